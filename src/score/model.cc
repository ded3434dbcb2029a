// Every count and index of the file is checked before use, so that evaluate() needs no checks: an input's column
// exists, thresholds rise, a test's threshold and leaves exist, and no test can rule out the last leaf. Tested with cut
// and changed files in tests/unit/score/model_test.cc.
#include "score/model.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "base/sha1.h"
#include "base/text.h"
#include "blocks/features.h"
#include "score/body.h"
#include "score/network_file.h"

namespace pith {
namespace {

constexpr std::string_view kFirstLine = "pith model 2\n";
constexpr uint32_t kMaxTrees = 20000;

size_t columns_of(std::string_view forest) {
  if (forest == "kind") return page_feature_names().size();
  return block_feature_names().size() + static_cast<size_t>(kSiteKindCount);
}

ForestInput read_input(Body& body, size_t columns) {
  ForestInput input;
  input.column = body.number<uint16_t>("a column");
  body.expect(input.column < columns, "expected a column below " + std::to_string(columns));
  const auto count = body.number<uint8_t>("a number of thresholds");
  for (int i = 0; i < count && !body.failed(); ++i) {
    const auto value = body.number<float>("a threshold");
    body.expect(!std::isnan(value) && (input.thresholds.empty() || value > input.thresholds.back()),
                "expected thresholds that rise");
    input.thresholds.push_back(value);
  }
  return input;
}

void read_tree(Body& body, Forest& forest) {
  Tree tree;
  tree.output = body.number<uint16_t>("an output");
  body.expect(tree.output < forest.outputs, "expected an output below " + std::to_string(forest.outputs));
  const auto leaves = body.number<uint8_t>("a number of leaves");
  body.expect(leaves >= 1 && leaves <= kMaxLeaves, "expected 1 to 32 leaves");
  tree.first_test = static_cast<uint32_t>(forest.tests.size());
  for (int i = 1; i < leaves && !body.failed(); ++i) {
    TreeTest test;
    test.input = body.number<uint16_t>("an input");
    test.threshold = body.number<uint8_t>("a threshold");
    test.first = body.number<uint8_t>("a leaf");
    test.last = body.number<uint8_t>("a leaf");
    body.expect(test.input < forest.inputs.size() && test.threshold < forest.inputs[test.input].thresholds.size(),
                "expected a threshold that its input has");
    body.expect(test.first < test.last && test.last < leaves, "expected leaves before the last one");
    forest.tests.push_back(test);
  }
  tree.last_test = static_cast<uint32_t>(forest.tests.size());
  tree.first_leaf = static_cast<uint32_t>(forest.leaves.size());
  for (int i = 0; i < leaves && !body.failed(); ++i) {
    forest.leaves.push_back(body.number<float>("a leaf"));
    body.expect(std::isfinite(forest.leaves.back()), "expected a finite leaf");
  }
  tree.last_leaf = static_cast<uint32_t>(forest.leaves.size());
  forest.trees.push_back(tree);
}

std::pair<std::string, Forest> read_forest(Body& body) {
  std::string name = body.text(body.number<uint8_t>("the length of a name"));
  const size_t columns = columns_of(name);
  Forest forest;
  forest.outputs = body.number<uint16_t>("a number of outputs");
  body.expect(forest.outputs >= 1 && forest.outputs <= 64, "expected 1 to 64 outputs");
  const auto inputs = body.number<uint16_t>("a number of inputs");
  const auto trees = body.number<uint32_t>("a number of trees");
  body.expect(trees <= kMaxTrees, "expected at most " + std::to_string(kMaxTrees) + " trees");
  for (int i = 0; i < inputs && !body.failed(); ++i) forest.inputs.push_back(read_input(body, columns));
  for (uint32_t i = 0; i < trees && !body.failed(); ++i) read_tree(body, forest);
  return {std::move(name), std::move(forest)};
}

// The header's fields and the offset of the body; npos without an empty line.
size_t read_fields(std::string_view bytes, std::map<std::string, std::string, std::less<>>& fields) {
  for (size_t at = kFirstLine.size(); at < bytes.size();) {
    const size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) break;
    if (end == at) return end + 1;
    const std::string_view line = bytes.substr(at, end - at);
    const size_t colon = line.find(": ");
    if (colon == std::string_view::npos) break;
    fields.emplace(line.substr(0, colon), line.substr(colon + 2));
    at = end + 1;
  }
  return std::string_view::npos;
}

Error fault(ErrorCode code, const std::string& name, std::string message, size_t offset = 0) {
  Place place;
  place.source = name;
  place.offset = offset;
  if (offset > 0) message += " at byte " + std::to_string(offset);
  return {code, std::move(message), std::move(place)};
}

void hash_names(uint64_t& hash, const std::vector<std::string>& names) {
  for (const std::string& name : names) hash = fnv1a("\n", fnv1a(name, hash));
}

}  // namespace

