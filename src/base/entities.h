// Character references, resolved by the HTML Living Standard, 13.2.5.72 to 13.2.5.80: all 2,231 names of its table,
// also where they stand without semicolon, and numbers with the remapping of 0x80 to 0x9F to windows-1252.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pith {

// In attributes a name without ';' before '=' or an alphanumeric stays as it is (13.2.5.73).
enum class EntityContext { text, attribute };

// Appends what the reference at the begin of `raw` stands for, and returns its length; 0, and nothing appended, when
// `raw` does not begin with a reference. Looks at no more than the reference itself.
size_t decode_entity(std::string_view raw, EntityContext context, std::string& out);

// All references resolved; everything else stays.
std::string decode_entities(std::string_view raw, EntityContext context);

}  // namespace pith
