// Sitemaps and feeds by pugixml, which expands no entities but the five of XML and so has no bombs. Names are looked at
// without their prefixes: feeds in the wild use all of <rss>, <rdf:RDF> and <feed>, with and without. Tested in
// tests/unit/fetch/links_test.cc.
#include "fetch/links.h"

#include <pugixml.hpp>

#include "base/text.h"
#include "read/decoder.h"

namespace pith {
namespace {

constexpr size_t kMaxListBytes = 50u << 20;  // the sitemap protocol's limit, uncompressed

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([name](const pugi::xml_node& child) { return local_name(child) == name; });
}

void add_text(const pugi::xml_node& node, std::vector<std::string>& list) {
  const std::string_view text = trimmed(node.child_value());
  if (!text.empty()) list.emplace_back(text);
}

Error fault(std::string message) {
  return Error{ErrorCode::syntax, std::move(message), {}};
}

// The text of what may be compressed. Errors: of the compression.
Result<std::string> unpacked(std::string_view bytes) {
  if (!bytes.starts_with("\x1f\x8b")) return std::string(bytes);
  std::string plain;
  std::optional<Error> error = decode_all(*gzip_decoder(), bytes, kMaxListBytes, plain);
  if (error) return *error;
  return plain;
}

// Atom: the alternate of an entry, or its first link. RSS: <link>, or a <guid> that is an address.
std::string entry_link(const pugi::xml_node& entry) {
  std::string first;
  for (const pugi::xml_node& link : entry.children()) {
    if (local_name(link) != "link") continue;
    const std::string_view href = trimmed(link.attribute("href").value());
    const std::string_view address = href.empty() ? trimmed(link.child_value()) : href;
    const std::string_view relation = link.attribute("rel").value();
    if (!address.empty() && (relation.empty() || relation == "alternate")) return std::string(address);
    if (first.empty()) first = address;
  }
  const std::string_view guid = trimmed(child_named(entry, "guid").child_value());
  return first.empty() && guid.starts_with("http") ? std::string(guid) : first;
}

}  // namespace

Result<LinkList> parse_sitemap(std::string_view bytes) {
  const Result<std::string> text = unpacked(bytes);
  if (!text) return text.error();
  LinkList list;
  if (!trimmed(text.value()).starts_with('<')) {
    list.pages = parse_url_list(text.value());
    return list;
  }
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(text->data(), text->size());
  if (!parsed) return fault(std::string("not a sitemap: ") + parsed.description());
  const pugi::xml_node root = document.document_element();
  const std::string_view kind = local_name(root);
  if (kind != "urlset" && kind != "sitemapindex")
    return fault("not a sitemap: the root is <" + std::string(kind) + '>');
  for (const pugi::xml_node& entry : root.children()) {
    add_text(child_named(entry, "loc"), kind == "urlset" ? list.pages : list.sitemaps);
  }
  return list;
}

Result<LinkList> parse_feed(std::string_view bytes, const WebUrl& base) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size());
  if (!parsed) return fault(std::string("not a feed: ") + parsed.description());
  const pugi::xml_node root = document.document_element();
  const std::string_view kind = local_name(root);
  if (kind != "rss" && kind != "RDF" && kind != "feed")
    return fault("not a feed: the root is <" + std::string(kind) + '>');
  const pugi::xml_node items = kind == "rss" ? child_named(root, "channel") : root;
  LinkList list;
  for (const pugi::xml_node& entry : items.children()) {
    if (local_name(entry) != "item" && local_name(entry) != "entry") continue;
    const std::string link = entry_link(entry);
    const Result<WebUrl> url = resolve_web_url(base, link);
    if (!link.empty() && url) list.pages.push_back(url->text);
  }
  return list;
}

std::vector<std::string> parse_url_list(std::string_view text) {
  std::vector<std::string> list;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line[0] != '#') list.emplace_back(line);
  }
  return list;
}

}  // namespace pith
