// WARC 1.1 records (ISO 28500:2017) of what was fetched.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "fetch/transfer.h"
#include "read/compress.h"

namespace pith {

// What an archive already holds of a page: then a revisit record is enough.
struct ArchivedPage {
  std::string payload_digest;  // "sha1:BASE32"
  std::string url;
  std::string date;  // as in WARC-Date
};

class WarcRecords {
 public:
  // `random` gives 64 random bits, for record ids. Compressed: a gzip member or zstd frame a record.
  WarcRecords(Compression compression, std::function<uint64_t()> random);

  // The record that an archive begins with.
  std::string info(std::string_view software, std::string_view user_agent, int64_t time);
  // Request and response, `digest` being the payload_digest() of the body; a revisit instead of the response, if its
  // payload is that of `archived` or was not sent (304).
  // "" when there was no response.
  std::string exchange(const Exchange& exchange, const std::string& digest,
                       const std::optional<ArchivedPage>& archived);

 private:
  std::string record_id();
  std::string finished(std::string record) const;
  Compression compression_;
  std::function<uint64_t()> random_;
};

std::string payload_digest(std::string_view body);  // "sha1:BASE32"

}  // namespace pith
