// The flags that say how inputs are read: files, folders, archives, web addresses.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "model/page.h"
#include "read/reader.h"

namespace pith::cli {

struct InputFlags {
  std::string container = "detect";
  std::string field = "html";
  std::string contact;
  bool allow_private = false;
};

std::vector<Flag> flags_of(InputFlags& input);

// --from and --field, for who reads pages otherwise.
Flag from_flag(std::string& from);
Flag field_flag(std::string& field);
// What --from says the pages are; nullopt for "auto".
std::optional<PageKind> kind_from(const std::string& from);

// All inputs in order, standard input when there are none.
std::unique_ptr<RecordReader> open_all(const InputFlags& flags, std::vector<std::string> inputs);

}  // namespace pith::cli
