// Outputs for long runs: one that can be killed and gone on with, and one in shards.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "cli/output.h"

namespace pith::cli {

// Like file_output(), but what was written stays in PATH.part when the program ends early, with PATH.progress beside
// it: how many documents are done and how long the file was then. Opened again it goes on there: already() documents
// are to be left out. `run` says what the run is (inputs, flags, rules): another one's progress is an Error usage. Both
// files are gone when the run is finished. With a `shard_size` it writes shards, as sharded_output() does; PATH.part is
// the part of the current one.
Result<std::unique_ptr<Output>> resumable_output(const std::string& path, const std::string& run,
                                                 uint64_t shard_size = 0);

// "pages.jsonl" becomes "pages-00001.jsonl", "pages-00002.jsonl" …, each begun when the one before has `size` bytes or
// more, and whole or not there. A document is never cut in two.
std::unique_ptr<Output> sharded_output(const std::string& path, uint64_t size);

// The name of shard `number`, from 1.
std::string shard_name(const std::string& path, uint32_t number);

}  // namespace pith::cli
