// Output: where cleaned documents go. Files come to be whole or not at all.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "model/record.h"
#include "read/compress.h"

namespace pith::cli {

class Output {
 public:
  virtual ~Output() = default;
  // One document. An error of the output as a whole (a full disk, a closed pipe) recurs on each call.
  virtual std::optional<Error> write(const Record& record, std::string_view bytes) = 0;
  // After documents, also such that wrote nothing: what was written so far is these and those before.
  virtual std::optional<Error> passed(uint64_t /*documents*/) { return std::nullopt; }
  // Documents that an earlier run has done: they are to be left out.
  virtual uint64_t already() const { return 0; }
  // To be called when all was written: what was not finished does not appear.
  virtual std::optional<Error> finish() = 0;
};

// Standard output.
std::unique_ptr<Output> standard_output();

// One file for all documents, written beside it and renamed at the end. Devices and pipes are written as they are.
Result<std::unique_ptr<Output>> file_output(const std::string& path);

// A file a document below `folder`, in the folders that its id names, with `extension` (".txt", ".txt.gz") in place of
// its own. Each is compressed, written beside itself and renamed.
Result<std::unique_ptr<Output>> folder_output(const std::string& folder, const std::string& extension,
                                              Compression compression = Compression::none);

// Where folder_output() puts a document: a relative path that stays inside, without control characters.
std::string output_name(const std::string& id, const std::string& extension);

// From now on SIGINT and SIGTERM remove the file that is being written before they end the program, and a closed pipe
// is an error of write() and not a signal.
void guard_signals();

}  // namespace pith::cli
