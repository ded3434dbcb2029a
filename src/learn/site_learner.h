// SiteLearner: finds a site's template from many of its pages: the texts that repeat from page to page, and the
// containers that hold nothing else. Two passes over the same pages, bounded memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "learn/learn_options.h"
#include "learn/lossy_counter.h"
#include "model/block.h"
#include "model/document.h"
#include "model/page.h"

namespace pith {

struct LearnedContainer {
  std::string selector;
  uint32_t pages = 0;
  double repeated_share = 0;  // of its words, how many repeat on other pages
  double words_per_page = 0;
  std::string sample;  // a repeated text inside
};

struct LearnedText {
  std::string text;  // as it stood on the first page; digits may differ from page to page
  uint32_t pages = 0;
};

struct LearnedSite {
  uint32_t pages = 0;
  std::vector<LearnedContainer> containers;  // most words first; none lies always inside another
  std::vector<LearnedText> texts;            // those not inside a container above, most pages first
};

class SiteLearner {
 public:
  explicit SiteLearner(LearnOptions options);

  // First pass: counts on how many pages each text stands.
  void count(const Document& document, const Blocks& blocks);
  // Second pass, over the same pages: measures each container by the texts in it. Call after every count().
  void measure(const Document& document, const Blocks& blocks);

  LearnedSite finish() const;

 private:
  // Where a text stands on the second pass.
  struct Place {
    uint64_t container = 0;  // signature key of the innermost container; 0 = none, or one of too many to tell apart
    uint32_t last_page = UINT32_MAX;
    uint32_t pages = 0;
    bool prose = true;  // long or mostly link, each time: may be named by its text alone
  };
  struct Repeated {
    std::string sample;  // "" for texts too long to be shown whole
    std::vector<Place> places;
  };
  struct TextSeen {
    uint32_t last_page = UINT32_MAX;
    std::unique_ptr<Repeated> repeated;  // from the second page on: most texts stand on one
  };
  struct ContainerSeen {
    std::string selector;
    uint32_t last_page = UINT32_MAX;
    uint32_t pages = 0;
    uint32_t on_page = 0, most_on_page = 0;  // elements on the last page, on the page with most of them
    uint32_t link_elements = 0;              // elements that begin with a link
    uint64_t words = 0, repeated_words = 0;
    uint64_t link_words = 0;   // of links that do not repeat
    uint64_t label_words = 0;  // of labels that repeat with another value
    bool has_repeated_heading = false;
    std::string sample;
    std::unordered_map<uint64_t, uint32_t> parents;  // signature keys of the container around it; 0 = none
  };
  using Container = LossyCounter<ContainerSeen>::Entry;
  using Keys = std::unordered_set<uint64_t>;

  struct PageSums;
  void count_text(uint64_t key, std::string_view text);
  PageSums sum_up(const Document& document, const Blocks& blocks) const;
  void add_to(ContainerSeen& seen, const Blocks& blocks, const PageSums& sums, Blocks::Range range);
  void note_place(uint64_t key, uint64_t container, const Block& block);
  Keys templates() const;
  Keys inside_of(const Keys& templates) const;
  std::vector<LearnedText> texts_outside(const Keys& templates) const;
  bool is_on(uint64_t text_key, uint32_t pages) const;
  uint32_t least_pages() const { return options_.least_pages(pages_); }
  bool is_template(const Container& container) const;
  bool is_labels(const Container& container) const;

  LearnOptions options_;
  uint32_t pages_ = 0;
  uint32_t measured_ = 0;
  LossyCounter<TextSeen> texts_;
  LossyCounter<ContainerSeen> containers_;
};

}  // namespace pith
