// The first pass counts on how many pages each text stands (case, punctuation and the values of numbers apart, so
// "12 Comments" and "3 comments" are one text). The second measures every element that has a signature: how many of its
// words repeat. An element whose words nearly all repeat is a piece of the template:
//
//   <ul class="menu">Home About Contact</ul>     on all pages the same: a container to drop
//   <div class="post"><h2>Notes</h2>...</div>    one repeated heading, the rest is new: content
//   <footer>In <a>Ports</a>, May 4</footer>      labels that repeat with a value, once a page: a container too
//   <h2>Parameters</h2>                          repeats, but stands in content and is short: left alone
//   <p class="title">Note</p>                    so does this, now once a page and now three times: left alone
//
// Texts that repeat outside such containers are named by their words, if they are long enough to be no coincidence. The
// menu says the title of every page, and each page's title is content: what stands inside is not counted there.
// Tested in tests/unit/learn/site_learner_test.cc.
#include "learn/site_learner.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "learn/signature.h"
#include "learn/text_key.h"

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
constexpr size_t kLongestText = 2048;    // bytes of a text named by its words: a menu in a plain text is one
constexpr size_t kMaxParents = 32;       // remembered a container
constexpr size_t kMaxPlaces = 8;         // remembered a text
constexpr double kWordsOfLabels = 25;    // a page, at most, in a container of labels and values
constexpr double kOnceAPage = 1.2;       // elements a page
constexpr double kMostPages = 0.5;       // a label stands on as many
constexpr double kWordsOfTitle = 3;      // an element, at most: "Note", "See also"
constexpr double kSameOnEachPage = 1.2;  // most elements on a page to the mean number
constexpr double kNearlyAllPages = 0.9;
constexpr size_t kTextsAContainer = 16;  // remembered, for each container remembered

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
    : options_(options), texts_(options.memory_entries), containers_(options.memory_entries / kTextsAContainer) {}

void SiteLearner::count(const Document& document, const Blocks& blocks) {
  for (const Block& block : blocks.list) {
    count_text(text_key(block.text), block.text.size() <= kLongestText ? block.text : "");
    count_text(label_key(document, block), "");
  }
  ++pages_;
}

void SiteLearner::count_text(uint64_t key, std::string_view text) {
  if (key == 0) return;
  if (const auto* seen = texts_.find(key); seen && seen->value.last_page == pages_) return;
  auto& entry = texts_.add(key);
  entry.value.last_page = pages_;
  if (entry.count < 2 || entry.value.repeated) return;
  entry.value.repeated = std::make_unique<Repeated>();
  entry.value.repeated->sample = squeezed(text);
}

bool SiteLearner::is_on(uint64_t key, uint32_t pages) const {
  const auto* seen = key == 0 ? nullptr : texts_.find(key);
  return seen && seen->count >= pages;
}

struct SiteLearner::PageSums {
  struct Sum {
    uint32_t words = 0, repeated = 0, link = 0, label = 0;
  };
  std::vector<Sum> before;     // over the blocks before each, and over all
  std::vector<uint64_t> keys;  // of the blocks' texts; 0 where they do not repeat
};

SiteLearner::PageSums SiteLearner::sum_up(const Document& document, const Blocks& blocks) const {
  const auto most = std::max(least_pages(), static_cast<uint32_t>(std::ceil(kMostPages * pages_)));
  PageSums sums;
  sums.before.resize(blocks.size() + 1);
  for (BlockId id = 0; id < blocks.size(); ++id) {
    const Block& block = blocks[id];
    const uint64_t key = text_key(block.text);
    const bool repeats = is_on(key, least_pages());
    sums.keys.push_back(repeats ? key : 0);
    PageSums::Sum& sum = sums.before[id + 1];
    sum = sums.before[id];
    sum.words += block.words;
    if (repeats)
      sum.repeated += block.words;
    else if (is_on(label_key(document, block), most))
      sum.label += block.words;
    if (!repeats && block.link_letters * 2 > block.letters) sum.link += block.words;
  }
  return sums;
}

void SiteLearner::add_to(ContainerSeen& seen, const Blocks& blocks, const PageSums& sums, Blocks::Range range) {
  if (seen.last_page != measured_) ++seen.pages, seen.on_page = 0;
  seen.last_page = measured_;
  seen.most_on_page = std::max(seen.most_on_page, ++seen.on_page);
  const PageSums::Sum &first = sums.before[range.first], &last = sums.before[range.last];
  seen.words += last.words - first.words;
  seen.repeated_words += last.repeated - first.repeated;
  seen.link_words += last.link - first.link;
  seen.label_words += last.label - first.label;
  if (blocks[range.first].link_letters * 2 > blocks[range.first].letters) ++seen.link_elements;
  for (BlockId id = range.first; id < range.last && seen.sample.empty(); ++id) {
    if (sums.keys[id] != 0) seen.sample = sample_of(blocks[id].text);
  }
  if (seen.sample.empty() && last.label > first.label) seen.sample = sample_of(blocks[range.first].text);
  if (blocks[range.first].link_letters == 0 && sums.keys[range.first] != 0) seen.has_repeated_heading = true;
}

