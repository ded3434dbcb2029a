// The page is not copied and then cleaned: what was kept is written anew, out of a short list of elements, with
// addresses that have passed Links and text that is escaped. So nothing of the page can run: there is no way for a
// script, a style or an event handler to get into the output.
//
//   <div onclick=x><ul class=y><li><a href="javascript:z">a</a></div>   gives   <ul>\n<li>a</li>\n</ul>
//
// Tested in tests/unit/write/html_test.cc.
#include <algorithm>

#include "base/text.h"
#include "write/images.h"
#include "write/inline.h"
#include "write/links.h"
#include "write/outline.h"
#include "write/pieces.h"
#include "write/writer.h"

namespace pith {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
}

std::string attribute(std::string_view name, std::string_view value) {
  std::string out = ' ' + std::string(name) + "=\"";
  append_escaped(out, value);
  return out + '"';
}

struct StyleElement {
  Style style;
  const char* name;
};
constexpr StyleElement kStyleElements[] = {{kStrong, "strong"}, {kEmphasis, "em"}, {kCode, "code"},
                                           {kStruck, "s"},      {kSub, "sub"},     {kSuper, "sup"}};

const char* element_of(BoxKind kind) {
  switch (kind) {
    case BoxKind::quote:
      return "blockquote";
    case BoxKind::list:
      return "ul";
    case BoxKind::item:
      return "li";
    case BoxKind::table:
      return "table";
    case BoxKind::row:
      return "tr";
    case BoxKind::cell:
      return "td";
    case BoxKind::terms:
      return "dl";
    case BoxKind::term:
      return "dt";
    case BoxKind::definition:
      return "dd";
    case BoxKind::figure:
      return "figure";
    case BoxKind::caption:
      return "figcaption";
    case BoxKind::code:
      return "pre";
  }
  return "div";
}

class HtmlWriter {
 public:
  explicit HtmlWriter(const WriteInput& input)
      : input_(input), links_(input.document, input.url()), outline_(input.document, input.blocks) {}

  std::string run() {
    for (size_t i = 0; i < input_.cleaned.kept.size(); ++i) {
      const BlockId id = input_.cleaned.kept[i].block;
      boxes_ = fitting(outline_.around(id));
      add_images(images_before(input_, i, boxes_));
      move_to(boxes_.size());
      add_block(i);
      add_images(images_after(input_, i, boxes_));
    }
    close_to(0);
    return std::move(out_);
  }

 private:
  struct Open {
    OutlineBox box;
    std::string name;
    uint32_t columns = 0;  // row: cells written
  };

  // Boxes that may stand inside one another: an <li> in a list, a <td> in a row.
  static std::vector<OutlineBox> fitting(const std::vector<OutlineBox>& boxes) {
    std::vector<OutlineBox> out;
    for (const OutlineBox& box : boxes) {
      const BoxKind outer = out.empty() ? BoxKind::quote : out.back().kind;
      const bool fits = box.kind == BoxKind::item         ? outer == BoxKind::list
                        : box.kind == BoxKind::row        ? outer == BoxKind::table
                        : box.kind == BoxKind::cell       ? outer == BoxKind::row
                        : box.kind == BoxKind::term       ? outer == BoxKind::terms
                        : box.kind == BoxKind::definition ? outer == BoxKind::terms
                        : box.kind == BoxKind::caption    ? outer == BoxKind::figure || outer == BoxKind::table
                                                          : outer != BoxKind::code;
      if (fits) out.push_back(box);
    }
    return out;
  }

  // Closes what is not around the block and opens the first `depth` of its boxes.
  void move_to(size_t depth) {
    size_t common = 0;
    while (common < open_.size() && common < depth && open_[common].box.node == boxes_[common].node) ++common;
    close_to(common);
    for (size_t i = common; i < depth; ++i) open(boxes_[i]);
  }

  void close_to(size_t depth) {
    while (open_.size() > depth) {
      out_ += "</" + open_.back().name + ">\n";
      open_.pop_back();
    }
  }

  void open(const OutlineBox& box) {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    if (box.kind == BoxKind::cell) fill_row(box.index);
    std::string name = element_of(box.kind);
    if (box.kind == BoxKind::list && box.ordered) name = "ol";
    if (box.kind == BoxKind::cell && box.head) name = "th";
    if (box.kind == BoxKind::caption && !open_.empty() && open_.back().box.kind == BoxKind::table) name = "caption";
    out_ += '<' + name;
    if (name == "ol") add_start(box.node);
    out_ += '>';
    open_.push_back({box, name, 0});
  }

  // Cells that were removed, or that a wider one takes, are empty: columns stay.
  void fill_row(uint32_t column) {
    if (open_.empty()) return;
    Open& row = open_.back();
    for (; row.columns < column; ++row.columns) out_ += "<td></td>\n";
    row.columns = column + 1;
  }

  void add_start(NodeId list) {
    const std::string_view start = input_.document.attribute(list, "start").value_or("");
    const bool number =
        !start.empty() && start.size() < 7 && start != "1" && std::all_of(start.begin(), start.end(), is_ascii_digit);
    if (number) out_ += attribute("start", start);
  }

