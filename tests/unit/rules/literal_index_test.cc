#include "rules/literal_index.h"

#include <algorithm>
#include <random>
#include <set>

#include "catch.h"
#include "rules/search_fold.h"

using namespace pith;

namespace {

using Keys = std::set<uint32_t>;

Keys found(const std::vector<std::string>& literals, std::string_view text) {
  LiteralIndex index;
  for (size_t i = 0; i < literals.size(); ++i) index.add(literals[i], static_cast<uint32_t>(i));
  index.finish();
  Keys keys;
  index.find(text, [&](uint32_t key) { keys.insert(key); });
  return keys;
}

// The same by looking for each literal at each place.
Keys naive(const std::vector<std::string>& literals, std::string_view text) {
  const auto is_word = [](char c) { return is_search_word(c); };
  const auto first = static_cast<size_t>(std::find_if(text.begin(), text.end(), is_word) - text.begin());
  size_t last = text.size();
  while (last > first && !is_word(text[last - 1])) --last;
  Keys keys;
  for (size_t i = 0; i < literals.size(); ++i) {
    std::string_view literal = literals[i];
    const char begin = literal.front(), end = literal.back();
    const bool has_begin = begin == '\n' || begin == '\r', has_end = end == '\n' || end == '\r';
    literal = literal.substr(has_begin, literal.size() - has_begin - has_end);
    for (size_t at = 0; at + literal.size() <= text.size(); ++at) {
      if (text.substr(at, literal.size()) != literal) continue;
      if (has_begin && at != (begin == '\n' ? 0 : first)) continue;
      if (has_end && at + literal.size() != (end == '\n' ? text.size() : last)) continue;
      keys.insert(static_cast<uint32_t>(i));
    }
  }
  return keys;
}

}  // namespace

TEST_CASE("literals are found where they stand, by their edges") {
  const std::vector<std::string> literals = {"newsletter", "\nread", "\rread",   "read\n",
                                             "read\r",     "\rad\r", "\xC2\xA9", "{"};
  CHECK(found(literals, "our newsletter") == Keys{0});
  CHECK(found(literals, "read more") == Keys{1, 2});
  CHECK(found(literals, "- read more") == Keys{2});
  CHECK(found(literals, "more to read") == Keys{3, 4});
  CHECK(found(literals, "more to read!") == Keys{4});
  CHECK(found(literals, "[ad]") == Keys{5});
  CHECK(found(literals, "\xC2\xA9 {") == Keys{6, 7});
  CHECK(found(literals, "").empty());
  CHECK(found({}, "text").empty());
}

TEST_CASE("an index finds what a search for each literal finds") {
  std::mt19937 random(3);
  const std::string alphabet = "aab1 -";
  const auto word = [&](size_t longest) {
    std::string out;
    for (size_t size = 1 + random() % longest; size > 0; --size) out += alphabet[random() % alphabet.size()];
    return out;
  };
  size_t hits = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> literals;
    for (int i = 0; i < 40; ++i) {
      const char* edges[] = {"", "", "\n", "\r"};
      literals.push_back(edges[random() % 4] + word(6) + edges[random() % 4]);
    }
    for (int i = 0; i < 10; ++i) {
      const std::string text = word(30);
      const Keys want = naive(literals, text);
      INFO("\"" << text << "\"");
      REQUIRE(found(literals, text) == want);
      hits += want.size();
    }
  }
  CHECK(hits > 5000);
}
