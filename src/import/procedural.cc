// Operators are found outside of strings and brackets, from left to right, and rewritten where they stand:
//
//   .box:has-text(Ad)        .box:text(/Ad/)
//   .label:upward(2)         *:has(> * > .label)         the second ancestor
//   .label:upward(.card)     .card:has(.label):not(:has(.card:has(.label)))    the nearest ancestor that is a .card
//   :xpath(//div[@id='a'])   div[id='a']
//
// Tested in tests/unit/import/adblock_test.cc.
#include "import/procedural.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "import/xpath.h"

namespace pith {
namespace {

constexpr int kMaxUpward = 10;

// One past the ')' that closes the '(' before `at`; npos when there is none.
size_t closing(std::string_view text, size_t at) {
  int depth = 1;
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\')
      ++at;
    else if (quote != 0)
      quote = c == quote ? 0 : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '(')
      ++depth;
    else if (c == ')' && --depth == 0)
      return at + 1;
  }
  return std::string_view::npos;
}

std::string_view unquoted(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
    return text.substr(1, text.size() - 2);
  }
  return text;
}

// /re/ and /re/i stay expressions (rules ignore case; without the flag they must not), other text is taken literally.
std::string text_test(std::string_view argument) {
  argument = unquoted(argument);
  const size_t end = argument.rfind('/');
  if (argument.size() > 2 && argument.front() == '/' && end > 0) {
    const bool ignore_case = argument.substr(end + 1).find('i') != std::string_view::npos;
    const std::string inside(argument.substr(1, end - 1));
    return ":text(/" + (ignore_case ? inside : "(?-i:" + inside + ")") + "/)";
  }
  std::string out = ":text(/(?-i:";
  for (char c : argument) {
    if (std::string_view("\\^$.|?*+()[]{}/").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out + ")/)";
}

class Rewriter {
 public:
  explicit Rewriter(std::string_view text) : text_(text) {}

  ProceduralResult run() {
    while (at_ < text_.size() && fault_.empty()) {
      if (!rewrite_operator()) copy_one();
    }
    if (fault_.empty() && trimmed(out_).empty()) fault_ = "no selector";
    return {std::string(trimmed(out_)), fault_};
  }

 private:
  void copy_one() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') {
      const size_t end = text_.find(c, at_ + 1);
      const size_t stop = end == std::string_view::npos ? text_.size() : end + 1;
      out_ += text_.substr(at_, stop - at_);
      at_ = stop;
      return;
    }
    out_ += c;
    ++at_;
  }

  bool rewrite_operator() {
    for (std::string_view name :
         {":has-text(",      ":-abp-contains(",   ":contains(",         ":upward(",     ":matches-attr(",
          ":xpath(",         ":remove(",          ":-abp-has(",         ":matches-css", ":matches-path(",
          ":matches-media(", ":min-text-length(", ":nth-ancestor(",     ":watch-attr(", ":others(",
          ":style(",         ":-abp-properties(", ":matches-property(", ":shadow(",     ":if(",
          ":if-not("}) {
      if (!text_.substr(at_).starts_with(name)) continue;
      const size_t open = text_.find('(', at_) + 1;
      const size_t end = closing(text_, open);
      if (end == std::string_view::npos) {
        fault_ = "a parenthesis does not close";
        return true;
      }
      apply(name, text_.substr(open, end - 1 - open));
      at_ = end;
      return true;
    }
    return false;
  }

  void apply(std::string_view name, std::string_view argument) {
    if (name == ":has-text(" || name == ":-abp-contains(" || name == ":contains(") {
      out_ += text_test(argument);
    } else if (name == ":-abp-has(" || name == ":if(") {
      nest(":has(", argument);
    } else if (name == ":if-not(") {
      nest(":not(:has(", argument);
      out_ += ")";
    } else if (name == ":upward(" || name == ":nth-ancestor(") {
      upward(trimmed(argument));
    } else if (name == ":matches-attr(") {
      matches_attribute(argument);
    } else if (name == ":xpath(" && trimmed(out_).empty()) {
      auto made = xpath_to_selector(trimmed(argument));
      if (auto* fault = std::get_if<XPathFault>(&made))
        fault_ = fault->message;
      else
        out_ = std::get<std::string>(made);
    } else if (name != ":remove(") {
      fault_ = "\"" + std::string(name.substr(0, name.find('('))) + "\" has no selector";
    }
  }

  void nest(std::string_view open, std::string_view argument) {
    const ProceduralResult inside = procedural_to_selector(argument);
    if (!inside.fault.empty()) fault_ = inside.fault;
    out_ += std::string(open) + inside.selector + ")";
  }

  void upward(std::string_view argument) {
    // Of a list only its last selector would be lifted.
    if (out_.find(',') != std::string::npos || trimmed(out_).empty()) {
      fault_ = "\":upward\" of a list has no selector";
      return;
    }
    const std::string target(trimmed(out_));
    int levels = 0;
    const auto [end, status] = std::from_chars(argument.data(), argument.data() + argument.size(), levels);
    if (status == std::errc() && end == argument.data() + argument.size()) {
      if (levels < 1 || levels > kMaxUpward) fault_ = "\":upward\" goes up 1 to 10 levels";
      std::string path = "> ";
      for (int i = 1; i < levels; ++i) path += "* > ";
      out_ = "*:has(" + path + target + ")";
      return;
    }
    const std::string holder = std::string(unquoted(argument)) + ":has(" + target + ")";
    out_ = holder + ":not(:has(" + holder + "))";
  }

  void matches_attribute(std::string_view argument) {
    const size_t equals = argument.find('=');
    const std::string_view name = unquoted(argument.substr(0, equals));
    if (name.find('/') != std::string_view::npos) {
      fault_ = "\":matches-attr\" of a pattern has no selector";
      return;
    }
    out_ += "[" + std::string(name);
    if (equals != std::string_view::npos) {
      const std::string_view value = unquoted(argument.substr(equals + 1));
      if (value.starts_with('/')) fault_ = "\":matches-attr\" of a pattern has no selector";
      out_ += "=\"" + std::string(value) + "\"";
    }
    out_ += "]";
  }

  std::string_view text_;
  size_t at_ = 0;
  std::string out_;
  std::string fault_;
};

}  // namespace

ProceduralResult procedural_to_selector(std::string_view text) {
  if (text.size() > 4000) return {"", "longer than 4000 bytes"};
  return Rewriter(text).run();
}

}  // namespace pith
