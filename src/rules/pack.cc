// Every field in turn, a number as seven bits a byte, the lowest first (LEB128), and a text as its length and its
// bytes. Both ways go through one list of the fields, so that they cannot differ. A field of Rule that is not in the
// list is lost: the test compares digests, which see all fields that count. Tested in tests/unit/rules/pack_test.cc.
#include "rules/pack.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <set>
#include <type_traits>

#include "rules/literals.h"

namespace pith {
namespace {

class Writer {
 public:
  void number(uint64_t value) {
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
  }
  template <typename T>
  void operator()(const T& value) {
    if constexpr (std::is_same_v<T, double>)
      number(std::bit_cast<uint64_t>(value));
    else
      number(static_cast<uint64_t>(value));
  }
  void operator()(const std::string& text) {
    number(text.size());
    out += text;
  }
  void operator()(const PatternText& pattern) { (*this)(pattern.text); }
  template <typename T>
  void operator()(const std::vector<T>& list) {
    number(list.size());
    for (const T& each : list) (*this)(each);
  }

  std::string out;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  bool at_end() const { return rest_.empty(); }
  uint64_t number() {
    uint64_t value = 0;
    size_t at = 0;
    for (unsigned char byte = 0x80; byte >= 0x80; ++at) {
      byte = static_cast<unsigned char>(rest_[at]);
      value |= uint64_t{byte & 0x7Fu} << (7 * at);
    }
    rest_.remove_prefix(at);
    return value;
  }
  std::string_view text() {
    const size_t size = number();
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  template <typename T>
  void operator()(T& value) {
    if constexpr (std::is_same_v<T, double>)
      value = std::bit_cast<double>(number());
    else
      value = static_cast<T>(number());
  }
  void operator()(std::string& out) { out = text(); }
  void operator()(PatternText& pattern) { (*this)(pattern.text); }
  template <typename T>
  void operator()(std::vector<T>& list) {
    list.resize(number());
    for (T& each : list) (*this)(each);
  }

 private:
  std::string_view rest_;
};

template <typename Visit, typename Of>
void each_field(Visit& visit, Of& rule) {
  visit(rule.id), visit(rule.pack), visit(rule.reason), visit(rule.imported);
  visit(rule.category), visit(rule.action);
  visit(rule.languages), visit(rule.hosts), visit(rule.not_hosts), visit(rule.where);
  visit(rule.select), visit(rule.kinds), visit(rule.min_link_share);
  visit(rule.beside), visit(rule.before), visit(rule.after), visit(rule.pages);
  visit(rule.unit), visit(rule.any), visit(rule.all), visit(rule.none);
  visit(rule.min_words), visit(rule.max_words), visit(rule.op), visit(rule.keep);
  visit(rule.lines), visit(rule.edge), visit(rule.least);
  visit(rule.guard.max_share), visit(rule.guard.max_words), visit(rule.guard.min_prose);
  visit(rule.place.source);
}

}  // namespace

std::string pack_rules(const std::vector<Rule>& rules) {
  Writer writer;
  writer.number(rules.size());
  for (const Rule& rule : rules) each_field(writer, rule);
  return std::move(writer.out);
}

std::vector<Rule> unpack_rules(std::string_view packed) {
  Reader reader(packed);
  std::vector<Rule> rules(reader.number());
  for (Rule& rule : rules) each_field(reader, rule);
  return rules;
}

std::string pack_literals(const std::vector<Rule>& rules) {
  std::set<std::pair<std::string, bool>> patterns;
  for (const Rule& rule : rules) {
    for (const auto* list : {&rule.any, &rule.all}) {
      for (const PatternText& pattern : *list) patterns.emplace(pattern.text, rule.unit == Unit::block);
    }
  }
  Writer writer;
  for (const auto& [pattern, edges] : patterns) {
    Writer literals;
    for (const std::string& each : required_literals(pattern, edges)) literals(each);
    writer(pattern), writer(edges), writer(literals.out);
  }
  return std::move(writer.out);
}

PackedLiterals::PackedLiterals(std::string_view packed) {
  for (Reader reader(packed); !reader.at_end();) {
    Entry entry;
    entry.pattern = reader.text();
    reader(entry.edges);
    entry.literals = reader.text();
    entries_.push_back(entry);
  }
}

bool PackedLiterals::find(std::string_view pattern, bool edges, std::vector<std::string_view>& literals) const {
  auto at = std::lower_bound(entries_.begin(), entries_.end(), pattern,
                             [](const Entry& entry, std::string_view wanted) { return entry.pattern < wanted; });
  while (at != entries_.end() && at->pattern == pattern && at->edges != edges) ++at;
  if (at == entries_.end() || at->pattern != pattern) return false;
  for (Reader reader(at->literals); !reader.at_end();) literals.push_back(reader.text());
  return true;
}

}  // namespace pith
