// Map: from offsets of the text that was written to offsets of the source.
#pragma once

#include <cstdint>
#include <vector>

#include "model/block.h"
#include "model/document.h"

namespace pith {

// The byte at `output` of the written text stands at `source` of the page; from there on both advance together until
// the next entry. Bytes that the writer made (line breaks between blocks, bullets) follow the text before them.
struct MapEntry {
  uint32_t output = 0;
  uint32_t source = 0;
  friend bool operator==(MapEntry, MapEntry) = default;
};

// A range of a block's text, and where it was written.
struct Placed {
  uint32_t output = 0;
  BlockId block = kNoBlock;
  Span within;
};

// `placed` rises in document order. The entries rise in both offsets; an entry stands only where the distance between
// the two changes: at squeezed white space, at both ends of a character reference, and between pieces.
std::vector<MapEntry> map_of(const Document& document, const Blocks& blocks, const std::vector<Placed>& placed);

}  // namespace pith
