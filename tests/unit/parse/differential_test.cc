// The tree of the reduced page is the tree of the whole page.
#include "catch.h"
#include "pages.h"
#include "parse/decode.h"
#include "parse/html.h"
#include "shared.h"
#include "whole_tree.h"

using namespace pith;
using namespace pith::test;

namespace {

std::string difference(const Page& page) {
  auto document = parse_html(page, {});
  if (!document) return document.error().message;
  if (const auto fault = check_invariants(*document); !fault.empty()) return "invariant: " + std::string(fault);
  const auto whole = canonical_of_whole(page.text);
  return first_difference(whole, canonical_of(*document, whole));
}

}  // namespace

TEST_CASE("trees of reduced and whole development pages are the same") {
  const auto shared = shared_data("differential test over the development pages");
  if (!shared) return;
  std::string faults;
  for (const auto& path : development_pages(*shared)) {
    Record record;
    record.bytes = unpacked(path);
    DecodeOptions options;
    options.forced_kind = PageKind::html;
    auto page = decode(std::move(record), options);
    REQUIRE(page);
    const std::string fault = difference(*page);
    if (!fault.empty()) faults += path.filename().string() + ": " + fault + "\n";
  }
  CHECK(faults == "");
}
