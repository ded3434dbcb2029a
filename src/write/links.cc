#include "write/links.h"

#include "base/text.h"
#include "base/url.h"

namespace pith {
namespace {

bool is_web(std::string_view scheme) {
  return scheme.empty() || scheme == "http" || scheme == "https";
}

bool is_link(std::string_view scheme) {
  return is_web(scheme) || scheme == "mailto" || scheme == "tel" || scheme == "ftp";
}

// A bitmap; SVG may hold scripts.
bool is_image_data(std::string_view url) {
  for (std::string_view type : {"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"}) {
    if (equals_ignoring_ascii_case(url.substr(0, 5 + type.size()), "data:" + std::string(type))) return true;
  }
  return false;
}

std::string_view first_of_srcset(std::string_view set) {
  set = trimmed(set);
  return set.substr(0, std::min(set.find_first_of(" \t\n,"), set.size()));
}

NodeId find_base(const Document& document) {
  const size_t in_head = std::min<size_t>(document.nodes.size(), 400);
  for (NodeId id = 0; id < in_head; ++id) {
    if (document.nodes[id].kind == NodeKind::element && document.nodes[id].tag == Tag::base) return id;
  }
  return kNoNode;
}

}  // namespace

Links::Links(const Document& document, std::string page_url)
    : document_(document), page_url_(std::move(page_url)), base_(page_url_) {
  const NodeId base = find_base(document);
  if (base == kNoNode) return;
  const auto href = document.attribute(base, "href");
  if (href && is_web(url_scheme(*href))) base_ = resolve_url(page_url_, *href);
}

std::optional<std::string> Links::target(NodeId link) const {
  const auto href = document_.attribute(link, "href");
  if (!href || trimmed(*href).empty() || trimmed(*href).front() == '#' || !is_link(url_scheme(*href)))
    return std::nullopt;
  std::string url = resolve_url(base_, *href);
  const size_t fragment = url.find('#');
  const std::string_view here = std::string_view(page_url_).substr(0, page_url_.find('#'));
  if (fragment != std::string::npos && url.compare(0, fragment, here) == 0) return std::nullopt;
  return url;
}

std::optional<std::string> Links::image(NodeId image, bool data) const {
  for (std::string_view name : {"src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset"}) {
    const auto value = document_.attribute(image, name);
    if (!value) continue;
    const std::string_view url = name.ends_with("srcset") ? first_of_srcset(*value) : trimmed(*value);
    if (url.empty()) continue;
    if (is_web(url_scheme(url))) return resolve_url(base_, url);
    if (data && is_image_data(url) && !document_.attribute(image, "data-src")) return std::string(url);
  }
  return std::nullopt;
}

}  // namespace pith