  void add_block(size_t i) {
    const KeptBlock& kept = input_.cleaned.kept[i];
    const Block& block = input_.blocks[kept.block];
    const bool in_pre = !boxes_.empty() && boxes_.back().kind == BoxKind::code;
    if (in_pre) {
      if (out_.back() != '>') out_ += '\n';  // another block of the same <pre>
      const std::string text = joined(block.text, kept_pieces(block.text, kept.removed));
      if (text.starts_with('\n')) out_ += '\n';  // the parser drops the first one
      return append_escaped(out_, text);
    }
    const std::string name = wrapper_of(block);
    if (!name.empty()) out_ += '<' + name + '>';
    if (name.empty() && !out_.empty() && out_.back() != '>') out_ += "<br>\n";
    add_spans(inline_of(input_.document, block, kept));
    if (!name.empty()) out_ += "</" + name + ">\n";
  }

  // What a block is, unless its box says it.
  std::string wrapper_of(const Block& block) const {
    if (block.kind == BlockKind::heading) return 'h' + std::to_string(std::clamp<int>(block.level, 1, 6));
    if (boxes_.empty()) return "p";
    const OutlineBox& box = boxes_.back();
    const bool says_it = box.kind == BoxKind::item || box.kind == BoxKind::cell || box.kind == BoxKind::term ||
                         box.kind == BoxKind::definition || box.kind == BoxKind::caption;
    return says_it && box.node == block.node ? "" : "p";
  }

  void add_spans(const std::vector<StyledSpan>& spans) {
    NodeId link = kNoNode;
    for (const StyledSpan& span : spans) {
      if (span.link != link) {
        close_link(link);
        link = open_link(span.link);
      }
      if (span.image != kNoNode) {
        out_ += image(span.image);
      } else {
        add_span(span);
      }
    }
    close_link(link);
  }
  NodeId open_link(NodeId link) {
    if (link == kNoNode) return link;
    if (const auto target = links_.target(link)) out_ += "<a" + attribute("href", *target) + '>';
    return link;
  }
  void close_link(NodeId link) {
    if (link != kNoNode && links_.target(link)) out_ += "</a>";
  }

  void add_span(const StyledSpan& span) {
    std::string closing;
    for (const StyleElement& element : kStyleElements) {
      if (!(span.style & element.style)) continue;
      out_ += '<' + std::string(element.name) + '>';
      closing.insert(0, "</" + std::string(element.name) + '>');
    }
    for (size_t at = 0; at <= span.text.size();) {
      const size_t end = std::min(span.text.find('\n', at), span.text.size());
      append_escaped(out_, std::string_view(span.text).substr(at, end - at));
      if (end < span.text.size()) out_ += "<br>";
      at = end + 1;
    }
    out_ += closing;
  }

  std::string image(NodeId id) const {
    const auto address = links_.image(id, true);
    const std::string alt = squeezed(input_.document.attribute(id, "alt").value_or(""));
    if (!address || alt.empty()) return "";
    return "<img" + attribute("src", *address) + attribute("alt", alt) + '>';
  }

  // In the boxes that are around the image as well as around the block.
  void add_images(const std::vector<NodeId>& images) {
    for (NodeId id : images) {
      const std::string element = image(id);
      if (element.empty()) continue;
      size_t depth = 0;
      while (depth < boxes_.size() && input_.document.is_ancestor(boxes_[depth].node, id)) ++depth;
      while (depth > 0 && !takes_blocks(boxes_[depth - 1].kind)) --depth;
      move_to(depth);
      out_ += element + '\n';
    }
  }
  static bool takes_blocks(BoxKind kind) {
    return kind == BoxKind::quote || kind == BoxKind::item || kind == BoxKind::definition || kind == BoxKind::figure;
  }

  const WriteInput& input_;
  Links links_;
  Outline outline_;
  std::vector<OutlineBox> boxes_;  // around the block at hand
  std::vector<Open> open_;
  std::string out_;
};

// A text page: its paragraphs, with their line breaks.
std::string html_of_text(const WriteInput& input) {
  std::string out;
  for (const KeptBlock& kept : input.cleaned.kept) {
    const std::string_view text = input.blocks[kept.block].text;
    out += "<p>";
    for (char c : joined(text, kept_pieces(text, kept.removed))) {
      if (c == '\n')
        out += "<br>\n";
      else
        append_escaped(out, std::string_view(&c, 1));
    }
    out += "</p>\n";
  }
  return out;
}

}  // namespace

std::string write_html(const WriteInput& input) {
  return input.page.kind == PageKind::text ? html_of_text(input) : HtmlWriter(input).run();
}

std::string write_html_document(const WriteInput& input) {
  const Metadata& metadata = input.cleaned.metadata;
  std::string out = "<!DOCTYPE html>\n<html";
  if (!metadata.language.value.empty()) out += attribute("lang", metadata.language.value);
  out += ">\n<head>\n<meta charset=\"utf-8\">\n<title>";
  append_escaped(out, metadata.title.value);
  out += "</title>\n</head>\n<body>\n" + write_html(input) + "</body>\n</html>\n";
  return out;
}

}  // namespace pith
