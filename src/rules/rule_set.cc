// Rules are filed by scope: one group for each host pattern, one for each language, one for all documents. A group's
// rules are unpacked and compiled when the first document needs it, so a run over English pages never sees the Korean
// patterns, and ten thousand site rules cost nothing on other hosts. Which groups a document needs follows from its URL
// and language; a document of unknown language gets all languages.
//
// A text page is cleaned until nothing changes, since what is left of it may be given to pith again and must come out
// as it is: each round looks at the rest as a document of its own (rules/text_rounds.h).
// Tested in tests/unit/rules/rule_set_test.cc.
#include "rules/rule_set.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <variant>

#include "base/text.h"
#include "parse/language.h"
#include "rules/apply.h"
#include "rules/compiled_rule.h"
#include "rules/digest.h"
#include "rules/group.h"
#include "rules/hosts.h"
#include "rules/line_table.h"
#include "rules/ops/ops.h"
#include "rules/scene.h"
#include "rules/text_rounds.h"

namespace pith {
namespace {

struct LazyGroup {
  std::vector<uint32_t> members;
  mutable std::once_flag once;
  mutable std::unique_ptr<RuleGroup> group;
};

// "en.share." and "en.share.*" name all that begins so.
bool names(std::string_view wanted, std::string_view id) {
  if (!wanted.empty() && wanted.back() == '*')
    wanted.remove_suffix(1);
  else if (wanted.empty() || wanted.back() != '.')
    return wanted == id;
  return id.substr(0, wanted.size()) == wanted;
}

bool names_any(const std::vector<std::string>& wanted, std::string_view id) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) { return names(each, id); });
}

std::optional<Error> check_choice(const RuleList& rules, const RuleChoice& choice) {
  for (const auto* list : {&choice.disabled, &choice.only}) {
    for (const std::string& wanted : *list) {
      bool known = false;
      for (size_t i = 0; i < rules.size() && !known; ++i) known = names(wanted, rules.id(i));
      if (!known) return Error{ErrorCode::usage, "no rule is called \"" + wanted + "\"", {}};
    }
  }
  return std::nullopt;
}

CompiledRule compile_rule(const Rule& rule, const RuleChoice& choice) {
  CompiledRule compiled;
  compiled.rule = &rule;
  compiled.op = rule.op.empty() ? nullptr : find_operation(rule.op);
  compiled.muted = std::find(choice.kept_categories.begin(), choice.kept_categories.end(), rule.category) !=
                   choice.kept_categories.end();
  for (const PatternText& pattern : rule.all) compiled.all.emplace_back(pattern.text);
  for (const PatternText& pattern : rule.none) compiled.none.emplace_back(pattern.text);
  if (!rule.lines.empty()) compiled.lines = std::make_shared<const LineTable>(rule.lines);
  if (compiled.has_patterns() && compiled.has_select()) {
    auto parsed = parse_selector(rule.select.text);
    if (auto* good = std::get_if<Selectors>(&parsed))
      compiled.select = std::make_unique<CompiledSelectors>(std::move(*good));
  }
  return compiled;
}

// The name of a pack: ISO 639-1 of a BCP 47 tag, both written standards of Norwegian in one.
std::string rule_language(std::string_view tag) {
  std::string language = primary_language(tag);
  if (language == "nb" || language == "nn") language = "no";
  return language.size() == 2 ? language : std::string();
}

// What is left of a text may be in another language than the whole: a menu in English over three lines of Dutch.
std::string language_of(const Blocks& blocks) {
  std::vector<std::string_view> texts;
  for (const Block& block : blocks.list) texts.push_back(block.text);
  return detect_language(texts);
}

}  // namespace

struct RuleSet::Impl {
  mutable std::mutex unpacking;
  mutable RuleList rules;                      // under `unpacking`, but for size and ids
  mutable std::vector<CompiledRule> compiled;  // those of groups that are there; written under `unpacking`, once
  LazyGroup general;
  std::map<std::string, LazyGroup, std::less<>> by_language, by_host;
  RuleChoice choice;
  mutable std::once_flag digested;
  mutable std::string digest;  // once it is asked for

