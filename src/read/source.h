// ByteSource: raw bytes from a file descriptor or from memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/error.h"

namespace pith {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills up to `size` (> 0) bytes; 0 is the end. Errors: io.
  virtual Result<size_t> read(char* into, size_t size) = 0;
  // How many bytes there are in all, as far as that is known: a hint. 0 = unknown.
  virtual uint64_t size() const { return 0; }
};

// Errors: io, when the file cannot be opened or is a folder. "-" is standard input.
Result<std::unique_ptr<ByteSource>> open_source(const std::string& path);
std::unique_ptr<ByteSource> source_of_bytes(std::string bytes);

}  // namespace pith
