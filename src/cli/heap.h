// prepare_heap: memory that comes in huge pages.
#pragma once

namespace pith::cli {

// To be called first in main. The kernel hands out a new heap in pages of 4 KiB as they are touched, and a start
// touches two thousand: a third of what one small page costs. In pages of 2 MiB it is a few. Does nothing where the C
// library or the kernel has no such thing.
void prepare_heap();

}  // namespace pith::cli
