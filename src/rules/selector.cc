// A hand-written scanner and parser in one: selectors are short, and their faults must point at a byte.
//
//   form[action*='list-manage.com' i] > p:not(.intro):has(a)
//   = form, attribute test | child | p, not(list 1), has(list 2)
//
// Lists in pseudo-classes nest at most kMaxSelectorDepth deep, so recursion is bounded by a constant. Pseudo-elements
// and states (:hover, :visited) have no meaning for a page at rest and are refused by name.
// Tested in tests/unit/rules/selector_test.cc.
#include "rules/selector.h"

#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/pattern.h"

namespace pith {
namespace {

constexpr size_t kMaxCompounds = 64;
constexpr int32_t kMaxNth = 1'000'000;

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (std::string_view part : parts) out += part;
  return out;
}

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '\\' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_hex(char c) {
  return is_ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}
bool is_name(char c) {
  return is_name_start(c) || is_ascii_digit(c) || c == '-';
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::variant<Selectors, SelectorFault> run() {
    selectors_.lists.emplace_back();
    SelectorList list;
    if (parse_list(list, false, '\0')) {
      selectors_.lists[0] = std::move(list);
      return std::move(selectors_);
    }
    return std::move(fault_);
  }

 private:
  bool fail(std::string message) { return fail(std::move(message), at_); }
  bool fail(std::string message, size_t offset) {
    fault_ = {std::move(message), offset};
    return false;
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool at_end() const { return at_ >= text_.size(); }
  bool take(char c) {
    if (peek() != c || at_end()) return false;
    ++at_;
    return true;
  }
  bool skip_space() {
    const size_t before = at_;
    while (!at_end() && is_ascii_space(text_[at_])) ++at_;
    return at_ != before;
  }
  std::string found() const { return at_end() ? "the end" : joined({"'", text_.substr(at_, 1), "'"}); }

  // A list up to `close` ('\0' = the end of the text), which is left to the caller.
  bool parse_list(SelectorList& list, bool relative, char close) {
    do {
      ComplexSelector complex;
      if (!parse_complex(complex, relative, close)) return false;
      list.alternatives.push_back(std::move(complex));
    } while (take(','));
    if (close == '\0' ? at_end() : peek() == close) return true;
    return fail(close == '\0' ? joined({"expected a selector, ',' or the end, found ", found()})
                              : joined({"expected ',' or ')', found ", found()}));
  }

  bool ends_complex(char close) const { return at_end() || peek() == ',' || (close != '\0' && peek() == close); }

  Combinator take_combinator(bool spaced) {
    if (take('>')) return Combinator::child;
    if (take('+')) return Combinator::next_sibling;
    if (take('~')) return Combinator::subsequent_sibling;
    return spaced ? Combinator::descendant : Combinator::none;
  }

  bool parse_complex(ComplexSelector& complex, bool relative, char close) {
    skip_space();
    Combinator combinator = relative ? take_combinator(true) : Combinator::none;
    while (true) {
      skip_space();
      Compound compound;
      compound.to_left = combinator;
      if (!parse_compound(compound)) return false;
      if (complex.compounds.size() == kMaxCompounds) return fail("more than 64 compounds in a selector");
      complex.compounds.push_back(std::move(compound));
      const bool spaced = skip_space();
      if (ends_complex(close)) return true;
      combinator = take_combinator(spaced);
      if (combinator == Combinator::none)
        return fail(joined({"expected a combinator, ',' or the end, found ", found()}));
    }
  }

  bool parse_compound(Compound& compound) {
    const size_t begin = at_;
    if (take('*')) {
    } else if (is_name_start(peek())) {
      if (!parse_type(compound)) return false;
    }
    while (!at_end()) {
      if (peek() == '|' || peek() == '&') return fail("namespaces and nesting are not supported");
      bool ok = true;
      if (take('.'))
        ok = parse_name(compound.classes.emplace_back(), "a class name after '.'");
      else if (take('#'))
        ok = parse_name(compound.ids.emplace_back(), "an id after '#'");
      else if (take('['))
        ok = parse_attribute(compound.attributes.emplace_back());
      else if (take(':'))
        ok = parse_pseudo(compound);
      else
        break;
      if (!ok) return false;
    }
    return at_ > begin || fail(joined({"expected a selector, found ", found()}));
  }

  bool parse_type(Compound& compound) {
    std::string name;
    if (!parse_name(name, "an element name")) return false;
    compound.any_type = false;
    compound.name = ascii_lowered(name);
    compound.tag = tag_of(compound.name);
    return true;
  }

  // CSS identifiers with escapes (css-syntax-3, 4.3.11), and, more freely, names that begin with a digit or hyphens.
  bool parse_name(std::string& name, const char* what) {
    if (!is_name(peek()) || at_end()) return fail(joined({"expected ", what, ", found ", found()}));
    while (!at_end() && is_name(peek())) {
      if (peek() != '\\')
        name += text_[at_++];
      else if (!parse_escape(name))
        return false;
    }
    return true;
  }

  bool parse_escape(std::string& out) {
    const size_t begin = at_++;
    if (at_end() || peek() == '\n') return fail("expected a character after '\\', found the end", begin);
    if (!is_hex(peek())) {
      append_utf8(out, decode_utf8(text_, &at_));
      return true;
    }
    char32_t code = 0;
    for (int digits = 0; digits < 6 && !at_end() && is_hex(peek()); ++digits, ++at_)
      code = code * 16 + static_cast<char32_t>(is_ascii_digit(peek()) ? peek() - '0' : ascii_lower(peek()) - 'a' + 10);
    if (!at_end() && is_ascii_space(peek())) ++at_;
    append_utf8(out, code);
    return true;
  }

  bool parse_attribute(AttributeSelector& attribute) {
    skip_space();
    if (!parse_name(attribute.name, "an attribute name")) return false;
    attribute.name = ascii_lowered(attribute.name);
    skip_space();
    if (take(']')) return true;
    if (!parse_operator(attribute.test)) return false;
    skip_space();
    const bool quoted = peek() == '"' || peek() == '\'';
    if (!(quoted ? parse_string(attribute.value) : parse_name(attribute.value, "a value"))) return false;
    skip_space();
    if (ascii_lower(peek()) == 'i')
      attribute.ignore_case = true, ++at_;
    else if (ascii_lower(peek()) == 's')
      ++at_;
    skip_space();
    return take(']') || fail(joined({"expected ']', found ", found()}));
  }

  bool parse_operator(AttributeTest& test) {
    switch (peek()) {
      case '=':
        test = AttributeTest::equals, ++at_;
        return true;
      case '~':
        test = AttributeTest::word;
        break;
      case '|':
        test = AttributeTest::dash;
        break;
      case '^':
        test = AttributeTest::prefix;
        break;
      case '$':
        test = AttributeTest::suffix;
        break;
      case '*':
        test = AttributeTest::substring;
        break;
      default:
        return fail(joined({"expected ']' or an operator, found ", found()}));
    }
    ++at_;
    return take('=') || fail(joined({"expected '=', found ", found()}));
  }

  bool parse_string(std::string& out) {
    const size_t begin = at_;
    const char quote = text_[at_++];
    while (!at_end() && peek() != quote) {
      if (peek() != '\\')
        out += text_[at_++];
      else if (!parse_escape(out))
        return false;
    }
    return take(quote) || fail("string without its closing quote", begin);
  }

  bool parse_pseudo(Compound& compound) {
    const size_t begin = at_ - 1;
    if (peek() == ':') return fail("pseudo-elements are not supported", begin);
    std::string name;
    if (!parse_name(name, "a pseudo-class after ':'")) return false;
    name = ascii_lowered(name);
    PseudoSelector pseudo;
    if (!take('(')) return parse_plain_pseudo(name, begin, compound, pseudo);
    if (name == "is" || name == "where" || name == "not" || name == "has") return parse_nested(name, compound, pseudo);
    if (name == "text") return parse_text(compound, pseudo);
    if (name != "nth-child" && name != "nth-last-child") return fail_unknown(name, begin);
    pseudo.kind = name == "nth-child" ? PseudoSelector::Kind::nth_child : PseudoSelector::Kind::nth_last_child;
    if (!parse_nth(pseudo)) return false;
    compound.pseudos.push_back(std::move(pseudo));
    return true;
  }

  bool fail_unknown(const std::string& name, size_t begin) {
    return fail(joined({"pseudo-class :", name, " is not supported"}), begin);
  }

  bool parse_plain_pseudo(const std::string& name, size_t begin, Compound& compound, PseudoSelector& pseudo) {
    using Kind = PseudoSelector::Kind;
    if (name == "first-child")
      pseudo.kind = Kind::nth_child, pseudo.b = 1;
    else if (name == "last-child")
      pseudo.kind = Kind::nth_last_child, pseudo.b = 1;
    else if (name == "only-child")
      pseudo.kind = Kind::only_child;
    else if (name == "empty")
      pseudo.kind = Kind::empty;
    else if (name == "is" || name == "where" || name == "not" || name == "has" || name == "text")
      return fail(joined({"expected '(' after :", name, ", found ", found()}));
    else
      return fail_unknown(name, begin);
    compound.pseudos.push_back(std::move(pseudo));
    return true;
  }

  bool parse_nested(const std::string& name, Compound& compound, PseudoSelector& pseudo) {
    using Kind = PseudoSelector::Kind;
    pseudo.kind = name == "not" ? Kind::not_ : name == "has" ? Kind::has : Kind::is;
    if (depth_ == kMaxSelectorDepth) return fail("pseudo-classes nest more than 8 deep");
    if (pseudo.kind == Kind::has && in_has_) return fail(":has inside :has is not supported");
    ++depth_;
    const bool outer_has = in_has_;
    in_has_ = in_has_ || pseudo.kind == Kind::has;
    SelectorList list;
    if (!parse_list(list, pseudo.kind == Kind::has, ')')) return false;
    in_has_ = outer_has;
    --depth_, ++at_;
    pseudo.list = static_cast<uint32_t>(selectors_.lists.size());
    selectors_.lists.push_back(std::move(list));
    compound.pseudos.push_back(std::move(pseudo));
    return true;
  }

  bool parse_text(Compound& compound, PseudoSelector& pseudo) {
    pseudo.kind = PseudoSelector::Kind::text;
    skip_space();
    if (!take('/')) return fail(joined({"expected /pattern/ in :text, found ", found()}));
    const size_t begin = at_;
    while (!at_end() && peek() != '/') {
      if (peek() == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] == '/')
        ++at_;  // "\/" is a slash
      else if (peek() == '\\' && at_ + 1 < text_.size())
        pseudo.pattern += text_[at_++];
      pseudo.pattern += text_[at_++];
    }
    if (!take('/')) return fail("pattern without its closing '/'", begin);
    if (auto fault = check_pattern(pseudo.pattern)) return fail(fault->message, begin + fault->offset);
    skip_space();
    if (!take(')')) return fail(joined({"expected ')', found ", found()}));
    compound.pseudos.push_back(std::move(pseudo));
    return true;
  }

  // odd | even | an+b (css-syntax-3, 6.2), white space allowed around the sign.
  bool parse_nth(PseudoSelector& pseudo) {
    skip_space();
    const size_t begin = at_;
    std::string word;
    while (!at_end() && peek() != ')') {
      if (!is_ascii_space(peek())) word += ascii_lower(peek());
      ++at_;
    }
    if (!take(')')) return fail("expected ')', found the end");
    if (word == "odd") word = "2n+1";
    if (word == "even") word = "2n";
    const size_t n = word.find('n');
    if (n == std::string::npos ? number(word, pseudo.b)
                               : coefficient(word.substr(0, n), pseudo.a) &&
                                     (n + 1 == word.size() || number(word.substr(n + 1), pseudo.b)))
      return true;
    return fail("expected odd, even or an+b", begin);
  }

  static bool coefficient(const std::string& word, int32_t& value) {
    if (word.empty() || word == "+" || word == "-") {
      value = word == "-" ? -1 : 1;
      return true;
    }
    return number(word, value);
  }

  static bool number(const std::string& word, int32_t& value) {
    size_t at = !word.empty() && (word[0] == '+' || word[0] == '-') ? 1 : 0;
    if (at == word.size() || word.size() > 8) return false;
    value = 0;
    for (; at < word.size(); ++at) {
      if (!is_ascii_digit(word[at])) return false;
      value = value * 10 + (word[at] - '0');
    }
    if (value > kMaxNth) return false;
    if (word[0] == '-') value = -value;
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
  int depth_ = 0;
  bool in_has_ = false;
  Selectors selectors_;
  SelectorFault fault_;
};

}  // namespace

std::variant<Selectors, SelectorFault> parse_selector(std::string_view text) {
  return Parser(text).run();
}

}  // namespace pith
