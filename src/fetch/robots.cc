// robots.txt: groups of "User-agent" lines and the rules that follow them. All groups that name the crawler are one;
// where none does, those of "*" are. Of the rules that match, the one with the longest pattern decides, allow before
// disallow.
//
//   User-agent: *          for "pith": /a/b is allowed (the longer pattern), /a/c is not, /d is (no rule)
//   Disallow: /a
//   Allow: /a/b
//   Sitemap: https://…     belongs to no group, and does not end one
//
// Lines of other names are passed over wherever they stand. Matching takes a pattern apart at its stars and looks for
// the pieces from left to right, which finds a match if there is one, without going back. The RFC's examples (section
// 5) are in tests/unit/fetch/robots_test.cc.
#include "fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace pith {
namespace {

constexpr double kMaxCrawlDelay = 3600;  // seconds; what is longer says "do not", and is written by mistake

struct Line {
  std::string name;  // lower case
  std::string_view value;
};

std::string_view stripped(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

// The next "name: value" of the text, without comments; lines end in LF, CR or both. False at the end.
bool take_line(std::string_view& text, Line& line) {
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view content = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    content = content.substr(0, content.find('#'));
    const size_t colon = content.find(':');
    if (colon == std::string_view::npos) continue;
    line.name = ascii_lowered(stripped(content.substr(0, colon)));
    line.value = stripped(content.substr(colon + 1));
    return true;
  }
  return false;
}

// The product token at the beginning of a User-agent value: "pith" of "pith/1.0 (+https://…)".
std::string_view product_token(std::string_view value) {
  const auto is_token = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-'; };
  return value.substr(0, static_cast<size_t>(std::find_if_not(value.begin(), value.end(), is_token) - value.begin()));
}

bool names(std::string_view value, std::string_view agent) {
  return equals_ignoring_ascii_case(product_token(value), agent);
}

std::optional<double> parse_delay(std::string_view value) {
  double seconds = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (fault != std::errc() || !(seconds >= 0)) return std::nullopt;
  return std::min(seconds, kMaxCrawlDelay);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

// What means something in a pattern is encoded where it stands for itself (2.2.3): '*' and '$' in a target, '$' before
// the end of a pattern.
std::string with_encoded(std::string_view text, std::string_view literals) {
  std::string out;
  for (const char c : text) {
    if (literals.find(c) == std::string_view::npos)
      out += c;
    else
      out += c == '*' ? "%2A" : "%24";
  }
  return out;
}

std::string normalized_pattern(std::string_view value) {
  const bool to_the_end = value.ends_with('$');
  if (to_the_end) value.remove_suffix(1);
  std::string pattern = with_encoded(normalized_target(value), "$");
  if (to_the_end) pattern += '$';
  return pattern;
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out += '%';
  out += kHex[static_cast<unsigned char>(c) >> 4];
  out += kHex[static_cast<unsigned char>(c) & 15];
}

}  // namespace

std::string normalized_target(std::string_view target) {
  std::string out;
  for (size_t at = 0; at < target.size(); ++at) {
    const char c = target[at];
    const bool encoded =
        c == '%' && at + 2 < target.size() && hex_digit(target[at + 1]) >= 0 && hex_digit(target[at + 2]) >= 0;
    if (encoded) {
      const char byte = static_cast<char>(hex_digit(target[at + 1]) * 16 + hex_digit(target[at + 2]));
      if (is_unreserved(byte))
        out += byte;
      else
        append_encoded(out, byte);
      at += 2;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      append_encoded(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

bool robots_pattern_matches(std::string_view pattern, std::string_view target) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  size_t star = pattern.find('*');
  if (!target.starts_with(pattern.substr(0, star))) return false;
  if (star == std::string_view::npos) return !to_the_end || target.size() == pattern.size();
  size_t at = star;
  for (;;) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    if (star == std::string_view::npos) break;
    at = target.find(pattern.substr(0, star), at);
    if (at == std::string_view::npos) return false;
    at += star;
  }
  if (to_the_end) return target.size() - at >= pattern.size() && target.ends_with(pattern);
  return target.find(pattern, at) != std::string_view::npos;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  text = text.substr(0, kMaxRobotsBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Robots own, others;
  bool found = false;       // a group names the agent
  bool for_own = false;     // the current group's lines do
  bool for_others = false;  // … name "*"
  bool in_rules = false;    // the group's User-agent lines are over
  std::vector<std::string> sitemaps;
  for (Line line; take_line(text, line);) {
    if (line.name == "user-agent") {
      if (in_rules) for_own = for_others = in_rules = false;
      for_own = for_own || names(line.value, agent);
      for_others = for_others || line.value == "*";
      found = found || for_own;
      continue;
    }
    const bool is_rule = line.name == "allow" || line.name == "disallow";
    in_rules = in_rules || is_rule || line.name == "crawl-delay";
    for (auto [applies, robots] : {std::pair(for_own, &own), std::pair(for_others, &others)}) {
      if (!applies) continue;
      if (is_rule && !line.value.empty())
        robots->rules_.push_back({normalized_pattern(line.value), line.name == "allow"});
      if (line.name == "crawl-delay") robots->crawl_delay_ = parse_delay(line.value);
    }
    if (line.name == "sitemap") sitemaps.emplace_back(line.value);
  }
  Robots& chosen = found ? own : others;
  chosen.sitemaps_ = std::move(sitemaps);
  return std::move(chosen);
}

bool Robots::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string path = with_encoded(normalized_target(target), "*$");
  bool allowed = true;
  size_t longest = 0;
  for (const Rule& rule : rules_) {
    const size_t length = rule.pattern.size();
    if (length < longest || (length == longest && !rule.allow)) continue;
    if (!robots_pattern_matches(rule.pattern, path)) continue;
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace pith
