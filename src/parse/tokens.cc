#include "parse/tokens.h"

#include "base/bytes.h"
#include "base/text.h"
#include "model/attributes.h"

namespace pith {
namespace {

bool ends_name(char c) {
  return is_ascii_space(c) || c == '/' || c == '>';
}

size_t find_byte(std::string_view source, char byte, size_t at) {
  const size_t found = find_near(source, at, byte);
  return found == source.size() ? kNoEnd : found;
}

Span span(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

// `lower_case` stands at `at` in any case, followed by a byte that ends a tag name.
bool name_at(std::string_view source, size_t at, std::string_view lower_case) {
  return at + lower_case.size() < source.size() && ends_name(source[at + lower_case.size()]) &&
         equals_ignoring_ascii_case(source.substr(at, lower_case.size()), lower_case);
}

void note_attribute(std::string_view source, Span name, Span value, TagToken& token) {
  token.has_attributes = true;
  if (name.size() == 2) {
    if (token.id.empty() && equals_ignoring_ascii_case(name.of(source), "id")) token.id = value;
  } else if (name.size() == 5) {
    if (token.classes.empty() && equals_ignoring_ascii_case(name.of(source), "class")) token.classes = value;
  } else if (name.size() == 8) {
    if (equals_ignoring_ascii_case(name.of(source), "itemprop")) token.annotated = true;
  } else if (name.size() == 3) {
    if (equals_ignoring_ascii_case(name.of(source), "rel") && contains_ignoring_ascii_case(value.of(source), "author"))
      token.annotated = true;
  }
}

// The value that begins at `*at` (behind '=' and white space); moves past it, to kNoEnd when a quote does not close.
Span scan_value(std::string_view source, size_t* at) {
  if (*at >= source.size() || source[*at] == '>') return {};
  const char quote = source[*at];
  if (quote == '"' || quote == '\'') {
    const size_t end = find_byte(source, quote, *at + 1);
    if (end == kNoEnd) {
      *at = kNoEnd;
      return {};
    }
    const Span value = span(*at + 1, end);
    *at = end + 1;
    return value;
  }
  const size_t begin = *at;
  while (*at < source.size() && !is_ascii_space(source[*at]) && source[*at] != '>') ++*at;
  return span(begin, *at);
}

}  // namespace

TagToken scan_tag(std::string_view source, size_t at) {
  TagToken token;
  const size_t size = source.size();
  const size_t name = at;
  at = tag_name_end(source, at);
  token.name = span(name, at);
  for (;;) {
    bool slash = false;
    while (at < size && (is_ascii_space(source[at]) || source[at] == '/')) slash = source[at++] == '/';
    if (at >= size) return token;
    if (source[at] == '>') {
      token.self_closing = slash;
      token.end = at + 1;
      token.tag = tag_of(token.name.of(source));
      return token;
    }
    const size_t begin = at;
    at = attribute_name_end(source, at + 1);
    const Span attribute = span(begin, at);
    Span value;
    while (at < size && is_ascii_space(source[at])) ++at;
    if (at < size && source[at] == '=') {
      ++at;
      while (at < size && is_ascii_space(source[at])) ++at;
      value = scan_value(source, &at);
      if (at == kNoEnd) return token;
    }
    note_attribute(source, attribute, value, token);
  }
}

size_t declaration_end(std::string_view source, size_t at) {
  if (source.substr(at, 4) != "<!--") {
    const size_t end = find_byte(source, '>', at + 2);
    return end == kNoEnd ? source.size() : end + 1;
  }
  at += 4;
  if (source.substr(at, 1) == ">") return at + 1;
  if (source.substr(at, 2) == "->") return at + 2;
  for (;;) {
    at = find_byte(source, '-', at);
    if (at == kNoEnd) return source.size();
    size_t dashes = at;
    while (dashes < source.size() && source[dashes] == '-') ++dashes;
    if (dashes - at >= 2) {
      if (source.substr(dashes, 1) == ">") return dashes + 1;
      if (source.substr(dashes, 2) == "!>") return dashes + 2;
    }
    at = dashes;
  }
}

size_t raw_text_end(std::string_view source, size_t at, std::string_view name) {
  for (;; ++at) {
    at = find_byte(source, '<', at);
    if (at == kNoEnd) return source.size();
    if (source.substr(at, 2) == "</" && name_at(source, at + 2, name)) return at;
  }
}

size_t script_end(std::string_view source, size_t at) {
  enum { plain, escaped, double_escaped } state = plain;
  size_t dashes_from = 0;  // "<!--" counts its own dashes towards "-->"
  for (;; ++at) {
    const size_t open = find_byte(source, '<', at);
    if (state != plain) {  // does the comment end before?
      const size_t end = source.substr(0, open).find("-->", dashes_from);
      if (end != kNoEnd) {
        state = plain;
        at = end + 2;
        continue;
      }
      if (open != kNoEnd) dashes_from = open;
    }
    if (open == kNoEnd) return source.size();
    at = open;
    if (state == plain && source.substr(at, 4) == "<!--") {
      state = escaped;
      dashes_from = at + 2;
      at += 1;
    } else if (source.substr(at, 2) == "</" && name_at(source, at + 2, "script")) {
      if (state != double_escaped) return at;
      state = escaped;
    } else if (state == escaped && name_at(source, at + 1, "script")) {
      state = double_escaped;
    }
  }
}

}  // namespace pith
