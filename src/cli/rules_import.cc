#include "cli/rules_import.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "cli/log.h"
#include "import/adblock.h"
#include "import/ftr.h"
#include "rules/selector.h"

namespace pith::cli {
namespace {

namespace fs = std::filesystem;

struct ImportFlags {
  LogFlags log;
  std::vector<std::string> inputs;
  std::string output;
};

std::string selector_fault(std::string_view selector) {
  const auto parsed = parse_selector(selector);
  const auto* fault = std::get_if<SelectorFault>(&parsed);
  return fault ? fault->message : "";
}

// Files as given, and all *.txt below folders, in byte order.
std::vector<std::string> files_of(const std::vector<std::string>& inputs) {
  std::vector<std::string> files;
  for (const std::string& input : inputs) {
    std::error_code failure;
    if (!fs::is_directory(input, failure)) {
      files.push_back(input);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(input, failure)) {
      if (entry.is_regular_file(failure) && entry.path().extension() == ".txt") files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool write_file(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text << std::flush;
  if (!out) log_error(path.string() + ": cannot be written");
  return static_cast<bool>(out);
}

// One rule file a host where drafts name their site, else one for all.
bool write_drafts(const std::vector<RuleDraft>& drafts, const std::string& source, const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  std::map<std::string, std::vector<RuleDraft>> by_file;
  for (const RuleDraft& draft : drafts) {
    const bool is_site = draft.id.starts_with("site.") && !draft.hosts.empty();
    by_file[is_site ? draft.hosts[0] : source].push_back(draft);
  }
  bool good = true;
  for (const auto& [name, part] : by_file) {
    good = write_file(folder / (name + ".toml"), imported_file(source, source, part)) && good;
  }
  return good;
}

template <typename Import>
int run(const ImportFlags& flags, const std::string& source, Import&& import) {
  if (auto wrong = start_log(flags.log)) {
    log_error(wrong->to_string());
    return kFailed;
  }
  Imported imported;
  int status = kDone;
  for (const std::string& file : files_of(flags.inputs)) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in && text.empty()) {
      log_error(file + ": cannot be read");
      status = kFailed;
      continue;
    }
    import(file, text, selector_fault, imported);
  }
  for (const ImportNote& note : imported.notes) {
    log_info(note.file + ":" + std::to_string(note.line) + ": " + note.message);
  }
  if (!write_drafts(imported.drafts, source, flags.output)) status = kFailed;
  size_t selectors = 0;
  for (const RuleDraft& draft : imported.drafts) selectors += draft.selectors.size();
  std::fprintf(stderr, "%u lines taken as %zu selectors in %zu rules; %u refused%s; %u about other things\n",
               imported.taken, selectors, imported.drafts.size(), imported.refused,
               imported.refused > 0 && flags.log.verbose == 0 ? " (-v says which)" : "", imported.other);
  return status;
}

Command importer(std::string name, std::string brief, std::string value, std::shared_ptr<ImportFlags> state) {
  Command command;
  command.name = std::move(name);
  command.brief = std::move(brief);
  command.flags = {{"output", 'o', "FOLDER", &state->output, "write the rule files into FOLDER", "", {}, "", false}};
  append(command.flags, flags_of(state->log));
  command.arguments = {std::move(value), "files, or folders with *.txt", &state->inputs, 1, UINT32_MAX};
  return command;
}

int needs_output(const ImportFlags& flags) {
  if (!flags.output.empty()) return kDone;
  log_error("pass --output FOLDER: where the rule files go");
  return kFailed;
}

}  // namespace

Command rules_import_command() {
  Command command;
  command.name = "import";
  command.brief = "make rule files of somebody else's lists";
  command.examples =
      "pith rules import ftr -o rules/sites ftr-site-config/\n"
      "pith rules import adblock -o rules/lists easylist.txt";
  auto ftr_state = std::make_shared<ImportFlags>();
  Command ftr = importer("ftr", "site configurations of Full-Text RSS: strip and strip_id_or_class", "DIR", ftr_state);
  ftr.detail =
      "Taken over is what goes from a page. body, title, author and date are counted as about other things: what they "
      "name is found without them, and more often.";
  ftr.run = [ftr_state] {
    if (const int wrong = needs_output(*ftr_state)) return wrong;
    return run(*ftr_state, "ftr-site-config", import_ftr);
  };
  auto adblock_state = std::make_shared<ImportFlags>();
  Command adblock =
      importer("adblock", "element-hiding rules of Adblock Plus and uBlock Origin lists", "FILE", adblock_state);
  adblock.run = [adblock_state] {
    if (const int wrong = needs_output(*adblock_state)) return wrong;
    return run(*adblock_state, "adblock", import_adblock);
  };
  command.commands = {std::move(ftr), std::move(adblock)};
  return command;
}

}  // namespace pith::cli
