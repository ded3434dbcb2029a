// A folded line is taken word by word. Names of months are known in the languages that have rule packs and Latin
// letters; what is not known costs little: the line is then one of several that are learned each for itself.
//
//   "Posted on May 4, 2025"   posted on M 0        "By Ann Lee"           by ann lee
//   "12 comments"             0 comment            "1 comment"            0 comment
//   "an hour ago"             an hour ago          "2,140 views"          0 view
//
// Tested in tests/unit/base/line_key_test.cc.
#include "base/line_key.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/text.h"

namespace pith {
namespace {

constexpr uint32_t kLongestLabelled = 12;  // words, with the value
constexpr uint32_t kLongestLabel = 3;

constexpr std::string_view kDateNames =
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag "
    "sonntag janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "lunes martes miércoles jueves viernes sábado domingo "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro segunda quarta quinta sexta "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
    "grudnia maj augusti måndag tisdag onsdag torsdag fredag lördag söndag "
    "maret agustus desember";

constexpr std::string_view kTimeUnits =
    "s sec second m min minute h hr hour d day w wk week month mo year yr y "
    "sekunde sekunden minuten stunde stunden tag tagen woche wochen monat monaten jahr jahren "
    "seconde heure jour semaine mois an année segundo minuto hora día dia semana mes mese año "
    "minuti ore ora giorni giorno settimana settimane mesi anni anno uur dag dagen weken maand maanden jaar";

using Words = std::unordered_set<std::string_view>;

Words words_of(std::string_view list) {
  Words words;
  while (!list.empty()) {
    const size_t end = std::min(list.find(' '), list.size());
    words.insert(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

// Runs of digits are one zero.
std::string without_values(std::string_view word) {
  std::string out;
  for (char c : word) {
    if (!is_ascii_digit(c))
      out += c;
    else if (out.empty() || out.back() != '0')
      out += '0';
  }
  return out;
}

// What a word without digits is behind a number.
std::string_view counted(std::string_view word) {
  static const auto* const kUnits = new Words(words_of(kTimeUnits));
  const bool plural = word.size() > 2 && word.back() == 's';
  const std::string_view single = plural ? word.substr(0, word.size() - 1) : word;
  return kUnits->contains(word) || kUnits->contains(single) ? "T" : single;
}

// Of a folded line with a digit.
std::string pattern_of(std::string_view fold) {
  static const auto* const kNames = new Words(words_of(kDateNames));
  std::string out;
  bool after_number = false;
  while (!fold.empty()) {
    const size_t end = std::min(fold.find(' '), fold.size());
    const std::string_view word = fold.substr(0, end);
    fold.remove_prefix(std::min(end + 1, fold.size()));
    const bool number = std::any_of(word.begin(), word.end(), is_ascii_digit);
    std::string next;
    if (number)
      next = without_values(word);
    else if (kNames->contains(word))
      next = "M";
    else
      next = after_number ? counted(word) : word;
    after_number = number;
    if (next == "0" && (out == "0" || out.ends_with(" 0"))) continue;
    out.append(out.empty() ? "" : " ").append(next);
  }
  return out;
}

// Markdown names the page that it stands on: "[Next](../lock/)" is "[Next" here.
std::string without_targets(std::string_view line) {
  std::string out;
  for (size_t at = line.find("]("); at != std::string_view::npos; at = line.find("](")) {
    const size_t end = line.find(')', at);
    if (end == std::string_view::npos) break;
    out.append(line.substr(0, at)).append(" ");
    line.remove_prefix(end + 1);
  }
  return out.append(line);
}

}  // namespace

uint64_t line_key(std::string_view line) {
  const std::string fold = folded(line.find("](") == std::string_view::npos ? line : without_targets(line));
  if (fold.empty()) return is_blank(line) ? 0 : fnv1a(trimmed(line));
  const bool has_digit = std::any_of(fold.begin(), fold.end(), is_ascii_digit);
  const bool only_value = fold.find_first_not_of("0123456789 ") == std::string::npos;
  return fnv1a(has_digit && !only_value ? pattern_of(fold) : fold);
}

uint64_t line_label_key(std::string_view line) {
  line = trimmed(line);
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon + 1 >= line.size() || line[colon + 1] != ' ') return 0;
  const std::string_view label = line.substr(0, colon);
  if (label.empty() || count_words(label) > kLongestLabel || count_words(line) > kLongestLabelled) return 0;
  const std::string fold = folded(label);
  return fold.empty() ? 0 : fnv1a("label " + fold);
}

}  // namespace pith
