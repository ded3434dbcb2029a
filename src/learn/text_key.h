// Keys of texts: what is the same text from page to page.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/block.h"
#include "model/document.h"

namespace pith {

// Equal for texts that differ in case, punctuation and the values of numbers, so "12 Comments" and "3 comments" are
// one; a text without any letter is itself alone. 0 for a text with nothing to tell it by.
uint64_t text_key(std::string_view text);

// The key of a short block that is a label with a value, without the value: links, and dates. "In <a>Ports</a>" and "In
// <a>Rivers</a>" have one, and all lines with a date. 0 for other blocks.
uint64_t label_key(const Document& document, const Block& block);

}  // namespace pith
