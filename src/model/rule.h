// Rule: one statement of a rule file, as data. Names and values are the contract that users write against: README,
// docs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace pith {

enum class Category : uint8_t { subscribe, related, share, ad, title, byline, comment, legal, navigation, boilerplate };
inline constexpr int kCategoryCount = static_cast<int>(Category::boilerplate) + 1;
std::string_view category_name(Category category);

enum class Unit : uint8_t { block, line, sentence };
enum class Action : uint8_t { drop, drop_section, tag, keep };
enum class Edge : uint8_t { none, top, bottom };
enum Where : uint8_t { kHead = 1, kBody = 2, kTail = 4, kAnywhere = 7 };

std::string_view unit_name(Unit unit);
std::string_view action_name(Action action);

// A pattern with the place of its string in the rule file, so that its errors point.
struct PatternText {
  std::string text;
  Place place;
  std::string_view packed_literals = {};  // what the build found out about it (rules/pack.h); null: nothing
};

// More of the page than this: do not drop, warn. Shares are of the page's words, 0..1; 0 words = no limit. min_prose:
// nor on a page of which less is prose, without a warning.
struct Guard {
  double max_share = 1.0;
  uint32_t max_words = 0;
  double min_prose = 0;
};

struct RuleTest {
  std::string html;    // a page, or
  std::string text;    // a text; exactly one of both is set
  std::string url;     // optional
  std::string expect;  // what is left, as text
  Place place;
};

struct Rule {
  // What is asked of a block in which its patterns' literals are found: first and together, in one cache line.
  Unit unit = Unit::block;
  Category category = Category::boilerplate;
  Action action = Action::drop;
  uint8_t where = kAnywhere;
  uint8_t pages = 0;   // 1 << PageKind of the documents it looks at; 0 = any
  uint16_t kinds = 0;  // 1 << BlockKind of the blocks it looks at; 0 = any
  uint32_t min_words = 0;
  uint32_t max_words = 0;     // 0 = no limit
  double min_link_share = 0;  // of the block's letters, at least this share inside links, 0..1 (HTML only)
  uint16_t beside = 0;        // 1 << Category: a neighbouring block must have been hit by a rule of one of these
  uint16_t before = 0;        // the same of the next block, hit whole by a text rule that asks for no company
  uint16_t after = 0;         // the same of the block before it

  std::string id;         // dotted lower-case, unique over all files: "en.subscribe.newsletter"
  std::string pack;       // of its file
  std::string reason;     // why it exists, for --explain; may be empty
  bool imported = false;  // made from somebody else's list, so that it carries no cases

  // Where else it looks; all that is given must hold.
  std::vector<std::string> languages;  // ISO 639-1; empty = any
  std::vector<std::string> hosts;      // "example.com", "*.example.com"; empty = any
  std::vector<std::string> not_hosts;  // written "!example.com" among the hosts: not there
  PatternText select;                  // selector list; empty = none

  // What it looks for.
  std::vector<PatternText> any, all, none;
  std::string op;                  // a built-in operation; empty = none
  std::string keep = "first";      // op parameter: which of the repeats stays
  std::vector<std::string> lines;  // op parameter: what the lines of a site's template say
  Edge edge = Edge::none;          // op parameter: where these lines stand; none = anywhere
  uint32_t least = 1;              // op parameter: how many of them there must be
  Guard guard;

  std::vector<std::string> drops, keeps;
  std::vector<RuleTest> tests;
  Place place;  // of its [[rule]] header
};

}  // namespace pith
