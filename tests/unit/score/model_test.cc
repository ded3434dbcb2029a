#include "score/model.h"

#include <string>

#include "catch.h"
#include "sample_model.h"

namespace pith {
namespace {

using test::ModelWriter;

std::string sample() {
  ModelWriter writer;
  writer.header("name: sample\nthreshold.forum: 0.25 0.5\nreason.short: text.words <= 3 weight 1.5\n").u32(1);
  return writer.stump("block", 0, 7.5f, -1, 2).u32(1).network("block").bytes;
}

TEST_CASE("a model file is read with its fields, thresholds, reasons and forests") {
  const auto model = Model::parse(sample(), "m");
  REQUIRE(model.ok());
  CHECK(model->field("name") == "sample");
  CHECK(model->field("licence") == "");
  CHECK(model->bounds()[static_cast<size_t>(SiteKind::forum)].low == 0.25);
  CHECK(model->bounds()[static_cast<size_t>(SiteKind::article)].high == 1);
  REQUIRE(model->reasons().size() == 1);
  CHECK(model->reasons()[0].id == "score.short");
  CHECK(model->digest().size() == 40);
  REQUIRE(model->forest("block") != nullptr);
  CHECK(model->forest("kind") == nullptr);
  CHECK(model->forest("block")->inputs[0].thresholds == std::vector<float>{7.5f});
  REQUIRE(model->network("block") != nullptr);
  CHECK(model->network("block")->width() == 16);
  CHECK(model->network("kind") == nullptr);
}

TEST_CASE("a model file that is cut anywhere is an error") {
  const std::string whole = sample();
  for (size_t length = 0; length < whole.size(); length += length < 400 || length + 400 > whole.size() ? 1 : 37) {
    CAPTURE(length);
    CHECK_FALSE(Model::parse(whole.substr(0, length), "m").ok());
  }
  CHECK_FALSE(Model::parse(whole + "x", "m").ok());
}

TEST_CASE("a model file with a changed byte is refused, or evaluates within its bounds") {
  const std::string whole = sample();
  FeatureTable table, kinds;
  table.columns = static_cast<uint32_t>(block_feature_names().size());
  table.values.assign(table.columns, 9.0f);
  kinds.columns = kSiteKindCount;
  kinds.values.assign(kinds.columns, 0.0f);
  for (size_t at = 0; at < whole.size(); at += at < 400 || at + 400 > whole.size() ? 1 : 37) {
    for (int value : {0, 1, 2, 127, 255}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(value);
      const auto model = Model::parse(changed, "m");
      if (!model.ok()) continue;
      const ModelRows rows{{&table, &kinds}, 1};
      if (const Forest* forest = model->forest("block")) CHECK(evaluate(*forest, rows).size() == forest->outputs);
      if (const Network* network = model->network("block")) CHECK(evaluate(*network, rows).size() == 1);
    }
  }
}

TEST_CASE("faults of model files say what was expected") {
  struct Case {
    std::string bytes;
    std::string want;
  };
  ModelWriter column, leaves, rising, other, narrow, wide, even, far, shift;
  column.header().u32(1).stump("block", 60000, 1, 0, 0);
  leaves.header().u32(1).name("block").u16(1).u16(0).u32(1).u16(0).u8(40);
  rising.header().u32(1).name("block").u16(1).u16(1).u32(0).u16(0).u8(2).put(2.0f).put(1.0f);
  const int columns = static_cast<int>(block_feature_names().size() + kSiteKindCount);
  narrow.header().u32(0).u32(1).name("block").u16(3).u16(16).u8(1).u8(0);
  wide.header().u32(0).u32(1).name("block").u16(columns).u16(24).u8(1).u8(0);
  even.header().u32(0).u32(1).name("block").u16(columns).u16(16).u8(2).u8(0);
  far.header().u32(0).u32(1).network("block", 17);
  shift.header().u32(0).u32(1).network("block", 1, 16);
  other.bytes = "pith model 2\nfeatures: 1234\n\n";
  const Case cases[] = {{"", "expected \"pith model 2\""},
                        {"pith model 2\nfeatures", "expected lines \"key: value\" and an empty line"},
                        {column.bytes, "expected a column below"},
                        {leaves.bytes, "expected 1 to 32 leaves"},
                        {rising.bytes, "expected thresholds that rise"},
                        {narrow.bytes, "expected " + std::to_string(columns) + " columns"},
                        {wide.bytes, "expected a width of"},
                        {even.bytes, "expected an odd number of taps"},
                        {far.bytes, "expected a dilation of 1 to 16"},
                        {shift.bytes, "expected a shift of at most 15"},
                        {other.bytes, "expected a model for features"}};
  for (const Case& c : cases) {
    const auto model = Model::parse(c.bytes, "m.model");
    REQUIRE_FALSE(model.ok());
    CAPTURE(model.error().message, c.want);
    CHECK(model.error().message.find(c.want) != std::string::npos);
    CHECK(model.error().place.source == "m.model");
  }
}

TEST_CASE("the built-in model can be read") {
  const auto model = Model::parse(builtin_model(), "built-in");
  if (!model.ok()) FAIL(model.error().to_string());
  CHECK(model->digest() == builtin_model_digest());
  for (const char* name : {"kind", "block"}) CHECK(model->forest(name) != nullptr);
  CHECK(model->network("block") != nullptr);
  CHECK(model->field("licence") != "");
  CHECK(model->field("credit") != "");
  CHECK_FALSE(model->reasons().empty());
}

TEST_CASE("a model file that is not there is an error") {
  CHECK(Model::read("/no/such/file").error().code == ErrorCode::io);
}

}  // namespace
}  // namespace pith
