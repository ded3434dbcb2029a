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
  std::string id;    // of its record
  std::string path;  // of its file; empty where it has none
  std::unique_ptr<Page> page;
  Document document;  // points into the page
  Blocks blocks;
  Metadata metadata;

  const std::string& name() const { return path.empty() ? id : path; }
  Decisions decisions(const RuleSet& rules) const;
};

// The error of the record, or what reading it comes to.
Result<HeldPage> hold_page(Record&& record);
Result<HeldPage> hold_page(std::unique_ptr<Page> page);

// Hands over the pages of files, folders and archives, one by one. Those that cannot be read are logged as errors.
// Returns an exit status: kDone, or kFailed where there was an error.
int for_each_page(const std::vector<std::string>& inputs, const std::function<void(HeldPage&&)>& use);

}  // namespace pith::cli
