#include "parse/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace pith {
namespace {

constexpr size_t kSampleBytes = 8 * 1024;
constexpr size_t kFewestBytes = 24;
constexpr uint32_t kFewestWords = 4;  // CLD2 takes 0.2 s for 8 KB of '<'
constexpr size_t kScriptSampleBytes = 2 * 1024;
constexpr size_t kLongLeaf = 40;  // bytes; shorter ones are menus and names

std::vector<std::string_view> texts_of(const Document& document) {
  std::vector<std::string_view> texts;
  for (const TextLeaf& leaf : document.leaves) {
    if (!leaf.blank) texts.push_back(leaf.text);
  }
  return texts;
}

// Whole texts, longer ones if there are enough of them.
std::string sample_of(const std::vector<std::string_view>& texts, size_t bytes) {
  for (const size_t shortest : {kLongLeaf, size_t{1}}) {
    std::string sample;
    for (const std::string_view text : texts) {
      if (text.size() < shortest) continue;
      size_t take = std::min(text.size(), bytes - sample.size());
      while (take < text.size() && take > 0 && (text[take] & 0xC0) == 0x80) --take;
      sample.append(text.substr(0, take)) += ' ';
      if (sample.size() + 4 >= bytes) return sample;
    }
    if (sample.size() >= 8 * kFewestBytes || shortest == 1) return sample;
  }
  return "";
}

bool is_latin_letter(char32_t c) {
  return (c < 0x80 && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) || (c >= 0xC0 && c < 0x250) ||
         (c >= 0x1E00 && c < 0x1F00);
}

// Languages that are hardly ever written in Latin letters.
bool is_not_latin(std::string_view language) {
  for (std::string_view other :
       {"am", "ar", "be", "bg", "bn", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "kk", "km", "kn", "ko", "ky",
        "lo", "mk", "ml", "mn", "mr", "my", "ne", "pa", "ps", "ru", "si", "ta", "te", "tg", "th", "uk", "ur", "zh"}) {
    if (language == other) return true;
  }
  return false;
}

// CLD2 uses old codes for some languages.
std::string modern(std::string_view code) {
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  if (code == "in") return "id";
  if (code == "tl") return "fil";
  return primary_language(code);
}

}  // namespace

std::string primary_language(std::string_view tag) {
  const std::string lower = ascii_lowered(trimmed(tag));
  const size_t end = std::min(lower.find_first_of("-_"), lower.size());
  const std::string primary = lower.substr(0, end);
  const bool letters = std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || primary.size() < 2 || primary.size() > 3) return "";
  return primary == "und" ? "" : primary;
}

std::string detect_language(const Document& document) {
  return detect_language(texts_of(document));
}

std::string detect_language(const std::vector<std::string_view>& texts) {
  const std::string sample = sample_of(texts, kSampleBytes);
  if (sample.size() < kFewestBytes || count_words(sample) < kFewestWords) return "";
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return "";
  return modern(CLD2::LanguageCode(language));
}

bool script_agrees(const Document& document, std::string_view language) {
  const std::string sample = sample_of(texts_of(document), kScriptSampleBytes);
  size_t latin = 0, other = 0;
  for (size_t at = 0; at < sample.size();) {
    const char32_t c = decode_utf8(sample, &at);
    if (is_latin_letter(c)) {
      ++latin;
    } else if (c >= 0x250 && is_word(c)) {
      ++other;
    }
  }
  if (latin + other < kFewestBytes) return true;
  return is_not_latin(language) ? other * 8 > latin : latin > other;
}

}  // namespace pith
