// The reference for the reducer: what Gumbo makes of a page that was not reduced, and what pith's Document says, both
// as one line an element or text, so that they can be compared and the first difference shown.
#pragma once

#include <gumbo.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "model/attributes.h"
#include "model/document.h"

namespace pith::test {

// Left out of the comparison, on both sides: what stands inside script, style and svg; comments; white space at the
// ends of a text and texts of nothing else (the reducer drops what is idle); controls and noncharacters, which Gumbo
// replaces where the standard does not.
class Canonical {
 public:
  std::vector<std::string> lines;

  void open(std::string_view name) {
    flush();
    lines.push_back("<" + std::string(name));
  }
  void close() {
    flush();
    lines.push_back(">");
  }
  void attribute(std::string_view name, std::string_view value) {
    lines.push_back(" " + std::string(name) + "=" + without_controls(value));
  }
  void text(std::string_view part) { text_ += part; }

 private:
  void flush() {
    const std::string plain = without_controls(text_);
    size_t begin = 0, end = plain.size();
    while (begin < end && is_ascii_space(plain[begin])) ++begin;
    while (end > begin && is_ascii_space(plain[end - 1])) --end;
    if (begin < end) lines.push_back("\"" + plain.substr(begin, end - begin));
    text_.clear();
  }

  static std::string without_controls(std::string_view text) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
      const char32_t c = decode_utf8(text, &at);
      const bool control = (c < 0x20 && !(c < 0x80 && is_ascii_space(static_cast<char>(c)))) || (c >= 0x7F && c < 0xA0);
      const bool noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
      if (!control && !noncharacter && c != kReplacement) append_utf8(out, c);
    }
    return out;
  }

  std::string text_;
};

inline std::string gumbo_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return ascii_lowered({name.data, name.length});
}

inline std::vector<std::string> canonical_of_whole(std::string_view page) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());
  Canonical out;
  struct Frame {
    const GumboNode* node;
    unsigned next;
  };
  std::vector<Frame> stack{{output->document, 0}};
  auto children = [](const GumboNode* node) -> const GumboVector* {
    if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return nullptr;
    const GumboElement& e = node->v.element;
    if (e.tag == GUMBO_TAG_SVG && e.tag_namespace == GUMBO_NAMESPACE_SVG) return nullptr;
    return e.tag_namespace == GUMBO_NAMESPACE_HTML && (e.tag == GUMBO_TAG_SCRIPT || e.tag == GUMBO_TAG_STYLE)
               ? nullptr
               : &e.children;
  };
  while (!stack.empty()) {
    Frame& top = stack.back();
    const GumboVector* list = children(top.node);
    if (!list || top.next == list->length) {
      if (top.node->type != GUMBO_NODE_DOCUMENT) out.close();
      stack.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(list->data[top.next++]);
    if (child->type == GUMBO_NODE_COMMENT) continue;
    if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE || child->type == GUMBO_NODE_CDATA) {
      out.text(child->v.text.text);
      continue;
    }
    const GumboElement& e = child->v.element;
    out.open(gumbo_name(e));
    if (e.tag_namespace == GUMBO_NAMESPACE_HTML && e.original_tag.length > 0 && e.tag != GUMBO_TAG_HTML &&
        e.tag != GUMBO_TAG_BODY) {  // these two take over attributes of later tags of their name
      for (unsigned i = 0; i < e.attributes.length; ++i) {
        const auto* a = static_cast<const GumboAttribute*>(e.attributes.data[i]);
        out.attribute(a->name, a->value);
      }
    }
    stack.push_back({child, 0});
  }
  gumbo_destroy_output(&options, output);
  return out.lines;
}

// Gumbo 0.10 glues the name of a repeated attribute to the next one: <a x x y> has the attributes "x" and "xy".
inline bool repeats_attribute(std::string_view tag) {
  std::vector<std::string> names;
  for (AttributeScanner scan(tag); scan.next();) names.push_back(ascii_lowered(scan.name()));
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

// The document in the same form. `whole` names the attributes to ask for: an element's attribute lines in it are looked
// up in the document, so that attributes are compared as they are read.
inline std::vector<std::string> canonical_of(const Document& document, const std::vector<std::string>& whole) {
  Canonical out;
  std::vector<NodeId> open;
  for (NodeId id = 1; id <= document.nodes.size(); ++id) {
    while (!open.empty() && document.nodes[open.back()].end <= id) out.close(), open.pop_back();
    if (id == document.nodes.size()) break;
    const Node& node = document.nodes[id];
    if (node.kind == NodeKind::text) {
      out.text(document.leaves[node.leaf].text);
      continue;
    }
    out.open(document.name(id));
    open.push_back(id);
    for (size_t i = out.lines.size(); i < whole.size() && whole[i][0] == ' '; i = out.lines.size()) {
      const std::string name = whole[i].substr(1, whole[i].find('=', 2) - 1);
      const auto value = document.attribute(id, name);
      if (!value && repeats_attribute(document.nodes[id].source.of(document.source))) {
        out.lines.push_back(whole[i]);
      } else {
        out.attribute(name, value ? *value : "(missing)");
      }
    }
  }
  return out.lines;
}

// "" when both are the same, else the first difference with its surroundings.
inline std::string first_difference(const std::vector<std::string>& whole, const std::vector<std::string>& reduced) {
  size_t at = 0;
  while (at < whole.size() && at < reduced.size() && whole[at] == reduced[at]) ++at;
  if (at == whole.size() && at == reduced.size()) return "";
  std::string out = "line " + std::to_string(at) + " of " + std::to_string(whole.size()) + "/" +
                    std::to_string(reduced.size()) + "\n";
  for (const auto* lines : {&whole, &reduced}) {
    out += lines == &whole ? "whole:\n" : "reduced:\n";
    for (size_t i = at < 4 ? 0 : at - 4; i < std::min(lines->size(), at + 4); ++i)
      out += (i == at ? "  > " : "    ") + (*lines)[i].substr(0, 200) + "\n";
  }
  return out;
}

}  // namespace pith::test
