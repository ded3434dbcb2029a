// A date is read off a list of tokens (numbers, words, marks). ISO 8601 stands first; then the patterns with a name of
// a month, in either order; then numbers with slashes or dots, if only one reading gives a date:
//
//   "Published May 4th, 2026 at 9:30"   2026-05-04T09:30:00? no: a time counts only behind an ISO date
//   "13/05/2026"                        2026-05-13, for there is no month 13
//   "04/05/2026"                        "": May 4 or April 5
//
// Tested in tests/unit/parse/date_test.cc.
#include "parse/date.h"

#include <array>
#include <cstdio>
#include <optional>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace pith {
namespace {

constexpr size_t kLongestText = 200;  // bytes looked at

struct Date {
  int year = 0, month = 0, day = 0;
};

// Begins of names of months in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish, Danish:
// long enough to be told apart.
struct MonthName {
  std::string_view begin;
  int month;
};
constexpr std::array<MonthName, 49> kMonths = {{{"jan", 1},
                                                {"gen", 1},
                                                {"ene", 1},
                                                {"stycz", 1},
                                                {"feb", 2},
                                                {"fev", 2},
                                                {"f\xC3\xA9v", 2},
                                                {"lut", 2},
                                                {"mar", 3},
                                                {"m\xC3\xA4r", 3},
                                                {"mrt", 3},
                                                {"mrz", 3},
                                                {"apr", 4},
                                                {"avr", 4},
                                                {"abr", 4},
                                                {"kwie", 4},
                                                {"may", 5},
                                                {"mai", 5},
                                                {"mag", 5},
                                                {"maj", 5},
                                                {"mei", 5},
                                                {"jun", 6},
                                                {"juin", 6},
                                                {"giu", 6},
                                                {"czerw", 6},
                                                {"jul", 7},
                                                {"juil", 7},
                                                {"lug", 7},
                                                {"lip", 7},
                                                {"aug", 8},
                                                {"ago", 8},
                                                {"ao\xC3\xBB", 8},
                                                {"aout", 8},
                                                {"sierp", 8},
                                                {"sep", 9},
                                                {"set", 9},
                                                {"wrze", 9},
                                                {"oct", 10},
                                                {"okt", 10},
                                                {"ott", 10},
                                                {"out", 10},
                                                {"pa\xC5\xBA", 10},
                                                {"nov", 11},
                                                {"listop", 11},
                                                {"dec", 12},
                                                {"dez", 12},
                                                {"d\xC3\xA9"
                                                 "c",
                                                 12},
                                                {"dic", 12},
                                                {"grud", 12}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool exists(const Date& date) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1900 || date.year > 2100 || date.month < 1 || date.month > 12 || date.day < 1) return false;
  if (date.month == 2 && date.day == 29) return is_leap(date.year);
  return date.day <= kDays[static_cast<size_t>(date.month - 1)];
}

std::string written(const Date& date) {
  std::array<char, 16> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year % 10000, date.month % 100, date.day % 100);
  return buffer.data();
}

struct Token {
  enum Kind { number, month, mark, word } kind;
  int value;      // number; month 1..12; the byte of a mark
  size_t digits;  // of a number
  size_t end;     // in the text
};

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  int month = 0;
  size_t longest = 0;
  for (const MonthName& name : kMonths) {
    if (name.begin.size() <= longest || !word.starts_with(name.begin)) continue;
    month = name.month;
    longest = name.begin.size();
  }
  return month;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

// Words that stand inside a date.
bool is_joining(std::string_view word) {
  for (std::string_view joining : {"st", "nd", "rd", "th", "er", "of", "the", "de", "del", "den"}) {
    if (word == joining) return true;
  }
  return false;
}

// White space and joining words are left out.
std::vector<Token> tokens_of(std::string_view lower) {
  std::vector<Token> tokens;
  for (size_t at = 0; at < lower.size();) {
    const size_t begin = at;
    if (is_digit(lower[at])) {
      int value = 0;
      for (; at < lower.size() && is_digit(lower[at]); ++at)
        value = value < 100000000 ? value * 10 + (lower[at] - '0') : value;
      tokens.push_back({Token::number, value, at - begin, at});
    } else if (is_letter(lower[at])) {
      while (at < lower.size() && is_letter(lower[at])) ++at;
      const std::string_view word = lower.substr(begin, at - begin);
      const int month = month_of(word);
      if (!is_joining(word)) tokens.push_back({month > 0 ? Token::month : Token::word, month, 0, at});
    } else {
      ++at;
      if (lower[begin] == '-' || lower[begin] == '/' || lower[begin] == '.' || lower[begin] == ':')
        tokens.push_back({Token::mark, lower[begin], 0, at});
    }
  }
  return tokens;
}

bool is_year(const Token& token) {
  return token.kind == Token::number && token.digits == 4;
}
bool is_small(const Token& token) {
  return token.kind == Token::number && token.digits <= 2;
}

