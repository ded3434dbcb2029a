#include "parse/leaf.h"

#include "base/entities.h"

namespace pith {
namespace {

class Resolver {
 public:
  Resolver(Document& document, std::string& text) : document_(document), text_(text) {}

  // Appends one piece: runs that are verbatim, references, and CR or CR LF, which are a newline (13.2.3.5).
  void add(const ReducedText& piece) {
    const std::string_view raw = piece.source.of(document_.source);
    size_t run = 0;
    for (size_t at = 0; at < raw.size();) {
      const size_t before = text_.size();
      const size_t length = special(raw.substr(at), piece.references);
      if (length == 0) {
        ++at;
        continue;
      }
      const std::string resolved = text_.substr(before);
      text_.resize(before);
      add_run(piece, raw, run, at);
      add_piece(piece.source.begin + at, false);
      text_ += resolved;
      run = at += length;
    }
    add_run(piece, raw, run, raw.size());
  }

 private:
  size_t special(std::string_view raw, bool references) {
    if (raw[0] == '&' && references) return decode_entity(raw, EntityContext::text, text_);
    if (raw[0] != '\r') return 0;
    text_ += '\n';
    return raw.substr(0, 2) == "\r\n" ? 2 : 1;
  }

  void add_run(const ReducedText& piece, std::string_view raw, size_t begin, size_t end) {
    if (begin == end) return;
    add_piece(piece.source.begin + begin, true);
    text_ += raw.substr(begin, end - begin);
  }

  void add_piece(size_t source, bool verbatim) {
    document_.pieces.push_back({static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(source), verbatim});
  }

  Document& document_;
  std::string& text_;
};

}  // namespace

void resolve_leaf(const ReducedText* first, const ReducedText* last, std::string& scratch, TextLeaf& leaf,
                  Document& document) {
  scratch.clear();
  leaf.pieces = static_cast<uint32_t>(document.pieces.size());
  Resolver resolver(document, scratch);
  for (const ReducedText* piece = first; piece <= last; ++piece) resolver.add(*piece);
  leaf.verbatim = scratch == leaf.source.of(document.source);  // '&' may stand for itself
  if (leaf.verbatim) {
    document.pieces.resize(leaf.pieces);
    leaf.pieces = 0;
    leaf.text = leaf.source.of(document.source);
    return;
  }
  leaf.piece_count = static_cast<uint32_t>(document.pieces.size()) - leaf.pieces;
  leaf.text = document.arena.copy(scratch);
}

}  // namespace pith
