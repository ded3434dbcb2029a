#include "fetch/host_queue.h"

namespace pith {

void HostQueue::make_ready(const std::string& name, const Host& host) {
  if (!host.busy && !host.tickets.empty()) ready_.emplace(host.not_before, name);
}

void HostQueue::push(const std::string& host, Ticket ticket, bool in_front) {
  Host& queue = hosts_[host];
  if (in_front)
    queue.tickets.push_front(ticket);
  else
    queue.tickets.push_back(ticket);
  ++size_;
  make_ready(host, queue);
}

std::optional<HostQueue::Ticket> HostQueue::take(double now) {
  if (ready_.empty() || ready_.begin()->first > now) return std::nullopt;
  Host& host = hosts_[ready_.begin()->second];
  ready_.erase(ready_.begin());
  const Ticket ticket = host.tickets.front();
  host.tickets.pop_front();
  host.busy = true;
  --size_;
  return ticket;
}

void HostQueue::release(const std::string& host, double not_before) {
  Host& queue = hosts_[host];
  queue.busy = false;
  queue.not_before = not_before;
  make_ready(host, queue);
}

std::optional<double> HostQueue::next_time() const {
  if (ready_.empty()) return std::nullopt;
  return ready_.begin()->first;
}

}  // namespace pith
