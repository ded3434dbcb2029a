// What `pith learn` may be told, for pages and for texts.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace pith {

struct LearnOptions {
  uint32_t min_pages = 3;            // a text or container on fewer pages is not a template's
  double min_share = 0.15;           // nor one on a smaller share of the pages
  size_t memory_entries = 1u << 20;  // texts remembered at a time, and a sixteenth as many containers

  // On how many of `pages` something stands at least that is a template's.
  uint32_t least_pages(uint32_t pages) const {
    return std::max({min_pages, static_cast<uint32_t>(std::ceil(min_share * pages)), 2u});
  }
};

}  // namespace pith
