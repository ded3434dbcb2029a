// Selectors matched by their definition, without any of the engine's short cuts: the judge of Matcher and
// SelectorIndex.
#pragma once

#include <functional>
#include <string>

#include "base/text.h"
#include "model/document.h"
#include "rules/needles.h"
#include "rules/selector.h"

namespace pith::test {

class NaiveMatcher {
 public:
  NaiveMatcher(const Document& document, const Selectors& all) : d_(document), all_(all) {}

  bool matches(NodeId id) const { return list(all_.lists[0], id); }

 private:
  bool is_element(NodeId id) const { return id != kNoNode && d_.nodes[id].kind == NodeKind::element; }
  bool list(const SelectorList& list, NodeId id) const {
    for (const auto& complex : list.alternatives)
      if (from_right(complex, complex.compounds.size() - 1, id, kNoNode)) return true;
    return false;
  }
  std::vector<NodeId> children(NodeId parent) const {
    std::vector<NodeId> out;
    for (NodeId id = parent + 1; id < d_.nodes[parent].end; ++id)
      if (d_.nodes[id].parent == parent && is_element(id)) out.push_back(id);
    return out;
  }

  // Compounds [0, at] hold with the rightmost on `id`; inside :has the leftmost is related to `anchor`.
  bool from_right(const ComplexSelector& complex, size_t at, NodeId id, NodeId anchor) const {
    if (!is_element(id) || !compound(complex.compounds[at], id)) return false;
    if (at == 0 && anchor == kNoNode) return true;
    auto left = [&](NodeId other) { return at == 0 ? other == anchor : from_right(complex, at - 1, other, anchor); };
    const NodeId parent = d_.nodes[id].parent;
    switch (complex.compounds[at].to_left) {
      case Combinator::none:
        return true;
      case Combinator::child:
        return left(parent);
      case Combinator::descendant:
        for (NodeId up = parent; up != kNoNode; up = d_.nodes[up].parent)
          if (left(up)) return true;
        return false;
      case Combinator::next_sibling:
      case Combinator::subsequent_sibling: {
        const auto siblings = children(parent);
        for (size_t i = 0; i < siblings.size() && siblings[i] != id; ++i) {
          const bool is_next = siblings[i + 1] == id;
          if ((is_next || complex.compounds[at].to_left == Combinator::subsequent_sibling) && left(siblings[i]))
            return true;
        }
        return false;
      }
    }
    return false;
  }

  bool compound(const Compound& c, NodeId id) const {
    if (!c.any_type && d_.name(id) != c.name) return false;
    for (const auto& wanted : c.ids)
      if (d_.attribute(id, "id") != std::optional<std::string_view>(wanted)) return false;
    for (const auto& wanted : c.classes) {
      const auto value = d_.attribute(id, "class");
      if (!value || !value_holds({"class", AttributeTest::word, wanted, false}, *value)) return false;
    }
    for (const auto& wanted : c.attributes) {
      const auto value = d_.attribute(id, wanted.name);
      if (!value || !value_holds(wanted, *value)) return false;
    }
    for (const auto& wanted : c.pseudos)
      if (!pseudo(wanted, id)) return false;
    return true;
  }

  bool pseudo(const PseudoSelector& p, NodeId id) const {
    using Kind = PseudoSelector::Kind;
    const auto siblings = children(d_.nodes[id].parent);
    size_t index = 0;
    while (siblings[index] != id) ++index;
    auto nth = [&](size_t position) {
      for (int64_t n = 0; n <= 1000; ++n)
        if (p.a * n + p.b == static_cast<int64_t>(position)) return true;
      return false;
    };
    switch (p.kind) {
      case Kind::is:
        return list(all_.lists[p.list], id);
      case Kind::not_:
        return !list(all_.lists[p.list], id);
      case Kind::has:
        for (NodeId other = 1; other < d_.nodes.size(); ++other)
          for (const auto& complex : all_.lists[p.list].alternatives)
            if (from_right(complex, complex.compounds.size() - 1, other, id)) return true;
        return false;
      case Kind::nth_child:
        return nth(index + 1);
      case Kind::nth_last_child:
        return nth(siblings.size() - index);
      case Kind::only_child:
        return siblings.size() == 1;
      case Kind::empty:
        for (NodeId at = id + 1; at < d_.nodes[id].end; ++at)
          if (is_element(at) || !is_blank(d_.leaves[d_.nodes[at].leaf].text)) return false;
        return true;
      case Kind::text:
        return false;  // tested by hand
    }
    return false;
  }

  const Document& d_;
  const Selectors& all_;
};

}  // namespace pith::test
