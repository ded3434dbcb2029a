// What repeats from page to page in plain text is the template, or what pages of one kind all say: "Ingredients",
// "Method", "Yes". Where it stands tells them apart.
//
//   Home / News / Ports / The old lock / By Ann Lee / (paragraph) / Notes / (paragraph) / Share / About us / Imprint
//   `--------- run at the top ------------------´                                         `- run at the bottom --´
//
// The first pass counts on how many pages each line stands, the second where those stand that repeat. A line is the
// template's at an edge if it is in that edge's run on most of its pages, next to another line of the run, and is
// either on nearly all pages, or near to one that is, or always beside the same line: of the salt and the two eggs that
// stand in many recipes none is. "Notes" is listed only where it mostly stands in the run.
//
// Elsewhere there is less to go by: lines that follow each other in one order on most pages, five or more of them (a
// menu between the header and the text), and whole sentences that most pages say once ("Get our letter on Fridays");
// not with a number, as in "Bake at 180 degrees for an hour".
// Lines of the first kind: "English / ✔ / ✔ / French / ✔" are no chain, since what follows a ✔ differs.
// Tested in tests/unit/learn/line_learner_test.cc.
#include "learn/line_learner.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/line_key.h"
#include "base/text.h"

namespace pith {
namespace {

constexpr size_t kLongestSample = 2048;  // bytes
constexpr double kMostPages = 0.5;       // of all pages: a label, a chain
constexpr double kNearlyAllPages = 0.8;  // of all pages: an anchor
constexpr double kInRun = 0.7;           // of the line's pages
constexpr double kTogether = 0.5;        // of the pages with the line in the run
constexpr double kSteady = 0.8;          // of a line's places: the same neighbour
constexpr uint32_t kNear = 2;            // lines
constexpr double kOnceAPage = 1.3;       // times a page
constexpr size_t kShortestChain = 5;     // lines
constexpr uint32_t kLeastOfChain = 4;    // lines of a chain on one page
constexpr double kSentencePages = 0.5;   // of all pages
constexpr uint32_t kSentenceWords = 6;
constexpr double kTimesPages = 0.2;   // of the pages with the line in the run
constexpr double kMostlyInRun = 0.7;  // of all places of a line
constexpr double kReached = 0.95;     // of a line's pages: the edges leave nothing to other rules
constexpr uint64_t kTextEnd = 1;      // the key of what stands before the first line and after the last

bool holds(uint32_t part, double share, uint32_t whole) {
  return static_cast<double>(part) >= share * static_cast<double>(whole);
}

}  // namespace

void LineLearner::Neighbours::add(uint64_t key) {
  for (size_t i = 0; i < keys.size(); ++i) {
    if (counts[i] > 0 && keys[i] == key) return void(++counts[i]);
  }
  for (size_t i = 0; i < keys.size(); ++i) {
    if (counts[i] == 0) return keys[i] = key, void(counts[i] = 1);
  }
  for (uint32_t& count : counts) --count;
}

std::pair<uint64_t, uint32_t> LineLearner::Neighbours::most() const {
  const auto at = std::max_element(counts.begin(), counts.end()) - counts.begin();
  return {keys[static_cast<size_t>(at)], counts[static_cast<size_t>(at)]};
}

uint32_t LineLearner::Neighbours::count_of(uint64_t key) const {
  for (size_t i = 0; i < keys.size(); ++i) {
    if (counts[i] > 0 && keys[i] == key) return counts[i];
  }
  return 0;
}

// One page on the second pass. What does not repeat has the key 0.
struct LineLearner::TextRun {
  std::vector<TextLine> lines;
  std::vector<uint64_t> keys;
  std::vector<RunPart> parts;
};

namespace {

template <typename Use>
void each_line(const Blocks& blocks, Use&& use) {
  for (const Block& block : blocks.list) {
    std::string_view rest = block.text;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!line.empty()) use(line);
    }
  }
}

std::string label_entry(std::string_view line) {
  return squeezed(line.substr(0, line.find(':'))) + ": *";
}

}  // namespace

void LineLearner::count(const Blocks& blocks) {
  each_line(blocks, [&](std::string_view text) {
    const TextLine line(text);
    count_key(line.key);
    count_key(line.label);
  });
  ++pages_;
}

void LineLearner::count_key(uint64_t key) {
  if (key == 0) return;
  if (const auto* seen = lines_.find(key); seen && seen->value.last_page == pages_) return;
  lines_.add(key).value.last_page = pages_;
}

// The line's own key if it repeats, else its label's if that stands on most pages, else 0.
uint64_t LineLearner::repeated_key(const TextLine& line) const {
  const uint32_t least = options_.least_pages(pages_);
  const Entry* own = lines_.find(line.key);
  if (own && own->count >= least) return line.key;
  const Entry* label = line.label == 0 ? nullptr : lines_.find(line.label);
  return label && label->count >= least && holds(label->count, kMostPages, pages_) ? line.label : 0;
}

