#include "read/headers.h"

#include "base/text.h"

namespace pith {
namespace {

// Cuts the first line off, without its line end.
std::string_view take_line(std::string_view& text) {
  const size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view stripped(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

// A parameter's value, quoted or not; `rest` is what follows it.
std::string parameter_value(std::string_view& rest) {
  std::string value;
  if (!rest.starts_with('"')) {
    const size_t end = std::min(rest.find(';'), rest.size());
    value = stripped(rest.substr(0, end));
    rest.remove_prefix(end);
    return value;
  }
  size_t at = 1;
  for (; at < rest.size() && rest[at] != '"'; ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
    value += rest[at];
  }
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return value;
}

void set_parameter(MediaType& media, std::string_view name, std::string value) {
  std::string* into = equals_ignoring_ascii_case(name, "charset")    ? &media.charset
                      : equals_ignoring_ascii_case(name, "boundary") ? &media.boundary
                      : equals_ignoring_ascii_case(name, "start")    ? &media.start
                                                                     : nullptr;
  if (into && into->empty()) *into = std::move(value);
}

}  // namespace

std::string_view Headers::get(std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (known == name) return value;
  }
  return {};
}

bool Headers::has(std::string_view name) const {
  for (const auto& field : fields_) {
    if (field.first == name) return true;
  }
  return false;
}

void Headers::add(std::string_view name, std::string_view value) {
  fields_.emplace_back(ascii_lowered(stripped(name)), stripped(value));
}

size_t header_block_end(std::string_view text) {
  for (size_t line = 0; line < text.size();) {
    const size_t end = text.find('\n', line);
    if (end == std::string_view::npos) return end;
    if (end == line || (end == line + 1 && text[line] == '\r')) return end + 1;
    line = end + 1;
  }
  return std::string_view::npos;
}

Headers parse_headers(std::string_view block) {
  Headers headers;
  std::string unfolded;
  const auto flush = [&] {
    const size_t colon = unfolded.find(':');
    if (colon != std::string::npos) headers.add(unfolded.substr(0, colon), unfolded.substr(colon + 1));
    unfolded.clear();
  };
  while (!block.empty()) {
    const std::string_view line = take_line(block);
    const bool continues = line.starts_with(' ') || line.starts_with('\t');
    if (!continues)
      flush();
    else
      unfolded += ' ';
    unfolded += stripped(line);
  }
  flush();
  return headers;
}

MediaType parse_media_type(std::string_view value) {
  MediaType media;
  const size_t end = std::min(value.find(';'), value.size());
  media.type = ascii_lowered(stripped(value.substr(0, end)));
  std::string_view rest = value.substr(end);
  while (!rest.empty()) {
    rest.remove_prefix(1);  // ';', or what stands after a quoted value
    const size_t equals = rest.find('=');
    const size_t next = rest.find(';');
    if (equals == std::string_view::npos) break;
    if (next < equals) {  // a parameter without a value
      rest.remove_prefix(next);
      continue;
    }
    const std::string_view name = stripped(rest.substr(0, equals));
    rest = stripped(rest.substr(equals + 1));
    set_parameter(media, name, parameter_value(rest));
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  }
  return media;
}

}  // namespace pith
