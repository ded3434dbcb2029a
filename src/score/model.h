// Model: the file that training writes (src/train/), read and checked.
//
//   pith model 2                  first line: the format
//   name: blocks                  lines "key: value": what it is, training data, licence, credit, thresholds, reasons
//   features: 8f2a...             hash of the names of all feature columns: a model fits the program that trained it
//   (empty line)
//   body, little-endian: number of forests (u32), then each forest:
//     name (u8 length, bytes), outputs (u16), inputs (u16), trees (u32)
//     each input: column (u16), thresholds (u8 count, f32 each, rising)
//     each tree: output (u16), leaves (u8); leaves - 1 tests: input (u16), threshold, first, last (u8); leaves: f32
//   number of networks (u32), then each: name (u8 length, bytes), the rest as in score/network_file.h
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "score/forest.h"
#include "score/network.h"
#include "score/reasons.h"
#include "score/site_kind.h"

namespace pith {

class Model {
 public:
  struct Bounds {
    double low = 0, high = 1;
  };

  // Errors (syntax): where in the file and what was expected; a model for other features is `unsupported`. `digest`:
  // of the bytes, where it is known.
  static Result<Model> parse(std::string_view bytes, const std::string& name, std::string_view digest = {});
  static Result<Model> read(const std::string& path);

  // SHA-1 of the file, in hex: goes into every record.
  const std::string& digest() const { return digest_; }
  // A header field, "" when there is none.
  std::string_view field(std::string_view key) const;
  // Between which probabilities a page's cut may lie, by kind: the fields `threshold.<kind>: low high`; else 0 and 1.
  const std::array<Bounds, kSiteKindCount>& bounds() const { return bounds_; }
  const std::vector<Reason>& reasons() const { return reasons_; }
  // Null when the model has no such forest.
  const Forest* forest(std::string_view name) const;
  // Null when the model has no such network.
  const Network* network(std::string_view name) const;

 private:
  std::string digest_;
  std::map<std::string, std::string, std::less<>> fields_;
  std::map<std::string, Forest, std::less<>> forests_;
  std::map<std::string, Network, std::less<>> networks_;
  std::array<Bounds, kSiteKindCount> bounds_{};
  std::vector<Reason> reasons_;
};

// The model embedded in the library, and its digest.
std::string_view builtin_model();
std::string_view builtin_model_digest();

// Hash over the names of all feature columns, in hex: what the `features` field must say.
std::string feature_digest();

}  // namespace pith
