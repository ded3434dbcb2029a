// What a filter has cleaned may come back to it, and must pass unchanged: clean(clean(x)) == clean(x). Rules that look
// at position, neighbours or shares of the page see another page once something is gone, so one round is not enough:
//
//   "… paragraph." / "Follow us" / "Read also: …"     "Follow us" is taken because "Read also" is beside it; whether
//                                                    anything else would go without the two, only a second look says.
//
// A later round sees blocks whose text is what is left of the original ones; its removals are translated back through
// the list of kept pieces of each block. They are the blocks that the output is read as: the writer keeps lines apart
// that a long line among them had made paragraphs (write/source_text.cc, clean.cc), so that a text which comes five
// times is not counted four times in the next run. Most texts need two rounds, the second to see that nothing changes;
// a text from which nothing was taken needs one. Tested in tests/unit/properties_test.cc.
#include "rules/text_rounds.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace pith {
namespace {

constexpr int kMostRounds = 16;

// What is left of one block of the original.
struct Rest {
  BlockId block = 0;
  std::vector<Span> pieces;  // of the original text, rising, disjoint
};

std::string text_of(const Block& block, const Rest& rest) {
  std::string text;
  for (Span piece : rest.pieces) text += piece.of(block.text);
  return text;
}

// The original ranges of a range of the rest's text.
void translate(const Rest& rest, Span within, const std::function<void(Span)>& add) {
  uint32_t at = 0;
  for (Span piece : rest.pieces) {
    const uint32_t begin = std::max(within.begin, at), end = std::min(within.end, at + piece.size());
    if (begin < end) add({piece.begin + begin - at, piece.begin + end - at});
    at += piece.size();
  }
}

// `piece` without the removed ranges, which are sorted by begin.
void subtract(std::vector<Span>& pieces, std::vector<Span> removed) {
  std::sort(removed.begin(), removed.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> left;
  for (Span piece : pieces) {
    for (Span gone : removed) {
      if (gone.end <= piece.begin || gone.begin >= piece.end) continue;
      if (gone.begin > piece.begin) left.push_back({piece.begin, gone.begin});
      piece.begin = std::min(gone.end, piece.end);
    }
    if (!piece.empty()) left.push_back(piece);
  }
  pieces = std::move(left);
}

class Rounds {
 public:
  Rounds(const Blocks& original, Decisions& decisions) : original_(original), decisions_(decisions) {
    decisions_.hits.assign(original.size(), 0);
    decisions_.kept_by_rule.assign(original.size(), 0);
    for (BlockId id = 0; id < original.size(); ++id)
      rests_.push_back({id, {{0, static_cast<uint32_t>(original[id].text.size())}}});
  }

  Blocks blocks() const {
    Blocks blocks;
    for (const Rest& rest : rests_) {
      Block block = original_[rest.block];
      if (rest.pieces.size() != 1 || rest.pieces[0].size() != block.text.size()) {
        block.text = blocks.arena.copy(text_of(original_[rest.block], rest));
        block.words = count_words(block.text);
        block.letters = count_letters(block.text);
      }
      blocks.words += block.words;
      blocks.letters += block.letters;
      blocks.list.push_back(block);
    }
    return blocks;
  }

  // False when the round removed nothing.
  bool add(Decisions&& round) {
    for (size_t i = 0; i < rests_.size(); ++i) {
      decisions_.hits[rests_[i].block] |= round.hits[i];
      decisions_.kept_by_rule[rests_[i].block] |= round.kept_by_rule[i];
    }
    add_exemptions(round);
    for (std::string& warning : round.warnings) {
      if (std::find(decisions_.warnings.begin(), decisions_.warnings.end(), warning) == decisions_.warnings.end())
        decisions_.warnings.push_back(std::move(warning));
    }
    std::vector<std::vector<Span>> removed(rests_.size());
    for (const Removal& removal : round.removals) {
      translate(rests_[removal.block], removal.within, [&](Span within) {
        removed[removal.block].push_back(within);
        Removal original = removal;
        original.block = rests_[removal.block].block, original.within = within;
        decisions_.removals.push_back(std::move(original));
      });
    }
    for (size_t i = 0; i < rests_.size(); ++i) {
      if (!removed[i].empty()) subtract(rests_[i].pieces, std::move(removed[i]));
    }
    std::erase_if(rests_, [&](const Rest& rest) { return is_blank(text_of(original_[rest.block], rest)); });
    return !round.removals.empty();
  }

 private:
  void add_exemptions(const Decisions& round) {
    for (Exemption exemption : round.exemptions) {
      exemption.block = rests_[exemption.block].block;
      const bool known =
          std::any_of(decisions_.exemptions.begin(), decisions_.exemptions.end(), [&](const Exemption& e) {
            return e.block == exemption.block && e.rule == exemption.rule && e.overruled == exemption.overruled;
          });
      if (!known) decisions_.exemptions.push_back(exemption);
    }
  }

  const Blocks& original_;
  Decisions& decisions_;
  std::vector<Rest> rests_;
};

}  // namespace

void apply_in_rounds(const Blocks& blocks, const std::function<void(const Blocks&, Decisions&)>& round,
                     Decisions& decisions) {
  Rounds rounds(blocks, decisions);
  for (int count = 0; count < kMostRounds; ++count) {
    const Blocks rest = rounds.blocks();
    Decisions decided;
    round(rest, decided);
    if (!rounds.add(std::move(decided))) break;
  }
}

}  // namespace pith