void SiteLearner::measure(const Document& document, const Blocks& blocks) {
  const PageSums sums = sum_up(document, blocks);
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
    if (sums.keys[id] != 0) note_place(sums.keys[id], innermost[blocks[id].node], blocks[id]);
  }
  ++measured_;
}

void SiteLearner::note_place(uint64_t key, uint64_t container, const Block& block) {
  std::vector<Place>& places = texts_.find(key)->value.repeated->places;
  auto place = std::find_if(places.begin(), places.end(), [&](const Place& p) { return p.container == container; });
  if (place == places.end()) {
    if (places.size() < kMaxPlaces) places.push_back({places.size() + 1 < kMaxPlaces ? container : 0});
    place = places.end() - 1;
  }
  if (place->last_page != measured_) ++place->pages;
  place->last_page = measured_;
  place->prose = place->prose && is_prose(block);
}

bool SiteLearner::is_template(const Container& container) const {
  const ContainerSeen& seen = container.value;
  if (seen.pages < least_pages() || seen.words == 0) return false;
  if (is_labels(container)) return true;
  const double words = static_cast<double>(seen.words), share = static_cast<double>(seen.repeated_words) / words;
  const bool is_title = words <= kWordsOfTitle * container.count && seen.link_elements < container.count;
  const bool same_on_all =
      seen.pages >= kNearlyAllPages * pages_ && seen.most_on_page * seen.pages <= kSameOnEachPage * container.count;
  if (is_title && !same_on_all) return false;
  if (seen.repeated_words == 0) return false;
  if (share >= kTemplateShare) return true;
  const double other = static_cast<double>(seen.words - seen.repeated_words) / seen.pages;
  if (share >= kMostShare && other <= kFewOtherWords) return true;
  const double link_share = static_cast<double>(seen.link_words + seen.repeated_words) / words;
  return seen.has_repeated_heading && link_share >= kLinkListShare;
}

// A date, a category, tags: few words, once on most pages.
bool SiteLearner::is_labels(const Container& container) const {
  const ContainerSeen& seen = container.value;
  const double words = static_cast<double>(seen.words);
  return seen.label_words > 0 && seen.pages >= kMostPages * pages_ && container.count <= kOnceAPage * seen.pages &&
         words <= kWordsOfLabels * seen.pages &&
         static_cast<double>(seen.label_words + seen.repeated_words) >= kTemplateShare * words;
}

SiteLearner::Keys SiteLearner::templates() const {
  Keys out;
  for (const auto& [key, entry] : containers_.entries()) {
    if (is_template(entry)) out.insert(key);
  }
  return out;
}

// Grows to a fixpoint; signatures that lie inside themselves in a cycle stay out.
SiteLearner::Keys SiteLearner::inside_of(const Keys& templates) const {
  Keys covered;
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

// By their words alone, those that stand on enough pages outside of the containers that go.
std::vector<LearnedText> SiteLearner::texts_outside(const Keys& gone) const {
  std::vector<LearnedText> texts;
  for (const auto& [key, entry] : texts_.entries()) {
    if (!entry.value.repeated || entry.value.repeated->sample.empty()) continue;
    uint32_t pages = 0;
    bool prose = true;
    for (const Place& place : entry.value.repeated->places) {
      if (place.container != 0 && gone.contains(place.container)) continue;
      pages += place.pages;
      prose = prose && place.prose;
    }
    if (prose && pages >= least_pages()) texts.push_back({entry.value.repeated->sample, std::min(pages, pages_)});
  }
  std::sort(texts.begin(), texts.end(),
            [](const auto& a, const auto& b) { return a.pages != b.pages ? a.pages > b.pages : a.text < b.text; });
  return texts;
}

LearnedSite SiteLearner::finish() const {
  Keys gone = templates();
  const Keys covered = inside_of(gone);
  LearnedSite site;
  site.pages = pages_;
  for (uint64_t key : gone) {
    if (covered.contains(key)) continue;
    const ContainerSeen& seen = containers_.find(key)->value;
    const auto words = static_cast<double>(seen.words);
    const auto repeated = static_cast<double>(seen.repeated_words + seen.label_words);
    site.containers.push_back({seen.selector, seen.pages, repeated / words, words / seen.pages, seen.sample});
  }
  std::sort(site.containers.begin(), site.containers.end(), [](const auto& a, const auto& b) {
    return a.words_per_page != b.words_per_page ? a.words_per_page > b.words_per_page : a.selector < b.selector;
  });
  gone.insert(covered.begin(), covered.end());
  site.texts = texts_outside(gone);
  return site;
}

}  // namespace pith
