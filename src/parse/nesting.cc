// Gumbo looks through its stack of open elements for nearly every tag, so a page of n nested elements costs n²: 100,000
// nested <div> took it over a minute. The reducer therefore follows the stack of open elements by the rules of "in
// body" and of tables (HTML Living Standard, 13.2.6.4.7 and following), and leaves out what would nest too deep.
//
//   <div>×600 at a limit of 512: the inner 88 tags and their end tags are dropped; their text stays.
//   <p>×600 without </p>: each <p> closes the one before, the depth is 1 and nothing is dropped.
//
// The stack here is never to be shorter than Gumbo's: an element is pushed in doubt, and popped only where the standard
// surely pops it (so scopes are honoured: "</div>" inside a table cell pops nothing outside of it). Behind markup that
// may have left the two different, this is "in doubt" for the rest of the page.
// Formatting elements (<b>, <a> …) are not on this stack but counted, by region between markers as the standard's list
// of active ones is: each of them may be reopened in every paragraph, so few may be open at a time.
// Tested in tests/unit/parse/nesting_test.cc; tests/hostile shows the cost of such pages.
#include "parse/nesting.h"

#include "base/text.h"
#include "parse/element.h"

namespace pith {
namespace {

// Formatting elements open at a time; each costs Gumbo an element in every paragraph that follows. None of 1,497
// development pages has more.
constexpr uint16_t kMaxFormatting = 12;

uint32_t hash_of(Tag tag, std::string_view name) {
  if (tag != Tag::other) return 0;
  uint32_t hash = 2166136261u;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(ascii_lower(c))) * 16777619u;
  return hash;
}

size_t formatting_index(Tag tag) {
  switch (tag) {
    case Tag::a:
      return 0;
    case Tag::b:
      return 1;
    case Tag::big:
      return 2;
    case Tag::code:
      return 3;
    case Tag::em:
      return 4;
    case Tag::font:
      return 5;
    case Tag::i:
      return 6;
    case Tag::nobr:
      return 7;
    case Tag::s:
      return 8;
    case Tag::small:
      return 9;
    case Tag::strike:
      return 10;
    case Tag::strong:
      return 11;
    case Tag::tt:
      return 12;
    default:
      return 13;  // u
  }
}

// Elements of svg or math whose content is HTML or may be (13.2.6.5, integration points).
bool is_integration_point(bool svg, Tag tag, std::string_view name) {
  if (svg) {
    if (tag == Tag::title) return true;
    return equals_ignoring_ascii_case(name, "foreignobject") || equals_ignoring_ascii_case(name, "desc");
  }
  for (std::string_view point : {"mi", "mo", "mn", "ms", "mtext", "annotation-xml"}) {
    if (equals_ignoring_ascii_case(name, point)) return true;
  }
  return false;
}

bool is_heading(Tag tag) {
  return heading_level(tag) > 0;
}

bool is_table_part(Tag tag) {
  return tag == Tag::td || tag == Tag::th || tag == Tag::tr || tag == Tag::tbody || tag == Tag::thead ||
         tag == Tag::tfoot || tag == Tag::caption || tag == Tag::colgroup;
}

bool is_section(Tag tag) {
  return tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot;
}

bool may_precede_frameset(Tag tag) {
  for (Tag other : {Tag::html, Tag::head, Tag::body, Tag::title, Tag::meta, Tag::link, Tag::base, Tag::script,
                    Tag::style, Tag::noscript, Tag::frameset, Tag::frame, Tag::noframes}) {
    if (tag == other) return true;
  }
  return false;
}

// Elements whose end tags may be left out before the end tag of another.
bool is_ended_by_others(Tag tag) {
  return tag == Tag::p || tag == Tag::li || tag == Tag::dd || tag == Tag::dt || tag == Tag::option ||
         tag == Tag::optgroup || tag == Tag::rp || tag == Tag::rt;
}

bool is_unknown(Tag tag) {
  return tag == Tag::other || tag == Tag::dialog || tag == Tag::search || tag == Tag::slot || tag == Tag::picture;
}

bool has_no_depth(Tag tag) {
  return tag == Tag::html || tag == Tag::head || tag == Tag::body;
}

}  // namespace

bool Nesting::in_foreign() const {
  return !stack_.empty() && stack_.back().foreign != Foreign::none;
}

bool Nesting::in_select() const {
  if (open_[index(Tag::select)] == 0) return false;
  for (size_t at = stack_.size(); at-- > 0 && stack_[at].tag != Tag::template_;) {
    if (stack_[at].tag == Tag::select) return true;
  }
  return false;
}

