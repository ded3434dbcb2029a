// Matcher: whether selectors hold of a document's elements. One a document and thread; reads attributes only when a
// compound has nothing cheaper left to fail on.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "rules/pattern.h"
#include "rules/selector.h"

namespace pith {

// A parsed selector with its :text patterns compiled. Immutable.
struct CompiledSelectors {
  Selectors selectors;
  std::vector<Pattern> patterns;  // of :text, where PseudoSelector::list is the index

  explicit CompiledSelectors(Selectors parsed);
};

class Matcher {
 public:
  explicit Matcher(const Document& document) : document_(document) {}

  // Whether the whole selector holds of the element.
  bool matches(const CompiledSelectors& selectors, NodeId element);
  // Whether one alternative of its lists[0] does.
  bool matches(const CompiledSelectors& selectors, const ComplexSelector& complex, NodeId element);

  // Elements whose classes, id and attributes are looked at since the matcher was made: for tests of laziness.
  uint64_t attribute_reads() const { return attribute_reads_; }

 private:
  enum class Outcome : uint8_t { matched, failed_here, failed_all };
  struct Position {  // among its element siblings, from 1
    uint32_t from_first = 0, from_last = 0;
    NodeId previous = kNoNode;
  };
  // How far the children of one element have been tried as the left side of '~', and whether one was it.
  struct Scan {
    NodeId next = kNoNode;
    NodeId found = kNoNode;
  };
  struct ScanKey {
    const Compound* left;
    NodeId parent;
    friend bool operator==(const ScanKey&, const ScanKey&) = default;
  };
  struct ScanHash {
    size_t operator()(const ScanKey& key) const {
      return std::hash<const void*>()(key.left) ^ (size_t{key.parent} * 0x9E3779B97F4A7C15u);
    }
  };

  bool compound_matches(const CompiledSelectors&, const Compound&, NodeId);
  bool attribute_matches(const AttributeSelector&, NodeId);
  bool pseudo_matches(const CompiledSelectors&, const PseudoSelector&, NodeId);
  bool list_matches(const CompiledSelectors&, const SelectorList&, NodeId);
  bool has_matches(const CompiledSelectors&, const SelectorList&, NodeId);
  bool text_matches(const Pattern&, NodeId);
  bool is_empty(NodeId) const;
  Outcome left_matches(const CompiledSelectors&, const ComplexSelector&, size_t right, NodeId);
  Outcome ancestor_matches(const CompiledSelectors&, const ComplexSelector&, size_t left, NodeId);
  Outcome earlier_sibling_matches(const CompiledSelectors&, const ComplexSelector&, size_t left, NodeId);
  Outcome step_matches(const CompiledSelectors&, const ComplexSelector&, size_t left, NodeId);
  void relate(Combinator, std::vector<uint8_t>& matched, std::vector<uint8_t>& related);
  const std::vector<uint8_t>& anchors_of(const CompiledSelectors&, const ComplexSelector& relative);
  const Position& position_of(NodeId element);
  std::string_view value_of(NodeId element, std::string_view raw, std::string_view name);

  const Document& document_;
  std::vector<Position> positions_;  // by node, when first needed
  std::unordered_map<ScanKey, Scan, ScanHash> scans_;
  std::unordered_map<const ComplexSelector*, std::vector<uint8_t>> has_;  // by node: the relative selector holds of it
  uint64_t attribute_reads_ = 0;
};

// Whether a class attribute's value holds the class.
bool has_class(std::string_view classes, std::string_view wanted);

}  // namespace pith
