#include "cli/diff.h"

#include "catch.h"
#include "unit/write/made.h"

using namespace pith;

namespace {

std::string diff(test::Made made) {
  CleanDocument document;
  document.page = std::move(made.page);
  document.document = std::move(made.document);
  document.blocks = std::move(made.blocks);
  document.cleaned = std::move(made.cleaned);
  return cli::diff_of(document, "x");
}

}  // namespace

TEST_CASE("a removal shows as a hunk of a unified diff") {
  CHECK(diff(test::make_text("a\n\nad\n\nb\n", {"ad"})) ==
        "--- x\n+++ x (cleaned)\n@@ -1,5 +1,3 @@\n a\n-\n-ad\n \n b\n");
  CHECK(diff(test::make_text("1\n2\n3\n4\n5 ad\n6\n7\n8\n9\n", {" ad"})) ==
        "--- x\n+++ x (cleaned)\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5 ad\n+5\n 6\n 7\n 8\n");
  CHECK(diff(test::make_html("<p>ad<p>b", {"ad"})) == "--- x\n+++ x (cleaned)\n@@ -1,3 +1 @@\n-ad\n-\n b\n");
}

TEST_CASE("removals far apart are hunks of their own") {
  std::string text = "ad\n\n";
  for (int i = 0; i < 20; ++i) text += "line " + std::to_string(i) + "\n\n";
  const std::string out = diff(test::make_text(text + "AD\n", {"ad", "AD"}));
  CHECK(out.find("@@ -1,5 +1,3 @@\n-ad\n-\n line 0\n") != std::string::npos);
  CHECK(out.find("@@ -39,5 +37,3 @@\n") != std::string::npos);
}

TEST_CASE("nothing removed is no diff") {
  CHECK(diff(test::make_text("a\n")) == "");
}
