// The loop: jobs wait in the queue of their host, the free hosts' first jobs are given to Transfers, and each exchange
// that ends is answered by one of: try again later, go on at the redirect's target, done.
//
//   add ──> robots of the origin known? ── no ──> wait for its robots.txt, a job of its own in front of the queue
//                │ yes, allowed                            │
//                v                                         v
//           host queue ──> transfer ──> settle ──> again / redirect (as a new address: checked anew) / finished
//
// Nothing here knows the time but through World. Tested in tests/unit/fetch/fetcher_test.cc against servers on
// loopback.
#include "fetch/fetcher.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <random>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "base/utc.h"
#include "fetch/host_queue.h"
#include "fetch/links.h"
#include "fetch/retry.h"
#include "fetch/robots.h"
#include "read/http_message.h"

namespace pith {
namespace {

constexpr double kLongestWait = 0.5;          // seconds between two looks at World::interrupted
constexpr int kMaxRobotsRedirects = 5;        // RFC 9309, 2.3.1.2
constexpr double kRobotsSeconds = 24 * 3600;  // RFC 9309, 2.4

enum class JobKind : uint8_t { page, sitemap, feed, robots };

struct Job {
  JobKind kind = JobKind::page;
  std::string asked;
  size_t ordinal = 0;
  WebUrl url;
  std::string secret_origin;  // where `secret` may be sent: what was asked for, wherever redirects lead in between
  std::string secret;
  std::string origin;  // robots: whose they are
  Validators known;
  int redirects = 0;
  int tries = 0;
  std::vector<Exchange> exchanges;
};

struct OriginRobots {
  bool known = false;
  double read_at = 0;       // World::seconds
  std::string unreachable;  // why it could not be read, "" when it could
  Robots robots;
  std::vector<uint64_t> waiting;  // jobs
};

Error network_error(std::string message, const std::string& source) {
  Error error{ErrorCode::network, std::move(message), {}};
  error.place.source = source;
  return error;
}

void keep_secret(Job& job) {
  job.secret_origin = job.url.origin();
  job.secret = job.url.credentials;
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// The response's headers without the transfer coding, which libcurl has undone.
Headers coded_headers(const Headers& headers) {
  Headers out;
  for (const auto& [name, value] : headers.list()) {
    if (name != "transfer-encoding") out.add(name, value);
  }
  return out;
}

// A URL that is added a second time is told by this.
std::string identity(const std::string& address) {
  const Result<WebUrl> url = parse_web_url(address);
  return url ? url->text : address;
}

}  // namespace

World real_world() {
  World world;
  world.seconds = [] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
  };
  world.unix_time = [] { return static_cast<int64_t>(time(nullptr)); };
  auto generator = std::make_shared<std::mt19937_64>(std::random_device{}());
  world.random = [generator] { return std::uniform_real_distribution<double>(0, 1)(*generator); };
  world.interrupted = [] { return false; };
  return world;
}

struct Fetcher::Crawl {
  Crawl(FetchOptions fetch_options, World the_world)
      : options(std::move(fetch_options)),
        world(std::move(the_world)),
        transfers(options.transfer),
        began(world.seconds()) {}

  bool add(const std::string& address, LinkKind kind, const Validators& known);
  std::optional<Fetched> next();

  void submit(uint64_t id);
  void enqueue(uint64_t id, bool in_front = false) { queue.push(jobs.at(id).url.host, id, in_front); }
  void ask_robots(uint64_t id, OriginRobots& robots);
  void start_ready();
  bool may_start(uint64_t id);
  double wait_seconds() const;
  bool budget_is_used_up() const;

  void settle(Finished finished);
  bool try_again(uint64_t id, Job& job, const std::optional<HttpHead>& head, double now);
  void redirect(uint64_t id, Job& job, std::string_view location);
  void settle_robots(uint64_t id);
  void complete(uint64_t id, const std::optional<HttpHead>& head);
  void add_links(const Job& job, const Result<LinkList>& links);
  void deliver(uint64_t id, Fetched fetched);
  void fail(uint64_t id, Error error);
  double delay_of(const Job& job) const;

