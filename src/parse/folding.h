// Folding: elements of which the tree builder has nothing to say become one byte, as texts do.
#pragma once

#include <cstdint>
#include <vector>

#include "model/tag.h"
#include "parse/nesting.h"
#include "parse/reduce.h"

namespace pith {

class Folding {
 public:
  // Both outlive this object.
  Folding(const Nesting& nesting, Reduced& out) : nesting_(nesting), out_(out) {}

  // Whether an element can be folded if only texts and folded elements stand in it. Asked before it counts as open.
  bool can_fold(Tag tag, bool self_closing) const;
  // Its start tag, the last of out.tags, has been written. Elements without content are folded at once.
  void begin(Tag tag);
  // Markup was written that is not folded: it and all around it are the tree builder's.
  void spoil();
  // An end tag, up to `end` in the page. True: it has ended a folded element, and is not to be written.
  bool end(Tag tag, uint32_t end);
  // Before a tag is written at which Gumbo puts a text that stands before it elsewhere, but no element: "</form>", and
  // what ends a misnested formatting element.
  void part_from_text();
  // A text that is not white space was written.
  void note_text() { seen_ = true; }

 private:
  struct Open {
    Tag tag;
    uint32_t texts;  // of out.texts, before it
  };
  bool nothing_is_reopened() const;
  void fold(uint32_t texts, uint32_t end);

  const Nesting& nesting_;
  Reduced& out_;
  std::vector<Open> open_;      // each right inside the one before
  uint16_t formatting_ = 0;     // formatting elements in open_
  uint32_t last_ = kNotFolded;  // of out.texts: the last that is an element, unless a comment stands behind it
  bool seen_ = false;           // there was content, after which <frameset> is ignored
};

}  // namespace pith
