#include "blocks/text_lines.h"

#include "base/line_key.h"
#include "base/text.h"

namespace pith {
namespace {

constexpr uint32_t kMostOthers = 6;  // a title, a name, a date, a place, a line under the title
constexpr uint32_t kLongLine = 25;   // words: a paragraph, so the text has begun

}  // namespace

TextLine::TextLine(std::string_view text)
    : key(line_key(text)), label(line_label_key(text)), words(count_words(text)) {}

std::vector<uint32_t> edge_run(const std::vector<TextLine>& lines, const std::vector<uint8_t>& hits, bool from_top) {
  std::vector<uint32_t> run;
  const auto count = static_cast<uint32_t>(lines.size());
  uint32_t others = 0;
  for (uint32_t step = 0; step < count; ++step) {
    const uint32_t at = from_top ? step : count - 1 - step;
    if (hits[at]) {
      run.push_back(at);
      others = 0;
    } else if (++others > kMostOthers || lines[at].words > kLongLine) {
      break;
    }
  }
  return run;
}

}  // namespace pith