Result<Model> Model::parse(std::string_view bytes, const std::string& name, std::string_view digest) {
  if (!bytes.starts_with(kFirstLine)) return fault(ErrorCode::syntax, name, "expected \"pith model 2\"");
  Model model;
  const size_t start = read_fields(bytes, model.fields_);
  if (start == std::string_view::npos)
    return fault(ErrorCode::syntax, name, "expected lines \"key: value\" and an empty line");
  if (model.field("features") != feature_digest())
    return fault(ErrorCode::unsupported, name,
                 "expected a model for features " + feature_digest() + ", found one for " +
                     std::string(model.field("features")));
  for (size_t i = 0; i < kSiteKindNames.size(); ++i) {
    if (const auto line = model.field("threshold." + std::string(kSiteKindNames[i])); !line.empty()) {
      Bounds& bounds = model.bounds_[i];
      if (std::sscanf(std::string(line).c_str(), "%lf %lf", &bounds.low, &bounds.high) != 2 ||
          !(bounds.low <= bounds.high))
        return fault(ErrorCode::syntax, name, "expected \"low high\", found \"" + std::string(line) + "\"");
    }
  }
  for (const auto& [key, line] : model.fields_) {
    if (!key.starts_with("reason.")) continue;
    auto reason = parse_reason(std::string_view(key).substr(7), line);
    if (!reason) return fault(ErrorCode::syntax, name, "expected \"column >= value weight w\", found \"" + line + "\"");
    model.reasons_.push_back(std::move(*reason));
  }
  Body body(bytes, start);
  const auto count = body.number<uint32_t>("a number of forests");
  body.expect(count <= 16, "expected at most 16 forests");
  for (uint32_t i = 0; i < count && !body.failed(); ++i) model.forests_.insert(read_forest(body));
  const auto networks = body.number<uint32_t>("a number of networks");
  body.expect(networks <= 16, "expected at most 16 networks");
  for (uint32_t i = 0; i < networks && !body.failed(); ++i) {
    std::string network = body.text(body.number<uint8_t>("the length of a name"));
    const size_t columns = columns_of(network);
    model.networks_.emplace(std::move(network), read_network(body, columns));
  }
  body.expect(body.failed() || body.at_end(), "expected the end");
  if (body.failed()) return fault(ErrorCode::syntax, name, body.fault(), body.place());
  model.digest_ = digest.empty() ? hexadecimal(sha1(bytes)) : digest;
  return model;
}

Result<Model> Model::read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fault(ErrorCode::io, path, "cannot be read");
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return parse(bytes, path);
}

std::string_view Model::field(std::string_view key) const {
  const auto found = fields_.find(key);
  return found == fields_.end() ? std::string_view{} : std::string_view(found->second);
}

const Forest* Model::forest(std::string_view name) const {
  const auto found = forests_.find(name);
  return found == forests_.end() ? nullptr : &found->second;
}

const Network* Model::network(std::string_view name) const {
  const auto found = networks_.find(name);
  return found == networks_.end() ? nullptr : &found->second;
}

std::string feature_digest() {
  uint64_t hash = fnv1a("");
  hash_names(hash, page_feature_names());
  hash_names(hash, block_feature_names());
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += kHex[hash >> shift & 15];
  return out;
}

}  // namespace pith
