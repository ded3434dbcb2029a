// What the tree-building rules of HTML (HTML Living Standard, 13.2) say about each element, as far as the reducer and
// the nesting guard need it.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>

#include "model/tag.h"

namespace pith {

enum ElementTrait : uint16_t {
  kVoid = 1 << 0,         // has no content and no end tag (13.1.2)
  kFormatting = 1 << 1,   // goes on the list of active formatting elements (13.2.4.3)
  kRawText = 1 << 2,      // content is text up to its end tag, character references stay (13.2.5.3)
  kRcdata = 1 << 3,       // content is text up to its end tag, character references resolved (13.2.5.2)
  kScope = 1 << 4,        // ends "has an element in scope" (13.2.4.2)
  kMarker = 1 << 5,       // puts a marker on the list of active formatting elements
  kClosesP = 1 << 6,      // its start tag closes a <p> in button scope; <table>, <dialog>, <search> do so at times
  kSpecial = 1 << 7,      // stops "any other end tag"
  kBreakout = 1 << 8,     // its start tag leaves svg and math (13.2.6.5)
  kBlock = 1 << 9,        // white space next to its tags is never seen
  kKeepsSpace = 1 << 10,  // white space inside is seen as it stands
};

namespace element_detail {

constexpr std::array<uint16_t, kTagCount> make_traits() {
  std::array<uint16_t, kTagCount> traits{};
  auto set = [&](uint16_t trait, std::initializer_list<Tag> tags) {
    for (Tag tag : tags) traits[static_cast<size_t>(tag)] |= trait;
  };
  using enum Tag;
  set(kVoid, {area, base, basefont, bgsound, br, col, embed, frame, hr, image, img, input, keygen, link, meta, param,
              source, track, wbr});
  set(kFormatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  set(kRawText, {style, script, xmp, iframe, noembed, noframes});
  set(kRcdata, {title, textarea});
  set(kScope, {applet, caption, html, table, td, th, marquee, object, template_, math, svg, select});
  set(kMarker, {applet, caption, marquee, object, td, template_, th});
  set(kClosesP, {address,    article, aside,   blockquote, center, details, dir, div, dl, fieldset,
                 figcaption, figure,  footer,  form,       h1,     h2,      h3,  h4,  h5, h6,
                 header,     hgroup,  hr,      listing,    main,   menu,    nav, ol,  p,  plaintext,
                 pre,        section, summary, ul,         xmp,    li,      dd,  dt});
  set(kSpecial,
      {address,   applet,    article, aside,   blockquote, body,     button,     caption,  center,   colgroup, dd,
       details,   dir,       div,     dl,      dt,         fieldset, figcaption, figure,   footer,   form,     frameset,
       h1,        h2,        h3,      h4,      h5,         h6,       head,       header,   hgroup,   html,     iframe,
       li,        listing,   main,    marquee, menu,       nav,      noembed,    noframes, noscript, object,   ol,
       p,         plaintext, pre,     script,  section,    select,   style,      summary,  table,    tbody,    td,
       template_, textarea,  tfoot,   th,      thead,      title,    tr,         ul,       xmp,      svg,      math});
  set(kBreakout, {b,   big,  blockquote, body,  br,   center, code,   dd,  div, dl,      dt,   em,   embed, h1, h2,
                  h3,  h4,   h5,         h6,    head, hr,     i,      img, li,  listing, menu, meta, nobr,  ol, p,
                  pre, ruby, s,          small, span, strong, strike, sub, sup, table,   tt,   u,    ul,    var});
  set(kBlock,
      {address, article, aside, blockquote, body,     caption,    center, col,    colgroup, dd,       details, dialog,
       dir,     div,     dl,    dt,         fieldset, figcaption, figure, footer, form,     frameset, h1,      h2,
       h3,      h4,      h5,    h6,         head,     header,     hgroup, hr,     html,     legend,   li,      link,
       main,    menu,    meta,  nav,        ol,       optgroup,   option, p,      search,   section,  summary, table,
       tbody,   td,      tfoot, th,         thead,    title,      tr,     ul});
  set(kKeepsSpace, {pre, listing, xmp, plaintext, textarea});
  return traits;
}
inline constexpr std::array<uint16_t, kTagCount> kTraits = make_traits();

}  // namespace element_detail

inline bool has_trait(Tag tag, uint16_t traits) {
  return (element_detail::kTraits[static_cast<size_t>(tag)] & traits) != 0;
}

}  // namespace pith
