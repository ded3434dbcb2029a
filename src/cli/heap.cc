// malloc's heap is the memory up to the program break (brk(2)). It is grown once by kHeap, of which nothing is touched
// yet, and the kernel is asked for huge pages there (madvise(2), MADV_HUGEPAGE). So much holds the rules and the model
// and most documents; what is beyond comes in small pages as ever.
//
// glibc does the same for the whole heap when GLIBC_TUNABLES says glibc.malloc.hugetlb=1 before the program starts.
#include "cli/heap.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace pith::cli {

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)

void prepare_heap() {
  constexpr uintptr_t kHugePage = 2u << 20, kHeap = 16u << 20, kAsked = 256u << 10;
  // glibc raises the first two by itself, up to 32 and 64 MiB, after the first big blocks; that ends with mallopt.
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
  mallopt(M_TOP_PAD, kHeap);
  void* volatile block = std::malloc(kAsked);  // volatile: neither it nor free() is left out
  const auto at = reinterpret_cast<uintptr_t>(block), end = reinterpret_cast<uintptr_t>(sbrk(0));
  std::free(block);
  mallopt(M_TOP_PAD, 1 << 20);
  if (!block || at >= end || end - at < kHeap) return;  // another malloc, another heap
  const uintptr_t begin = (at + kHugePage - 1) / kHugePage * kHugePage;
  madvise(reinterpret_cast<void*>(begin), end / kHugePage * kHugePage - begin, MADV_HUGEPAGE);
}

#else

void prepare_heap() {}

#endif

}  // namespace pith::cli
