#include "write/writer.h"

namespace pith {
namespace {

void append_kept(std::string& out, const Block& block, const KeptBlock& kept) {
  uint32_t at = 0;
  for (Span removed : kept.removed) {
    out += block.text.substr(at, removed.begin - at);
    at = removed.end;
  }
  out += block.text.substr(at);
}

}  // namespace

std::string write_text(const WriteInput& input) {
  std::string out;
  for (const KeptBlock& kept : input.cleaned.kept) {
    if (!out.empty()) out += "\n\n";
    append_kept(out, input.blocks[kept.block], kept);
  }
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace pith
