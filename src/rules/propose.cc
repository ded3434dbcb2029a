// From one text that should go to a rule that takes its like. Names are looked for from the text's own element outward,
// as long as the element holds little else, and the one is taken that least of the page answers to:
//
//   <aside class="col-4 newsletter-box"><p>Get our letter</p></aside>      .newsletter-box
//   <div id="yui_3_17_2"><p class="css-1x7a">Get our letter</p></div>      no name: ^Get our letter\W*$
//
// Not a name is what a program made: no run of three letters, digits in a row, or a character that a selector would
// have to escape. A short text is a pattern from end to end; of a long one its first words, since what follows differs
// from page to page. Both are drafts: the command shows what else they take. Tested in
// tests/unit/rules/propose_test.cc.
#include "rules/propose.h"

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

#include "base/rule_text.h"
#include "base/text.h"
#include "rules/scene.h"

namespace pith {
namespace {

constexpr uint32_t kLittleElse = 30;    // words that the element may hold beside the quoted block
constexpr size_t kWholeWords = 8;       // a text of so many words is a pattern from end to end
constexpr size_t kFirstWords = 6;       // of a longer one
constexpr size_t kNeighbourWords = 40;  // of the case that stays

std::vector<std::string> words_of_text(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

double likeness(const std::set<std::string>& wanted, std::string_view text) {
  size_t shared = 0, count = 0;
  for (const std::string& word : words_of_text(folded(text))) ++count, shared += wanted.count(word);
  return count == 0 ? 0 : 2.0 * static_cast<double>(shared) / static_cast<double>(count + wanted.size());
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name(std::string_view token) {
  int letters = 0, longest = 0, digits = 0;
  for (char c : token) {
    const bool digit = c >= '0' && c <= '9';
    if (!is_letter(c) && !digit && c != '-' && c != '_') return false;
    letters = is_letter(c) ? letters + 1 : 0;
    longest = std::max(longest, letters);
    digits += digit;
  }
  return longest >= 4 && digits <= 1 && is_letter(token[0]);
}

struct Name {
  std::string selector;   // "#id" or ".class"
  std::string attribute;  // id='…' or class='…'
};

std::vector<Name> names_of(const Document& document, NodeId element) {
  std::vector<Name> names;
  const Node& node = document.nodes[element];
  const std::string id(node.id.of(document.source));
  if (is_name(id)) names.push_back({"#" + id, "id='" + id + "'"});
  for (const std::string& token : words_of_text(document.classes(element)))
    if (is_name(token)) names.push_back({"." + token, "class='" + token + "'"});
  return names;
}

// Words below all elements that carry the name.
uint32_t words_below(const Document& document, const Blocks& blocks, const Name& name) {
  uint32_t words = 0;
  for (NodeId id = 1; id < document.nodes.size();) {
    const std::vector<Name> names = names_of(document, id);
    const bool has =
        std::any_of(names.begin(), names.end(), [&](const Name& n) { return n.selector == name.selector; });
    if (has) {
      const Blocks::Range inside = blocks.inside(document, id);
      words += inside.empty() ? 1 : count_blocks(blocks, inside.first, inside.last).words;
    }
    id = has ? document.nodes[id].end : id + 1;
  }
  return words;
}

struct Choice {
  Name name;
  Blocks::Range inside;
};

std::optional<Choice> best_name(const Document& document, const Blocks& blocks, BlockId quoted) {
  std::optional<Choice> best;
  uint32_t fewest = UINT32_MAX;
  for (NodeId at = blocks[quoted].node; at != kNoNode && at != kRoot; at = document.nodes[at].parent) {
    const Blocks::Range inside = blocks.inside(document, at);
    if (inside.empty()) continue;
    const uint32_t words = count_blocks(blocks, inside.first, inside.last).words;
    if (words > blocks[quoted].words + kLittleElse || 2 * words > blocks.words) break;
    for (const Name& name : names_of(document, at)) {
      const uint32_t below = words_below(document, blocks, name);
      if (below < fewest) fewest = below, best = {{name, inside}};
    }
  }
  return best;
}

std::string pattern_for(std::string_view text) {
  const std::vector<std::string> words = words_of_text(text);
  std::string shown;
  const bool whole = words.size() <= kWholeWords;
  for (size_t i = 0; i < words.size() && (whole || i < kFirstWords); ++i) shown += (i > 0 ? " " : "") + words[i];
  while (whole && !shown.empty() && std::string_view(".!?:").find(shown.back()) != std::string_view::npos)
    shown.pop_back();
  std::string pattern = whole_text_pattern(shown);
  pattern.pop_back();
  return pattern + (whole ? "\\W*$" : "\\b");
}

// The text of the nearest block outside of `taken`, cut to a readable length; a sentence where the page has no other.
std::string neighbour(const Blocks& blocks, Blocks::Range taken, std::string_view pattern_text) {
  auto good = [&](BlockId id) {
    return blocks[id].words >= 3 && folded(blocks[id].text) != folded(pattern_text) &&
           blocks[id].kind != BlockKind::control;
  };
  std::string text = "It rained all night.";
  for (BlockId away = 1; away < blocks.size(); ++away) {
    const bool before = away <= taken.first && good(taken.first - away);
    const bool after = taken.last - 1 + away < blocks.size() && good(taken.last - 1 + away);
    if (!before && !after) continue;
    text = squeezed(blocks[before ? taken.first - away : taken.last - 1 + away].text);
    break;
  }
  const std::vector<std::string> words = words_of_text(text);
  if (words.size() <= kNeighbourWords) return text;
  std::string cut;
  for (size_t i = 0; i < kNeighbourWords; ++i) cut += (i > 0 ? " " : "") + words[i];
  return cut;
}

std::string id_of(const ProposalOptions& options, std::string_view text) {
  if (!options.id.empty()) return options.id;
  std::string words;
  for (const std::string& word : words_of_text(folded(text))) {
    if (words.size() < 30) words += word + ' ';
  }
  return "own." + options.category + "." + slug(words);
}

std::string by_selector(const Choice& choice, const std::string& text, const std::string& kept) {
  const std::string dropped = "<div " + choice.name.attribute + "><p>" + html_escaped(text) + "</p></div>";
  const std::string page = "<p>" + html_escaped(kept) + "</p>";
  return "select = " + toml_string(choice.name.selector) + "\nguard = { max_share = 0.1 }\naction = \"drop\"\n" +
         "[[rule.test]]\nhtml = " + toml_string(page + dropped) + "\nexpect = " + toml_string(kept) +
         "\n[[rule.test]]\nhtml = " + toml_string(page) + "\nexpect = " + toml_string(kept) + "\n";
}

std::string by_pattern(const std::string& text, const std::string& kept, uint32_t words) {
  return "any = [" + toml_string(pattern_for(text)) + "]\nmax_words = " + std::to_string(words + words / 2 + 2) +
         "\nguard = { max_share = 0.1 }\naction = \"drop\"\ndrops = [" + toml_string(text) + "]\nkeeps = [" +
         toml_string(kept) + "]\n";
}

}  // namespace

Result<BlockId> find_quote(const Blocks& blocks, std::string_view quote) {
  const std::string wanted = folded(quote);
  if (wanted.empty()) return Error{ErrorCode::usage, "the quote holds no letter", {}};
  const std::vector<std::string> words = words_of_text(wanted);
  const std::set<std::string> set(words.begin(), words.end());
  BlockId found = kNoBlock, nearest = kNoBlock;
  double most = 0;
  for (BlockId id = 0; id < blocks.size(); ++id) {
    const bool holds = folded(blocks[id].text).find(wanted) != std::string::npos;
    if (holds && (found == kNoBlock || blocks[id].text.size() < blocks[found].text.size())) found = id;
    const double like = likeness(set, blocks[id].text);
    if (like > most) most = like, nearest = id;
  }
  if (found != kNoBlock) return found;
  std::string message = "the page does not say \"" + std::string(quote) + "\"";
  if (nearest != kNoBlock) message += "; nearest to it: \"" + squeezed(blocks[nearest].text.substr(0, 100)) + "\"";
  return Error{ErrorCode::usage, message, {}};
}

std::string propose_rule(const Document& document, const Blocks& blocks, BlockId quoted,
                         const ProposalOptions& options) {
  const std::string text = squeezed(blocks[quoted].text);
  const std::string head =
      "[[rule]]\nid = " + toml_string(id_of(options, text)) + "\ncategory = " + toml_string(options.category) + "\n";
  const auto choice = options.text_only ? std::nullopt : best_name(document, blocks, quoted);
  if (choice) return head + by_selector(*choice, text, neighbour(blocks, choice->inside, text));
  return head + by_pattern(text, neighbour(blocks, {quoted, quoted + 1}, text), blocks[quoted].words);
}

}  // namespace pith
