// Inputs of both kinds, files and web addresses, as one sequence of records.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/fetcher.h"
#include "read/reader.h"

namespace pith {

// "http://…" or "https://…".
bool is_web_address(std::string_view input);

// Like open_inputs(), but inputs that are web addresses are fetched, each when its turn comes; pauses and robots.txt
// hold over all of them.
std::unique_ptr<RecordReader> open_files_and_web(std::vector<std::string> inputs, const ReadOptions& read,
                                                 const FetchOptions& fetch);

}  // namespace pith
