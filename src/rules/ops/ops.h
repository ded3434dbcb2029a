// The built-in operations that a rule may call by `op`, one file an operation.
//
// An element operation is a selector and a second look at each element that it takes; a block operation looks over all
// blocks that are not gone, once structure and text rules have spoken.
#pragma once

#include <string_view>
#include <vector>

#include "rules/scene.h"

namespace pith {

struct Operation {
  std::string_view name;
  std::string_view doc;                                                         // one sentence for the reference
  std::string_view selector;                                                    // element operations
  bool (*takes)(Scene& scene, NodeId element) = nullptr;                        // of them: false spares the element
  void (*run)(Scene& scene, uint32_t rule, std::vector<RuleMatch>&) = nullptr;  // block operations
  bool last = false;  // runs after the other block operations, on what they left
};

const std::vector<Operation>& operations();
// nullptr when there is no such operation.
const Operation* find_operation(std::string_view name);
std::vector<std::string_view> op_names();

extern const Operation kRepeatedTitle, kRepeatedBlock, kLinkList, kEmptyHeading, kHidden, kPageFurniture, kLinkCards,
    kBetweenHits, kRestAfterHit, kMenuRun, kPromptBox, kTemplateLines;

}  // namespace pith
