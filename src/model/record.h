// Record: the bytes of one document and where they came from. What readers and the fetcher produce.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.h"

namespace pith {

struct Origin {
  std::string container;  // archive or folder that the document came from; empty = a file of its own
  uint64_t offset = 0;    // byte offset of the record in the container
  uint64_t length = 0;    // bytes that the record takes in the container
  uint64_t ordinal = 0;   // position among the inputs of the run, from 0
};

struct Record {
  std::string id;            // stable name: WARC-Record-ID, path relative to the input, or "-" for standard input
  std::string path;          // file it was read from; empty when there is none
  std::string url;           // where the document lives on the web, when known
  std::string media_type;    // declared (HTTP or container), lower case, without parameters; empty = not declared
  std::string date;          // when it was captured or last changed, as WARC-Date has it; empty = not known
  std::string charset_hint;  // charset parameter of the declared media type; empty = none
  std::string bytes;
  Origin origin;
  std::string passthrough;     // a JSON object's members ("\"a\":1,\"b\":2") that travel to the output untouched
  std::optional<Error> error;  // the document could not be read; bytes are what there is of it
};

}  // namespace pith
