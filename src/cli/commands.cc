#include "cli/commands.h"

#include <iostream>
#include <memory>

#include "pith.h"

namespace pith::cli {

Command program() {
  Command root;
  root.name = "pith";
  root.brief = "removes boilerplate from pages and texts, and says why";
  root.detail =
      "Reads HTML pages and plain texts, drops what is not the text itself (subscription prompts, related links, share "
      "bars, repeated titles, ...) and writes the rest. Every removal names the rule that asked for it; --explain "
      "shows "
      "them.\n\n"
      "\"pith FILE\" is short for \"pith clean FILE\".";
  root.examples =
      "pith page.html\n"
      "curl -s https://example.com/ | pith --to markdown\n"
      "pith clean --explain --to jsonl -o pages.jsonl pages/";
  auto show_version = std::make_shared<bool>(false);
  root.flags = {{"version", 0, "", show_version.get(), "show the version", "", {}, "", false}};
  root.run = [show_version] {
    std::cout << "pith " << version() << std::endl;
    return std::cout ? kDone : kFailed;
  };
  root.commands.push_back(clean_command());
  root.commands.push_back(fetch_command());
  root.commands.push_back(learn_command());
  root.commands.push_back(features_command());
  return root;
}

}  // namespace pith::cli
