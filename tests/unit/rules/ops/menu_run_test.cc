#include "../apply_helper.h"

using namespace pith;
using namespace pith::test;

namespace {

const std::string kRules = rule("x.m", "op = 'menu-run'") + rule("x.p", "any = ['^(join|buy|share) now$']");

// The lines of a menu of which three are taken by a rule, and those that stay if it is no menu.
std::string menu(const std::vector<std::string>& entries) {
  std::string lines = "Join now\n\nBuy now\n\nShare now";
  for (const std::string& entry : entries) lines += "\n\n" + entry;
  return lines;
}
std::string listed(const std::vector<std::string>& entries) {
  std::string lines;
  for (const std::string& entry : entries) lines += (lines.empty() ? "" : "|") + entry;
  return lines;
}

const std::vector<std::string> kNames = {"Boats", "Nets", "Rope", "Tar", "Oars", "Sails", "Lamps", "Knots", "Hooks"};

}  // namespace

TEST_CASE("a menu below the text goes, one above it up to the title's lines") {
  const std::string text = paragraph("Rain");
  CHECK(left_of_text(kRules, text + "\n\n" + menu(kNames)) == text);
  CHECK(left_of_text(kRules, menu(kNames) + "\n\n" + text) == "Sails|Lamps|Knots|Hooks|" + text);
}

TEST_CASE("a list stays that is short, of which little was taken, that has numbers or sentences, or is all there is") {
  const std::string text = paragraph("Rain");
  std::vector<std::string> names = kNames;
  names.pop_back();
  CHECK(left_of_text(kRules, text + "\n\n" + menu(names)) == text + "|" + listed(names));
  names = {"Tea", "Salt"};
  names.insert(names.end(), kNames.begin(), kNames.end());
  CHECK(left_of_text(kRules, text + "\n\nJoin now\n\nBuy now\n\n" + menu(names).substr(menu({}).size() + 2)) ==
        text + "|" + listed(names));
  names = kNames;
  for (size_t i = 0; i < 3; ++i) names[i] += " 12";
  CHECK(left_of_text(kRules, text + "\n\n" + menu(names)) == text + "|" + listed(names));
  names = kNames;
  names[4] = "The oars are new.";
  CHECK(left_of_text(kRules, text + "\n\n" + menu(names)) == text + "|" + listed(names));
  CHECK(left_of_text(kRules, menu(kNames)) == listed(kNames));
}

TEST_CASE("between two paragraphs, and in HTML, no run is a menu") {
  const std::string text = paragraph("Rain"), other = paragraph("Snow");
  CHECK(left_of_text(kRules, text + "\n\n" + menu(kNames) + "\n\n" + other) ==
        text + "|" + listed(kNames) + "|" + other);
  std::string html = "<p>" + text + "</p><p>Join now</p><p>Buy now</p><p>Share now</p>";
  for (const std::string& name : kNames) html += "<p>" + name + "</p>";
  CHECK(left_of_html(kRules, html) == text + "|" + listed(kNames));
}
