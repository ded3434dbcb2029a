#include "parse/source_facts.h"

#include <algorithm>
#include <array>

#include "base/entities.h"
#include "base/text.h"
#include "model/attributes.h"
#include "parse/tokens.h"

namespace pith {
namespace {

constexpr size_t kLongestTitle = 400;  // bytes
constexpr size_t kMaxStatements = 300;
constexpr size_t kMaxHeadlines = 8;

std::string decoded(std::string_view raw) {
  return squeezed(decode_entities(raw, EntityContext::attribute));
}

// The first bytes, and what else belongs to the last character of them.
std::string_view cut(std::string_view text, size_t bytes) {
  while (bytes < text.size() && (text[bytes] & 0xC0) == 0x80) ++bytes;
  return text.substr(0, bytes);
}

std::string_view find(const std::vector<std::pair<std::string, std::string>>& list, std::string_view name) {
  for (const auto& [key, value] : list) {
    if (key == name && !value.empty()) return value;
  }
  return "";
}

class Walk {
 public:
  explicit Walk(const Document& document) : document_(document) {}

  SourceFacts run() {
    for (NodeId id = 1; id < document_.nodes.size(); ++id) {
      const Node& node = document_.nodes[id];
      if (node.kind == NodeKind::element && !node.foreign) visit(id, node);
    }
    for (NodeId id : document_.annotated) annotated(id);
    return std::move(facts_);
  }

 private:
  void visit(NodeId id, const Node& node) {
    switch (node.tag) {
      case Tag::html:
        facts_.language = attribute(id, "lang");
        if (facts_.language.empty()) facts_.language = attribute(id, "xml:lang");
        break;
      case Tag::meta:
        meta(node);
        break;
      case Tag::link:
        if (facts_.canonical.empty() && equals_ignoring_ascii_case(attribute(id, "rel"), "canonical"))
          facts_.canonical = attribute(id, "href");
        break;
      case Tag::script:
        script(id, node);
        break;
      case Tag::title:
        if (facts_.title.empty()) facts_.title = text_below(document_, id, kLongestTitle);
        break;
      case Tag::h1:
        if (facts_.h1.size() < kMaxHeadlines) headline(id, text_below(document_, id, kLongestTitle));
        break;
      case Tag::time:
        if (facts_.time.empty()) facts_.time = attribute(id, "datetime");
        if (facts_.time.empty()) facts_.time = text_below(document_, id, kLongestTitle);
        break;
      default:
        break;
    }
  }

  // Without the mark of a permanent link behind it.
  void headline(NodeId id, std::string text) {
    for (std::string_view mark : {"\xC2\xB6", "#", "\xF0\x9F\x94\x97", "\xEF\x83\x81"}) {
      if (text.ends_with(mark)) text = std::string(trimmed(text.substr(0, text.size() - mark.size())));
    }
    if (!text.empty()) facts_.h1.push_back({std::move(text), id});
  }

  std::string attribute(NodeId id, std::string_view name) const {
    return squeezed(document_.attribute(id, name).value_or(""));
  }

  void meta(const Node& node) {
    if (facts_.meta.size() >= kMaxStatements) return;
    std::string_view name, content;
    for (AttributeScanner scan(document_.source, node.source); scan.next();) {
      const std::string_view key = scan.name();
      if (equals_ignoring_ascii_case(key, "content")) {
        content = scan.value();
      } else if (equals_ignoring_ascii_case(key, "name") || equals_ignoring_ascii_case(key, "property") ||
                 (name.empty() && equals_ignoring_ascii_case(key, "itemprop"))) {
        name = scan.value();
      }
    }
    if (!name.empty() && !content.empty()) facts_.meta.emplace_back(ascii_lowered(decoded(name)), decoded(content));
  }

  void script(NodeId id, const Node& node) {
    if (!contains_ignoring_ascii_case(node.source.of(document_.source), "ld+json")) return;
    const std::string type = attribute(id, "type");
    if (!contains_ignoring_ascii_case(type, "ld+json")) return;
    const size_t begin = node.source.end;
    read_jsonld(document_.source.substr(begin, script_end(document_.source, begin) - begin), facts_.jsonld);
  }

