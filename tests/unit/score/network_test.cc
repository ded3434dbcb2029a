#include "score/network.h"

#include <fstream>
#include <limits>
#include <sstream>
#include <string>

#include "catch.h"
#include "paths.h"
#include "sample_model.h"
#include "score/network_file.h"

namespace pith {
namespace {

// Made by src/train/train.py --samples. The numbers are integers until the last step: nothing may differ.
TEST_CASE("a network gives what training says it gives") {
  std::ifstream file(std::string(test::kSourceDir) + "/tests/unit/score/network_sample.txt");
  std::string line;
  REQUIRE(std::getline(file, line));
  test::ModelWriter writer;
  for (size_t i = 0; i + 1 < line.size(); i += 2) writer.u8(std::stoi(line.substr(i, 2), nullptr, 16));
  FeatureTable table;
  table.columns = 6;
  Body body(writer.bytes, 0);
  const Network network = read_network(body, table.columns);
  REQUIRE(body.fault() == "");
  REQUIRE(body.at_end());
  std::vector<double> wanted;
  while (std::getline(file, line)) {
    std::istringstream numbers(line);
    float value = 0;
    for (uint32_t i = 0; i < table.columns && numbers >> value; ++i) table.values.push_back(value);
    REQUIRE(numbers >> wanted.emplace_back());
  }
  REQUIRE(wanted.size() == 40);
  const std::vector<double> odds = evaluate(network, {{&table}, wanted.size()});
  for (size_t i = 0; i < wanted.size(); ++i) {
    CAPTURE(i);
    CHECK(odds[i] == Approx(wanted[i]).margin(1e-9));
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
