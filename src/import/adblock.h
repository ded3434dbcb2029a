// Element-hiding rules of Adblock Plus and uBlock Origin filter lists
// (https://help.adblockplus.org/hc/en-us/articles/360062733293,
// https://github.com/gorhill/uBlock/wiki/Static-filter-syntax).
#pragma once

#include "import/imported.h"

namespace pith {

// "hosts##selector" and "hosts#?#selector" become selectors on those hosts, "#@#" takes a selector away on its hosts.
// Of the procedural operators :has-text, :-abp-contains, :-abp-has, :upward, :matches-attr, :xpath and :remove are
// taken where they have a selector of the same meaning. Rules about requests, styles and scripts count as `other`.
// Generic selectors are put together, 200 a rule.
void import_adblock(std::string_view file_name, std::string_view text, const SelectorCheck& check, Imported& imported);

}  // namespace pith
