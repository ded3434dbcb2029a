#include "rules/rule_set.h"

#include <thread>

#include "apply_helper.h"

using namespace pith;
using namespace pith::test;

TEST_CASE("rules of a language run on its documents and where the language is not known") {
  const auto rules =
      compile(rule("de.ad", "languages = ['de']\nany = ['^anzeige$']") +
              rule("en.ad", "languages = ['en', 'ga']\nany = ['^advert$']") + rule("x.ad", "any = ['^ad$']"));
  const std::string page = "Anzeige\n\nAdvert\n\nAd\n\nRain";
  auto left = [&](const std::string& language) {
    Metadata metadata;
    metadata.language.value = language;
    return apply(rules, PageKind::text, page, metadata)->left();
  };
  CHECK(left("") == "Rain");
  CHECK(left("de-AT") == "Advert|Rain");
  CHECK(left("EN") == "Anzeige|Rain");
  CHECK(left("ga") == "Anzeige|Rain");
  CHECK(left("fr") == "Anzeige|Advert|Rain");
}

TEST_CASE("rules of a host run there, and those of a domain below it") {
  const auto rules = compile(rule("site.a", "hosts = ['www.example.com']\nany = ['^one$']") +
                             rule("site.b", "hosts = ['*.example.com', 'example.org']\nselect = '.two'"));
  const std::string page = "<p>One</p><p class=two>Two</p><p>Rain</p>";
  auto left = [&](const std::string& url) { return apply(rules, PageKind::html, page, {}, url)->left(); };
  CHECK(left("https://example.com/x") == "Two|Rain");
  CHECK(left("https://www.example.com/x") == "Two|Rain");
  CHECK(left("https://news.example.com/") == "One|Rain");
  CHECK(left("https://example.org/") == "One|Rain");
  CHECK(left("https://badexample.com/") == "One|Two|Rain");
  CHECK(left("") == "One|Two|Rain");
}

TEST_CASE("rules are switched off by id and prefix, and a wrong name is an error") {
  const std::string text =
      rule("x.a.one", "any = ['^one$']") + rule("x.a.two", "any = ['^two$']") + rule("x.b", "any = ['^b$']");
  auto left = [&](RuleChoice choice) {
    return apply(compile(text, choice), PageKind::text, "One\n\nTwo\n\nB")->left();
  };
  CHECK(left({{"x.a.one"}, {}, {}}) == "One");
  CHECK(left({{"x.a."}, {}, {}}) == "One|Two");
  CHECK(left({{"x.a*"}, {}, {}}) == "One|Two");
  CHECK(left({{}, {"x.b"}, {}}) == "One|Two");
  LoadedRules loaded = load_rules({{"x.toml", "schema = 1\npack = 'x'\n" + text}});
  const auto wrong = RuleSet::compile(std::move(loaded.rules), {{"x.c"}, {}, {}});
  REQUIRE(!wrong.ok());
  CHECK(wrong.error().message == "no rule is called \"x.c\"");
}

TEST_CASE("the digest changes with what rules say and not with their cases") {
  const std::string a = rule("x.a", "any = ['^one$']");
  CHECK(compile(a).digest() == compile(a + "[[rule.test]]\ntext = 'One'\nexpect = ''\n").digest());
  CHECK(compile(a).digest() != compile(rule("x.a", "any = ['^two$']")).digest());
  CHECK(compile(a).digest() != compile(rule("x.a", "all = ['^one$']")).digest());
  CHECK(compile(a).digest() != compile(rule("x.a", "any = ['^one$']\nmax_words = 3")).digest());
  CHECK(compile(a).digest().size() == 16);
}

TEST_CASE("one rule set serves many threads") {
  std::string text;
  for (int i = 0; i < 30; ++i)
    text += rule("x.r" + std::to_string(i),
                 "any = ['^word" + std::to_string(i) + "\\b', 'inner" + std::to_string(i) + "']");
  const auto rules = compile(text);
  std::string page = "Rain";
  for (int i = 0; i < 60; ++i) page += "\n\nword" + std::to_string(i) + " inner";
  std::vector<std::string> left(4);
  std::vector<std::thread> threads;
  for (std::string& mine : left) {
    threads.emplace_back([&mine, &rules, &page] {
      Page own;
      own.kind = PageKind::text;
      own.text = page;
      const Document document = parse_text(own);
      const Blocks blocks = segment(document, own.kind);
      for (int run = 0; run < 20; ++run) {
        Decisions decisions;
        rules.apply(own, document, blocks, {}, decisions);
        mine = std::to_string(decisions.removals.size());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& mine : left) CHECK(mine == "30");
}

TEST_CASE("a text is cleaned until nothing changes: what is left comes through unchanged") {
  const auto rules = compile(
      rule("x.weak", "any = ['^follow us$']\nbeside = ['related']", "share") +
      rule("x.read", "any = ['^read also']", "related") + rule("x.tail", "where = ['tail']\nany = ['^by ']", "byline") +
      rule("x.title", "op = 'repeated-title'", "title") + rule("x.sentence", "unit = 'sentence'\nany = ['^buy now']"));
  const std::string texts[] = {
      "Rain\n\nRain\n\n" + paragraph("Rain") + "\n\nBy Ann\n\nFollow us\n\nRead also: x",
      "Buy now. Rain\n\nRain\n\nRain. Buy now.\n\nBuy now.",
      "One\n\nBuy now. One\n\nOne",
  };
  for (const std::string& text : texts) {
    INFO(text);
    const std::string once = apply(rules, PageKind::text, text)->left();
    std::string again = once;
    for (size_t at = 0; (at = again.find('|', at)) != std::string::npos; at += 2) again.replace(at, 1, "\n\n");
    CHECK(apply(rules, PageKind::text, again)->left() == once);
  }
}

TEST_CASE("what is left of a text is cleaned by the rules of its own language") {
  const auto rules = compile(rule("en.letter", "languages = ['en']\nany = ['^sign up']") +
                             rule("de.also", "languages = ['de']\nany = ['^lesen sie auch']"));
  std::string text;
  for (const char* what : {"stories of the county and the weather", "letters from all over the valley in the morning"})
    text += std::string("Sign up with your email address to receive the latest ") + what + ".\n\n";
  text += "Die Hecke wird jeden Winter geschnitten und wächst.\n\nLesen Sie auch: Der Wolf ist wieder im Tal";
  Metadata metadata;
  metadata.language = {"en", "detected"};
  CHECK(apply(rules, PageKind::text, text, metadata)->left() == "Die Hecke wird jeden Winter geschnitten und wächst.");
  metadata.language.source = "given";
  CHECK(apply(rules, PageKind::text, text, metadata)->left() ==
        "Die Hecke wird jeden Winter geschnitten und wächst.|Lesen Sie auch: Der Wolf ist wieder im Tal");
}
