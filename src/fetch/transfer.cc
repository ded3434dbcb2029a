// One easy handle a transfer, its callbacks counting what arrives.
//
// The guard against requests into private networks sits in two callbacks: before a socket is opened its address is
// checked, which no name, redirect or rebinding DNS answer gets around, and before the request is sent the peer's
// address is checked again, for connections that are used again. No proxy is used: with one the address that is
// connected to would say nothing. Tested against a hostile server in tests/unit/fetch/hostile_test.cc.
#include "fetch/transfer.h"

#include <curl/curl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <new>

#include "base/text.h"
#include "fetch/address.h"

namespace pith {
namespace {

constexpr long kMaxConnections = 256;
constexpr std::string_view kCodings = "Accept-Encoding: gzip, br, zstd, deflate";  // what decode_http_body() undoes

struct CurlLibrary {
  CurlLibrary() { curl_global_init(CURL_GLOBAL_DEFAULT); }
};

struct Transfer {
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  uint64_t id = 0;
  Exchange exchange;
  const TransferOptions* options = nullptr;
  uint64_t header_bytes = 0;
  uint64_t max_wire_bytes = 0;
  bool head_ended = false;
  std::optional<Error> refusal;  // why a callback stopped the transfer
  char message[CURL_ERROR_SIZE] = {};

  Transfer() = default;
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
  }

  void refuse(ErrorCode code, std::string why) {
    refusal = Error{code, std::move(why), {}};
    refusal->place.source = exchange.url.text;
  }
};

// A header line, also those of interim responses (1xx) and trailers. A new status line begins a new head.
size_t on_header(char* data, size_t, size_t size, void* user) {
  auto* transfer = static_cast<Transfer*>(user);
  const std::string_view line(data, size);
  transfer->header_bytes += size;
  const uint64_t most = transfer->options->limits.header_bytes;
  if (transfer->header_bytes > most) {
    transfer->refuse(ErrorCode::too_large, "headers longer than " + std::to_string(most) + " bytes");
    return 0;
  }
  std::string& head = transfer->exchange.response_head;
  if (line.starts_with("HTTP/") && transfer->exchange.body.empty()) {
    head.clear();
    transfer->head_ended = false;
  }
  if (!transfer->head_ended) head += line;
  if (line == "\r\n" || line == "\n") transfer->head_ended = true;
  return size;
}

size_t on_body(char* data, size_t, size_t size, void* user) {
  auto* transfer = static_cast<Transfer*>(user);
  std::string& body = transfer->exchange.body;
  const uint64_t room = transfer->max_wire_bytes - body.size();
  body.append(data, static_cast<size_t>(std::min<uint64_t>(size, room)));
  if (size <= room) return size;
  transfer->refuse(ErrorCode::too_large, "body longer than " + std::to_string(transfer->max_wire_bytes) + " bytes");
  return 0;
}

// The request's head as it goes out.
int on_debug(CURL*, curl_infotype kind, char* data, size_t size, void* user) {
  if (kind == CURLINFO_HEADER_OUT) static_cast<Transfer*>(user)->exchange.request_head.append(data, size);
  return 0;
}

bool may_connect(Transfer* transfer, const std::string& address) {
  const TransferOptions& options = *transfer->options;
  const auto& also = options.also_allowed;
  if (options.allow_private || is_public_address(address)) return true;
  if (std::find(also.begin(), also.end(), address) != also.end()) return true;
  transfer->refuse(ErrorCode::network, "the address " + address + " is not public");
  return false;
}

curl_socket_t on_open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  char text[NI_MAXHOST] = "?";  // other families have no numeric form and are refused
  getnameinfo(&address->addr, address->addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
  if (!may_connect(static_cast<Transfer*>(user), text)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int on_request(void* user, char* address, char*, int, int) {
  auto* transfer = static_cast<Transfer*>(user);
  transfer->exchange.address = address;
  return may_connect(transfer, address) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

bool is_passing(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return true;
    default:
      return false;
  }
}

// Credentials do not go into archives.
std::string without_secrets(const std::string& head) {
  std::string out;
  for (size_t begin = 0; begin < head.size();) {
    const size_t end = std::min(head.find('\n', begin), head.size() - 1) + 1;
    const std::string_view line = std::string_view(head).substr(begin, end - begin);
    const bool secret = equals_ignoring_ascii_case(line.substr(0, line.find(':')), "authorization") ||
                        equals_ignoring_ascii_case(line.substr(0, line.find(':')), "cookie");
    if (!secret) out += line;
    begin = end;
  }
  return out;
}

template <typename Value>
void set(CURL* easy, CURLoption option, Value value) {
  if (curl_easy_setopt(easy, option, value) == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
}

void set_limits(CURL* easy, const TransferLimits& limits) {
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_seconds * 1000));
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total_seconds * 1000));
  set(easy, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(limits.drip_bytes));
  set(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.drip_seconds));
}

void set_callbacks(CURL* easy, Transfer* transfer) {
  set(easy, CURLOPT_PRIVATE, transfer);
  set(easy, CURLOPT_ERRORBUFFER, transfer->message);
  set(easy, CURLOPT_HEADERFUNCTION, on_header);
  set(easy, CURLOPT_HEADERDATA, transfer);
  set(easy, CURLOPT_WRITEFUNCTION, on_body);
  set(easy, CURLOPT_WRITEDATA, transfer);
  set(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, transfer);
  set(easy, CURLOPT_PREREQFUNCTION, on_request);
  set(easy, CURLOPT_PREREQDATA, transfer);
  set(easy, CURLOPT_VERBOSE, 1L);
  set(easy, CURLOPT_DEBUGFUNCTION, on_debug);
  set(easy, CURLOPT_DEBUGDATA, transfer);
}

