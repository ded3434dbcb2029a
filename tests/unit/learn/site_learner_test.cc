#include "learn/site_learner.h"

#include "blocks/segment.h"
#include "catch.h"
#include "learn/rule_file.h"
#include "parse/html.h"

using namespace pith;

namespace {

const char* const kWords[] = {"amber", "birch", "cedar", "delta", "ember",
                              "fjord", "grove", "heron", "inlet", "juniper"};

// Pages of a site of one theme: menu, a related list that differs from page to page, an article, a footer.
std::string page_number(int n) {
  const std::string word = kWords[n % 10], number = std::to_string(n);
  return "<html><body class='post-" + number +
         "'><header class='top'><a href='/'>The Daily Gull</a></header>"
         "<ul class='menu'><li><a href='/a'>Harbour</a></li><li><a href='/b'>Boats and tides</a></li></ul>"
         "<div class='entry'><h1>On the " +
         word + " of " + number + "</h1><h2>Background</h2><p>Nobody saw the " + word + " before the year " + number +
         " began, says keeper " + kWords[(n + 3) % 10] +
         ".</p>"
         "<p class='x" +
         number +
         "'>Follow our channel for more tides.</p></div>"
         "<div class='related'><h3>More from the coast</h3><a href='/1'>All about " +
         kWords[(n + 1) % 10] + "</a> <a href='/2'>Why " + kWords[(n + 2) % 10] +
         " matters</a></div>"
         "<footer>\xC2\xA9 20" +
         std::to_string(10 + n) + " The Daily Gull</footer></body></html>";
}

using PageMaker = std::string (*)(int);

LearnedSite learn(int pages, LearnOptions options = {}, PageMaker make = page_number) {
  SiteLearner learner(options);
  for (bool counting : {true, false}) {
    for (int n = 0; n < pages; ++n) {
      Page page;
      page.text = make(n);
      const auto document = parse_html(page, {});
      const Blocks blocks = segment(*document, page.kind);
      counting ? learner.count(*document, blocks) : learner.measure(*document, blocks);
    }
  }
  return learner.finish();
}

std::string selectors(const LearnedSite& site) {
  std::string out;
  for (const LearnedContainer& container : site.containers) out += container.selector + " ";
  return out;
}

}  // namespace

TEST_CASE("what repeats is the template, what is new on each page is not") {
  const LearnedSite site = learn(10);
  CHECK(site.pages == 10);
  CHECK(selectors(site) == "div.related body > footer ul.menu header.top ");
  REQUIRE(site.texts.size() == 1);
  CHECK(site.texts[0].text == "Follow our channel for more tides.");
  CHECK(site.texts[0].pages == 10);
}

TEST_CASE("a title that the menu says on every page is content where it is a page's own") {
  const LearnedSite site = learn(10, {}, [](int n) {
    std::string menu;
    for (const char* word : kWords) menu += "<li><a href='/x'>The " + std::string(word) + " book</a></li>";
    const std::string word = kWords[n % 10];
    return "<ul class='menu'>" + menu + "</ul><div class='entry'><p>The " + word + " book</p><p>Once a " + word +
           " was seen by " + kWords[(n + 4) % 10] + " here.</p></div>";
  });
  CHECK(selectors(site) == "ul.menu ");
  CHECK(site.texts.empty());
}

TEST_CASE("labels with a value that differs are the template's where they stand once a page") {
  const PageMaker once = [](int n) {
    const std::string word = kWords[n % 10];
    return "<div class='meta'><p>In <a href='/c'>" + word + " and " + kWords[n % 3] + "</a></p><p>Published: 1" +
           std::to_string(n) + " May 2025</p></div><div class='entry'><p>The " + word + " of " + kWords[(n + 3) % 10] +
           " stood there.</p><p><span class='hour'>1" + std::to_string(n % 9) + " May</span> a " + word + "</p></div>";
  };
  CHECK(selectors(learn(10, {}, once)) == "div.meta ");
  const PageMaker often = [](int n) {  // a calendar: dates are what it is about
    std::string page;
    for (int row = 1; row < 9; ++row)
      page += "<div class='day'>" + std::to_string(row) + " May 20" + std::to_string(10 + n) + "</div><p>The " +
              kWords[(n + row) % 10] + " " + kWords[(n * row) % 10] + " play at " + kWords[(3 * n + row) % 10] + "</p>";
    return page;
  };
  CHECK(selectors(learn(10, {}, often)) == "");
}

TEST_CASE("titles of notes inside the text stay: not on all pages, or not as many on each") {
  const LearnedSite site = learn(20, {}, [](int n) {
    std::string page = "<p class='strap'>Coast diary</p>";
    for (int note = 0; note < n % 4; ++note)
      page += "<div><p class='note-title'>Take care</p><p>Beware of " + std::string(kWords[n % 10]) + " " +
              kWords[note] + " " + std::to_string(n) + kWords[(n + note) % 10] + "</p></div>";
    return page;
  });
  CHECK(selectors(site) == "p.strap ");
  CHECK(site.texts.empty());
}

TEST_CASE("numbers alone are the same text only with the same value") {
  const LearnedSite site = learn(10, {}, [](int n) {
    return "<p class='price'>$" + std::to_string(17 * n) + ".00</p><p class='pages'>1 2 3</p><p>A " +
           std::string(kWords[n]) + " lamp</p>";
  });
  CHECK(selectors(site) == "p.pages ");
}

TEST_CASE("too few pages teach nothing") {
  CHECK(learn(2).containers.empty());
  CHECK(learn(2).texts.empty());
  LearnOptions options;
  options.min_pages = 11;
  CHECK(learn(10, options).containers.empty());
}

TEST_CASE("memory is bounded: rare texts are forgotten, frequent ones are not") {
  LossyCounter<int> counter(100);
  for (uint64_t n = 0; n < 100'000; ++n) {
    counter.add(n % 10 == 0 ? 7 : 1'000'000 + n);
    if (n % 1000 == 999) CHECK(counter.entries().size() < 1000);
  }
  REQUIRE(counter.find(7));
  CHECK(counter.find(7)->count == 10'000);
  CHECK_FALSE(counter.find(1'000'001));
}

TEST_CASE("the rule file names host, evidence and cases") {
  LearnedSite site;
  site.pages = 20;
  site.containers.push_back({"ul.menu.top", 19, 0.98, 12, "Home \"& away\""});
  site.texts.push_back({"12 comments (so far)", 9});
  const std::string file = rule_file(site, {}, "gull.example");
  for (const char* part : {
           "pack = \"site.gull-example\"",
           "# on 19 of 20 pages; 98% of its words repeat, 12 words a page\n[[rule]]\nid = "
           "\"site.gull-example.ul-menu-top\"",
           "hosts = [\"gull.example\", \"*.gull.example\"]",
           "select = \"ul.menu.top\"",
           "html = \"<p>The article itself says this and that.</p><ul class='menu top'>Home &quot;&amp; "
           "away&quot;</ul>\"",
           "\"^\\\\d+ comments \\\\(so far\\\\)$\"",
       }) {
    INFO(part);
    CHECK(file.find(part) != std::string::npos);
  }
  CHECK(rule_file({}, {}, "gull.example") == "");
}
