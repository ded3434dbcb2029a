// Selector: the part of Selectors Level 4 (https://www.w3.org/TR/selectors-4/) that rules are written in, parsed.
//
//   type  *  .class  #id  [attr] [attr=v] ~= |= ^= $= *= with an optional i (or s) flag
//   descendant (space)  child >  next sibling +  subsequent sibling ~     lists: a, b
//   :is() :where() :not() :has() :first-child :last-child :only-child :nth-child(an+b) :nth-last-child(an+b) :empty
//   :text(/re/)   pith's own: the element's text, white space squeezed, at most 2,000 bytes long, matches (RE2, i)
//
// Names of elements and attributes match without regard to case; values, classes and ids exactly, unless flagged i.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/tag.h"

namespace pith {

enum class Combinator : uint8_t { none, descendant, child, next_sibling, subsequent_sibling };
enum class AttributeTest : uint8_t { present, equals, word, dash, prefix, suffix, substring };

struct AttributeSelector {
  std::string name;  // lower case
  AttributeTest test = AttributeTest::present;
  std::string value;
  bool ignore_case = false;
};

struct PseudoSelector {
  enum class Kind : uint8_t { is, not_, has, nth_child, nth_last_child, only_child, empty, text };
  Kind kind = Kind::is;
  uint32_t list = 0;     // is, not_, has: index into Selectors::lists
  int32_t a = 0, b = 0;  // nth: positions a*n + b, n >= 0; :first-child is 0n+1
  std::string pattern;   // text
};

// Simple selectors that hold of one element together.
struct Compound {
  Combinator to_left = Combinator::none;  // how the compound to its left relates; none = leftmost
  bool any_type = true;                   // no type selector, or *
  Tag tag = Tag::other;                   // with Tag::other the name decides
  std::string name;                       // lower case
  std::vector<std::string> ids, classes;
  std::vector<AttributeSelector> attributes;
  std::vector<PseudoSelector> pseudos;
};

// a > b c: compounds from left to right. Inside :has the leftmost compound's `to_left` is the relation to the anchor.
struct ComplexSelector {
  std::vector<Compound> compounds;
};

struct SelectorList {
  std::vector<ComplexSelector> alternatives;
};

struct Selectors {
  std::vector<SelectorList> lists;  // lists[0] is the selector; the others are arguments of its pseudo-classes
};

struct SelectorFault {
  std::string message;
  size_t offset = 0;  // byte in the selector's text
};

// Limits: kMaxSelectorDepth pseudo-classes inside each other, 64 compounds a selector.
inline constexpr int kMaxSelectorDepth = 8;
std::variant<Selectors, SelectorFault> parse_selector(std::string_view text);

}  // namespace pith
