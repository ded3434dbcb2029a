// What servers send, any bytes: the first byte says as what they are read.
#include "fetch/links.h"
#include "fetch/robots.h"
#include "fetch/web_url.h"
#include "must.h"
#include "read/http_message.h"

using namespace pith;

namespace {

void read_robots(std::string_view text) {
  const Robots robots = Robots::parse(text, "pith");
  fuzz::must(robots.allows("/robots.txt"), "robots.txt may be read");
  robots.allows(std::string("/") + std::string(text.substr(0, 200)));
}

void read_message(std::string_view text) {
  const auto head = parse_http_head(text);
  if (!head) return;
  fuzz::must(head->size <= text.size(), "a head is a part of its message");
  std::string body(text.substr(head->size));
  decode_http_body(head->headers, 1u << 20, body);
  fuzz::must(body.size() <= std::max<size_t>(1u << 20, text.size()), "a body keeps to its limit");
}

void read_url(std::string_view text) {
  const auto url = parse_web_url(text);
  if (!url) return;
  const auto again = parse_web_url(url->text);
  fuzz::must(again && again->text == url->text, "an address stays as it is");
  fuzz::must(again->credentials.empty(), "the text of an address has no secrets");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  static const WebUrl base = parse_web_url("https://example.com/feed").value();
  switch (data[0] % 5) {
    case 0:
      read_robots(text);
      break;
    case 1:
      (void)parse_sitemap(text);
      break;
    case 2:
      (void)parse_feed(text, base);
      break;
    case 3:
      read_message(text);
      break;
    default:
      read_url(text);
  }
  return 0;
}
