#include "base/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/entity_names.h"
#include "base/utf8.h"

namespace pith {
namespace {

struct Name {
  std::string_view name;
  bool legacy;  // stands without semicolon too
  char32_t first, second;
};

constexpr size_t kLongestName = 31;   // CounterClockwiseContourIntegral
constexpr size_t kLongestLegacy = 6;  // Aacute

std::vector<Name> read_names() {
  std::vector<Name> names;
  names.reserve(2125);
  for (std::string_view rest = kEntityNames; !rest.empty();) {
    const size_t mark = rest.find_first_of("=!"), end = rest.find(' ');
    Name name{rest.substr(0, mark), rest[mark] == '!', 0, 0};
    uint32_t code = 0;
    const char* last = rest.data() + end;
    const char* at = std::from_chars(rest.data() + mark + 1, last, code, 16).ptr;
    name.first = code;
    if (at != last && std::from_chars(at + 1, last, code, 16).ptr == last) name.second = code;
    names.push_back(name);
    rest.remove_prefix(end + 1);
  }
  return names;
}

const Name* find_name(std::string_view name) {
  static const auto* const kNames = new std::vector<Name>(read_names());
  const auto found = std::lower_bound(kNames->begin(), kNames->end(), name,
                                      [](const Name& entry, std::string_view wanted) { return entry.name < wanted; });
  return found != kNames->end() && found->name == name ? &*found : nullptr;
}

bool is_digit(char c, bool hex) {
  return (c >= '0' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}
bool is_alphanumeric(char c) {
  return is_digit(c, false) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// HTML Living Standard, 13.2.5.80; 0 = stays as it is.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t resolved(char32_t code) {
  if (code == 0) return kReplacement;
  if (code >= 0x80 && code <= 0x9F && kWindows1252[code - 0x80] != 0) return kWindows1252[code - 0x80];
  return code;  // append_utf8 replaces surrogates and what is past Unicode
}

size_t decode_number(std::string_view raw, std::string& out) {
  const bool hex = raw.size() > 2 && (raw[2] == 'x' || raw[2] == 'X');
  const size_t begin = hex ? 3 : 2;
  size_t at = begin;
  char32_t code = 0;
  for (; at < raw.size() && is_digit(raw[at], hex); ++at) {
    const char c = raw[at];
    const char32_t digit = static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    code = std::min<char32_t>(code * (hex ? 16 : 10) + digit, 0x110000);
  }
  if (at == begin) return 0;
  append_utf8(out, resolved(code));
  return at < raw.size() && raw[at] == ';' ? at + 1 : at;
}

size_t emit(const Name& name, size_t length, std::string& out) {
  append_utf8(out, name.first);
  if (name.second != 0) append_utf8(out, name.second);
  return length;
}

size_t decode_name(std::string_view raw, EntityContext context, std::string& out) {
  size_t end = 1;
  while (end < raw.size() && end <= kLongestName + 1 && is_alphanumeric(raw[end])) ++end;
  if (end < raw.size() && raw[end] == ';') {
    if (const Name* name = find_name(raw.substr(1, end - 1))) return emit(*name, end + 1, out);
  }
  for (size_t length = std::min(end - 1, kLongestLegacy); length >= 2; --length) {
    const Name* name = find_name(raw.substr(1, length));
    if (!name || !name->legacy) continue;
    const char next = length + 1 < raw.size() ? raw[length + 1] : ' ';
    if (context == EntityContext::attribute && (next == '=' || is_alphanumeric(next))) return 0;
    return emit(*name, length + 1, out);
  }
  return 0;
}

}  // namespace

size_t decode_entity(std::string_view raw, EntityContext context, std::string& out) {
  if (raw.size() < 2 || raw[0] != '&') return 0;
  return raw[1] == '#' ? decode_number(raw, out) : decode_name(raw, context, out);
}

std::string decode_entities(std::string_view raw, EntityContext context) {
  std::string out;
  out.reserve(raw.size());
  while (!raw.empty()) {
    const size_t plain = std::min(raw.find('&'), raw.size());
    out += raw.substr(0, plain);
    raw.remove_prefix(plain);
    if (raw.empty()) break;
    size_t length = decode_entity(raw, context, out);
    if (length == 0) out += raw[0], length = 1;
    raw.remove_prefix(length);
  }
  return out;
}

}  // namespace pith
