#include "fetch/web_url.h"

#include <curl/curl.h>
#include <idn2.h>

#include <algorithm>
#include <memory>

#include "base/text.h"

namespace pith {
namespace {

struct Cleaner {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Handle = std::unique_ptr<CURLU, Cleaner>;

constexpr size_t kMaxUrl = 16u << 10;  // bytes; servers take 8 KiB or so

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* value = nullptr;
  if (curl_url_get(url, which, &value, flags) != CURLUE_OK) return {};
  std::string out = value;
  curl_free(value);
  return out;
}

Error bad_url(const std::string& why) {
  return Error{ErrorCode::usage, "not a web address: " + why, {}};
}

std::string credentials_of(CURLU* url) {
  const std::string user = part(url, CURLUPART_USER);
  const std::string password = part(url, CURLUPART_PASSWORD);
  return user.empty() && password.empty() ? std::string() : user + ':' + password;
}

// Lower case, international names in Punycode (IDNA 2008, UTS 46); "" when it is no name. libcurl would convert by the
// locale's character set, which is not UTF-8 in every environment.
std::string ascii_host(const std::string& host) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(host.begin(), host.end(), is_ascii)) return ascii_lowered(host);
  char* ascii = nullptr;
  if (idn2_to_ascii_8z(host.c_str(), &ascii, IDN2_NONTRANSITIONAL) != IDN2_OK) return {};
  std::string out = ascii;
  idn2_free(ascii);
  return out;
}

// Reads the parts off, and what is left without credentials and fragment.
Result<WebUrl> finish(CURLU* handle) {
  WebUrl url;
  url.scheme = ascii_lowered(part(handle, CURLUPART_SCHEME));
  if (url.scheme != "http" && url.scheme != "https") return bad_url("the scheme is \"" + url.scheme + '"');
  url.credentials = credentials_of(handle);
  for (const CURLUPart secret : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT}) {
    curl_url_set(handle, secret, nullptr, 0);
  }
  const std::string host = ascii_host(part(handle, CURLUPART_HOST));
  if (host.empty()) return bad_url("no usable host");
  curl_url_set(handle, CURLUPART_HOST, host.c_str(), 0);
  url.host = host;
  url.port = part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  const std::string query = part(handle, CURLUPART_QUERY);
  url.target = part(handle, CURLUPART_PATH);
  if (!query.empty()) url.target += '?' + query;
  url.text = part(handle, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  return url;
}

// As the URL Standard has it: tabs and line ends are dropped, blanks behind the host become "%20". libcurl takes or
// refuses them by its version; in a host they stay, for it to refuse.
std::string without_blanks(std::string_view text) {
  const size_t first = std::min(text.find_first_of("/?#"), text.size());
  const bool has_host = text.substr(first).starts_with("//") && (first == 0 || text[first - 1] == ':');
  const size_t path = has_host ? text.find_first_of("/?#", first + 2) : 0;
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\t' || c == '\n' || c == '\r') continue;
    if (c == ' ' && i >= path)
      out += "%20";
    else
      out += c;
  }
  return out;
}

// libcurl decodes "%36" in a host to "6", but takes a number for an IPv4 address only where it stood there as one: what
// is asked for must be the same when it is read again, from a log or a state file.
Result<WebUrl> settled(Result<WebUrl> url) {
  for (int round = 0; url && round < 2; ++round) {
    const Handle handle(curl_url());
    if (curl_url_set(handle.get(), CURLUPART_URL, url->text.c_str(), 0) != CURLUE_OK) return bad_url("no usable host");
    Result<WebUrl> again = finish(handle.get());
    if (!again) return again;
    if (again->text == url->text) return url;
    again->credentials = url->credentials;
    url = std::move(again);
  }
  if (url) return bad_url("it reads differently each time");
  return url;
}

Result<WebUrl> set_and_finish(const Handle& handle, std::string_view text) {
  if (text.size() > kMaxUrl) return bad_url("longer than " + std::to_string(kMaxUrl) + " bytes");
  const CURLUcode fault = curl_url_set(handle.get(), CURLUPART_URL, without_blanks(text).c_str(), CURLU_URLENCODE);
  if (fault != CURLUE_OK) return bad_url(curl_url_strerror(fault));
  return settled(finish(handle.get()));
}

}  // namespace

Result<WebUrl> parse_web_url(std::string_view text) {
  const Handle handle(curl_url());
  return set_and_finish(handle, trimmed(text));
}

Result<WebUrl> resolve_web_url(const WebUrl& base, std::string_view reference) {
  const Handle handle(curl_url());
  curl_url_set(handle.get(), CURLUPART_URL, base.text.c_str(), 0);
  return set_and_finish(handle, trimmed(reference));
}

}  // namespace pith
