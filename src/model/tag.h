// Tag: the element names that pith tells apart; every other element is Tag::other and keeps its name in the source.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith {

// HTML Living Standard, section 15 and the obsolete elements of 16.2 that old pages still use; svg and math for roots.
// clang-format off
#define PITH_TAGS(X) \
  X(html) X(head) X(title) X(base) X(link) X(meta) X(style) X(script) X(noscript) X(template_) X(body) X(article) \
  X(section) X(nav) X(aside) X(h1) X(h2) X(h3) X(h4) X(h5) X(h6) X(hgroup) X(header) X(footer) X(address) X(main) \
  X(search) X(p) X(hr) X(pre) X(blockquote) X(ol) X(ul) X(menu) X(li) X(dl) X(dt) X(dd) X(figure) X(figcaption) \
  X(div) X(a) X(em) X(strong) X(small) X(s) X(cite) X(q) X(dfn) X(abbr) X(ruby) X(rt) X(rp) X(data) X(time) X(code) \
  X(var) X(samp) X(kbd) X(sub) X(sup) X(i) X(b) X(u) X(mark) X(bdi) X(bdo) X(span) X(br) X(wbr) X(ins) X(del) \
  X(picture) X(source) X(img) X(iframe) X(embed) X(object) X(param) X(video) X(audio) X(track) X(map) X(area) X(svg) \
  X(math) X(table) X(caption) X(colgroup) X(col) X(tbody) X(thead) X(tfoot) X(tr) X(td) X(th) X(form) X(label) \
  X(input) X(button) X(select) X(datalist) X(optgroup) X(option) X(textarea) X(output) X(progress) X(meter) \
  X(fieldset) X(legend) X(details) X(summary) X(dialog) X(slot) X(canvas) X(center) X(font) X(big) X(strike) X(tt) \
  X(acronym) X(dir) X(frame) X(frameset) X(noframes) X(noembed) X(xmp) X(listing) X(plaintext) X(marquee) X(nobr) \
  X(applet) X(basefont) X(bgsound) X(keygen) X(image) X(other)
// clang-format on

enum class Tag : uint8_t {
#define PITH_TAG(name) name,
  PITH_TAGS(PITH_TAG)
#undef PITH_TAG
};

inline constexpr int kTagCount = static_cast<int>(Tag::other) + 1;

// Lower-case element name; "other" has none and gives "".
std::string_view tag_name(Tag tag);
// The tag of an element name in any case (ASCII), Tag::other when unknown.
Tag tag_of(std::string_view name);
// h1..h6 give 1..6, everything else 0.
inline int heading_level(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1 : 0;
}

}  // namespace pith
