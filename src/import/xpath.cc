// A recursive-descent parser that writes the selector as it reads. A path is kept as the selector of what the step
// before has reached; each step wraps it:
//
//   //div[@id='a']/p        div[id='a'] > p
//   //p[contains(., 'Ad')]  p:text(/(?-i:Ad)/)
//   //h2/..                 *:has(> h2)
//   //li[2]                 no selector: position 2 counts the li alone, :nth-child(2) all siblings
//
// Nesting is capped (kMaxDepth). Tested in tests/unit/import/xpath_test.cc.
#include "import/xpath.h"

#include <vector>

#include "base/text.h"

namespace pith {
namespace {

constexpr int kMaxDepth = 16;
constexpr size_t kMaxSelectorBytes = 4000;  // alternatives multiply; past this nobody reads the rule

bool is_name_char(char c) {
  const char low = ascii_lower(c);
  return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string quoted(std::string_view value) {
  std::string out = "'";
  for (char c : value) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string text_test(std::string_view value) {
  std::string out = ":text(/(?-i:";
  for (char c : value) {
    if (std::string_view("\\^$.|?*+()[]{}/").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out + ")/)";
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::variant<std::string, XPathFault> run() {
    std::string out;
    do {
      const std::string path = parse_path(true);
      if (!out.empty()) out += ", ";
      out += path;
    } while (!failed_ && take("|"));
    skip_space();
    if (!failed_ && at_ < text_.size()) fail("expected the end of the expression");
    if (!failed_ && out.size() > kMaxSelectorBytes) fail("the selector would be too long");
    if (failed_) return fault_;
    return out;
  }

 private:
  void fail(std::string message) {
    if (!failed_) fault_ = {std::move(message), at_};
    failed_ = true;
  }
  void skip_space() {
    while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
  }
  bool peek(std::string_view token) {
    skip_space();
    return text_.substr(at_).starts_with(token);
  }
  bool take(std::string_view token) {
    if (!peek(token)) return false;
    const size_t end = at_ + token.size();
    const bool is_word = is_name_char(token.back());
    if (is_word && end < text_.size() && is_name_char(text_[end])) return false;
    at_ = end;
    return true;
  }
  void expect(std::string_view token) {
    if (!failed_ && !take(token)) fail("expected \"" + std::string(token) + "\"");
  }

  std::string parse_string() {
    skip_space();
    if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) {
      fail("expected a string");
      return "";
    }
    const size_t end = text_.find(text_[at_], at_ + 1);
    if (end == std::string_view::npos) {
      fail("a string does not end");
      return "";
    }
    const std::string value(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return value;
  }

  std::string parse_name() {
    skip_space();
    const size_t begin = at_;
    while (at_ < text_.size() && is_name_char(text_[at_])) ++at_;
    if (at_ == begin) fail("expected a name");
    return ascii_lowered(text_.substr(begin, at_ - begin));
  }

  // A location path. At the top it starts at the root; in a predicate it is relative and what it gives goes into
  // :has().
  std::string parse_path(bool top) {
    take(".");
    bool deep = take("//");
    if (!deep && !take("/") && top) {
      fail("expected a path from the root, / or //");
      return "";
    }
    std::string path = parse_step("", deep, top);
    while (!failed_ && peek("/")) {
      deep = take("//");
      if (!deep) take("/");
      path = parse_step(path, deep, top);
      if (path.size() > kMaxSelectorBytes) fail("the selector would be too long");
    }
    return path;
  }

  // One step from what `path` has reached ("" = the start).
  std::string parse_step(const std::string& path, bool deep, bool top) {
    if (failed_) return "";
    if (peek("@") || peek("text()")) fail("attributes and texts are no elements");
    if (take("..")) return parent_of(path, deep, parse_predicates("*"));
    const std::string axis = parse_axis();
    const std::string test = take("*") || take("node()") ? "*" : parse_name();
    if (peek("(") || peek(":")) fail("a function or a namespace has no selector");
    const std::string compound = parse_predicates(test);
    if (axis == "parent") return parent_of(path, deep, compound);
    if (axis == "ancestor") return path.empty() || deep ? no_selector(axis) : compound + ":has(" + path + ")";
    if (axis == "following-sibling") return path.empty() || deep ? no_selector(axis) : path + " ~ " + compound;
    if (axis == "self") return path.empty() || deep || test != "*" ? no_selector(axis) : path + compound.substr(1);
    const bool below = deep || axis == "descendant" || axis == "descendant-or-self";
    if (path.empty()) return below || (top && test == "html") ? compound : (top ? no_selector("/") : "> " + compound);
    return path + (below ? " " : " > ") + compound;
  }

  std::string parse_axis() {
    for (std::string_view axis :
         {"child", "descendant-or-self", "descendant", "parent", "ancestor", "following-sibling", "self"}) {
      const size_t back = at_;
      if (take(axis) && take("::")) return std::string(axis);
      at_ = back;
    }
    const size_t back = at_;
    for (std::string_view axis :
         {"ancestor-or-self", "preceding-sibling", "preceding", "following", "attribute", "namespace"}) {
      if (take(axis) && take("::")) fail("the axis " + std::string(axis) + " has no selector");
      at_ = back;
    }
    return "child";
  }

  std::string parent_of(const std::string& path, bool deep, const std::string& compound) {
    if (path.empty() || deep) return no_selector("..");
    return compound + ":has(> " + path + ")";
  }

  std::string no_selector(std::string_view what) {
    fail("\"" + std::string(what) + "\" has no selector here");
    return "";
  }

  std::string parse_predicates(std::string compound) {
    while (!failed_ && take("[")) {
      compound += as_suffix(parse_or());
      expect("]");
    }
    return compound;
  }

  // A condition that has to hold of one element, as alternatives of simple selectors: {"[id='a']", ".b"}.
  using Alternatives = std::vector<std::string>;

  static std::string as_suffix(const Alternatives& any) {
    if (any.size() == 1) return any[0];
    std::string out = ":is(";
    for (const std::string& one : any) out += (out.size() > 4 ? ", " : "") + ("*" + one);
    return out + ")";
  }

  Alternatives parse_or() {
    if (++depth_ > kMaxDepth) fail("nested too deep");
    Alternatives any = {parse_and()};
    while (!failed_ && take("or")) any.push_back(parse_and());
    --depth_;
    return any;
  }

  std::string parse_and() {
    std::string all = parse_term();
    while (!failed_ && take("and")) all += parse_term();
    return all;
  }

  std::string parse_term() {
    if (failed_) return "";
    if (take("not")) {
      expect("(");
      const Alternatives any = parse_or();
      expect(")");
      return ":not(*" + as_suffix(any) + ")";
    }
    if (take("(")) {
      const Alternatives any = parse_or();
      expect(")");
      return as_suffix(any);
    }
    if (take("contains")) return parse_contains();
    if (take("starts-with")) return parse_starts_with();
    if (take("@")) return parse_attribute_test();
    skip_space();
    const bool is_position = at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9';
    if (is_position || take("last") || take("position")) fail("positions count among elements of one name");
    for (std::string_view function : {"text", "string-length", "count", "string", "normalize-space", "local-name"}) {
      if (take(function)) fail("the function " + std::string(function) + "() has no selector");
    }
    const std::string path = parse_path(false);
    if (peek("=") || peek("!=")) fail("the text of an element cannot be compared");
    return ":has(" + path + ")";
  }

  std::string parse_attribute_test() {
    const std::string name = parse_name();
    if (take("!=")) return "[" + name + "]:not([" + name + "=" + quoted(parse_string()) + "])";
    if (take("=")) return "[" + name + "=" + quoted(parse_string()) + "]";
    return "[" + name + "]";
  }

  std::string parse_contains() {
    expect("(");
    if (take("concat")) return parse_class_token();
    if (take("@")) return parse_attribute_call("*=");
    if (!take(".")) {
      fail("contains() of anything but an attribute or the whole text has no selector");
      return "";
    }
    expect(",");
    const std::string value = parse_string();
    expect(")");
    // The text is squeezed before it is matched, so white space at the ends could never be found.
    if (squeezed(value) != value || value.empty()) fail("the text has white space that a page's text has not");
    return text_test(value);
  }

  std::string parse_starts_with() {
    expect("(");
    if (take("@")) return parse_attribute_call("^=");
    fail("starts-with() of anything but an attribute has no selector");
    return "";
  }

  std::string parse_attribute_call(std::string_view test) {
    const std::string name = parse_name();
    expect(",");
    const std::string value = parse_string();
    expect(")");
    if (value.empty()) fail("an empty string is in everything");
    return "[" + name + std::string(test) + quoted(value) + "]";
  }

  // concat(' ', normalize-space(@class), ' '), ' token ')  after "contains(concat"
  std::string parse_class_token() {
    expect("(");
    const bool space_before = parse_string() == " ";
    expect(",");
    const bool normalized = take("normalize-space");
    if (normalized) expect("(");
    expect("@");
    const std::string name = parse_name();
    if (normalized) expect(")");
    expect(",");
    const bool space_after = parse_string() == " ";
    expect(")");
    expect(",");
    const std::string token = parse_string();
    expect(")");
    if (failed_) return "";
    const std::string_view word = trimmed(token);
    const bool whole = token.size() == word.size() + 2 && token.front() == ' ' && token.back() == ' ';
    if (!space_before || !space_after || !whole || word.find(' ') != std::string_view::npos) {
      fail("a part of a class list has no selector");
      return "";
    }
    return "[" + name + "~=" + quoted(word) + "]";
  }

  std::string_view text_;
  size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
  XPathFault fault_;
};

}  // namespace

std::variant<std::string, XPathFault> xpath_to_selector(std::string_view xpath) {
  return Parser(xpath).run();
}

}  // namespace pith
