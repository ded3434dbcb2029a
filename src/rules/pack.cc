// Every field in turn, a number as seven bits a byte, the lowest first (LEB128), and a text as its length and its
// bytes. Before each rule stands its size, so that it can be passed over, and its scope comes first. Both ways go
// through one list of the fields, so that they cannot differ. A field of Rule that is not in the list is lost: the test
// compares digests, which see all fields that count. Tested in tests/unit/rules/pack_test.cc.
#include "rules/pack.h"

#include <bit>
#include <cstring>
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
  void triggers(const std::vector<PatternText>& list, Unit unit) {
    (*this)(list);
    for (const PatternText& each : list) {
      Writer literals;
      for (const std::string& literal : required_literals(each.text, unit == Unit::block)) literals(literal);
      (*this)(literals.out);
    }
  }

  std::string out;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
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
  void operator()(std::string_view& out) { out = text(); }
  void operator()(std::string& out) { out = text(); }
  void operator()(PatternText& pattern) { (*this)(pattern.text); }
  template <typename T>
  void operator()(std::vector<T>& list) {
    list.resize(number());
    for (T& each : list) (*this)(each);
  }
  void triggers(std::vector<PatternText>& list, Unit) {
    (*this)(list);
    for (PatternText& each : list) each.packed_literals = text();
  }

 private:
  std::string_view rest_;
};

// Of a Rule's scope, under which it can be filed without the rest.
template <typename Visit, typename Id, typename Source, typename Names>
void each_scope_field(Visit& visit, Id& id, Source& source, Names& languages, Names& hosts) {
  visit(id), visit(source), visit(languages), visit(hosts);
}

template <typename Visit, typename Of>
void each_other_field(Visit& visit, Of& rule) {
  visit(rule.pack), visit(rule.reason), visit(rule.imported), visit(rule.category), visit(rule.action);
  visit(rule.not_hosts), visit(rule.where), visit(rule.select), visit(rule.kinds), visit(rule.min_link_share);
  visit(rule.beside), visit(rule.before), visit(rule.after), visit(rule.pages), visit(rule.unit);
  visit.triggers(rule.any, rule.unit), visit.triggers(rule.all, rule.unit), visit(rule.none);
  visit(rule.min_words), visit(rule.max_words), visit(rule.op), visit(rule.keep);
  visit(rule.lines), visit(rule.edge), visit(rule.least);
  visit(rule.guard.max_share), visit(rule.guard.max_words), visit(rule.guard.min_prose);
}

}  // namespace

std::string pack_rules(const std::vector<Rule>& rules) {
  Writer scopes;
  std::string rests;
  for (const Rule& rule : rules) {
    Writer scope, rest;
    each_scope_field(scope, rule.id, rule.place.source, rule.languages, rule.hosts);
    each_other_field(rest, rule);
    scopes(scope.out), scopes.number(rest.out.size());
    rests += rest.out;
  }
  Writer packed;
  packed(scopes.out);
  return packed.out + rests;
}

std::vector<PackedRule> packed_rules(std::string_view packed) {
  Reader whole(packed);
  Reader scopes(whole.text());
  std::string_view rests = whole.rest();
  std::vector<PackedRule> rules;
  while (!scopes.at_end()) {
    const std::string_view scope = scopes.text();
    const size_t size = scopes.number();
    rules.push_back({scope, rests.substr(0, size)});
    rests.remove_prefix(size);
  }
  return rules;
}

std::string_view unpack_id(const PackedRule& packed) {
  return Reader(packed.scope).text();
}

RuleScope unpack_scope(const PackedRule& packed) {
  Reader reader(packed.scope);
  RuleScope scope;
  each_scope_field(reader, scope.id, scope.source, scope.languages, scope.hosts);
  return scope;
}

Rule unpack_rule(const PackedRule& packed) {
  Reader scope(packed.scope), rest(packed.rest);
  Rule rule;
  each_scope_field(scope, rule.id, rule.place.source, rule.languages, rule.hosts);
  each_other_field(rest, rule);
  return rule;
}

std::vector<std::string_view> unpack_literals(std::string_view packed_literals) {
  std::vector<std::string_view> literals;
  for (Reader reader(packed_literals); !reader.at_end();) literals.push_back(reader.text());
  return literals;
}

}  // namespace pith