  Impl(RuleList all, const RuleChoice& chosen) : rules(std::move(all)), choice(chosen) {
    const RuleChoice& by = choice;
    rules.erase_if([&](size_t at) {
      return names_any(by.disabled, rules.id(at)) || (!by.only.empty() && !names_any(by.only, rules.id(at)));
    });
    compiled.resize(rules.size());
    for (uint32_t index = 0; index < rules.size(); ++index) file(index);
  }

  void file(uint32_t index) {
    const RuleScope scope = rules.scope(index);
    if (!scope.hosts.empty()) {
      std::set<std::string> hosts;
      for (std::string_view host : scope.hosts) hosts.insert(normal_host_pattern(host));
      for (const std::string& host : hosts) by_host[host].members.push_back(index);
    } else if (!scope.languages.empty()) {
      for (std::string_view language : std::set<std::string_view>(scope.languages.begin(), scope.languages.end())) {
        auto found = by_language.find(language);
        if (found == by_language.end()) found = by_language.try_emplace(std::string(language)).first;
        found->second.members.push_back(index);
      }
    } else {
      general.members.push_back(index);
    }
  }

  const RuleGroup& compiled_group(const LazyGroup& group) const {
    std::call_once(group.once, [&] {
      const std::lock_guard lock(unpacking);
      for (uint32_t index : group.members) {
        if (!compiled[index].rule) compiled[index] = compile_rule(rules[index], choice);
      }
      group.group = std::make_unique<RuleGroup>(compiled, group.members);
    });
    return *group.group;
  }

  std::vector<const RuleGroup*> groups_for(const Page& page, std::string_view tag) const {
    std::vector<const RuleGroup*> groups;
    auto add = [&](const LazyGroup& group) {
      if (!group.members.empty()) groups.push_back(&compiled_group(group));
    };
    add(general);
    const std::string language = rule_language(tag);
    for (const auto& [code, group] : by_language) {
      if (language.empty() || code == language) add(group);
    }
    if (by_host.empty()) return groups;
    for (const std::string& pattern : host_patterns(host_of(page.url))) {
      if (const auto found = by_host.find(pattern); found != by_host.end()) add(found->second);
    }
    return groups;
  }
};

RuleSet::RuleSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

Result<RuleSet> RuleSet::compile(RuleList rules, const RuleChoice& choice) {
  if (auto fault = check_choice(rules, choice)) return *fault;
  return RuleSet(std::make_unique<Impl>(std::move(rules), choice));
}

Result<RuleSet> RuleSet::compile(std::vector<Rule> rules, const RuleChoice& choice) {
  return compile(RuleList(std::move(rules)), choice);
}

void RuleSet::apply(const Page& page, const Document& document, const Blocks& blocks, const Metadata& metadata,
                    Decisions& decisions, std::vector<uint8_t>* held) const {
  if (held) held->assign(impl_->rules.size(), 0);
  std::vector<const RuleGroup*> groups = impl_->groups_for(page, metadata.language.value);
  // Found in the text, it is found anew in what is left: who cleans that again would find it there.
  const bool detected = metadata.language.source == "detected";
  bool again = false;
  const auto round = [&](const Blocks& some, Decisions& into) {
    if (again && detected) groups = impl_->groups_for(page, language_of(some));
    again = true;
    Scene scene(page, document, some, metadata, impl_->compiled);
    scene.held = held;
    apply_rules(scene, groups, into);
  };
  if (page.kind == PageKind::text)
    apply_in_rounds(blocks, round, decisions);
  else
    round(blocks, decisions);
}

size_t RuleSet::size() const {
  return impl_->rules.size();
}
std::string_view RuleSet::id(size_t index) const {
  return impl_->rules.id(index);
}
std::vector<Rule> RuleSet::rules() const {
  const std::lock_guard lock(impl_->unpacking);
  std::vector<Rule> rules;
  for (size_t i = 0; i < size(); ++i) rules.push_back(impl_->rules[i]);
  return rules;
}
const std::string& RuleSet::digest() const {
  std::call_once(impl_->digested, [&] {
    const std::lock_guard lock(impl_->unpacking);
    impl_->digest = digest_of(impl_->rules, impl_->choice);
  });
  return impl_->digest;
}

}  // namespace pith