// "T08:30:15.123+01:00" behind an ISO date, as "T08:30:15+01:00"; "" when it is not there.
std::string iso_time(std::string_view rest) {
  auto two = [&](size_t at, int below) {
    if (at + 2 > rest.size() || !is_digit(rest[at]) || !is_digit(rest[at + 1])) return false;
    return (rest[at] - '0') * 10 + (rest[at + 1] - '0') < below;
  };
  if (rest.empty() || (rest[0] != 't' && rest[0] != ' ') || !two(1, 24) || rest.substr(3, 1) != ":" || !two(4, 60))
    return "";
  std::string out = "T" + std::string(rest.substr(1, 5));
  size_t at = 6;
  const bool seconds = rest.substr(at, 1) == ":" && two(at + 1, 61);
  out += seconds ? rest.substr(at, 3) : ":00";
  if (seconds) at += 3;
  if (rest.substr(at, 1) == ".")
    for (++at; at < rest.size() && is_digit(rest[at]);) ++at;
  if (rest.substr(at, 1) == " ") ++at;
  if (rest.substr(at, 1) == "z" || rest.substr(at, 3) == "utc" || rest.substr(at, 3) == "gmt") return out + "Z";
  if (at >= rest.size() || (rest[at] != '+' && rest[at] != '-') || !two(at + 1, 15)) return out;
  const size_t minutes = rest.substr(at + 3, 1) == ":" ? at + 4 : at + 3;
  const std::string zone =
      std::string(rest.substr(at, 3)) + ":" + (two(minutes, 60) ? std::string(rest.substr(minutes, 2)) : "00");
  return out + (zone == "+00:00" ? "Z" : zone);
}

// 2026-03-09, 2026/3/9, 2026.03.09
std::string numeric_iso(const std::vector<Token>& t, std::string_view lower) {
  for (size_t i = 0; i < t.size(); ++i) {
    if (t[i].kind == Token::number && t[i].digits == 8) {
      const Date date{t[i].value / 10000, t[i].value / 100 % 100, t[i].value % 100};
      if (exists(date)) return written(date);
    }
    if (i + 4 >= t.size() || !is_year(t[i]) || !is_small(t[i + 2]) || !is_small(t[i + 4])) continue;
    if (t[i + 1].kind != Token::mark || t[i + 1].value == ':' || t[i + 1].value != t[i + 3].value) continue;
    const Date date{t[i].value, t[i + 2].value, t[i + 4].value};
    if (exists(date)) return written(date) + iso_time(lower.substr(t[i + 4].end));
  }
  return "";
}

// "9 March 2026", "March 9, 2026", "9-Mar-2026", "2026 March 9"
std::string with_month_name(const std::vector<Token>& all) {
  std::vector<Token> t;
  for (const Token& token : all) {
    if (token.kind != Token::mark) t.push_back(token);
  }
  for (size_t i = 0; i + 2 < t.size(); ++i) {
    Date date;
    if (t[i].kind == Token::month && is_small(t[i + 1]) && is_year(t[i + 2])) {
      date = {t[i + 2].value, t[i].value, t[i + 1].value};
    } else if (is_small(t[i]) && t[i + 1].kind == Token::month && is_year(t[i + 2])) {
      date = {t[i + 2].value, t[i + 1].value, t[i].value};
    } else if (is_year(t[i]) && t[i + 1].kind == Token::month && is_small(t[i + 2])) {
      date = {t[i].value, t[i + 1].value, t[i + 2].value};
    }
    if (exists(date)) return written(date);
  }
  return "";
}

// "13/05/2026" and "05.13.2026", where only one reading is a date; with dots the day stands first.
std::string numeric_local(const std::vector<Token>& t) {
  for (size_t i = 0; i + 4 < t.size(); ++i) {
    if (!is_small(t[i]) || !is_small(t[i + 2]) || !is_year(t[i + 4])) continue;
    if (t[i + 1].kind != Token::mark || t[i + 1].value == ':' || t[i + 1].value != t[i + 3].value) continue;
    const Date day_first{t[i + 4].value, t[i + 2].value, t[i].value},
        month_first{t[i + 4].value, t[i].value, t[i + 2].value};
    const bool dots = t[i + 1].value == '.', same = t[i].value == t[i + 2].value;
    if (exists(day_first) && (dots || same || !exists(month_first))) return written(day_first);
    if (exists(month_first) && !exists(day_first)) return written(month_first);
  }
  return "";
}

}  // namespace

std::string iso_date(std::string_view text) {
  const std::string lower = ascii_lowered(text.substr(0, kLongestText));
  const std::vector<Token> tokens = tokens_of(lower);
  if (std::string iso = numeric_iso(tokens, lower); !iso.empty()) return iso;
  if (std::string named = with_month_name(tokens); !named.empty()) return named;
  return numeric_local(tokens);
}

std::string date_in_url(std::string_view url) {
  const size_t path = url.find('/', url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3);
  if (path == std::string_view::npos) return "";
  const std::vector<Token> t = tokens_of(ascii_lowered(url.substr(path, kLongestText)));
  for (size_t i = 1; i + 4 < t.size(); ++i) {
    if (t[i - 1].value != '/' || !is_year(t[i]) || !is_small(t[i + 2]) || !is_small(t[i + 4])) continue;
    if (t[i + 1].kind != Token::mark || t[i + 3].value != t[i + 1].value) continue;
    const Date date{t[i].value, t[i + 2].value, t[i + 4].value};
    if (exists(date)) return written(date);
  }
  return "";
}

}  // namespace pith
