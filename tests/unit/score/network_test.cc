#include "score/network.h"

#include <limits>
#include <string>

#include "catch.h"
#include "sample_model.h"
#include "score/network_file.h"

namespace pith {
namespace {

// Made by src/train/train.py --samples. The numbers are integers until the last step: nothing may differ.
TEST_CASE("a network gives what training says it gives") {
  const test::Sample sample = test::read_sample("network_sample.txt");
  REQUIRE(sample.scores.size() == 40);
  Body body(sample.bytes, 0);
  const Network network = read_network(body, sample.rows.columns);
  REQUIRE(body.fault() == "");
  REQUIRE(body.at_end());
  const std::vector<double> odds = evaluate(network, {{&sample.rows}, sample.scores.size()});
  for (size_t i = 0; i < sample.scores.size(); ++i) {
    CAPTURE(i);
    CHECK(odds[i] == Approx(sample.scores[i]).margin(1e-9));
  }
}

std::vector<double> odds_of(const std::vector<float>& firsts, int dilation, int less = 0) {
  test::ModelWriter writer;
  writer.header().u32(0).u32(1).network("block", dilation, 0, less);
  const auto model = Model::parse(writer.bytes, "m").value();
  FeatureTable table, kinds;
  table.columns = static_cast<uint32_t>(block_feature_names().size());
  for (float first : firsts) {
    table.values.push_back(first);
    table.values.resize(table.values.size() + table.columns - 1);
  }
  kinds.columns = kSiteKindCount;
  kinds.values.assign(kinds.columns * firsts.size(), 0.0f);
  return evaluate(*model.network("block"), {{&table, &kinds}, firsts.size()});
}

TEST_CASE("a block is seen with those around it, and none beyond the page's ends") {
  // Logarithms: 1, 2, 0, 3. What is below 0 counts as 0.
  CHECK(odds_of({1, 3, -1, 7}, 1) == std::vector<double>{1, 3, 2, 3});
  CHECK(odds_of({1, 3, -1, 7}, 2) == std::vector<double>{1, 2, 1, 5});
  CHECK(odds_of({1, 3, -1, 7}, 16) == std::vector<double>{1, 2, 0, 3});
  CHECK(odds_of({1}, 1, 4) == std::vector<double>{-3});
  CHECK(odds_of({}, 1).empty());
}

TEST_CASE("numbers that no page should have are within bounds") {
  const float huge = std::numeric_limits<float>::infinity(), none = std::numeric_limits<float>::quiet_NaN();
  const std::vector<double> odds = odds_of({huge, -huge, none, 0}, 1);
  CHECK(odds[0] == 5);
  CHECK(odds[1] == 5);
  for (double each : odds) CHECK((each >= 0 && each <= 10));
}

}  // namespace
}  // namespace pith
