#include "blocks/text_shape.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "catch.h"

namespace pith {
namespace {

TEST_CASE("words and letters are counted as everywhere else") {
  for (const char* text : {"", "One two, three.", "It’s rain; it's snow", "naïve Привет мир", "雨が降った。",
                           "a_b c-d 12 3.5", "\xff\xfe broken", "ÉTÉ été"}) {
    CAPTURE(text);
    CHECK(shape_of(text).words == count_words(text));
    CHECK(shape_of(text).letters == count_letters(text));
  }
}

TEST_CASE("grammar words of many languages are found") {
  struct Case {
    const char* text;
    uint32_t at_least, at_most;
  };
  const std::vector<Case> cases = {
      {"The rain fell on the roof of a house", 5, 6},
      {"Der Regen fiel auf das Dach und in den Garten", 5, 7},
      {"Дождь шёл на крышу и в сад", 3, 4},
      {"La pluie tombe sur le toit de la maison", 4, 5},
      {"비가 지붕에 내렸다", 3, 3},
      {"雨が屋根に降っていた", 5, 7},
      {"Home Products Contact Sitemap", 0, 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(shape_of(c.text).stop_words >= c.at_least);
    CHECK(shape_of(c.text).stop_words <= c.at_most);
  }
}

TEST_CASE("signs, numbers and endings are counted") {
  const TextShape shape = shape_of("Is it 2024? YES! Pay $5 | mail a@b.de (now) …");
  CHECK(shape.questions == 1);
  CHECK(shape.exclamations == 1);
  CHECK(shape.sentence_ends == 3);
  CHECK(shape.years == 1);
  CHECK(shape.numbers == 2);
  CHECK(shape.shouted == 1);
  CHECK(shape.currencies == 1);
  CHECK(shape.separators == 1);
  CHECK(shape.at_signs == 1);
  CHECK(shape.brackets == 2);
  CHECK(shape.starts_upper);
  CHECK(shape.ends_more);
  CHECK_FALSE(shape.ends_sentence);
  CHECK(shape_of("End.").ends_sentence);
  CHECK(shape_of("List:").ends_colon);
}

TEST_CASE("texts that differ in case and signs alone have one hash") {
  CHECK(shape_of("Rain, ÄGAIN").folded_hash == shape_of("rain äGAIN!").folded_hash);
  CHECK(shape_of("rain again").folded_hash != shape_of("again rain").folded_hash);
}

TEST_CASE("marked words are counted") {
  std::vector<uint64_t> marked = {fnv1a("rain"), fnv1a("über")};
  std::sort(marked.begin(), marked.end());
  CHECK(shape_of("Rain falls, rain ÜBER all", marked).marked_words == 3);
}

}  // namespace
}  // namespace pith