void set_request(CURL* easy, const Transfer& transfer, curl_slist* resolve) {
  const TransferOptions& options = *transfer.options;
  const WebUrl& url = transfer.exchange.url;
  set(easy, CURLOPT_URL, url.text.c_str());
  if (!url.credentials.empty()) set(easy, CURLOPT_USERPWD, url.credentials.c_str());
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  set(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  set(easy, CURLOPT_USERAGENT, options.user_agent.c_str());
  set(easy, CURLOPT_HTTPHEADER, transfer.headers);
  if (!options.ca_file.empty()) set(easy, CURLOPT_CAINFO, options.ca_file.c_str());
  if (resolve) set(easy, CURLOPT_RESOLVE, resolve);
}

}  // namespace

struct Transfers::Multi {
  TransferOptions options;
  CURLM* handle = nullptr;
  CURLSH* share = nullptr;  // cookies, when they are asked for
  curl_slist* resolve = nullptr;
  std::map<CURL*, std::unique_ptr<Transfer>> running;

  Finished finish(CURL* easy, CURLcode code);
};

Transfers::Transfers(TransferOptions options) : multi_(std::make_unique<Multi>()) {
  static const CurlLibrary library;
  multi_->options = std::move(options);
  multi_->handle = curl_multi_init();
  if (!multi_->handle) throw std::bad_alloc();
  curl_multi_setopt(multi_->handle, CURLMOPT_MAXCONNECTS, kMaxConnections);
  curl_multi_setopt(multi_->handle, CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
  for (const std::string& entry : multi_->options.resolve) {
    multi_->resolve = curl_slist_append(multi_->resolve, entry.c_str());
  }
  if (!multi_->options.cookies) return;
  multi_->share = curl_share_init();
  curl_share_setopt(multi_->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
}

Transfers::~Transfers() {
  for (const auto& [easy, transfer] : multi_->running) curl_multi_remove_handle(multi_->handle, easy);
  multi_->running.clear();
  curl_multi_cleanup(multi_->handle);
  if (multi_->share) curl_share_cleanup(multi_->share);
  curl_slist_free_all(multi_->resolve);
}

void Transfers::start(uint64_t id, const WebUrl& url, const std::vector<std::string>& headers,
                      uint64_t max_wire_bytes) {
  auto transfer = std::make_unique<Transfer>();
  transfer->easy = curl_easy_init();
  if (!transfer->easy) throw std::bad_alloc();
  transfer->id = id;
  transfer->exchange.url = url;
  transfer->options = &multi_->options;
  transfer->max_wire_bytes = max_wire_bytes ? max_wire_bytes : multi_->options.limits.wire_bytes;
  transfer->headers = curl_slist_append(transfer->headers, std::string(kCodings).c_str());
  for (const std::string& line : headers) transfer->headers = curl_slist_append(transfer->headers, line.c_str());
  set_limits(transfer->easy, multi_->options.limits);
  set_callbacks(transfer->easy, transfer.get());
  set_request(transfer->easy, *transfer, multi_->resolve);
  if (multi_->share) {
    set(transfer->easy, CURLOPT_SHARE, multi_->share);
    set(transfer->easy, CURLOPT_COOKIEFILE, "");
  }
  CURL* easy = transfer->easy;
  multi_->running.emplace(easy, std::move(transfer));
  curl_multi_add_handle(multi_->handle, easy);
}

Finished Transfers::Multi::finish(CURL* easy, CURLcode code) {
  const auto at = running.find(easy);
  const std::unique_ptr<Transfer> transfer = std::move(at->second);
  running.erase(at);
  curl_multi_remove_handle(handle, easy);
  Exchange& exchange = transfer->exchange;
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  exchange.status = transfer->head_ended ? static_cast<int>(status) : 0;
  exchange.time = time(nullptr);
  exchange.request_head = without_secrets(exchange.request_head);
  if (code != CURLE_OK && transfer->refusal) {
    exchange.error = transfer->refusal;
  } else if (code == CURLE_OUT_OF_MEMORY && !transfer->head_ended) {
    exchange.error = Error{ErrorCode::too_large, "a header line is too long", {}};  // libcurl's own limit, 100 KB
    exchange.error->place.source = exchange.url.text;
  } else if (code != CURLE_OK) {
    const std::string why = transfer->message[0] ? transfer->message : curl_easy_strerror(code);
    exchange.error = Error{ErrorCode::network, why, {}};
    exchange.error->place.source = exchange.url.text;
    exchange.worth_retrying = is_passing(code);
  }
  return {transfer->id, std::move(exchange)};
}

std::vector<Finished> Transfers::wait(double seconds) {
  std::vector<Finished> finished;
  const auto collect = [&] {
    int running = 0;
    curl_multi_perform(multi_->handle, &running);
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_->handle, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      finished.push_back(multi_->finish(message->easy_handle, message->data.result));
    }
  };
  collect();
  if (!finished.empty() || seconds <= 0) return finished;
  curl_multi_poll(multi_->handle, nullptr, 0, static_cast<int>(seconds * 1000) + 1, nullptr);
  collect();
  return finished;
}

size_t Transfers::running() const {
  return multi_->running.size();
}

}  // namespace pith
