#include "rules/hosts.h"

#include "base/text.h"

namespace pith {

std::string host_of(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  if (!host.empty() && host[0] == '[') return std::string(host.substr(0, host.find(']') + 1));  // IPv6
  host = host.substr(0, host.find(':'));
  if (!host.empty() && host.back() == '.') host.remove_suffix(1);
  std::string lower = ascii_lowered(host);
  if (lower.compare(0, 4, "www.") == 0) lower.erase(0, 4);
  return lower;
}

std::vector<std::string> host_patterns(std::string_view host) {
  std::vector<std::string> patterns;
  if (host.empty()) return patterns;
  patterns.emplace_back(host);
  for (size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.', dot + 1)) {
    const std::string_view domain = host.substr(dot + 1);
    if (domain.find('.') != std::string_view::npos) patterns.push_back("*." + std::string(domain));
  }
  return patterns;
}

std::string normal_host_pattern(std::string_view pattern) {
  if (pattern.substr(0, 4) == "www.") pattern.remove_prefix(4);
  return std::string(pattern);
}

}  // namespace pith
