// A document for the tests of writers: parsed, segmented, and cleaned of the texts that a test names.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "blocks/segment.h"
#include "parse/html.h"
#include "parse/metadata.h"
#include "parse/text.h"
#include "write/writer.h"

namespace pith::test {

struct Made {
  std::unique_ptr<Page> page = std::make_unique<Page>();
  Document document;
  Blocks blocks;
  Cleaned cleaned;

  WriteInput input() const { return {*page, document, blocks, cleaned}; }
};

// Each of `removed` goes from every block where it stands, its first occurrence there.
inline Made make(PageKind kind, std::string source, const std::vector<std::string>& removed = {},
                 std::string url = "") {
  Made made;
  made.page->kind = kind;
  made.page->text = std::move(source);
  made.page->url = std::move(url);
  made.document = kind == PageKind::html ? std::move(parse_html(*made.page, {})).value() : parse_text(*made.page);
  made.blocks = segment(made.document, kind);
  for (BlockId id = 0; id < made.blocks.size(); ++id) {
    const std::string_view text = made.blocks[id].text;
    KeptBlock kept{id, {}};
    for (const std::string& part : removed) {
      const size_t at = text.find(part);
      if (at == std::string_view::npos) continue;
      const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())};
      kept.removed.push_back(span);
      Removal removal;
      removal.rule = "test.rule";
      removal.category = Category::subscribe;
      removal.block = id;
      removal.within = span;
      made.cleaned.removals.push_back(removal);
    }
    const bool gone = kept.removed.size() == 1 && kept.removed[0].size() == text.size();
    if (!gone) made.cleaned.kept.push_back(std::move(kept));
  }
  return made;
}

inline Made make_html(std::string source, const std::vector<std::string>& removed = {}, std::string url = "") {
  return make(PageKind::html, std::move(source), removed, std::move(url));
}
inline Made make_text(std::string source, const std::vector<std::string>& removed = {}) {
  return make(PageKind::text, std::move(source), removed);
}

}  // namespace pith::test
