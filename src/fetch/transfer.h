// Transfers: HTTP exchanges in parallel, one request and one response each, by libcurl's multi interface.
//
// Redirects are not followed, bodies not decoded: that is the Fetcher's, which checks each hop. What is checked here is
// checked on what really happens: the address that is connected to, the bytes that arrive.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "fetch/web_url.h"

namespace pith {

struct TransferLimits {
  uint64_t header_bytes = 256u << 10;  // of all header lines of a response
  uint64_t wire_bytes = 32u << 20;     // of the body as it is sent, content codings not undone
  double connect_seconds = 15;
  double total_seconds = 90;
  uint32_t drip_bytes = 100;   // slower than this many bytes a second …
  uint32_t drip_seconds = 20;  // … for so long: given up
};

struct TransferOptions {
  std::string user_agent;
  TransferLimits limits;
  bool allow_private = false;             // connect to addresses that are not public too
  std::vector<std::string> also_allowed;  // addresses ("10.0.0.7") that may be connected to though they are not public
  bool cookies = false;                   // keep cookies for the run
  std::string ca_file;                    // certificates to trust; empty = the system's
  std::vector<std::string> resolve;       // "host:port:address" to use instead of asking the DNS
};

// One request and its response, or what there is of it.
struct Exchange {
  WebUrl url;
  std::string request_head;   // as sent, credentials left out
  std::string response_head;  // as received: status line, headers, empty line; of the last response (after 1xx)
  std::string body;           // transfer coding undone, content codings not
  int status = 0;             // 0: there was no response
  std::string address;        // that was connected to
  int64_t time = 0;           // seconds since 1970, when it ended
  std::optional<Error> error;
  bool worth_retrying = false;  // the error may go away: time-outs, refused and broken connections, DNS
};

struct Finished {
  uint64_t id = 0;
  Exchange exchange;
};

class Transfers {
 public:
  explicit Transfers(TransferOptions options);
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;
  ~Transfers();  // ends what is running

  // `headers` are whole lines ("If-None-Match: \"x\""). `max_wire_bytes` 0: that of the limits.
  void start(uint64_t id, const WebUrl& url, const std::vector<std::string>& headers, uint64_t max_wire_bytes = 0);
  // Lets transfers go on for up to `seconds`, less when one ends.
  std::vector<Finished> wait(double seconds);
  size_t running() const;

 private:
  struct Multi;
  std::unique_ptr<Multi> multi_;
};

}  // namespace pith