void LineLearner::measure(const Blocks& blocks) {
  TextRun text;
  each_line(blocks, [&](std::string_view line) {
    text.lines.emplace_back(line);
    text.keys.push_back(repeated_key(text.lines.back()));
    text.parts.push_back(text.keys.back() != 0 ? RunPart::hit : RunPart::other);
    if (text.keys.back() != 0) note(text.keys.back(), line, static_cast<uint32_t>(text.keys.size()));
  });
  mark_echoes(text.lines, text.parts);
  measure_neighbours(text);
  for (int edge : {0, 1}) measure_edge(text, edge);
  ++measured_;
}

void LineLearner::note(uint64_t key, std::string_view text, uint32_t line) {
  std::unique_ptr<Repeated>& repeated = lines_.find(key)->value.repeated;
  if (!repeated) {
    repeated = std::make_unique<Repeated>();
    repeated->is_label = line_key(text) != key;
    repeated->order = uint64_t{measured_} << 32 | line;
    if (text.size() <= kLongestSample) repeated->sample = repeated->is_label ? label_entry(text) : squeezed(text);
  }
  ++repeated->times;
}

void LineLearner::measure_neighbours(const TextRun& text) {
  const size_t count = text.keys.size();
  for (size_t at = 0; at < count; ++at) {
    if (text.keys[at] == 0) continue;
    Repeated& repeated = *lines_.find(text.keys[at])->value.repeated;
    repeated.before.add(at == 0 ? kTextEnd : text.keys[at - 1]);
    repeated.after.add(at + 1 == count ? kTextEnd : text.keys[at + 1]);
  }
}

void LineLearner::measure_edge(const TextRun& text, int edge) {
  const std::vector<uint32_t> run = edge_run(text.lines, text.parts, edge == 0);
  const auto count = static_cast<uint32_t>(text.keys.size());
  struct OnPage {
    uint32_t lines = 0;
    bool together = false, anchored = false;
  };
  std::unordered_map<uint64_t, OnPage> on_page;
  for (uint32_t at : run) {
    OnPage& line = on_page[text.keys[at]];
    ++line.lines;
    line.together |= at == 0 || at + 1 == count || text.keys[at - 1] != 0 || text.keys[at + 1] != 0;
    for (uint32_t near = at - std::min(at, kNear); near <= std::min(at + kNear, count - 1); ++near)
      line.anchored |= text.keys[near] != 0 && is_anchor(*lines_.find(text.keys[near]));
  }
  for (const auto& [key, line] : on_page) {
    Place& place = lines_.find(key)->value.repeated->places[static_cast<size_t>(edge)];
    ++place.pages;
    place.lines += line.lines;
    for (size_t i = 0; i < std::min<size_t>(line.lines, place.pages_with.size()); ++i) ++place.pages_with[i];
    place.together += line.together;
    place.anchored += line.anchored;
  }
  run_lines_[static_cast<size_t>(edge)] += run.size();
}

bool LineLearner::is_anchor(const Entry& entry) const {
  return holds(entry.count, kNearlyAllPages, pages_);
}

bool LineLearner::is_at(const Entry& entry, int edge) const {
  const Repeated& repeated = *entry.value.repeated;
  const Place& place = repeated.places[static_cast<size_t>(edge)];
  const uint32_t measured =
      repeated.is_label ? repeated.times : entry.count;  // where its value repeats, a label is none
  if (place.pages < 2 || !holds(place.pages, kInRun, measured)) return false;
  if (!holds(place.together, kTogether, place.pages)) return false;
  if (!holds(repeated.places[0].lines + repeated.places[1].lines, kMostlyInRun, repeated.times)) return false;
  if (repeated.is_label) return holds(entry.count, kMostPages, pages_) && place.lines <= kOnceAPage * place.pages;
  if (is_anchor(entry) || holds(place.anchored, kInRun, place.pages)) return true;
  const auto steady = [&](const Neighbours& side) {
    const auto [key, count] = side.most();
    return key != 0 && holds(count, kSteady, repeated.times);
  };
  return steady(repeated.before) || steady(repeated.after);
}

bool LineLearner::is_sentence(const Entry& entry) const {
  const Repeated& repeated = *entry.value.repeated;
  return !repeated.is_label && holds(entry.count, kSentencePages, pages_) &&
         repeated.times <= kOnceAPage * entry.count && count_words(repeated.sample) >= kSentenceWords &&
         repeated.sample.find_first_of("0123456789") == std::string::npos;
}

