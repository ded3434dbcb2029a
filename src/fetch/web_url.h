// WebUrl: an http or https address, parsed and normalized by libcurl.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace pith {

struct WebUrl {
  std::string scheme;       // "http" or "https"
  std::string host;         // lower case, in Punycode; IPv6 in brackets
  std::string port;         // as a number, the scheme's default included
  std::string target;       // path and query, begins with '/'
  std::string text;         // the whole address without credentials and fragment: safe to log, to store and to compare
  std::string credentials;  // "user:password" as written, never part of `text`

  std::string origin() const { return scheme + "://" + host + ':' + port; }
};

// Errors (usage): no address of http or https. The message never holds credentials.
Result<WebUrl> parse_web_url(std::string_view text);

// What a page at `base` means by `reference`. Credentials of the base are not handed on.
Result<WebUrl> resolve_web_url(const WebUrl& base, std::string_view reference);

}  // namespace pith
