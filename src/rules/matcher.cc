// Right to left, as browsers do: the rightmost compound is tried on the element, then what stands to its left on its
// ancestors and earlier siblings.
//
//   article > .body p     on <article><div class=body><div><p>: p holds; the nearest ancestor with .body is asked
//                         whether its parent is an article; if not, the next ancestor with .body, and so on.
//
// Cost stays linear in the document for one selector, up to the parser's cap on depth:
// - a failure says whether another ancestor could do better (failed_here) or none can (failed_all: there is no such
//   ancestor at all), so nested descendant combinators do not multiply;
// - '~' remembers how far the children of one parent were tried, since what holds for an earlier sibling holds for all
//   later ones;
// - :has is answered for all elements at once, by passes over the node table from its rightmost compound to its anchor,
//   when the first element asks;
// - positions among siblings are counted for all elements at once, when the first :nth-child asks;
// - :text looks at no more than 2,000 bytes in 2,000 nodes.
// Recursion goes along the selector (64 compounds, 8 nested lists), never along the document.
// Tested in tests/unit/rules/matcher_test.cc, against a naive matcher over generated trees.
#include "rules/matcher.h"

#include <algorithm>

#include "base/text.h"
#include "rules/needles.h"

namespace pith {
namespace {

constexpr size_t kMaxTextBytes = 2000;
constexpr NodeId kMaxTextNodes = 2000;

// a*n + b with n >= 0 reaches `position`.
bool nth_holds(int32_t a, int32_t b, uint32_t position) {
  const int64_t distance = static_cast<int64_t>(position) - b;
  if (a == 0) return distance == 0;
  return distance % a == 0 && distance / a >= 0;
}

}  // namespace

CompiledSelectors::CompiledSelectors(Selectors parsed) : selectors(std::move(parsed)) {
  for (SelectorList& list : selectors.lists) {
    for (ComplexSelector& complex : list.alternatives) {
      for (Compound& compound : complex.compounds) {
        for (PseudoSelector& pseudo : compound.pseudos) {
          if (pseudo.kind != PseudoSelector::Kind::text) continue;
          pseudo.list = static_cast<uint32_t>(patterns.size());
          patterns.emplace_back(pseudo.pattern);
        }
      }
    }
  }
}

bool has_class(std::string_view classes, std::string_view wanted) {
  for (size_t at = 0; at < classes.size();) {
    while (at < classes.size() && is_ascii_space(classes[at])) ++at;
    const size_t begin = at;
    while (at < classes.size() && !is_ascii_space(classes[at])) ++at;
    if (classes.substr(begin, at - begin) == wanted) return true;
  }
  return false;
}

bool Matcher::matches(const CompiledSelectors& all, NodeId element) {
  return list_matches(all, all.selectors.lists[0], element);
}

bool Matcher::matches(const CompiledSelectors& all, const ComplexSelector& complex, NodeId element) {
  const size_t last = complex.compounds.size() - 1;
  return compound_matches(all, complex.compounds[last], element) &&
         left_matches(all, complex, last, element) == Outcome::matched;
}

bool Matcher::list_matches(const CompiledSelectors& all, const SelectorList& list, NodeId element) {
  return std::any_of(list.alternatives.begin(), list.alternatives.end(),
                     [&](const ComplexSelector& complex) { return matches(all, complex, element); });
}

bool Matcher::compound_matches(const CompiledSelectors& all, const Compound& compound, NodeId id) {
  const Node& element = document_.nodes[id];
  if (element.kind != NodeKind::element) return false;
  if (!compound.any_type &&
      (element.tag != compound.tag || (compound.tag == Tag::other && document_.name(id) != compound.name)))
    return false;
  if (!compound.ids.empty()) {
    if (element.id.empty()) return false;
    const std::string_view value = value_of(id, element.id.of(document_.source), "id");
    for (const std::string& wanted : compound.ids)
      if (value != wanted) return false;
  }
  if (!compound.classes.empty()) {
    if (element.classes == 0) return false;
    const std::string_view value = value_of(id, document_.classes(id), "class");
    for (const std::string& wanted : compound.classes)
      if (!has_class(value, wanted)) return false;
  }
  for (const AttributeSelector& attribute : compound.attributes)
    if (!attribute_matches(attribute, id)) return false;
  for (const PseudoSelector& pseudo : compound.pseudos)
    if (!pseudo_matches(all, pseudo, id)) return false;
  return true;
}

// Raw values stand for themselves unless they hold a character reference.
std::string_view Matcher::value_of(NodeId id, std::string_view raw, std::string_view name) {
  if (raw.find('&') == std::string_view::npos) return raw;
  ++attribute_reads_;
  return document_.attribute(id, name).value_or("");
}

bool Matcher::attribute_matches(const AttributeSelector& wanted, NodeId id) {
  ++attribute_reads_;
  const auto value = document_.attribute(id, wanted.name);
  return value && value_holds(wanted, *value);
}

bool Matcher::pseudo_matches(const CompiledSelectors& all, const PseudoSelector& pseudo, NodeId id) {
  using Kind = PseudoSelector::Kind;
  switch (pseudo.kind) {
    case Kind::is:
      return list_matches(all, all.selectors.lists[pseudo.list], id);
    case Kind::not_:
      return !list_matches(all, all.selectors.lists[pseudo.list], id);
    case Kind::has:
      return has_matches(all, all.selectors.lists[pseudo.list], id);
    case Kind::nth_child:
      return nth_holds(pseudo.a, pseudo.b, position_of(id).from_first);
    case Kind::nth_last_child:
      return nth_holds(pseudo.a, pseudo.b, position_of(id).from_last);
    case Kind::only_child:
      return position_of(id).from_first == 1 && position_of(id).from_last == 1;
    case Kind::empty:
      return is_empty(id);
    case Kind::text:
      return text_matches(all.patterns[pseudo.list], id);
  }
  return false;
}

bool Matcher::is_empty(NodeId id) const {
  for (NodeId child = document_.first_child(id); child != kNoNode; child = document_.nodes[child].next) {
    const Node& node = document_.nodes[child];
    if (node.kind == NodeKind::element || !document_.leaves[node.leaf].blank) return false;
  }
  return true;
}

bool Matcher::text_matches(const Pattern& pattern, NodeId id) {
  const NodeId end = document_.nodes[id].end;
  if (end - id > kMaxTextNodes) return false;
  std::string text;
  for (NodeId at = id + 1; at < end; ++at) {
    const Node& node = document_.nodes[at];
    if (node.kind != NodeKind::text) continue;
    text += document_.leaves[node.leaf].text;
    if (text.size() > kMaxTextBytes) return false;
  }
  return pattern.found_in(squeezed(text));
}

Matcher::Outcome Matcher::left_matches(const CompiledSelectors& all, const ComplexSelector& complex, size_t right,
                                       NodeId id) {
  if (right == 0) return Outcome::matched;
  const size_t left = right - 1;
  switch (complex.compounds[right].to_left) {
    case Combinator::none:
      return Outcome::matched;
    case Combinator::descendant:
      return ancestor_matches(all, complex, left, id);
    case Combinator::child:
      return step_matches(all, complex, left, document_.nodes[id].parent);
    case Combinator::next_sibling:
      return step_matches(all, complex, left, position_of(id).previous);
    case Combinator::subsequent_sibling:
      return earlier_sibling_matches(all, complex, left, id);
  }
  return Outcome::failed_all;
}

Matcher::Outcome Matcher::step_matches(const CompiledSelectors& all, const ComplexSelector& complex, size_t left,
                                       NodeId id) {
  if (id == kNoNode || !compound_matches(all, complex.compounds[left], id)) return Outcome::failed_here;
  return left_matches(all, complex, left, id);
}

Matcher::Outcome Matcher::ancestor_matches(const CompiledSelectors& all, const ComplexSelector& complex, size_t left,
                                           NodeId id) {
  for (NodeId at = document_.nodes[id].parent; at != kNoNode; at = document_.nodes[at].parent) {
    const Outcome outcome = step_matches(all, complex, left, at);
    if (outcome != Outcome::failed_here) return outcome;
  }
  return Outcome::failed_all;  // whoever searches among lower ancestors sees no more of them than this
}

Matcher::Outcome Matcher::earlier_sibling_matches(const CompiledSelectors& all, const ComplexSelector& complex,
                                                  size_t left, NodeId id) {
  const NodeId parent = document_.nodes[id].parent;
  const auto [at, fresh] = scans_.try_emplace({&complex.compounds[left], parent});
  Scan scan = at->second;  // a copy: what is tried below may scan elsewhere and move the table
  if (fresh) scan.next = document_.first_child(parent);
  while (scan.found == kNoNode && scan.next != kNoNode && scan.next < id) {
    if (step_matches(all, complex, left, scan.next) == Outcome::matched) scan.found = scan.next;
    scan.next = document_.nodes[scan.next].next;
  }
  scans_[{&complex.compounds[left], parent}] = scan;
  return scan.found != kNoNode && scan.found < id ? Outcome::matched : Outcome::failed_here;
}

bool Matcher::has_matches(const CompiledSelectors& all, const SelectorList& list, NodeId id) {
  return std::any_of(list.alternatives.begin(), list.alternatives.end(),
                     [&](const ComplexSelector& relative) { return anchors_of(all, relative)[id] != 0; });
}

const std::vector<uint8_t>& Matcher::anchors_of(const CompiledSelectors& all, const ComplexSelector& relative) {
  if (const auto known = has_.find(&relative); known != has_.end()) return known->second;
  const size_t count = document_.nodes.size();
  std::vector<uint8_t> related(count, 1), matched(count);
  for (size_t right = relative.compounds.size(); right-- > 0;) {
    const Compound& compound = relative.compounds[right];
    for (NodeId id = 0; id < count; ++id) matched[id] = related[id] && compound_matches(all, compound, id);
    std::fill(related.begin(), related.end(), uint8_t{0});
    relate(compound.to_left, matched, related);
  }
  return has_.emplace(&relative, std::move(related)).first->second;
}

// Marks what stands to the left of a matched element by the combinator. From the last node to the first, so that marks
// travel to ancestors and earlier siblings in one pass.
void Matcher::relate(Combinator combinator, std::vector<uint8_t>& matched, std::vector<uint8_t>& related) {
  const bool travels = combinator == Combinator::descendant || combinator == Combinator::subsequent_sibling;
  const bool up = combinator == Combinator::descendant || combinator == Combinator::child;
  for (NodeId id = static_cast<NodeId>(matched.size()); id-- > 1;) {
    if (!matched[id] && !(travels && related[id])) continue;
    const NodeId left = up ? document_.nodes[id].parent : position_of(id).previous;
    if (left != kNoNode) related[left] = 1;
  }
}

const Matcher::Position& Matcher::position_of(NodeId element) {
  if (!positions_.empty()) return positions_[element];
  const size_t count = document_.nodes.size();
  positions_.resize(count);
  std::vector<NodeId> last_child(count, kNoNode);
  auto is_element = [&](NodeId id) { return document_.nodes[id].kind == NodeKind::element; };
  for (NodeId id = 1; id < count; ++id) {
    if (!is_element(id)) continue;
    NodeId& last = last_child[document_.nodes[id].parent];
    positions_[id].previous = last;
    positions_[id].from_first = last == kNoNode ? 1 : positions_[last].from_first + 1;
    last = id;
  }
  for (NodeId id = 1; id < count; ++id) {
    if (!is_element(id)) continue;
    const NodeId last = last_child[document_.nodes[id].parent];
    positions_[id].from_last = positions_[last].from_first - positions_[id].from_first + 1;
  }
  return positions_[element];
}

}  // namespace pith