bool Nesting::open(Tag tag, std::string_view name, bool self_closing) {
  begun_ = true;
  note_doubt(tag);
  if (has_trait(tag, kBreakout)) leave_foreign();
  if (tag == Tag::font) doubt_foreign();
  const bool foreign = in_foreign() || tag == Tag::svg || tag == Tag::math;
  if (tag == Tag::frameset && !started_) frameset_ = true;
  if (!may_precede_frameset(tag)) started_ = true;
  if (in_select() && (tag == Tag::input || tag == Tag::keygen || tag == Tag::textarea || tag == Tag::select)) {
    if (const size_t at = find(Tag::select, 0, kScope); at != kNone) pop_to(at);
    if (tag == Tag::select) return true;
  }
  if (has_no_depth(tag) || (foreign && self_closing)) return true;
  const uint32_t hash = hash_of(tag, name);
  if (has_trait(tag, kFormatting) && !foreign) return open_formatting(tag, hash);
  if (tag == Tag::form && !foreign && !in_select()) {
    const bool ignored = form_ && !has_open(Tag::template_);
    if (form_ || !in_flow()) in_doubt_ = true;
    if (ignored) return true;
    form_ = true;
    form_in_flow_ = !in_doubt_;
  }
  close_implied(tag);
  if (has_trait(tag, kVoid)) return true;
  if (is_table_part(tag) && !open_table_part(tag)) return true;
  return push(tag, hash, foreign_of(tag, name));
}

// Start tags behind which this stack may be another than Gumbo's.
void Nesting::note_doubt(Tag tag) {
  const bool plain = tag == Tag::option || tag == Tag::optgroup || tag == Tag::script;
  if (in_foreign() || tag == Tag::math || tag == Tag::frameset || (!plain && in_select())) in_doubt_ = true;
  if (tag == Tag::col && has_open(Tag::table) && in_flow()) in_doubt_ = true;  // ends the cell
  if (tag == Tag::dialog || tag == Tag::search || (tag == Tag::table && quirks_ == Quirks::perhaps))
    in_doubt_ = in_doubt_ || has_open(Tag::p);
  if (tag == Tag::marquee || tag == Tag::applet) in_doubt_ = true;
}

bool Nesting::open_formatting(Tag tag, uint32_t name) {
  const size_t i = formatting_index(tag);
  if (tag == Tag::a && is_active(tag)) {  // a new <a> takes the old one off the list
    end_formatting(tag);
  } else if (active_.total >= kMaxFormatting) {
    return leave_out(tag, name);
  }
  ++active_.count[i];
  ++active_.total;
  active_.under[i] = current();
  return true;
}

// What the children of an element that begins now are, unless they are HTML's.
Nesting::Foreign Nesting::foreign_of(Tag tag, std::string_view name) const {
  const Foreign around = in_foreign() ? stack_.back().foreign : Foreign::none;
  if (around != Foreign::none) return is_integration_point(around == Foreign::svg, tag, name) ? Foreign::none : around;
  return tag == Tag::svg ? Foreign::svg : tag == Tag::math ? Foreign::math : Foreign::none;
}

Nesting::Flow Nesting::flow_of(Tag tag, Foreign foreign) const {
  const Flow around = stack_.empty() ? Flow::body : stack_.back().flow;
  if (around == Flow::elsewhere || foreign != Foreign::none || tag == Tag::select || tag == Tag::template_)
    return Flow::elsewhere;
  if (tag == Tag::td || tag == Tag::th || tag == Tag::caption) return Flow::body;
  return tag == Tag::table || is_table_part(tag) ? Flow::table : around;
}

bool Nesting::push(Tag tag, uint32_t name, Foreign foreign) {
  if (stack_.size() >= max_depth_) return leave_out(tag, name);
  stack_.push_back({tag, foreign, flow_of(tag, foreign), name, ++pushed_});
  ++open_[index(tag)];
  if (has_trait(tag, kMarker)) {
    outer_.push_back(active_);
    active_ = {};
  }
  return true;
}

bool Nesting::leave_out(Tag tag, uint32_t name) {
  ++left_out_[index(tag)];
  if (tag == Tag::other) ++left_out_names_[name];
  capped_ = true;
  return false;
}

void Nesting::note_doctype(std::string_view doctype) {
  if (!begun_) quirks_ = equals_ignoring_ascii_case(doctype, "<!doctype html>") ? Quirks::no : Quirks::perhaps;
}

void Nesting::close_p() {
  if (open_[index(Tag::p)] > 0) pop_scoped(Tag::p, true);
}

