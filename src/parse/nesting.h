// Nesting: how deep the tree builder's stack of open elements may be, as an upper bound, and which tags to leave out so
// that it stays under a limit.
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
  // No formatting element is open, so white space does not reopen one.
  bool no_formatting() const { return formatting_ == 0; }
  bool capped() const { return capped_; }
  // A text that is not white space stands here.
  void note_text() { started_ = true; }

 private:
  // The formatting elements that may be on the list of active ones since the last marker, by name.
  static constexpr int kFormattingNames = 14;
  using Formatting = std::array<uint8_t, kFormattingNames>;
  enum class Foreign : uint8_t { none, svg, math };
  struct Open {
    Tag tag;
    Foreign foreign;
    uint32_t name;     // hash, for Tag::other
    Formatting outer;  // markers: the list before it
    uint16_t outer_count;
  };
  Foreign foreign_of(Tag tag, std::string_view name) const;
  static constexpr size_t index(Tag tag) { return static_cast<size_t>(tag); }

  bool open_formatting(Tag tag, uint32_t name);
  bool push(Tag tag, uint32_t name, Foreign foreign);
  bool leave_out(Tag tag, uint32_t name);
  bool ends_nothing(Tag tag) const;
  void close_implied(Tag tag);
  void close_item(Tag tag);
  bool open_table_part(Tag tag);
  void leave_foreign();
  void doubt_foreign();
  void close_formatting(Tag tag);
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
  Formatting active_{};
  uint16_t formatting_ = 0;
  bool frameset_ = false;
  bool started_ = false;  // there was content, after which <frameset> is ignored
  bool capped_ = false;
};

}  // namespace pith
