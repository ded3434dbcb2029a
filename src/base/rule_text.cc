#include "base/rule_text.h"

#include "base/text.h"

namespace pith {

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += ' ';
    else
      out += c;
  }
  return out + '"';
}

std::string slug(std::string_view text) {
  std::string out;
  for (char c : text) {
    const char low = ascii_lower(c);
    if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9'))
      out += low;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "site" : out;
}

std::string whole_text_pattern(std::string_view text) {
  std::string out = "^";
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      if (at == 0 || text[at - 1] < '0' || text[at - 1] > '9') out += "\\d+";
      continue;
    }
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out + '$';
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

}  // namespace pith
