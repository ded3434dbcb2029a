// Pages made to cost more than their size: the work, counted in nodes and bytes, is linear. Their time is shown by
// tests/hostile/table.cc.
#include "../../hostile/shapes.h"
#include "catch.h"
#include "parse/decode.h"
#include "parse/html.h"
#include "parse/metadata.h"
#include "parse/reduce.h"

using namespace pith;

namespace {

struct Work {
  size_t nodes = 0;
  size_t reduced = 0;
};

Work work_of(const test::Shape& shape, size_t bytes) {
  Record record;
  record.bytes = shape.make(bytes);
  DecodeOptions options;
  options.forced_kind = PageKind::html;
  auto page = decode(std::move(record), options);
  REQUIRE(page);
  auto document = parse_html(*page, {});
  REQUIRE(document);
  CHECK(check_invariants(*document) == "");
  read_metadata(*page, *document);
  Reduced reduced;
  reduce(page->text, 512, reduced);
  return {document->nodes.size(), reduced.bytes.size()};
}

}  // namespace

TEST_CASE("the work for hostile pages is linear in their size") {
  for (const test::Shape& shape : test::hostile_shapes()) {
    CAPTURE(shape.name);
    const Work once = work_of(shape, 30'000), twice = work_of(shape, 60'000);
    CHECK(twice.nodes <= 2 * once.nodes + 100);
    CHECK(twice.reduced <= 2 * once.reduced + 1000);
    CHECK(twice.nodes <= 60'000 * 4);  // 12 reopened elements in each <p>x
  }
}