// Whether other rules than those of the edges must look for the line.
bool LineLearner::is_left_over(const Entry& entry) const {
  for (int edge : {0, 1}) {
    const Place& place = entry.value.repeated->places[static_cast<size_t>(edge)];
    if (is_at(entry, edge) && holds(place.pages, kReached, entry.count)) return false;
  }
  return true;
}

namespace {

// Lines with the order that they have on the page that shows them first.
class Ordered {
 public:
  void add(std::string text, uint32_t pages, uint32_t times, uint64_t order) {
    if (!text.empty()) lines_.emplace_back(order, LearnedLine{std::move(text), pages, std::max(times, 1u)});
  }
  std::vector<LearnedLine> lines() && {
    std::sort(lines_.begin(), lines_.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second.text < b.second.text;
    });
    std::vector<LearnedLine> out;
    for (auto& [order, line] : lines_) out.push_back(std::move(line));
    return out;
  }

 private:
  std::vector<std::pair<uint64_t, LearnedLine>> lines_;
};

// How often a line stands in the run: as often as on a fifth of its pages. The page whose title it is shows it once
// more.
uint32_t times_of(const std::array<uint32_t, 4>& pages_with) {
  uint32_t times = 1;
  while (times < pages_with.size() && pages_with[times] >= 2 && holds(pages_with[times], kTimesPages, pages_with[0]))
    ++times;
  return times;
}

// Of a run of so many lines, in the mean: fewer than these are a title that the menu names, and a line that happens to
// be in it.
uint32_t least_of_run(double lines) {
  return lines >= 12 ? 4 : lines >= 6 ? 3 : 1;
}

}  // namespace

LearnedRun LineLearner::edge_lines(int edge) const {
  Ordered lines;
  for (const auto& [key, entry] : lines_.entries()) {
    if (!entry.value.repeated || !is_at(entry, edge)) continue;
    const Place& place = entry.value.repeated->places[static_cast<size_t>(edge)];
    lines.add(entry.value.repeated->sample, entry.count, times_of(place.pages_with), entry.value.repeated->order);
  }
  const double mean = static_cast<double>(run_lines_[static_cast<size_t>(edge)]) / std::max(pages_, 1u);
  return {std::move(lines).lines(), least_of_run(mean)};
}

// The line that follows this one nearly always, and follows no other; 0 for none.
uint64_t LineLearner::follower(uint64_t key) const {
  const Repeated& repeated = *lines_.find(key)->value.repeated;
  const auto [next, count] = repeated.after.most();
  const Entry* entry = next <= kTextEnd ? nullptr : lines_.find(next);
  if (!entry || !entry->value.repeated || !holds(count, kSteady, repeated.times)) return 0;
  return holds(entry->value.repeated->before.count_of(key), kSteady, entry->value.repeated->times) ? next : 0;
}

std::vector<std::vector<uint64_t>> LineLearner::chains() const {
  std::unordered_map<uint64_t, uint64_t> after;
  std::unordered_set<uint64_t> inside;  // those that follow another
  for (const auto& [key, entry] : lines_.entries()) {
    if (!entry.value.repeated || !holds(entry.count, kMostPages, pages_)) continue;
    const uint64_t next = follower(key);
    if (next == 0 || !holds(lines_.find(next)->count, kMostPages, pages_)) continue;
    after[key] = next;
    inside.insert(next);
  }
  std::vector<std::vector<uint64_t>> out;
  for (const auto& [first, second] : after) {
    if (inside.contains(first)) continue;
    out.push_back({first});
    for (auto at = after.find(first); at != after.end(); at = after.find(at->second)) out.back().push_back(at->second);
  }
  return out;
}

LearnedRun LineLearner::chain_lines() const {
  Ordered lines;
  for (const std::vector<uint64_t>& chain : chains()) {
    if (chain.size() < kShortestChain) continue;
    const bool needed =
        std::any_of(chain.begin(), chain.end(), [&](uint64_t key) { return is_left_over(*lines_.find(key)); });
    for (uint64_t key : chain) {
      const Entry& entry = *lines_.find(key);
      if (needed) lines.add(entry.value.repeated->sample, entry.count, 1, entry.value.repeated->order);
    }
  }
  return {std::move(lines).lines(), kLeastOfChain};
}

LearnedRun LineLearner::sentence_lines() const {
  Ordered lines;
  for (const auto& [key, entry] : lines_.entries()) {
    if (entry.value.repeated && is_sentence(entry) && is_left_over(entry))
      lines.add(entry.value.repeated->sample, entry.count, 1, entry.value.repeated->order);
  }
  return {std::move(lines).lines(), 1};
}

LearnedLines LineLearner::finish() const {
  if (pages_ < options_.least_pages(pages_)) return {pages_, {}, {}, {}, {}};
  return {pages_, edge_lines(0), edge_lines(1), chain_lines(), sentence_lines()};
}

}  // namespace pith
