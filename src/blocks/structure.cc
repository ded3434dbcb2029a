// Pages wrap one thing in many elements: <div class=card><a><div class=inner><p>text. What a reader sees is one box. So
// elements that hold the same blocks are merged, top down, and levels above a block are counted in boxes:
//
//   <ul><li><a><span>One</span></a></li><li>Two</li></ul>   gives the boxes ul {One, Two}, li {One}, li {Two}.
//
// Distances to named ancestors are handed down from parent to child, so a page of depth d costs no more than its nodes.
// Tested in tests/unit/blocks/structure_test.cc.
#include "blocks/structure.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "base/text.h"

namespace pith {
namespace {

constexpr uint32_t role(RoleTag tag) {
  return uint32_t{1} << static_cast<int>(tag);
}

constexpr std::array<uint32_t, kTagCount> kRoles = [] {
  std::array<uint32_t, kTagCount> table{};
  auto set = [&](RoleTag to, std::initializer_list<Tag> tags) {
    for (Tag tag : tags) table[static_cast<size_t>(tag)] = role(to);
  };
  set(RoleTag::nav, {Tag::nav});
  set(RoleTag::header, {Tag::header});
  set(RoleTag::footer, {Tag::footer});
  set(RoleTag::aside, {Tag::aside});
  set(RoleTag::main, {Tag::main});
  set(RoleTag::article, {Tag::article});
  set(RoleTag::section, {Tag::section});
  set(RoleTag::form, {Tag::form, Tag::fieldset});
  set(RoleTag::figure, {Tag::figure, Tag::figcaption, Tag::picture});
  set(RoleTag::table, {Tag::table});
  set(RoleTag::list, {Tag::ul, Tag::ol, Tag::menu});
  set(RoleTag::dl, {Tag::dl});
  set(RoleTag::details, {Tag::details, Tag::summary});
  set(RoleTag::a, {Tag::a});
  set(RoleTag::blockquote, {Tag::blockquote});
  set(RoleTag::pre, {Tag::pre, Tag::xmp, Tag::listing});
  set(RoleTag::label, {Tag::label, Tag::legend});
  set(RoleTag::button, {Tag::button, Tag::select, Tag::textarea});
  set(RoleTag::dialog, {Tag::dialog});
  set(RoleTag::address, {Tag::address});
  set(RoleTag::p, {Tag::p});
  set(RoleTag::heading, {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6});
  set(RoleTag::noscript, {Tag::noscript});
  return table;
}();

// What one element says about itself.
struct Saying {
  uint64_t groups = 0;
  uint32_t roles = 0;
  uint64_t signature = 0;
};

// Letters of the first class word: "item-12 active" and "item-7" are of one kind.
uint64_t first_word(std::string_view classes) {
  uint64_t hash = 0xcbf29ce484222325u;
  size_t at = 0;
  while (at < classes.size() && is_ascii_space(classes[at])) ++at;
  for (; at < classes.size() && !is_ascii_space(classes[at]); ++at) {
    if (classes[at] < '0' || classes[at] > '9')
      hash = (hash ^ static_cast<unsigned char>(classes[at])) * 0x100000001b3u;
  }
  return hash;
}

// The attributes other than id and class that say something of a box; set once they have been looked for.
struct SayingAttributes {
  std::optional<std::string_view> role, itemprop, aria_hidden, style;
};

// Most tags have none of them, so each is asked for, once, only where its name stands before a '=': one look at the
// tag.
SayingAttributes saying_attributes(const Document& document, NodeId id, std::string_view tag) {
  SayingAttributes found;
  const auto read = [&](std::string_view before, std::string_view name, std::optional<std::string_view>& value) {
    if (!value && before.ends_with(name)) value = document.attribute(id, name).value_or("");
  };
  for (size_t at = tag.find('='); at != std::string_view::npos; at = tag.find('=', at + 1)) {
    const std::string_view before = tag.substr(0, at);
    read(before, "role", found.role);
    read(before, "itemprop", found.itemprop);
    read(before, "aria-hidden", found.aria_hidden);
    read(before, "style", found.style);
  }
  return found;
}

// What those attributes say: names of the box, and whether it is hidden.
void add_attributes(const Document& document, NodeId id, Saying& saying) {
  const std::string_view tag = document.nodes[id].source.of(document.source);
  const SayingAttributes told = saying_attributes(document, id, tag);
  if (const std::string_view text = told.role.value_or(""); !text.empty()) {
    saying.groups |= class_groups(text);
    if (text == "navigation" || text == "menu" || text == "menubar") saying.roles |= role(RoleTag::nav);
    if (text == "banner") saying.roles |= role(RoleTag::header);
    if (text == "contentinfo") saying.roles |= role(RoleTag::footer);
    if (text == "complementary") saying.roles |= role(RoleTag::aside);
    if (text == "main") saying.roles |= role(RoleTag::main);
    if (text == "article") saying.roles |= role(RoleTag::article);
    if (text == "dialog" || text == "alertdialog") saying.roles |= role(RoleTag::dialog);
    if (text == "button") saying.roles |= role(RoleTag::button);
  }
  saying.groups |= class_groups(told.itemprop.value_or(""));
  if (told.aria_hidden == "true") saying.roles |= role(RoleTag::hidden);
  const std::string_view style = told.style.value_or("");
  if (style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos ||
      style.find("visibility:hidden") != std::string_view::npos)
    saying.roles |= role(RoleTag::hidden);
  if (tag.find(" hidden") != std::string_view::npos && document.attribute(id, "hidden").has_value())
    saying.roles |= role(RoleTag::hidden);
}

// What a class attribute says.
struct ClassSaying {
  uint64_t groups = 0;
  uint64_t first_word = 0;
};

Saying saying_of(const Document& document, NodeId id, const ClassSaying& classes) {
  const Node& node = document.nodes[id];
  Saying saying;
  saying.roles = kRoles[static_cast<size_t>(node.tag)];
  saying.signature = static_cast<uint64_t>(node.tag) * 0x9E3779B97F4A7C15u;
  if (node.source.empty()) return saying;
  if (node.tag != Tag::body && node.tag != Tag::html) {  // there, themes list all that the page has
    saying.groups = classes.groups | class_groups(node.id.of(document.source));
    add_attributes(document, id, saying);
  }
  saying.signature ^= classes.first_word;
  return saying;
}

class Builder {
 public:
  Builder(const Document& document, const Blocks& blocks, Structure& out)
      : document_(document), blocks_(blocks), out_(out), classes_(document.class_values.size()) {}