void Nesting::close_implied(Tag tag) {
  if (has_trait(tag, kClosesP)) {
    if (tag == Tag::li || tag == Tag::dd || tag == Tag::dt) {
      if (const size_t at = find_item(tag, false); at != kNone) pop_to(at);
    }
    close_p();
    if (is_heading(tag) && !stack_.empty() && is_heading(stack_.back().tag) && !formatting_is_current())
      pop_to(stack_.size() - 1);
  }
  if (tag == Tag::option || tag == Tag::optgroup) {
    const bool is_current = !stack_.empty() && stack_.back().tag == Tag::option;
    if (is_current && (in_select() || !formatting_is_current())) pop_to(stack_.size() - 1);
    if (tag == Tag::optgroup && in_select() && stack_.back().tag == Tag::optgroup) pop_to(stack_.size() - 1);
  }
  if (tag == Tag::button && open_[index(tag)] > 0) pop_scoped(tag);
  if (tag == Tag::table && quirks_ != Quirks::yes) close_p();
  if (tag == Tag::table && open_[index(tag)] > 0) {  // a table right inside a table ends it
    for (size_t at = stack_.size(); at-- > 0;) {
      if (stack_[at].tag == Tag::table) return pop_to(at);
      if (has_trait(stack_[at].tag, kScope)) return;
    }
  }
}

// Index of the item that a start tag of <li>, <dd> or <dt> closes, or kNone. To the standard <main> is a special
// element, to Gumbo 0.10 it is not.
size_t Nesting::find_item(Tag tag, bool through_main) const {
  for (size_t at = stack_.size(); at-- > 0;) {
    const Tag open = stack_[at].tag;
    if (tag == Tag::li ? open == Tag::li : open == Tag::dd || open == Tag::dt) return at;
    if (open == Tag::main && through_main) continue;
    if (has_trait(open, kSpecial) && open != Tag::address && open != Tag::div && open != Tag::p) break;
  }
  return kNone;
}

// False: there is no table that it could be a part of, and the standard ignores it.
bool Nesting::open_table_part(Tag tag) {
  const size_t table = find_table_or_template();
  if (table == kNone) return false;
  if (stack_[table].tag == Tag::template_) return true;
  const bool cell = tag == Tag::td || tag == Tag::th;
  size_t keep = table + 1;
  if (cell || tag == Tag::tr) {
    if (keep < stack_.size() && is_section(stack_[keep].tag)) ++keep;
    if (cell && keep < stack_.size() && stack_[keep].tag == Tag::tr) ++keep;
  }
  in_doubt_ = in_doubt_ || has_open(Tag::object);  // its marker may stay on the list of formatting elements
  pop_to(keep);
  if (cell || tag == Tag::tr) {
    if (stack_.back().tag == Tag::table && !push(Tag::tbody, 0, Foreign::none)) --left_out_[index(Tag::tbody)];
    if (cell && is_section(stack_.back().tag) && !push(Tag::tr, 0, Foreign::none)) --left_out_[index(Tag::tr)];
  }
  return true;
}

void Nesting::leave_foreign() {
  size_t keep = stack_.size();
  while (keep > 0 && stack_[keep - 1].foreign != Foreign::none) --keep;
  pop_to(keep);
}

// <font> leaves svg and math only with certain attributes: they stay, but nothing counts as foreign any more.
void Nesting::doubt_foreign() {
  for (size_t at = stack_.size(); at-- > 0 && stack_[at].foreign != Foreign::none;) stack_[at].foreign = Foreign::none;
}

bool Nesting::close(Tag tag, std::string_view name) {
  begun_ = true;
  const uint32_t hash = hash_of(tag, name);
  if (capped_ && left_out_[index(tag)] > 0) {
    if (tag != Tag::other) return --left_out_[index(tag)], false;
    const auto found = left_out_names_.find(hash);
    if (found != left_out_names_.end() && found->second > 0) return --found->second, --left_out_[index(tag)], false;
  }
  if (in_foreign() && tag != Tag::svg) in_doubt_ = true;
  if (has_no_depth(tag) || has_trait(tag, kVoid)) return true;
  if (ends_nothing(tag)) return false;
  if (has_trait(tag, kFormatting)) {
    end_formatting(tag);
  } else if (tag == Tag::form) {
    close_form();
  } else if (tag == Tag::template_ || tag == Tag::svg || tag == Tag::math || tag == Tag::select) {
    if (const size_t at = find(tag, 0, tag == Tag::select ? kScope : 0); at != kNone) pop_to(at);
  } else if (is_table_part(tag) || tag == Tag::table) {
    const size_t table = find_table_or_template();
    if (table == kNone) return true;
    for (size_t at = stack_.size(); at-- > table;) {
      if (stack_[at].tag == tag) return pop_to(at), true;
    }
  } else if (is_heading(tag)) {
    for (size_t at = stack_.size(); at-- > 0 && !has_trait(stack_[at].tag, kScope);) {
      if (is_heading(stack_[at].tag)) return pop_to(at), true;
    }
  } else if (tag != Tag::other && tag != Tag::noscript && has_trait(tag, kSpecial)) {
    pop_scoped(tag, tag == Tag::p);
  } else if (const size_t at = find(tag, hash, kSpecial); at != kNone) {
    pop_to(at);
  }
  return true;
}

