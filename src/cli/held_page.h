// Pages held in memory with what rules and features need of them: for the tools of who writes rules and trains models.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "blocks/segment.h"
#include "pith.h"

namespace pith::cli {

struct HeldPage {
  Record record;  // where it came from; its bytes have become the page
  std::unique_ptr<Page> page;
  Document document;  // points into the page
  Blocks blocks;
  Metadata metadata;

  Decisions decisions(const RuleSet& rules) const;
};

// The error of the record, or what reading it comes to.
Result<HeldPage> hold_page(Record&& record);
Result<HeldPage> hold_page(std::unique_ptr<Page> page);

// Hands over the pages of files, folders and archives, one by one; of those that can be read, the `wanted` ones, if
// that is given: the others are not even decoded. Those that cannot be read are logged as errors. Returns an exit
// status: kDone, or kFailed where there was an error.
int for_each_page(const std::vector<std::string>& inputs, const std::function<void(HeldPage&&)>& use,
                  const std::function<bool(const Record&)>& wanted = nullptr);

}  // namespace pith::cli
