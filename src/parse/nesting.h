// Nesting: the tree builder's stack of open elements, never shorter than it is; whether the two are surely the same;
// and which tags to leave out so that it stays under a limit.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/tag.h"

namespace pith {

class Nesting {
 public:
  // Elements beyond `max_depth` are left out.
  explicit Nesting(uint32_t max_depth) : max_depth_(max_depth) {}

  // A start tag. False: leave it out, and close() will ask to leave out its end tag.
  bool open(Tag tag, std::string_view name, bool self_closing);
  // An end tag. False: leave it out, since what it ends was left out, or nothing of its name is open: Gumbo would look
  // through its whole stack before it ignores the tag.
  bool close(Tag tag, std::string_view name);

  bool in_foreign() const;  // the current element may be one of svg or math
  bool in_select() const;
  bool in_frameset() const { return frameset_; }
  bool keeps_space() const { return open_[index(Tag::pre)] + open_[index(Tag::listing)] > 0; }
  // Formatting elements on the list of active ones since the last marker: with none, white space does not reopen one.
  uint16_t formatting() const { return active_.total; }
  bool is_active(Tag tag) const;
  // Other elements that are still open began, or one that it stands in ended, since the formatting element did.
  bool is_misnested(Tag tag) const;
  // A formatting element may have stayed on the list though its end tag came, since it was misnested.
  bool formatting_in_doubt() const { return formatting_in_doubt_; }
  // What is put in now surely stands in the current element, as in "in body": not in a table outside of its cells,
  // <select>, <template>, svg or math, nor behind something that may have left Gumbo with another stack than this.
  bool in_flow() const { return !in_doubt_ && (stack_.empty() || stack_.back().flow == Flow::body); }
  bool has_open(Tag tag) const { return open_[index(tag)] > 0; }
  // Whether a start tag of <li>, <dd> or <dt> may close one.
  bool may_close_item(Tag tag) const { return find_item(tag, true) != kNone; }
  bool capped() const { return capped_; }
  // A text that is not white space stands here.
  void note_text() { started_ = begun_ = true; }
  // A doctype, from '<' to '>'. Without one, or behind anything else, the page is in quirks mode.
  void note_doctype(std::string_view doctype);

 private:
  static constexpr int kFormattingNames = 14;
  // The formatting elements that may be on the list of active ones since the last marker.
  struct Formatting {
    std::array<uint8_t, kFormattingNames> count{};   // by name
    std::array<uint32_t, kFormattingNames> under{};  // of the element in which the last of the name began
    uint16_t total = 0;
  };
  enum class Foreign : uint8_t { none, svg, math };
  enum class Flow : uint8_t { body, table, elsewhere };
  enum class Quirks : uint8_t { yes, no, perhaps };
  struct Open {
    Tag tag;
    Foreign foreign;
    Flow flow;
    uint32_t name;    // hash, for Tag::other
    uint32_t number;  // 1, 2, 3 ... in the order of start tags
  };
  Foreign foreign_of(Tag tag, std::string_view name) const;
  Flow flow_of(Tag tag, Foreign foreign) const;
  static constexpr size_t index(Tag tag) { return static_cast<size_t>(tag); }

  bool open_formatting(Tag tag, uint32_t name);
  bool push(Tag tag, uint32_t name, Foreign foreign);
  bool leave_out(Tag tag, uint32_t name);
  bool ends_nothing(Tag tag) const;
  void close_implied(Tag tag);
  void close_p();
  void note_doubt(Tag tag);
  bool formatting_is_current() const;
  size_t find_item(Tag tag, bool through_main) const;
  uint32_t current() const { return stack_.empty() ? 0 : stack_.back().number; }
  bool open_table_part(Tag tag);
  void leave_foreign();
  void doubt_foreign();
  void end_formatting(Tag tag);
  void close_form();
  void pop_to(size_t size);
  // Index of the innermost `tag` above any element with `stop_traits`, or kNone.
  size_t find(Tag tag, uint32_t name, uint16_t stop_traits) const;
  size_t find_in_scope(Tag tag, bool button_scope = false) const;
  size_t find_table_or_template() const;
  void pop_scoped(Tag tag, bool button_scope = false);

  static constexpr size_t kNone = SIZE_MAX;
  uint32_t max_depth_;
  std::vector<Open> stack_;
  std::array<uint32_t, kTagCount> open_{};
  std::array<uint32_t, kTagCount> left_out_{};
  std::unordered_map<uint32_t, uint32_t> left_out_names_;  // of Tag::other, by hash
  Formatting active_;
  std::vector<Formatting> outer_;  // by marker on the stack: the list before it
  uint32_t pushed_ = 0;
  Quirks quirks_ = Quirks::yes;
  bool begun_ = false;  // there was a tag or a text
  bool form_ = false;   // a form began, and its end tag did not come yet
  bool form_in_flow_ = false;
  bool formatting_in_doubt_ = false;
  bool in_doubt_ = false;
  bool frameset_ = false;
  bool started_ = false;  // there was content, after which <frameset> is ignored
  bool capped_ = false;
};

}  // namespace pith