  FetchOptions options;
  World world;
  Transfers transfers;
  HostQueue queue;
  std::unordered_map<uint64_t, Job> jobs;
  std::unordered_map<std::string, OriginRobots> robots_of;  // by origin
  std::unordered_set<std::string> seen;
  std::deque<Fetched> done;
  std::function<bool(const std::string&, Validators&)> filter;
  double began;
  uint64_t next_id = 0;
  size_t asked = 0;    // addresses of pages, sitemaps, feeds that were added
  size_t open = 0;     // … and are not done
  uint64_t pages = 0;  // requests for pages so far
  uint64_t bytes = 0;
};

bool Fetcher::Crawl::add(const std::string& address, LinkKind kind, const Validators& known) {
  if (!seen.insert(identity(address)).second) return false;
  const uint64_t id = next_id++;
  Job& job = jobs[id];
  job.kind = kind == LinkKind::page ? JobKind::page : kind == LinkKind::sitemap ? JobKind::sitemap : JobKind::feed;
  job.asked = address;
  job.ordinal = asked++;
  job.known = known;
  ++open;
  Result<WebUrl> url = parse_web_url(address);
  if (url) {
    job.url = std::move(url).value();
    if (!job.url.credentials.empty()) job.asked = job.url.text;
    keep_secret(job);
    submit(id);
  } else {
    fail(id, url.error());
  }
  return true;
}

// The job goes to its host's queue, or waits for the origin's robots.txt.
void Fetcher::Crawl::submit(uint64_t id) {
  const Job& job = jobs.at(id);
  if (!options.robots || job.kind == JobKind::robots) return enqueue(id, job.kind == JobKind::robots);
  OriginRobots& robots = robots_of[job.url.origin()];
  if (!robots.known) return ask_robots(id, robots);
  if (!robots.unreachable.empty()) return fail(id, network_error(robots.unreachable, job.url.text));
  if (robots.robots.allows(job.url.target)) return enqueue(id);
  fail(id, network_error("robots.txt does not allow it", job.url.text));
}

void Fetcher::Crawl::ask_robots(uint64_t id, OriginRobots& robots) {
  robots.waiting.push_back(id);
  if (robots.waiting.size() > 1) return;
  const WebUrl page = jobs.at(id).url;
  Result<WebUrl> url = resolve_web_url(page, "/robots.txt");
  const uint64_t robots_id = next_id++;
  Job& job = jobs[robots_id];
  job.kind = JobKind::robots;
  job.origin = page.origin();
  job.url = std::move(url).value();
  job.url.credentials = page.credentials;
  keep_secret(job);
  enqueue(robots_id, true);
}

bool Fetcher::Crawl::budget_is_used_up() const {
  return (options.max_pages && pages >= options.max_pages) ||
         (options.max_total_bytes && bytes >= options.max_total_bytes) ||
         (options.max_seconds > 0 && world.seconds() - began >= options.max_seconds);
}

void Fetcher::Crawl::start_ready() {
  while (transfers.running() < options.parallel && !budget_is_used_up()) {
    const std::optional<uint64_t> id = queue.take(world.seconds());
    if (!id) return;
    if (!may_start(*id)) continue;
    const Job& job = jobs.at(*id);
    std::vector<std::string> headers = {"Accept: text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"};
    if (!job.known.etag.empty()) headers.push_back("If-None-Match: " + job.known.etag);
    if (!job.known.last_modified.empty()) headers.push_back("If-Modified-Since: " + job.known.last_modified);
    if (job.kind != JobKind::robots && job.tries == 0 && job.redirects == 0) ++pages;
    transfers.start(*id, job.url, headers, job.kind == JobKind::robots ? kMaxRobotsBytes : 0);
  }
}

// A job may have waited in the queue for longer than its robots.txt is good for: then it is asked for again first.
bool Fetcher::Crawl::may_start(uint64_t id) {
  const Job& job = jobs.at(id);
  if (!options.robots || job.kind == JobKind::robots) return true;
  OriginRobots& robots = robots_of[job.url.origin()];
  const bool fresh = robots.known && world.seconds() - robots.read_at < kRobotsSeconds;
  if (fresh && robots.unreachable.empty() && robots.robots.allows(job.url.target)) return true;
  queue.release(job.url.host, world.seconds());
  if (!fresh) robots.known = false;
  submit(id);
  return false;
}

double Fetcher::Crawl::wait_seconds() const {
  const std::optional<double> at = queue.next_time();
  if (!at || transfers.running() >= options.parallel) return kLongestWait;
  return std::clamp(*at - world.seconds(), 0.0, kLongestWait);
}

std::optional<Fetched> Fetcher::Crawl::next() {
  while (done.empty()) {
    if (world.interrupted()) return std::nullopt;
    start_ready();
    if (!done.empty()) break;  // refused by a robots.txt that was read again
    const bool stuck = transfers.running() == 0 && (queue.size() == 0 || budget_is_used_up());
    if (stuck) return std::nullopt;
    for (Finished& finished : transfers.wait(wait_seconds())) settle(std::move(finished));
  }
  Fetched fetched = std::move(done.front());
  done.pop_front();
  return fetched;
}

double Fetcher::Crawl::delay_of(const Job& job) const {
  const auto at = robots_of.find(job.url.origin());
  const double asked_for = at == robots_of.end() ? 0 : at->second.robots.crawl_delay().value_or(0);
  return std::max(options.delay, asked_for);
}

void Fetcher::Crawl::settle(Finished finished) {
  Job& job = jobs.at(finished.id);
  const double now = world.seconds();
  ++job.tries;
  bytes += finished.exchange.body.size();
  job.exchanges.push_back(std::move(finished.exchange));
  const Exchange& exchange = job.exchanges.back();
  std::optional<HttpHead> head;
  if (exchange.status) head = parse_http_head(exchange.response_head);
  if (try_again(finished.id, job, head, now)) return;
  queue.release(job.url.host, now + delay_of(job));
  const std::string_view location = head ? head->headers.get("location") : std::string_view();
  if (!exchange.error && is_redirect(exchange.status) && !location.empty()) {
    redirect(finished.id, job, location);
  } else if (job.kind == JobKind::robots) {
    settle_robots(finished.id);
  } else {
    complete(finished.id, head);
  }
}

// After a fault that may pass the job stands in front of its host's queue again, and the host rests.
bool Fetcher::Crawl::try_again(uint64_t id, Job& job, const std::optional<HttpHead>& head, double now) {
  const Exchange& exchange = job.exchanges.back();
  const bool passing = exchange.error ? exchange.worth_retrying : is_worth_retrying(exchange.status);
  if (!passing || job.tries >= options.max_tries) return false;
  double pause = backoff_seconds(job.tries, options.retry_seconds, options.max_wait, world.random());
  if (head) {
    const auto wanted = parse_retry_after(head->headers.get("retry-after"), world.unix_time());
    if (wanted && *wanted > options.max_wait) return false;
    pause = std::max(pause, wanted.value_or(0));
  }
  queue.release(job.url.host, now + std::max(pause, delay_of(job)));
  enqueue(id, true);
  return true;
}

void Fetcher::Crawl::redirect(uint64_t id, Job& job, std::string_view location) {
  const int most = job.kind == JobKind::robots ? kMaxRobotsRedirects : options.max_redirects;
  if (job.redirects >= most) {
    if (job.kind == JobKind::robots) return settle_robots(id);  // as if there were none
    return fail(id, network_error("more than " + std::to_string(most) + " redirects", job.url.text));
  }
  Result<WebUrl> target = resolve_web_url(job.url, location);
  if (!target) {
    if (job.kind == JobKind::robots) return settle_robots(id);  // as if there were none
    Error error = network_error("redirect to what is " + target.error().message, job.url.text);
    return fail(id, std::move(error));
  }
  ++job.redirects;
  job.tries = 0;
  job.known = {};
  job.url = std::move(target).value();
  if (job.url.credentials.empty() && job.url.origin() == job.secret_origin) job.url.credentials = job.secret;
  submit(id);
}

// RFC 9309, 2.3.1: 2xx is the file (its beginning, when it is too long), 4xx means that there is none, everything else
// that nothing may be fetched. 429 is a server that wants rest, not one without a file. A file that was read before
// stays good while a new one cannot be had (2.4).
void Fetcher::Crawl::settle_robots(uint64_t id) {
  const Job& job = jobs.at(id);
  const Exchange& exchange = job.exchanges.back();
  OriginRobots& robots = robots_of[job.origin];
  const bool read_before = robots.read_at > 0 && robots.unreachable.empty();
  robots.known = true;
  robots.read_at = world.seconds();
  const bool failed = exchange.error && exchange.error->code != ErrorCode::too_large;
  if (!failed && exchange.status / 100 == 2) {
    std::string body = exchange.body;
    const std::optional<HttpHead> head = parse_http_head(exchange.response_head);
    if (head) decode_http_body(coded_headers(head->headers), kMaxRobotsBytes, body);
    robots.robots = Robots::parse(body, options.agent);
    robots.unreachable.clear();
  } else if (!failed && (is_redirect(exchange.status) || (exchange.status / 100 == 4 && exchange.status != 429))) {
    robots.robots = Robots();
    robots.unreachable.clear();
  } else if (!read_before) {
    robots.unreachable = "robots.txt cannot be read: " +
                         (exchange.error ? exchange.error->message : "status " + std::to_string(exchange.status));
  }
  jobs.erase(id);
  for (const uint64_t waiting : std::exchange(robots.waiting, {})) submit(waiting);
}

// The job's last exchange is its result.
void Fetcher::Crawl::complete(uint64_t id, const std::optional<HttpHead>& head) {
  Job& job = jobs.at(id);
  const Exchange& exchange = job.exchanges.back();
  Fetched fetched;
  Record& record = fetched.record;
  record.url = job.url.text;
  record.date = utc_time(exchange.time);
  record.error = exchange.error;
  if (head) {
    const MediaType media = parse_media_type(head->headers.get("content-type"));
    record.media_type = media.type;
    record.charset_hint = media.charset;
    fetched.validators = {std::string(head->headers.get("etag")), std::string(head->headers.get("last-modified"))};
    record.bytes = exchange.body;
    std::optional<Error> fault = decode_http_body(coded_headers(head->headers), options.max_body_bytes, record.bytes);
    if (!record.error) record.error = fault;
  }
  fetched.not_modified = exchange.status == 304 && !job.known.empty();
  if (!record.error && exchange.status / 100 != 2 && !fetched.not_modified) {
    record.error = network_error("status " + std::to_string(exchange.status), job.url.text);
  }
  if (record.error) record.error->place.source = job.url.text;
  if (job.kind == JobKind::page || record.error) return deliver(id, std::move(fetched));
  const Result<LinkList> links =
      job.kind == JobKind::sitemap ? parse_sitemap(record.bytes) : parse_feed(record.bytes, job.url);
  if (!links) {
    record.error = links.error();
    record.error->place.source = job.url.text;
    return deliver(id, std::move(fetched));
  }
  add_links(job, links);
  jobs.erase(id);
  --open;
}

void Fetcher::Crawl::add_links(const Job& job, const Result<LinkList>& links) {
  const bool is_sitemap = job.kind == JobKind::sitemap;
  for (const std::string& page : links->pages) {
    Validators known;
    if (!filter || filter(page, known)) add(page, LinkKind::page, known);
  }
  if (!is_sitemap) return;
  for (const std::string& sitemap : links->sitemaps) add(sitemap, LinkKind::sitemap, {});
}

void Fetcher::Crawl::deliver(uint64_t id, Fetched fetched) {
  Job& job = jobs.at(id);
  fetched.asked = job.asked;
  fetched.record.id = job.asked;
  fetched.record.origin.ordinal = job.ordinal;
  fetched.exchanges = std::move(job.exchanges);
  jobs.erase(id);
  --open;
  done.push_back(std::move(fetched));
}

void Fetcher::Crawl::fail(uint64_t id, Error error) {
  Fetched fetched;
  fetched.record.url = jobs.at(id).url.text;
  fetched.record.error = std::move(error);
  deliver(id, std::move(fetched));
}

Fetcher::Fetcher(FetchOptions options, World world)
    : crawl_(std::make_unique<Crawl>(std::move(options), std::move(world))) {}
Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher::~Fetcher() = default;

bool Fetcher::add(const std::string& address, LinkKind kind, const Validators& known) {
  return crawl_->add(address, kind, known);
}
void Fetcher::set_filter(std::function<bool(const std::string&, Validators&)> filter) {
  crawl_->filter = std::move(filter);
}
std::optional<Fetched> Fetcher::next() {
  return crawl_->next();
}
size_t Fetcher::left() const {
  return crawl_->open + crawl_->done.size();
}

}  // namespace pith
