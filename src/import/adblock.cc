// Two steps: every line becomes an entry (hosts, selector), exceptions being collected apart; then the entries are
// grouped by their hosts. An exception for a generic selector makes that selector a rule of its own with hosts "!host".
//
//   example.com,~m.example.com##.ad     hosts example.com, *.example.com, !m.example.com, !*.m.example.com
//   ##.ad                               generic
//   example.org#@#.ad                   .ad is no longer generic: everywhere but on example.org
//
// Tested in tests/unit/import/adblock_test.cc.
#include "import/adblock.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "import/procedural.h"

namespace pith {
namespace {

constexpr size_t kSelectorsPerRule = 200;

struct Entry {
  std::vector<std::string> hosts;
  std::string selector;
};

std::vector<std::string> hosts_of(std::string_view list) {
  std::vector<std::string> hosts;
  for (size_t at = 0; at < list.size();) {
    const size_t end = std::min(list.find(',', at), list.size());
    std::string_view host = trimmed(list.substr(at, end - at));
    at = end + 1;
    if (host.empty() || host == "*") continue;
    const bool negated = host.front() == '~';
    if (negated) host.remove_prefix(1);
    const std::string name = (negated ? "!" : "") + ascii_lowered(host);
    hosts.push_back(name);
    hosts.push_back((negated ? "!*." : "*.") + ascii_lowered(host));
  }
  return hosts;
}

// A host that stands for many ("google.*") or a path scope cannot be said in a rule.
bool is_plain_hosts(std::string_view list) {
  return list.find_first_of("*/[") == std::string_view::npos;
}

enum class LineKind { none, other, hide, exception };

struct Split {
  LineKind kind = LineKind::none;
  std::string_view hosts, body;
};

Split split(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line.front() == '!' || line.front() == '[') return {};
  const size_t hash = line.find('#');
  if (hash == std::string_view::npos) return {LineKind::other, {}, {}};
  const std::string_view rest = line.substr(hash);
  const std::string_view hosts = line.substr(0, hash);
  if (rest.starts_with("##+js") || rest.starts_with("#@#+js") || rest.starts_with("#$"))
    return {LineKind::other, {}, {}};
  if (rest.starts_with("##^")) return {LineKind::hide, hosts, rest.substr(3)};
  if (rest.starts_with("##")) return {LineKind::hide, hosts, rest.substr(2)};
  if (rest.starts_with("#?#")) return {LineKind::hide, hosts, rest.substr(3)};
  if (rest.starts_with("#@#") || rest.starts_with("#@?#")) {
    return {LineKind::exception, hosts, rest.substr(rest.find('#', 1) + 1)};
  }
  return {LineKind::other, {}, {}};
}

std::vector<std::string> negated(std::vector<std::string> hosts) {
  for (std::string& host : hosts) host = host.front() == '!' ? host.substr(1) : "!" + host;
  return hosts;
}

class Importer {
 public:
  Importer(std::string_view file, const SelectorCheck& check, Imported& imported)
      : file_(file), check_(check), imported_(imported) {}

  void take(std::string_view line, uint32_t number) {
    const Split parts = split(line);
    if (parts.kind == LineKind::none) return;
    if (parts.kind == LineKind::other) {
      ++imported_.other;
      return;
    }
    if (!is_plain_hosts(parts.hosts))
      return refuse(number, "hosts with * or a path: \"" + std::string(parts.hosts) + "\"");
    auto made = procedural_to_selector(parts.body);
    if (made.fault.empty()) made.fault = check_(made.selector);
    if (!made.fault.empty()) return refuse(number, made.fault + ": \"" + std::string(parts.body) + "\"");
    ++imported_.taken;
    Entry entry{hosts_of(parts.hosts), std::move(made.selector)};
    (parts.kind == LineKind::hide ? entries_ : exceptions_).push_back(std::move(entry));
  }

  void finish() {
    std::map<std::string, std::vector<std::string>> excepted;  // selector -> "!host" of its exceptions
    for (const Entry& entry : exceptions_) {
      std::vector<std::string> hosts = entry.hosts.empty() ? std::vector<std::string>{"!*"} : negated(entry.hosts);
      std::vector<std::string>& all = excepted[entry.selector];
      all.insert(all.end(), hosts.begin(), hosts.end());
    }
    std::map<std::vector<std::string>, std::vector<std::string>> by_hosts;
    for (Entry& entry : entries_) {
      if (const auto found = excepted.find(entry.selector); found != excepted.end()) {
        if (found->second.front() == "!*") continue;
        entry.hosts.insert(entry.hosts.end(), found->second.begin(), found->second.end());
      }
      by_hosts[entry.hosts].push_back(std::move(entry.selector));
    }
    for (auto& [hosts, selectors] : by_hosts) add_drafts(hosts, selectors);
  }

 private:
  void refuse(uint32_t number, std::string message) {
    ++imported_.refused;
    imported_.notes.push_back({std::string(file_), number, std::move(message)});
  }

  void add_drafts(const std::vector<std::string>& hosts, std::vector<std::string>& selectors) {
    std::sort(selectors.begin(), selectors.end());
    selectors.erase(std::unique(selectors.begin(), selectors.end()), selectors.end());
    for (size_t at = 0; at < selectors.size(); at += kSelectorsPerRule) {
      const size_t end = std::min(at + kSelectorsPerRule, selectors.size());
      const std::string id =
          "adblock." + std::string(hosts.empty() ? "generic" : "hosts") + "-" + std::to_string(++made_);
      imported_.drafts.push_back({id, hosts, {selectors.begin() + at, selectors.begin() + end}});
    }
  }

  std::string_view file_;
  const SelectorCheck& check_;
  Imported& imported_;
  std::vector<Entry> entries_, exceptions_;
  size_t made_ = 0;
};

}  // namespace

void import_adblock(std::string_view file_name, std::string_view text, const SelectorCheck& check, Imported& imported) {
  Importer importer(file_name, check, imported);
  uint32_t number = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    importer.take(text.substr(at, end - at), ++number);
    at = end + 1;
  }
  importer.finish();
}

}  // namespace pith
