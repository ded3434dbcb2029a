#include "rules/ops/ops.h"

namespace pith {

const std::vector<Operation>& operations() {
  static const auto* const kAll = new std::vector<Operation>{kRepeatedTitle, kRepeatedBlock, kLinkList, kLinkCards,
                                                             kBetweenHits,   kRestAfterHit,  kMenuRun,  kPromptBox,
                                                             kTemplateLines, kEmptyHeading,  kHidden,   kPageFurniture};
  return *kAll;
}

const Operation* find_operation(std::string_view name) {
  for (const Operation& operation : operations()) {
    if (operation.name == name) return &operation;
  }
  return nullptr;
}

std::vector<std::string_view> op_names() {
  std::vector<std::string_view> names;
  for (const Operation& operation : operations()) names.push_back(operation.name);
  return names;
}

}  // namespace pith
