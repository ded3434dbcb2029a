// HostQueue: whose turn it is. One request a host at a time, a pause between two, many hosts side by side.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace pith {

// Times are seconds of any clock that does not go back; it is the caller's.
class HostQueue {
 public:
  using Ticket = uint64_t;

  void push(const std::string& host, Ticket ticket, bool in_front = false);
  // The ticket of the host that has waited longest of those that may be asked at `now`; the host is busy until
  // release().
  std::optional<Ticket> take(double now);
  // The host's request has ended; the next one may begin at `not_before`.
  void release(const std::string& host, double not_before);
  // When take() will give something, if nothing is pushed or released; nullopt: never.
  std::optional<double> next_time() const;
  // Tickets that wait.
  size_t size() const { return size_; }

 private:
  struct Host {
    std::deque<Ticket> tickets;
    double not_before = 0;
    bool busy = false;
  };
  void make_ready(const std::string& name, const Host& host);

  std::unordered_map<std::string, Host> hosts_;
  std::set<std::pair<double, std::string>> ready_;  // hosts that are not busy and have tickets, by not_before
  size_t size_ = 0;
};

}  // namespace pith
