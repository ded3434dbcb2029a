#include "decide.h"

#include "catch.h"

using namespace pith;

namespace {

Blocks blocks_of(std::initializer_list<std::string_view> texts) {
  Blocks blocks;
  for (std::string_view text : texts) {
    Block block;
    block.text = text;
    blocks.list.push_back(block);
  }
  return blocks;
}

Removal removal(std::string_view rule, BlockId block, uint32_t begin, uint32_t end) {
  Removal out;
  out.rule = rule;
  out.block = block;
  out.within = {begin, end};
  return out;
}

// "rule@block[begin,end)" for each removal, then "| block" for each kept block with the number of its removed ranges.
std::string story(const Cleaned& cleaned) {
  std::string out;
  for (const Removal& r : cleaned.removals) {
    out += std::string(r.rule) + '@' + std::to_string(r.block) + '[' + std::to_string(r.within.begin) + ',' +
           std::to_string(r.within.end) + ") ";
  }
  for (const KeptBlock& k : cleaned.kept) out += "|" + std::to_string(k.block) + '-' + std::to_string(k.removed.size());
  return out;
}

}  // namespace

TEST_CASE("removals come out in order, disjoint, and blocks fall with their last word") {
  struct Case {
    const char* name;
    std::vector<Removal> removals;
    const char* want;
  };
  const Case cases[] = {
      {"nothing", {}, "|0-0|1-0"},
      {"a whole block", {removal("a", 1, 0, 14)}, "a@1[0,14) |0-0"},
      {"out of order", {removal("b", 1, 0, 4), removal("a", 0, 0, 4)}, "a@0[0,4) b@1[0,4) |0-1|1-1"},
      {"covered", {removal("b", 0, 5, 9), removal("a", 0, 0, 14)}, "a@0[0,14) |1-0"},
      {"overlapping", {removal("a", 0, 0, 9), removal("b", 0, 5, 14)}, "a@0[0,9) b@0[9,14) |1-0"},
      {"same range, lower id stands", {removal("b", 0, 0, 14), removal("a", 0, 0, 14)}, "a@0[0,14) |1-0"},
      {"white space alone is not kept", {removal("a", 0, 0, 4), removal("b", 0, 5, 14)}, "a@0[0,4) b@0[5,14) |1-0"},
      {"an empty range is none", {removal("a", 0, 3, 3)}, "|0-0|1-0"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Blocks blocks = blocks_of({"aaaa bbbb cccc", "dddd eeee ffff"});
    Decisions decisions;
    decisions.removals = c.removals;
    const Cleaned cleaned = decide(blocks, std::move(decisions));
    CHECK(story(cleaned) == c.want);
    CHECK(check_conservation(blocks, cleaned) == "");
  }
}

TEST_CASE("the conservation check sees each way to lose or double text") {
  const Blocks blocks = blocks_of({"aaaa bbbb", "cccc"});
  auto check = [&](std::vector<Removal> removals, std::vector<KeptBlock> kept) {
    Cleaned cleaned;
    cleaned.removals = std::move(removals);
    cleaned.kept = std::move(kept);
    return check_conservation(blocks, cleaned);
  };
  CHECK(check({}, {{0, {}}, {1, {}}}) == "");
  CHECK(check({}, {{0, {}}}) == "text is neither kept nor removed");
  CHECK(check({removal("a", 0, 0, 4)}, {{0, {}}, {1, {}}}) == "a kept block and the removals tell different stories");
  CHECK(check({removal("a", 0, 0, 6), removal("b", 0, 5, 9)}, {{1, {}}}) == "text is removed twice");
  CHECK(check({removal("", 1, 0, 4)}, {{0, {}}}) == "a removal names no rule");
  CHECK(check({removal("a", 2, 0, 4)}, {{0, {}}, {1, {}}}) == "a removal names no block");
  CHECK(check({removal("a", 1, 0, 9)}, {{0, {}}}) == "a removal names no text");
  CHECK(check({}, {{1, {}}, {0, {}}}) == "text is neither kept nor removed");
}
