// The laws of the design, on every page there is: the fixtures, and the development pages where the shared data is.
// Each function below states one law and gives the first break of it in words, or "".
#include <filesystem>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "blocks/segment.h"
#include "catch.h"
#include "decide.h"
#include "pages.h"
#include "paths.h"
#include "pith.h"
#include "read/reader.h"
#include "shared.h"

using namespace pith;

namespace {

constexpr uint32_t kMadeTexts = 3000 / test::kStep;

const Cleaner& cleaner() {
  static const Result<Cleaner> built = Cleaner::create({});
  return built.value();
}

// Tables of the document and of its blocks are sound.
std::string broken_structure(const CleanDocument& page) {
  std::string broken(check_invariants(page.document));
  if (broken.empty()) broken = check_invariants(page.document, page.blocks);
  return broken;
}

// Conservation and no anonymous removal.
std::string broken_conservation(const CleanDocument& page) {
  return std::string(check_conservation(page.blocks, page.cleaned));
}

std::string_view first_character(std::string_view text) {
  size_t at = 0;
  if (!text.empty()) decode_utf8(text, &at);
  return text.substr(0, at);
}

std::string_view last_character(std::string_view text) {
  size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) continue;
  return text.substr(at);
}

bool ends_in_reference(std::string_view source) {
  const size_t at = source.rfind('&');
  return at != std::string_view::npos && source.find_first_of(" <>", at) == std::string_view::npos;
}

// A removal's source range begins and ends with the characters that the removed text begins and ends with. A character
// that the source writes as a reference, or a NUL or carriage return that the parser replaced, cannot be compared.
std::string broken_offset(const CleanDocument& page) {
  for (const Removal& removal : page.cleaned.removals) {
    const Block& block = page.blocks[removal.block];
    const std::string_view text = trimmed(removal.within.of(block.text));
    const Span source = source_of(page.document, block, removal.within);
    if (source.end > page.document.source.size() || source.begin > source.end) return "a removal outside of the source";
    const std::string_view there = trimmed(source.of(page.document.source));
    if (text.empty()) continue;
    if (there.empty()) return "no source for \"" + std::string(text) + '"';
    const bool head = there.front() == '&' || first_character(there) == first_character(text);
    const bool tail = ends_in_reference(there) || last_character(there) == last_character(text);
    if (!head || !tail) {
      return '"' + std::string(text.substr(0, 60)) + "\" is said to stand at \"" + std::string(there.substr(0, 60)) +
             '"';
    }
  }
  return "";
}

// All that a run says of a page: what is left and what was removed by which rule.
std::string story(const CleanDocument& page) {
  std::string out = cleaner().write(page, Format::text);
  for (const Removal& removal : page.cleaned.removals) {
    const Span source = source_of(page.document, page.blocks[removal.block], removal.within);
    out += '\n' + std::string(removal.rule) + ' ' + std::to_string(source.begin) + '-' + std::to_string(source.end);
  }
  return out;
}

Result<CleanDocument> clean_text(const std::string& text) {
  Record record;
  record.id = "text";
  record.media_type = "text/plain";
  record.charset_hint = "utf-8";
  record.bytes = text;
  return cleaner().clean(std::move(record));
}

std::string lines_apart(const std::string& once, const std::string& twice) {
  size_t at = 0;
  while (at < once.size() && at < twice.size() && once[at] == twice[at]) ++at;
  const size_t begin = once.rfind('\n', at == 0 ? 0 : at - 1);
  return once.substr(begin == std::string::npos ? 0 : begin + 1, 160);
}

// clean(clean(x)) == clean(x) in text mode; for an HTML page, of its text as the filter left it.
std::string broken_idempotence(const CleanDocument& page) {
  const auto once =
      clean_text(page.page->kind == PageKind::text ? page.page->text : cleaner().write(page, Format::text));
  if (!once) return once.error().message;
  const std::string text = cleaner().write(*once, Format::text);
  const auto twice = clean_text(text);
  if (!twice) return twice.error().message;
  const std::string again = cleaner().write(*twice, Format::text);
  return again == text ? "" : "text mode changes its own output at: " + lines_apart(text, again);
}

// The first broken law of a page, or "".
std::string broken_law(const Record& record) {
  const auto page = cleaner().clean(Record(record));
  if (!page) return page.error().message;
  for (const auto law : {broken_structure, broken_conservation, broken_offset, broken_idempotence}) {
    if (std::string broken = law(*page); !broken.empty()) return broken;
  }
  const auto again = cleaner().clean(Record(record));
  return again && story(*again) == story(*page) ? "" : "two runs differ";
}