// Exact because no element is missing here that Gumbo has open. "</p>" makes an element, "</form>" lets another form
// begin though the first one is gone, headings end one another, and
// any end tag ends a <colgroup>. To Gumbo all elements whose names it does not know have one name.
bool Nesting::ends_nothing(Tag tag) const {
  if (open_[index(Tag::colgroup)] > 0 || in_foreign() || tag == Tag::p || tag == Tag::form || is_heading(tag))
    return false;
  if (has_trait(tag, kFormatting)) return !is_active(tag);
  if (!is_unknown(tag)) return open_[index(tag)] == 0;
  return open_[index(Tag::other)] + open_[index(Tag::dialog)] + open_[index(Tag::search)] + open_[index(Tag::slot)] +
             open_[index(Tag::picture)] ==
         0;
}

// A formatting element stands right in the innermost of the others.
bool Nesting::formatting_is_current() const {
  for (size_t i = 0; active_.total > 0 && i < active_.count.size(); ++i) {
    if (active_.count[i] > 0 && active_.under[i] == current()) return true;
  }
  return false;
}

bool Nesting::is_active(Tag tag) const {
  return active_.count[formatting_index(tag)] > 0;
}

bool Nesting::is_misnested(Tag tag) const {
  return has_trait(tag, kFormatting) && is_active(tag) && active_.under[formatting_index(tag)] != current();
}

// The end tag takes the element off the list ("adoption agency"); not surely where a table or many blocks stand
// between.
void Nesting::end_formatting(Tag tag) {
  if (!is_active(tag)) return;
  if (is_misnested(tag)) formatting_in_doubt_ = true;
  --active_.count[formatting_index(tag)];
  --active_.total;
}

// "</form>" takes the form from the stack and leaves what is open inside.
void Nesting::close_form() {
  const size_t at = find_in_scope(Tag::form);
  while (form_ && form_in_flow_ && active_.total == 0 && at != kNone && is_ended_by_others(stack_.back().tag))
    pop_to(stack_.size() - 1);
  form_ = false;
  if (at == kNone || at + 1 != stack_.size()) in_doubt_ = true;
  if (at == kNone) return;
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(at));
  --open_[index(Tag::form)];
}

void Nesting::pop_to(size_t size) {
  while (stack_.size() > size) {
    const Open& top = stack_.back();
    // Its marker stays on the list of formatting elements.
    if (top.tag == Tag::object && stack_.size() > size + 1) in_doubt_ = true;
    --open_[index(top.tag)];
    if (has_trait(top.tag, kMarker)) {
      active_ = outer_.back();
      outer_.pop_back();
    }
    stack_.pop_back();
  }
}

size_t Nesting::find(Tag tag, uint32_t name, uint16_t stop_traits) const {
  if (open_[index(tag)] == 0) return kNone;
  for (size_t at = stack_.size(); at-- > 0;) {
    if (stack_[at].tag == tag && stack_[at].name == name) return at;
    if (has_trait(stack_[at].tag, stop_traits)) return kNone;
  }
  return kNone;
}

size_t Nesting::find_in_scope(Tag tag, bool button_scope) const {
  if (open_[index(tag)] == 0) return kNone;
  for (size_t at = stack_.size(); at-- > 0;) {
    const Tag open = stack_[at].tag;
    if (open == tag) return at;
    if (has_trait(open, kScope) || (button_scope && open == Tag::button)) return kNone;
    if (tag == Tag::li && (open == Tag::ol || open == Tag::ul)) return kNone;
  }
  return kNone;
}

size_t Nesting::find_table_or_template() const {
  if (open_[index(Tag::table)] + open_[index(Tag::template_)] == 0) return kNone;
  for (size_t at = stack_.size(); at-- > 0;) {
    if (stack_[at].tag == Tag::table || stack_[at].tag == Tag::template_) return at;
  }
  return kNone;
}

void Nesting::pop_scoped(Tag tag, bool button_scope) {
  if (const size_t at = find_in_scope(tag, button_scope); at != kNone) pop_to(at);
}

}  // namespace pith
