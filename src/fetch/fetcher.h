// Fetcher: pages of the web as Records, politely and safely.
//
//   Fetcher fetcher(options, real_world());
//   fetcher.add("https://example.com/");
//   while (std::optional<Fetched> page = fetcher.next()) …
//
// Each address that was added gives one Fetched, also when it could not be had (Record::error). In between: robots.txt
// of each origin (RFC 9309), one request a host with a pause, redirects that are counted and checked like new
// addresses, further tries after passing faults.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fetch/transfer.h"
#include "model/record.h"

namespace pith {

struct FetchOptions {
  TransferOptions transfer;
  std::string agent = "pith";  // product token for robots.txt
  bool robots = true;
  double delay = 1;      // seconds between two requests to a host; a longer Crawl-delay goes first
  size_t parallel = 16;  // hosts at a time
  int max_redirects = 10;
  int max_tries = 4;
  double retry_seconds = 2;           // base of the back-off
  double max_wait = 120;              // seconds; a server that wants a longer pause is given up
  size_t max_body_bytes = 64u << 20;  // after decompression
  uint64_t max_pages = 0;             // budget of the run; 0 = none. What is left over is not fetched and not reported
  uint64_t max_total_bytes = 0;       // … of bodies, on the wire
  double max_seconds = 0;
};

// Clock and chance, so that tests can do without.
struct World {
  std::function<double()> seconds;  // of a clock that does not go back
  std::function<int64_t()> unix_time;
  std::function<double()> random;     // [0, 1)
  std::function<bool()> interrupted;  // asked often; true: what has begun is dropped, next() ends
};
World real_world();

// What an earlier run knew about a page, for conditional requests (RFC 9110, 13).
struct Validators {
  std::string etag;
  std::string last_modified;
  bool empty() const { return etag.empty() && last_modified.empty(); }
};

enum class LinkKind : uint8_t { page, sitemap, feed };

struct Fetched {
  std::string asked;                // as it was added
  Record record;                    // id: as asked; url: where it was found in the end
  bool not_modified = false;        // 304; the record has no bytes
  Validators validators;            // of the answer
  std::vector<Exchange> exchanges;  // all requests for it, redirects and failed tries included, robots.txt not
};

class Fetcher {
 public:
  Fetcher(FetchOptions options, World world);
  Fetcher(Fetcher&&) noexcept;
  ~Fetcher();

  // False when it was added before. What is no web address is reported by next(). Pages that a sitemap or feed lists
  // are added as pages; only what cannot be read as one is reported.
  bool add(const std::string& address, LinkKind kind = LinkKind::page, const Validators& known = {});
  // Asked for each page that a sitemap or feed lists, before it is added: false leaves it out; may set validators.
  void set_filter(std::function<bool(const std::string& address, Validators& known)> filter);
  // The next page that is done, in no particular order; nullopt when all are, or the budget is used up.
  std::optional<Fetched> next();
  // Addresses that were added and are not done.
  size_t left() const;

 private:
  struct Crawl;
  std::unique_ptr<Crawl> crawl_;
};

}  // namespace pith
