// A server of tests/servers/ on loopback for the length of a test.
#pragma once

#include <string>
#include <vector>

#include "fetch/fetcher.h"

namespace pith::test {

class LocalServer {
 public:
  explicit LocalServer(const std::string& script = "hostile.py");
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;
  ~LocalServer();

  // "http://127.0.0.1:PORT/page", or with another host: "http://robots-404.test:PORT/page".
  std::string url(const std::string& path, const std::string& host = "127.0.0.1") const;
  const std::string& port() const { return port_; }
  // Fast and allowed to connect to 127.0.0.1 only; names in `hosts` lead there.
  FetchOptions options(const std::vector<std::string>& hosts = {}) const;

 private:
  int pid_ = 0;
  int input_ = -1;  // the server ends when this is closed
  std::string port_;
};

std::vector<Fetched> fetch_all(Fetcher& fetcher);
// The one result of one address.
Fetched fetch_one(const FetchOptions& options, const std::string& address);
// Its bytes, or "!" and the error's message.
std::string outcome(const Fetched& fetched);

}  // namespace pith::test
