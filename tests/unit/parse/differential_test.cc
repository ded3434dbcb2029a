// The tree of the reduced page is the tree of the whole page.
#include <array>
#include <random>
#include <string>

#include "catch.h"
#include "pages.h"
#include "parse/decode.h"
#include "parse/element.h"
#include "parse/html.h"
#include "shared.h"
#include "whole_tree.h"

using namespace pith;
using namespace pith::test;

namespace {

std::string difference(Record record) {
  DecodeOptions options;
  options.forced_kind = PageKind::html;
  const auto decoded = decode(std::move(record), options);
  REQUIRE(decoded);
  const Page& page = *decoded;
  auto document = parse_html(page, {});
  if (!document) return document.error().message;
  if (const auto fault = check_invariants(*document); !fault.empty()) return "invariant: " + std::string(fault);
  const auto whole = canonical_of_whole(page.text);
  return first_difference(whole, canonical_of(*document, whole));
}

// Pages of random tags, most of them closed where they should be: what the reducer folds, and what it must not, meets
// here in mixtures that nobody would write down.
class Soup {
 public:
  // `slips`: of a thousand end tags, how many are forgotten.
  Soup(uint32_t seed, uint32_t slips) : random_(seed), slips_(slips) {}

  std::string page() {
    for (const char* head : {"", "<!doctype html>", "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">"}) {
      if (below(2) == 0) continue;
      out_ = head;
      break;
    }
    for (uint32_t count = 1 + below(6); count > 0; --count) add(0);
    return std::move(out_);
  }

 private:
  uint32_t below(uint32_t n) { return static_cast<uint32_t>(random_() % n); }

  void add(uint32_t depth) {
    constexpr std::array kTexts = {" ", "x", " y ", "z &amp; w", "\n"};
    constexpr std::array kTags = {
        Tag::div,   Tag::div,     Tag::span,  Tag::span,    Tag::a,      Tag::a,          Tag::p,      Tag::li,
        Tag::ul,    Tag::b,       Tag::i,     Tag::strong,  Tag::h2,     Tag::em,         Tag::img,    Tag::br,
        Tag::input, Tag::button,  Tag::label, Tag::table,   Tag::tr,     Tag::td,         Tag::svg,    Tag::section,
        Tag::dl,    Tag::dt,      Tag::dd,    Tag::picture, Tag::source, Tag::blockquote, Tag::figure, Tag::script,
        Tag::pre,   Tag::article, Tag::hr,    Tag::form,    Tag::ol,     Tag::time,       Tag::nobr,   Tag::noscript};
    if (below(4) == 0 || out_.size() > 2000) {
      out_ += kTexts[below(kTexts.size())];
      return;
    }
    const Tag tag = kTags[below(kTags.size())];
    const std::string name(tag_name(tag));
    out_ += '<' + name + (below(5) == 0 ? " class=k>" : ">");
    if (has_trait(tag, kVoid)) return;
    if (depth < 9 && tag != Tag::svg && tag != Tag::script) {
      for (uint32_t count = below(4); count > 0; --count) add(depth + 1);
    }
    if (tag == Tag::svg || below(1000) >= slips_) out_ += "</" + name + '>';
  }

  std::mt19937 random_;
  uint32_t slips_;
  std::string out_;
};

}  // namespace

TEST_CASE("trees of reduced and whole development pages are the same") {
  const auto shared = shared_data("differential test over the development pages");
  if (!shared) return;
  std::string faults;
  for (const auto& path : development_pages(*shared)) {
    Record record;
    record.bytes = unpacked(path);
    const std::string fault = difference(std::move(record));
    if (!fault.empty()) faults += path.filename().string() + ": " + fault + "\n";
  }
  CHECK(faults == "");
}

TEST_CASE("trees of reduced and whole soups of tags are the same") {
  for (uint32_t seed = 0; seed < 6000; ++seed) {
    Record record;
    record.bytes = Soup(seed, seed % 2 * 50).page();
    CAPTURE(seed, record.bytes);
    CHECK(difference(std::move(record)) == "");
  }
}