  // The element inside that has itemprop=name, or the element itself.
  NodeId name_inside(NodeId id) const {
    const auto begin = std::upper_bound(document_.annotated.begin(), document_.annotated.end(), id);
    for (auto at = begin; at != document_.annotated.end() && *at < document_.nodes[id].end; ++at) {
      if (ascii_lowered(attribute(*at, "itemprop")) == "name") return *at;
    }
    return id;
  }

  std::string stated(NodeId id) const {
    std::string value = attribute(id, "content");
    if (value.empty()) value = attribute(id, "datetime");
    return value.empty() ? text_below(document_, id, kLongestTitle) : value;
  }

  void annotated(NodeId id) {
    if (document_.nodes[id].tag == Tag::meta || facts_.microdata.size() >= kMaxStatements) return;
    const std::string property = ascii_lowered(attribute(id, "itemprop"));
    if (property.empty()) {
      if (facts_.rel_author.empty()) facts_.rel_author = text_below(document_, id, kLongestTitle);
      return;
    }
    facts_.microdata.emplace_back(property, stated(property == "author" ? name_inside(id) : id));
  }

  const Document& document_;
  SourceFacts facts_;
};

// Finds some signs in a text in one pass, whatever its case: it is looked at closely only where one of them may begin.
class Signs {
 public:
  explicit Signs(const std::vector<std::string_view>& signs) : signs_(signs) {  // in lower case
    for (std::string_view sign : signs) begins_[static_cast<unsigned char>(sign[0])] = true;
  }

  bool stand_in(std::string_view text) const {
    for (size_t at = 0; at < text.size(); ++at) {
      if (begins_[static_cast<unsigned char>(ascii_lower(text[at]))] && one_begins(text.substr(at))) return true;
    }
    return false;
  }

 private:
  bool one_begins(std::string_view text) const {
    return std::any_of(signs_.begin(), signs_.end(), [&](std::string_view sign) {
      return equals_ignoring_ascii_case(text.substr(0, sign.size()), sign);
    });
  }

  const std::vector<std::string_view>& signs_;
  std::array<bool, 256> begins_{};
};

}  // namespace

std::string_view SourceFacts::meta_of(std::string_view name) const {
  return find(meta, name);
}
std::vector<std::string_view> SourceFacts::metas_of(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : meta) {
    if (key == name && !value.empty() && std::find(values.begin(), values.end(), value) == values.end())
      values.push_back(value);
  }
  return values;
}
std::string_view SourceFacts::microdata_of(std::string_view name) const {
  return find(microdata, name);
}

SourceFacts read_source_facts(const Document& document) {
  return Walk(document).run();
}

std::string text_below(const Document& document, NodeId id, size_t bytes) {
  std::string text;
  for (NodeId below = id + 1; below < document.nodes[id].end && text.size() < bytes; ++below) {
    const Node& node = document.nodes[below];
    if (node.kind == NodeKind::text) {
      text += cut(document.leaves[node.leaf].text, bytes);
    } else if (!text.empty() && text.back() != ' ' && node.tag != Tag::b && node.tag != Tag::i && node.tag != Tag::em &&
               node.tag != Tag::strong && node.tag != Tag::wbr) {
      text += ' ';
    }
  }
  return squeezed(text);
}

std::string read_by_class(const Document& document, const std::vector<std::string_view>& signs, size_t longest,
                          std::string (*read)(std::string_view text)) {
  const Signs wanted(signs);
  std::vector<uint8_t> stand_in;  // by class value
  for (std::string_view classes : document.class_values) stand_in.push_back(wanted.stand_in(classes));
  for (NodeId id = 1; id < document.nodes.size(); ++id) {
    if (!stand_in[document.nodes[id].classes]) continue;
    const std::string text = text_below(document, id, longest + 1);
    if (text.empty() || text.size() > longest) continue;
    if (std::string value = read(text); !value.empty()) return value;
  }
  return "";
}

}  // namespace pith
