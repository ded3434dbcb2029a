// Character references for what pith reads from the source itself: attribute values, JSON-LD, titles. (Gumbo resolves
// those of text leaves.) Numeric references by the HTML Living Standard 13.2.5.80, names by the table of HTML 4.01.
#pragma once

#include <string>
#include <string_view>

namespace pith {

// In attributes a name without ';' before '=' or an alphanumeric stays as it is (13.2.5.73).
enum class EntityContext { text, attribute };

std::string decode_entities(std::string_view raw, EntityContext context);

// For a raw text whose decoded form is `decode_entities(raw, text)` with CR LF and CR read as LF: the raw offset that
// stands for the decoded offset. An offset inside a reference gives the reference's begin; past the end gives
// raw.size().
size_t raw_offset_of_decoded(std::string_view raw, size_t decoded_offset);

}  // namespace pith
