// xpath_to_selector: the XPath 1.0 expressions that say which elements of a page to take, as selectors of
// rules/selector.h where the two mean exactly the same.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace pith {

struct XPathFault {
  std::string message;  // what has no selector of the same meaning, or what does not parse
  size_t offset = 0;    // byte in the expression
};

// Taken: paths of child, descendant, self, parent, ancestor and following-sibling steps; names and *; predicates of
// attributes (=, contains, starts-with, the class-token idiom with concat and normalize-space), of the element's whole
// text (contains(., '…')), of existing children and descendants; and, or, not(); unions. Not taken: positions (they
// count among elements of one name), attributes as results, functions of numbers and strings.
std::variant<std::string, XPathFault> xpath_to_selector(std::string_view xpath);

}  // namespace pith