  void run() {
    const auto count = static_cast<NodeId>(document_.nodes.size());
    out_.box_of_node.assign(count, kNoBox);
    for (NodeId id = 1; id < count; ++id) {
      const Node& node = document_.nodes[id];
      const BoxId above = out_.box_of_node[node.parent];
      out_.box_of_node[id] = above;
      if (node.kind != NodeKind::element) continue;
      const Blocks::Range range = blocks_.inside(document_, id);
      if (range.empty()) continue;
      if (above != kNoBox && out_.boxes[above].first == range.first && out_.boxes[above].last == range.last) {
        merge(above, saying(id));
      } else {
        out_.box_of_node[id] = add(id, above, range);
      }
    }
    finish();
  }

 private:
  Saying saying(NodeId id) {
    std::optional<ClassSaying>& classes = classes_[document_.nodes[id].classes];
    if (!classes) classes = {class_groups(document_.classes(id)), first_word(document_.classes(id))};
    return saying_of(document_, id, *classes);
  }

  void merge(BoxId into, const Saying& saying) {
    Box& box = out_.boxes[into];
    box.groups |= saying.groups;
    box.roles |= saying.roles;
    box.path = box.path * 31 + saying.signature;
  }

  BoxId add(NodeId id, BoxId parent, Blocks::Range range) {
    const Saying said = saying(id);
    Box box;
    box.node = id;
    box.parent = parent;
    box.first = range.first;
    box.last = range.last;
    box.tag = document_.nodes[id].tag;
    box.groups = said.groups;
    box.roles = said.roles;
    box.signature = said.signature;
    box.path = (parent == kNoBox ? 0 : out_.boxes[parent].path * 131) + said.signature;
    box.depth = parent == kNoBox ? 0 : static_cast<uint16_t>(out_.boxes[parent].depth + 1);
    const auto box_id = static_cast<BoxId>(out_.boxes.size());
    if (parent != kNoBox) {
      ++out_.boxes[parent].children;
      box.sibling_index = siblings_[key(parent, said.signature)]++;
    }
    out_.boxes.push_back(box);
    return box_id;
  }

  static uint64_t key(BoxId parent, uint64_t signature) {
    return signature ^ (uint64_t{parent} + 1) * 0xff51afd7ed558ccdu;
  }

  void finish() {
    out_.distances.resize(out_.boxes.size());
    for (BoxId id = 0; id < out_.boxes.size(); ++id) {
      Box& box = out_.boxes[id];
      if (box.parent != kNoBox) box.siblings = siblings_[key(box.parent, box.signature)];
      hand_down(id);
    }
  }

  void hand_down(BoxId id) {
    const Box& box = out_.boxes[id];
    auto& own = out_.distances[id];
    if (box.parent == kNoBox) {
      own.fill(kFarAway);
    } else {
      const auto& above = out_.distances[box.parent];
      for (size_t i = 0; i < own.size(); ++i) own[i] = static_cast<uint8_t>(above[i] + (above[i] < kFarAway));
    }
    for (uint32_t roles = box.roles; roles != 0; roles &= roles - 1) own[static_cast<size_t>(__builtin_ctz(roles))] = 0;
    for (uint64_t groups = box.groups; groups != 0; groups &= groups - 1)
      own[kRoleTagCount + static_cast<size_t>(__builtin_ctzll(groups))] = 0;
  }

  const Document& document_;
  const Blocks& blocks_;
  Structure& out_;
  std::vector<std::optional<ClassSaying>> classes_;  // by Node::classes, when one asks
  std::unordered_map<uint64_t, uint32_t> siblings_;
};

}  // namespace

std::string_view role_tag_name(RoleTag tag) {
  static constexpr std::string_view kNames[] = {
#define PITH_ROLE(name) #name,
      PITH_ROLE_TAGS(PITH_ROLE)
#undef PITH_ROLE
  };
  return kNames[static_cast<int>(tag)];
}

Structure structure_of(const Document& document, const Blocks& blocks) {
  Structure structure;
  Builder(document, blocks, structure).run();
  return structure;
}

}  // namespace pith
