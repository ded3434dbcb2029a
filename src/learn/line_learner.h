// LineLearner: finds the lines of a site's template in texts that another tool has made of its pages. Two passes over
// the same texts, bounded memory.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "blocks/text_lines.h"
#include "learn/learn_options.h"
#include "learn/lossy_counter.h"
#include "model/block.h"

namespace pith {

struct LearnedLine {
  std::string text;  // as it stood on one page; "Tags: *" for a label whose value differs
  uint32_t pages = 0;
  uint32_t times = 1;  // on a page, mostly
};

// Lines that are taken in one way, in the order in which a page shows them.
struct LearnedRun {
  std::vector<LearnedLine> lines;
  uint32_t least = 1;  // a run of fewer of them is none
};

struct LearnedLines {
  uint32_t pages = 0;
  LearnedRun top, bottom;  // in the run at an edge of the text
  LearnedRun chains;       // several in a row, anywhere
  LearnedRun sentences;    // each by itself, anywhere

  bool empty() const {
    return top.lines.empty() && bottom.lines.empty() && chains.lines.empty() && sentences.lines.empty();
  }
};

class LineLearner {
 public:
  explicit LineLearner(LearnOptions options) : options_(options), lines_(options.memory_entries) {}

  // First pass: counts on how many texts each line stands.
  void count(const Blocks& blocks);
  // Second pass, over the same texts: where the lines stand that repeat. Call after every count().
  void measure(const Blocks& blocks);

  LearnedLines finish() const;

 private:
  // What stands most often on one side of a line: the keys that come often are among the counters (J. Misra and
  // D. Gries, "Finding repeated elements", 1982), each at most a fifth of the stream too low.
  struct Neighbours {
    std::array<uint64_t, 4> keys{};
    std::array<uint32_t, 4> counts{};
    void add(uint64_t key);
    // The most frequent one and how often.
    std::pair<uint64_t, uint32_t> most() const;
    uint32_t count_of(uint64_t key) const;
  };
  // Of the run at one edge.
  struct Place {
    uint32_t pages = 0;                    // with the line in the run
    uint32_t lines = 0;                    // how often it stood there
    std::array<uint32_t, 4> pages_with{};  // once or more, twice or more …
    uint32_t together = 0;                 // pages on which a line of the run, or the text's end, was next to it
    uint32_t anchored = 0;  // pages on which, at most two lines away, one stood that nearly all pages have
  };
  struct Repeated {
    std::string sample;  // "" for lines too long to be shown whole
    bool is_label = false;
    uint64_t order = 0;  // page and line that showed it first
    uint32_t times = 0;
    std::array<Place, 2> places;  // top, bottom
    Neighbours before, after;
  };
  struct LineSeen {
    uint32_t last_page = UINT32_MAX;
    std::unique_ptr<Repeated> repeated;  // on the second pass, of lines on enough pages
  };
  using Entry = LossyCounter<LineSeen>::Entry;
  struct TextRun;

  void count_key(uint64_t key);
  uint64_t repeated_key(const TextLine& line) const;
  void note(uint64_t key, std::string_view text, uint32_t line);
  void measure_edge(const TextRun& text, int edge);
  void measure_neighbours(const TextRun& text);
  bool is_anchor(const Entry& entry) const;
  bool is_at(const Entry& entry, int edge) const;
  bool is_sentence(const Entry& entry) const;
  LearnedRun edge_lines(int edge) const;
  std::vector<std::vector<uint64_t>> chains() const;
  uint64_t follower(uint64_t key) const;
  LearnedRun chain_lines() const;
  LearnedRun sentence_lines() const;
  bool is_left_over(const Entry& entry) const;

  LearnOptions options_;
  uint32_t pages_ = 0;
  uint32_t measured_ = 0;
  std::array<uint64_t, 2> run_lines_{};  // over all pages, in the runs at the top and at the bottom
  LossyCounter<LineSeen> lines_;
};

}  // namespace pith
