// The first pass counts on how many pages each text stands (case, punctuation and the values of numbers apart, so
// "12 Comments" and "3 comments" are one text). The second measures every element that has a signature: how many of its
// words repeat. An element whose words nearly all repeat is a piece of the template:
//
//   <ul class="menu">Home About Contact</ul>     on all pages the same: a container to drop
//   <div class="post"><h2>Notes</h2>...</div>    one repeated heading, the rest is new: content
//   <h2>Parameters</h2>                          repeats, but stands in content and is short: left alone
//
// Texts that repeat outside such containers are named by their words, if they are long enough to be no coincidence.
// Tested in tests/unit/learn/site_learner_test.cc.
#include "learn/site_learner.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/text.h"
#include "learn/signature.h"

namespace pith {
namespace {

// Of a container's words that repeat: nearly all, or most where next to nothing else is in it.
constexpr double kTemplateShare = 0.9;
constexpr double kMostShare = 0.6;
constexpr double kFewOtherWords = 4;  // a page, beside the repeated ones
constexpr double kLinkListShare =
    0.9;  // repeated text and other links: a list of links under a repeated heading: related stories, tags
constexpr uint32_t kProseWords = 4;  // a text of as many words does not repeat by chance
constexpr size_t kSampleBytes = 120;
constexpr size_t kMaxParents = 32;  // remembered a container

uint64_t text_key(std::string_view text) {
  std::string fold = folded(text);
  for (char& c : fold) {
    if (c >= '0' && c <= '9') c = '0';
  }
  fold.erase(std::unique(fold.begin(), fold.end(), [](char a, char b) { return a == '0' && b == '0'; }), fold.end());
  return fold.empty() ? 0 : fnv1a(fold);
}

std::string sample_of(std::string_view text) {
  size_t length = std::min(text.size(), kSampleBytes);
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return squeezed(text.substr(0, length));
}

bool is_prose(const Block& block) {
  if (block.kind == BlockKind::heading || block.kind == BlockKind::code || block.kind == BlockKind::table_cell)
    return false;
  const bool is_link = block.link_letters * 5 >= block.letters * 4;
  return block.words >= kProseWords || (is_link && block.words >= 2);
}

}  // namespace

SiteLearner::SiteLearner(LearnOptions options)
    : options_(options), texts_(options.memory_entries), containers_(options.memory_entries) {}

void SiteLearner::count(const Document&, const Blocks& blocks) {
  for (const Block& block : blocks.list) {
    const uint64_t key = text_key(block.text);
    if (key == 0) continue;
    if (const auto* seen = texts_.find(key); seen && seen->value.last_page == pages_) continue;
    auto& entry = texts_.add(key);
    entry.value.last_page = pages_;
    if (entry.value.sample.empty())
      entry.value.sample = block.text.size() <= 4 * kSampleBytes ? squeezed(block.text) : "";
    entry.value.prose = entry.value.prose || is_prose(block);
  }
  ++pages_;
}

uint32_t SiteLearner::least_pages() const {
  const auto share = static_cast<uint32_t>(std::ceil(options_.min_share * pages_));
  return std::max({options_.min_pages, share, 2u});
}

bool SiteLearner::is_repeated(uint64_t key) const {
  const auto* seen = key == 0 ? nullptr : texts_.find(key);
  return seen && seen->count >= least_pages();
}

struct SiteLearner::PageSums {
  struct Sum {
    uint32_t words = 0, repeated = 0, link = 0;
  };
  std::vector<Sum> before;     // over the blocks before each, and over all
  std::vector<uint64_t> keys;  // of the blocks' texts
};

SiteLearner::PageSums SiteLearner::sum_up(const Blocks& blocks) const {
  PageSums sums;
  sums.before.resize(blocks.size() + 1);
  for (BlockId id = 0; id < blocks.size(); ++id) {
    const Block& block = blocks[id];
    sums.keys.push_back(text_key(block.text));
    sums.before[id + 1] = sums.before[id];
    sums.before[id + 1].words += block.words;
    if (is_repeated(sums.keys[id])) sums.before[id + 1].repeated += block.words;
    const bool is_link = block.link_letters * 2 > block.letters;
    if (is_link && !is_repeated(sums.keys[id])) sums.before[id + 1].link += block.words;
  }
  return sums;
}

void SiteLearner::add_to(ContainerSeen& seen, const Blocks& blocks, const PageSums& sums, Blocks::Range range) {
  if (seen.last_page != measured_) ++seen.pages;
  seen.last_page = measured_;
  seen.words += sums.before[range.last].words - sums.before[range.first].words;
  seen.repeated_words += sums.before[range.last].repeated - sums.before[range.first].repeated;
  seen.link_words += sums.before[range.last].link - sums.before[range.first].link;
  for (BlockId id = range.first; id < range.last && seen.sample.empty(); ++id) {
    if (is_repeated(sums.keys[id])) seen.sample = sample_of(blocks[id].text);
  }
  if (blocks[range.first].link_letters == 0 && is_repeated(sums.keys[range.first])) seen.has_repeated_heading = true;
}

void SiteLearner::measure(const Document& document, const Blocks& blocks) {
  const PageSums sums = sum_up(blocks);
  std::vector<uint64_t> innermost(document.nodes.size(), 0);  // per node, the key of the container around it
  for (NodeId node = 1; node < document.nodes.size(); ++node) {
    const uint64_t parent = innermost[document.node(node).parent];
    innermost[node] = parent;
    const Blocks::Range range = blocks.inside(document, node);
    if (range.empty()) continue;
    const std::string selector = signature_of(document, node);
    const uint64_t key = selector.empty() ? parent : fnv1a(selector);
    if (key == parent) continue;
    innermost[node] = key;
    ContainerSeen& seen = containers_.add(key).value;
    if (seen.selector.empty()) seen.selector = selector;
    if (seen.parents.size() < kMaxParents) ++seen.parents[parent];
    add_to(seen, blocks, sums, range);
  }
  for (BlockId id = 0; id < blocks.size(); ++id) {
    if (!is_repeated(sums.keys[id])) continue;
    TextSeen& seen = texts_.find(sums.keys[id])->value;
    const uint64_t container = innermost[blocks[id].node];
    seen.wild = seen.wild || container == 0 || (seen.container != 0 && seen.container != container);
    seen.container = container;
  }
  ++measured_;
}

bool SiteLearner::is_template(const ContainerSeen& container) const {
  if (container.pages < least_pages() || container.words == 0 || container.repeated_words == 0) return false;
  const double share = static_cast<double>(container.repeated_words) / static_cast<double>(container.words);
  if (share >= kTemplateShare) return true;
  const double other = static_cast<double>(container.words - container.repeated_words) / container.pages;
  if (share >= kMostShare && other <= kFewOtherWords) return true;
  const double link_share =
      static_cast<double>(container.link_words + container.repeated_words) / static_cast<double>(container.words);
  return container.has_repeated_heading && link_share >= kLinkListShare;
}

std::unordered_set<uint64_t> SiteLearner::templates() const {
  std::unordered_set<uint64_t> out;
  for (const auto& [key, entry] : containers_.entries()) {
    if (is_template(entry.value)) out.insert(key);
  }
  return out;
}

// Grows to a fixpoint; signatures that lie inside themselves in a cycle stay out.
std::unordered_set<uint64_t> SiteLearner::inside_of(const std::unordered_set<uint64_t>& templates) const {
  std::unordered_set<uint64_t> covered;
  for (size_t before = SIZE_MAX; before != covered.size();) {
    before = covered.size();
    for (const auto& [key, entry] : containers_.entries()) {
      const auto& parents = entry.value.parents;
      const bool inside = std::all_of(parents.begin(), parents.end(), [&](const auto& parent) {
        return templates.contains(parent.first) || covered.contains(parent.first);
      });
      if (inside && !parents.empty()) covered.insert(key);
    }
  }
  return covered;
}

LearnedSite SiteLearner::finish() const {
  const std::unordered_set<uint64_t> whole = templates(), covered = inside_of(whole);
  LearnedSite site;
  site.pages = pages_;
  for (uint64_t key : whole) {
    if (covered.contains(key)) continue;
    const ContainerSeen& seen = containers_.find(key)->value;
    const auto words = static_cast<double>(seen.words);
    site.containers.push_back(
        {seen.selector, seen.pages, static_cast<double>(seen.repeated_words) / words, words / seen.pages, seen.sample});
  }
  std::sort(site.containers.begin(), site.containers.end(), [](const auto& a, const auto& b) {
    return a.words_per_page != b.words_per_page ? a.words_per_page > b.words_per_page : a.selector < b.selector;
  });
  for (const auto& [key, entry] : texts_.entries()) {
    const TextSeen& seen = entry.value;
    const bool dropped = !seen.wild && (whole.contains(seen.container) || covered.contains(seen.container));
    if (entry.count >= least_pages() && seen.prose && !dropped && !seen.sample.empty()) {
      site.texts.push_back({seen.sample, entry.count});
    }
  }
  std::sort(site.texts.begin(), site.texts.end(),
            [](const auto& a, const auto& b) { return a.pages != b.pages ? a.pages > b.pages : a.text < b.text; });
  return site;
}

}  // namespace pith