// "page: law" for every page of the inputs that breaks one; `pages` is their number.
std::vector<std::string> faults_of(const std::vector<std::string>& inputs, bool pages_only, size_t* pages) {
  std::vector<std::string> faults;
  const auto reader = open_inputs(inputs, {});
  while (std::optional<Record> record = reader->next()) {
    const std::string name = std::filesystem::path(record->id).filename().string();
    if (pages_only && !name.starts_with("page.")) continue;
    ++*pages;
    const std::string broken = record->error ? record->error->message : broken_law(*record);
    if (!broken.empty()) faults.push_back(record->id + ": " + broken);
  }
  return faults;
}

// Texts put together by chance, the same in each run: sentences that come again and again, prompts, lines too long to
// be wrapped, with blank lines between them or without.
class MadeText {
 public:
  explicit MadeText(uint32_t seed) : chance_(seed) {}

  std::string make() {
    const std::string repeats[] = {sentence(9), sentence(8), sentence(12)};
    const std::string longs[] = {sentence(30) + ' ' + sentence(12), sentence(40)};
    const uint32_t joined = 1 + below(6);  // of 10 lines
    std::string text;
    for (uint32_t left = 5 + below(25); left > 0; --left) {
      const uint32_t kind = below(20);
      if (kind < 10)
        text += repeats[below(3)];
      else if (kind < 13)
        text += kPrompts[below(std::size(kPrompts))];
      else if (kind < 15)
        text += longs[below(2)];
      else
        text += kind < 18 ? std::string(kLongPrompt) : sentence(2 + below(9));
      text += below(10) < joined ? "\n" : "\n\n";
    }
    return text;
  }

 private:
  uint32_t below(size_t limit) { return static_cast<uint32_t>(chance_() % limit); }

  std::string sentence(uint32_t words) {
    std::string out = "The";
    while (words-- > 0) out += std::string(" ") + kWords[below(std::size(kWords))];
    return out + '.';
  }

  static constexpr const char* kWords[] = {"rain",  "canal", "keeper", "lock",  "water",  "village", "ledger",
                                           "stone", "boat",  "winter", "widow", "ladder", "plum",    "hazel"};
  static constexpr const char* kPrompts[] = {"Sign up for our newsletter",
                                             "Share this article",
                                             "Facebook",
                                             "Related articles",
                                             "Advertisement",
                                             "Leave a comment",
                                             "Tagged: roofs",
                                             "Comments",
                                             "Back to top",
                                             "Your email address"};
  static constexpr const char* kLongPrompt =
      "Enjoying this article? Click here to subscribe for full access. Just five dollars a month, and you can cancel "
      "whenever you like, with one click.";

  std::minstd_rand chance_;
};

void check_all(const std::vector<std::string>& faults) {
  for (size_t i = 0; i < faults.size() && i < 10; ++i) UNSCOPED_INFO(faults[i]);
  CHECK(faults.empty());
}

}  // namespace

TEST_CASE("the laws hold on every fixture page", "[properties]") {
  size_t pages = 0;
  const auto faults = faults_of({std::string(test::kSourceDir) + "/fixtures"}, true, &pages);
  CHECK(pages > 0);
  check_all(faults);
}

TEST_CASE("a cleaned text stays as it is, however often its lines come again", "[properties]") {
  std::vector<std::string> faults;
  for (uint32_t seed = 1; seed <= kMadeTexts; ++seed) {
    const auto once = clean_text(MadeText(seed).make());
    const std::string text = cleaner().write(*once, Format::text);
    const auto twice = clean_text(text);
    const std::string again = cleaner().write(*twice, Format::text);
    if (again != text) faults.push_back("text " + std::to_string(seed) + ": " + lines_apart(text, again));
  }
  check_all(faults);
}

TEST_CASE("the laws hold on the development pages", "[properties][shared]") {
  const auto shared = test::shared_data("the laws on the development pages");
  if (!shared) return;
  const auto paths = test::development_pages(*shared);
  size_t pages = 0;
  const auto faults = faults_of({paths.begin(), paths.end()}, false, &pages);
  CHECK(pages == (1497 + test::kStep - 1) / test::kStep);
  check_all(faults);
}
