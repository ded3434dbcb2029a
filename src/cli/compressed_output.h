// Output in compressed members.
#pragma once

#include <cstddef>
#include <memory>

#include "cli/output.h"
#include "read/compress.h"

namespace pith::cli {

// Writes to `inner`, which is one file or several shards of one, members of whole documents: as soon as their bytes
// are `member_size` or more they are compressed and written, so that members lie the same in any run over the same
// documents. What inner->already() says holds here too. An output without documents is one empty member.
std::unique_ptr<Output> compressed_output(std::unique_ptr<Output> inner, Compression compression, size_t member_size);

}  // namespace pith::cli
