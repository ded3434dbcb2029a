// robots.txt by RFC 9309.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

// RFC 9309, 2.5: a crawler reads at least 500 KiB; what comes after is not looked at.
inline constexpr size_t kMaxRobotsBytes = 500u << 10;

class Robots {
 public:
  // What the file says to the crawler whose product token is `agent` ("pith").
  static Robots parse(std::string_view text, std::string_view agent);
  Robots() = default;  // no file: 4xx (2.3.1.3)

  // `target` is the path and query of a URL, beginning with '/'. /robots.txt itself is always allowed.
  bool allows(std::string_view target) const;
  // Seconds between two requests, not of the RFC but widely written; nullopt when not given.
  std::optional<double> crawl_delay() const { return crawl_delay_; }
  // Addresses of the file's Sitemap lines, which are for all crawlers.
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  struct Rule {
    std::string pattern;  // normalized as normalized_target() does
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::optional<double> crawl_delay_;
  std::vector<std::string> sitemaps_;
};

// RFC 9309, 2.2.2: bytes outside ASCII are percent-encoded, encoded unreserved characters (RFC 3986, 2.3) are decoded,
// so that /%7Ea and /~a, and /ツ and /%E3%83%84 are the same.
std::string normalized_target(std::string_view target);

// 2.2.3: '*' stands for any characters, a '$' at the end for the end of the target; otherwise a prefix is enough.
bool robots_pattern_matches(std::string_view pattern, std::string_view target);

}  // namespace pith
