// Rules given as TOML, applied to a page or a text: what is left, a block a line ("|" between), and what went by whom.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "blocks/segment.h"
#include "catch.h"
#include "decide.h"
#include "parse/html.h"
#include "parse/text.h"
#include "rules/load.h"
#include "rules/rule_set.h"

namespace pith::test {

struct Applied {
  Page page;
  Document document;
  Blocks blocks;
  Decisions decisions;
  Cleaned cleaned;

  // "One.|Three."
  std::string left() const {
    std::string out;
    for (const KeptBlock& kept : cleaned.kept) {
      if (!out.empty()) out += '|';
      const std::string_view text = blocks[kept.block].text;
      uint32_t at = 0;
      for (Span removed : kept.removed) {
        out += text.substr(at, removed.begin - at);
        at = removed.end;
      }
      out += text.substr(at);
    }
    return out;
  }
  // "x.a: Two.|x.b: Four."
  std::string removed() const {
    std::string out;
    for (const Removal& removal : cleaned.removals) {
      if (!out.empty()) out += '|';
      out += std::string(removal.rule) + ": " + std::string(removal.within.of(blocks[removal.block].text));
    }
    return out;
  }
};

// One [[rule]] with cases that satisfy the loader; `body` gives what matters.
inline std::string rule(const std::string& id, const std::string& body, const std::string& category = "ad") {
  return "[[rule]]\nid = \"" + id + "\"\ncategory = \"" + category + "\"\ndrops = [\"x\"]\nkeeps = [\"y\"]\n" + body +
         "\n";
}

inline RuleSet compile(const std::string& rules, const RuleChoice& choice = {}) {
  LoadedRules loaded = load_rules({{"x.toml", "schema = 1\npack = \"x\"\n" + rules}});
  for (const Error& error : loaded.errors) INFO(error.to_string());
  if (!loaded.errors.empty()) throw std::runtime_error(loaded.errors[0].to_string());
  auto set = RuleSet::compile(std::move(loaded.rules), choice);
  if (!set) throw std::runtime_error(set.error().to_string());
  return std::move(set).value();
}

inline std::unique_ptr<Applied> apply(const RuleSet& rules, PageKind kind, const std::string& source,
                                      const Metadata& metadata = {}, const std::string& url = "") {
  auto applied = std::make_unique<Applied>();
  applied->page.kind = kind;
  applied->page.text = source;
  applied->page.url = url;
  if (kind == PageKind::html) {
    auto document = parse_html(applied->page, {});
    REQUIRE(document.ok());
    applied->document = std::move(document).value();
  } else {
    applied->document = parse_text(applied->page);
  }
  applied->blocks = segment(applied->document, kind);
  rules.apply(applied->page, applied->document, applied->blocks, metadata, applied->decisions);
  Decisions copy = applied->decisions;
  applied->cleaned = decide(applied->blocks, std::move(copy));
  CHECK(check_conservation(applied->blocks, applied->cleaned) == "");
  return applied;
}

inline std::string left_of_html(const std::string& rules, const std::string& html) {
  return apply(compile(rules), PageKind::html, html)->left();
}
inline std::string left_of_text(const std::string& rules, const std::string& text) {
  return apply(compile(rules), PageKind::text, text)->left();
}

// A paragraph long enough to be a real one, told from others by its first word.
inline std::string paragraph(const std::string& first) {
  return first +
         " fell for nine days without a pause and on the tenth the river left its bed and took the lower mill with it "
         "and came to rest in the old churchyard of the town.";
}

}  // namespace pith::test
