#include "../apply_helper.h"

using namespace pith;
using namespace pith::test;

namespace {

std::string lines_rule(const std::string& body) {
  return rule("x.lines", "op = 'template-lines'\n" + body);
}

}  // namespace

TEST_CASE("listed lines go where they stand in the run at their edge") {
  const std::string text = paragraph("Rain");
  const std::string top = lines_rule("edge = 'top'\nlines = ['Home', 'News', '3 comments', 'Tags: *', 'Notes']");
  CHECK(left_of_text(top, "Home\nNews\n\nThe lock\n\n12 Comments\nTags: hedges\n\n" + text) == "The lock|" + text);
  CHECK(left_of_text(top, "Home\nThe lock\n" + text + "\nNotes\nNews") == "The lock|" + text + "|Notes|News");
  const std::string bottom = lines_rule("edge = 'bottom'\nlines = ['Share', 'Imprint', 'Notes']");
  CHECK(left_of_text(bottom, "Share\n\nNotes\n\n" + text + "\n\nNotes\n\n" + text + "\n\nShare\nImprint") ==
        "Share|Notes|" + text + "|Notes|" + text);
}

TEST_CASE("seven other lines end a run, and so does a paragraph") {
  const std::string rules = lines_rule("edge = 'top'\nlines = ['Home', 'Share']");
  CHECK(left_of_text(rules, "Home\n\n1\n2\n3\n4\n5\n6\nShare") == "1\n2\n3\n4\n5\n6");
  CHECK(left_of_text(rules, "Home\n\n1\n2\n3\n4\n5\n6\n7\nShare") == "1\n2\n3\n4\n5\n6\n7\nShare");
  CHECK(left_of_text(rules, "Home\n\n" + paragraph("Rain") + "\n\nShare") == paragraph("Rain") + "|Share");
}

TEST_CASE("a title that the menu names stays, and stays when the text is cleaned again") {
  const std::string rules = lines_rule("edge = 'top'\nleast = 2\nlines = ['The lock', 'The bell', 'Share', 'Share']");
  const std::string want = "The bell|" + paragraph("Rain");
  CHECK(left_of_text(rules, "The lock\nThe bell\nShare\nShare\n\nThe bell\n\n" + paragraph("Rain")) == want);
  CHECK(left_of_text(rules, "The bell\n\n" + paragraph("Rain")) == want);
}

TEST_CASE("without an edge, lines one after another go anywhere") {
  const std::string rules = lines_rule("least = 3\nlines = ['Home', 'News', 'Ports']");
  const std::string text = paragraph("Rain");
  CHECK(left_of_text(rules, text + "\n\nHome\n\nNews\nPorts\nNews\n\n" + text) == text + "|" + text);
  CHECK(left_of_text(rules, text + "\n\nHome\nNews\n\n" + text) == text + "|Home|News|" + text);
}

TEST_CASE("a block of which all lines are listed is one removal; the page budget does not hold it") {
  std::string menu, lines;
  for (char c = 'a'; c <= 'z'; ++c) {
    menu += "All about the letter " + std::string(1, c) + "\n";
    lines += "'All about the letter " + std::string(1, c) + "', ";
  }
  const auto done =
      apply(compile(lines_rule("edge = 'top'\nlines = [" + lines + "]")), PageKind::text, menu + "\nIt rained.");
  CHECK(done->left() == "It rained.");
  CHECK(done->cleaned.removals.size() == 1);
}

TEST_CASE("on HTML pages the operation does nothing") {
  CHECK(left_of_html(lines_rule("lines = ['Home']"), "<p>Home</p><p>It rained.</p>") == "Home|It rained.");
}

TEST_CASE("between listed lines goes what the text says again: its table of contents") {
  const std::string rules = lines_rule("edge = 'top'\nlines = ['Home', 'Edit']");
  const std::string first = paragraph("Rain"), second = paragraph("Hail");
  std::string contents, text;
  for (const char* heading : {"Water", "Stone", "Winter", "Boats", "Ledger", "Market", "Bridge", "Field"}) {
    contents += heading + std::string("\n");
    text += "\n\n" + std::string(heading) + "\n\n" + paragraph(heading);
  }
  std::string left = "The lock|" + first;
  for (const char* heading : {"Water", "Stone", "Winter", "Boats", "Ledger", "Market", "Bridge", "Field"})
    left += "|" + std::string(heading) + "|" + paragraph(heading);
  CHECK(left_of_text(rules, "Home\nThe lock\n" + contents + "Edit\n\nThe lock\n\n" + first + text) == left);
  CHECK(left_of_text(rules, "Home\nEdit\nThe lock\n" + contents + "\nThe lock\n\n" + first + text) == left);
  CHECK(left_of_text(rules, "Home\nThe lock\nEdit\n\nWater\n\n" + second + "\n\nWater") ==
        "The lock|Water|" + second + "|Water");
}
