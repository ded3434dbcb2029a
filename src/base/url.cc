#include "base/url.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace pith {
namespace {

bool is_control_or_space(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
}

bool is_scheme_character(char c) {
  const char lower = ascii_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

std::string cleaned(std::string_view url) {
  while (!url.empty() && is_control_or_space(url.front())) url.remove_prefix(1);
  while (!url.empty() && is_control_or_space(url.back())) url.remove_suffix(1);
  std::string out(url);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

// scheme ":" "//" authority path "?" query "#" fragment, each with its mark; RFC 3986, appendix B.
struct Parts {
  std::string_view scheme, authority, path, query, fragment;
};

Parts split(std::string_view url) {
  Parts parts;
  auto take = [&](size_t length) {
    const std::string_view part = url.substr(0, length);
    url.remove_prefix(part.size());
    return part;
  };
  size_t colon = 0;
  while (colon < url.size() && is_scheme_character(url[colon])) ++colon;
  if (colon > 0 && colon < url.size() && url[colon] == ':' && (url[0] < '0' || url[0] > '9'))
    parts.scheme = take(colon + 1);
  if (url.substr(0, 2) == "//") parts.authority = take(std::min(url.find_first_of("/?#", 2), url.size()));
  parts.path = take(std::min(url.find_first_of("?#"), url.size()));
  parts.query = take(std::min(url.find('#'), url.size()));
  parts.fragment = url;
  return parts;
}

// RFC 3986, 5.2.4.
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  const bool absolute = path.substr(0, 1) == "/";
  bool folder = false;
  for (size_t at = absolute ? 1 : 0; at <= path.size();) {
    const size_t end = std::min(path.find('/', at), path.size());
    const std::string_view segment = path.substr(at, end - at);
    folder = segment == "." || segment == "..";
    if (segment == ".." && !kept.empty()) kept.pop_back();
    if (!folder) kept.push_back(segment);
    at = end + 1;
  }
  std::string out = absolute ? "/" : "";
  for (size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) out += '/';
    out += kept[i];
  }
  if (folder && !kept.empty()) out += '/';
  return out;
}

std::string merged(const Parts& base, std::string_view path) {
  if (!base.authority.empty() && base.path.empty()) return "/" + std::string(path);
  const size_t slash = base.path.rfind('/');
  return std::string(base.path.substr(0, slash + 1)) + std::string(path);  // npos + 1 == 0
}

}  // namespace

std::string url_scheme(std::string_view url) {
  std::string bare(url);
  std::erase_if(bare, is_control_or_space);
  const std::string_view scheme = split(bare).scheme;
  return ascii_lowered(scheme.substr(0, scheme.size() - std::min<size_t>(scheme.size(), 1)));
}

std::string resolve_url(std::string_view base, std::string_view reference) {
  const std::string own = cleaned(reference);
  const Parts to = split(own);
  const Parts from = split(base);
  if (!to.scheme.empty() || from.scheme.empty()) return own;
  std::string out(from.scheme);
  if (!to.authority.empty())
    return out + std::string(to.authority) + without_dots(to.path) + std::string(to.query) + std::string(to.fragment);
  out += from.authority;
  if (to.path.empty()) {
    out += from.path;
    out += to.query.empty() ? from.query : to.query;
  } else {
    out += without_dots(to.path.front() == '/' ? std::string(to.path) : merged(from, to.path));
    out += to.query;
  }
  out += to.fragment;
  return out;
}

}  // namespace pith
