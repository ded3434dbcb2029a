#include "blocks/text_lines.h"

#include <unordered_map>

#include "base/line_key.h"
#include "base/text.h"

namespace pith {
namespace {

constexpr uint32_t kMostOthers = 6;  // a title, a name, a date, a place, a line under the title
constexpr uint32_t kLongLine = 25;   // words: a paragraph, so the text has begun
// Two headings of one name, in the text and in its table of contents; "Yes" comes more often.
constexpr uint32_t kMostEchoes = 4;

}  // namespace

TextLine::TextLine(std::string_view text)
    : key(line_key(text)), label(line_label_key(text)), words(count_words(text)) {}

std::vector<uint32_t> edge_run(const std::vector<TextLine>& lines, const std::vector<RunPart>& parts, bool from_top) {
  std::vector<uint32_t> run;
  const auto count = static_cast<uint32_t>(lines.size());
  uint32_t others = 0;
  for (uint32_t step = 0; step < count; ++step) {
    const uint32_t at = from_top ? step : count - 1 - step;
    if (parts[at] == RunPart::hit) {
      run.push_back(at);
      others = 0;
    } else if (lines[at].words > kLongLine || (parts[at] == RunPart::other && ++others > kMostOthers)) {
      break;
    }
  }
  return run;
}

void mark_echoes(const std::vector<TextLine>& lines, std::vector<RunPart>& parts) {
  std::unordered_map<uint64_t, uint32_t> times;
  for (const TextLine& line : lines) ++times[line.key];
  for (size_t at = 0; at < lines.size(); ++at) {
    const uint32_t said = times[lines[at].key];
    if (parts[at] == RunPart::other && lines[at].words > 0 && said > 1 && said <= kMostEchoes)
      parts[at] = RunPart::echo;
  }
}

}  // namespace pith
