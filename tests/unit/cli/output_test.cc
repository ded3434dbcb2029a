#include "cli/output.h"

#include "catch.h"

using namespace pith::cli;

TEST_CASE("a document's file is named by its id, inside the folder") {
  struct Case {
    std::string id, want;
  };
  const Case cases[] = {
      {"a.html", "a.txt"},
      {"sub/b.HTM", "sub/b.txt"},
      {"page.html.gz", "page.txt"},
      {"v1.2", "v1.2.txt"},
      {"-", "stdin.txt"},
      {"", "stdin.txt"},
      {"../../etc/passwd", "etc/passwd.txt"},
      {"/abs//x/./y", "abs/x/y.txt"},
      {"<urn:uuid:1-2>", "_urn_uuid_1-2_.txt"},
      {"https://example.com/a?b", "https_/example.com/a?b.txt"},
      {"a\nb", "a_b.txt"},
      {".html", ".html.txt"},
  };
  for (const Case& c : cases) CHECK(output_name(c.id, ".txt") == c.want);
  CHECK(output_name(std::string(5000, 'x'), ".txt").size() < 255);
  CHECK(output_name(std::string(5000, 'x'), ".txt") != output_name(std::string(5001, 'x'), ".txt"));
}
