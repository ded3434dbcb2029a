// Every text is read once, code point by code point, and counted; ASCII takes a table look-up a byte. Words are hashed
// in lower case on the way, for the stop-word set and for finding repeated texts. Tested in
// tests/unit/blocks/text_shape_test.cc.
#include "blocks/text_shape.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "blocks/stop_words.h"

namespace pith {
namespace {

constexpr uint64_t kFnvBasis = 0xcbf29ce484222325u;
constexpr uint64_t kFnvPrime = 0x100000001b3u;

enum Class : uint8_t {
  other,
  space,
  lower,
  upper,
  digit,
  underscore,
  end,
  comma,
  separator,
  quote,
  bracket,
  code,
  apostrophe
};

constexpr std::array<Class, 128> kAscii = [] {
  std::array<Class, 128> table{};
  for (size_t c = 'a'; c <= 'z'; ++c) table[c] = Class::lower;
  for (size_t c = 'A'; c <= 'Z'; ++c) table[c] = Class::upper;
  for (size_t c = '0'; c <= '9'; ++c) table[c] = Class::digit;
  for (char c : {' ', '\t', '\n', '\v', '\f', '\r'}) table[static_cast<size_t>(c)] = Class::space;
  for (char c : {'.', '!', '?'}) table[static_cast<size_t>(c)] = Class::end;
  for (char c : {',', ';', ':'}) table[static_cast<size_t>(c)] = Class::comma;
  for (char c : {'|', '/'}) table[static_cast<size_t>(c)] = Class::separator;
  for (char c : {'(', ')', '[', ']'}) table[static_cast<size_t>(c)] = Class::bracket;
  for (char c : {'{', '}', '=', '<', '>', '\\', '#', '*', '`'}) table[static_cast<size_t>(c)] = Class::code;
  table['"'] = Class::quote;
  table['_'] = Class::underscore;
  table['\''] = Class::apostrophe;
  return table;
}();

bool in(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

bool has_case(char32_t c) {
  return in(c, 0xC0, 0x24F) || in(c, 0x370, 0x52F) || in(c, 0x1E00, 0x1FFF);
}

Class class_of(char32_t c) {
  if (is_space(c)) return Class::space;
  if (is_word(c)) return has_case(c) && lowered(c) != c ? Class::upper : Class::lower;
  switch (c) {
    case 0x2019:
    case 0x2018:
    case 0x02BC:
      return Class::apostrophe;
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0x2026:
    case 0x0964:
    case 0x061F:
    case 0x06D4:
      return Class::end;
    case 0x3001:
    case 0xFF0C:
    case 0xFF1B:
    case 0xFF1A:
    case 0x060C:
    case 0x061B:
      return Class::comma;
    case 0x2022:
    case 0x00B7:
    case 0x203A:
    case 0x00BB:
    case 0x2192:
    case 0x25B6:
    case 0x25BA:
    case 0x2502:
      return Class::separator;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x300C:
    case 0x300D:
    case 0x00AB:
      return Class::quote;
    default:
      return Class::other;
  }
}

// The state of the pass over one text.
class Reader {
 public:
  explicit Reader(const std::vector<uint64_t>& marked) : marked_(marked) {
    for (uint64_t hash : marked) filter_ |= uint64_t{1} << (hash % 64);
  }

  TextShape run(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
        const Class type = kAscii[byte];
        if (type == Class::lower) {
          at = lower_letters(text, at);
          continue;
        }
        ++at;
        take(byte, type);
      } else {
        const char32_t c = decode_utf8(text, &at);
        ++shape_.non_ascii;
        take(c, class_of(c));
      }
    }
    close_word();
    finish();
    return shape_;
  }

 private:
  void take(char32_t c, Class type) {
    if (type == Class::space) {
      close_word();
      if (ended_) ++shape_.sentence_ends;
      ended_ = false;
      shape_.breaks += c == '\n';
      return;
    }
    ++shape_.letters;
    if (shape_.letters == 1) start(type);
    if (type >= Class::lower && type <= Class::underscore) {
      word_character(c, type);
    } else if (type == Class::apostrophe) {
      last_ = c;
      ++shape_.quotes;
    } else {
      close_word();
      sign(c, type);
    }
  }

  // take() of the lower-case ASCII letters from `at` on, one or more. Returns where they end.
  size_t lower_letters(std::string_view text, size_t at) {
    const size_t begin = at;
    if (shape_.letters == 0) start(Class::lower);
    if (length_ == 0) open_word(Class::lower);
    for (; at < text.size() && text[at] >= 'a' && text[at] <= 'z'; ++at)
      hash_ = (hash_ ^ static_cast<unsigned char>(text[at])) * kFnvPrime;
    const auto count = static_cast<uint32_t>(at - begin);
    shape_.letters += count, shape_.word_letters += count, length_ += count;
    last_ = static_cast<unsigned char>(text[at - 1]);
    ended_ = false;
    return at;
  }

  void open_word(Class type) {
    first_ = type;
    hash_ = kFnvBasis;
    number_ = 0;
  }

  void start(Class type) {
    shape_.starts_upper = type == Class::upper;
    shape_.starts_lower = type == Class::lower;
    shape_.starts_digit = type == Class::digit;
  }

  void word_character(char32_t c, Class type) {
    ended_ = false;
    last_ = c;
    ++shape_.word_letters;
    if (c >= 0x0E00 && is_unspaced_script(c)) {
      close_word();
      ++unspaced_;
      shape_.stop_words += is_grammar_character(c);
      shape_.folded_hash = (shape_.folded_hash ^ c) * kFnvPrime;
      return;
    }
    if (length_ == 0) open_word(type);
    ++length_;
    upper_ += type == Class::upper;
    if (type == Class::digit) number_ = std::min(number_ * 10 + (c - '0'), 99999u), ++digits_;
    hash(type == Class::upper ? lowered(c) : c);
  }

  void hash(char32_t c) {
    if (c < 0x80) {
      hash_ = (hash_ ^ c) * kFnvPrime;
      return;
    }
    std::array<char, 4> bytes{};
    size_t count = 0;
    if (c < 0x800) {
      bytes = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))}, count = 2;
    } else if (c < 0x10000) {
      bytes = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
               static_cast<char>(0x80 | (c & 0x3F))};
      count = 3;
    } else {
      bytes = {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
               static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
      count = 4;
    }
    hash_ = fnv1a({bytes.data(), count}, hash_);
  }

  void close_word() {
    if (length_ == 0) return;
    ++shape_.words;
    shape_.capitalised += first_ == Class::upper;
    shape_.shouted += length_ >= 2 && upper_ == length_;
    shape_.numbers += first_ == Class::digit;
    shape_.digits += digits_;
    shape_.years += digits_ == 4 && length_ == 4 && number_ >= 1900 && number_ <= 2099;
    shape_.longest_word = std::max(shape_.longest_word, length_);
    shape_.stop_words += is_stop_word(hash_) || (in(last_, 0xAC00, 0xD7A3) && length_ > 1 && is_particle_ending(last_));
    if ((filter_ >> (hash_ % 64) & 1) != 0)
      shape_.marked_words += std::binary_search(marked_.begin(), marked_.end(), hash_);
    shape_.folded_hash = (shape_.folded_hash ^ hash_) * kFnvPrime;
    length_ = upper_ = digits_ = 0;
  }

  void sign(char32_t c, Class type) {
    last_ = c;
    ended_ = type == Class::end;
    switch (type) {
      case Class::end:
        shape_.questions += c == '?' || c == 0xFF1F || c == 0x061F;
        shape_.exclamations += c == '!' || c == 0xFF01;
        if (c >= 0x3000) ++shape_.sentence_ends, ended_ = false;
        break;
      case Class::comma:
        ++shape_.commas;
        shape_.code_signs += c == ';';
        break;
      case Class::separator:
        ++shape_.separators;
        break;
      case Class::quote:
        ++shape_.quotes;
        break;
      case Class::bracket:
        ++shape_.brackets;
        break;
      case Class::code:
        ++shape_.code_signs;
        break;
      default:
        other_sign(c);
    }
  }

  void other_sign(char32_t c) {
    shape_.currencies += c == '$' || c == 0xA3 || c == 0xA5 || in(c, 0x20A0, 0x20CF);
    shape_.at_signs += c == '@';
    shape_.copyrights += c == 0xA9;
    shape_.symbols += c == 0xAE || c == 0x2122 || in(c, 0x2190, 0x2BFF) || in(c, 0x1F000, 0x1FAFF);
  }

  void finish() {
    if (ended_) ++shape_.sentence_ends;
    shape_.words += (unspaced_ + 1) / 2;
    const Class type = last_ == 0 ? Class::other : last_ < 0x80 ? kAscii[last_] : class_of(last_);
    shape_.ends_sentence = type == Class::end && last_ != 0x2026;
    shape_.ends_colon = last_ == ':' || last_ == 0xFF1A;
    shape_.ends_more = last_ == 0x2026 || last_ == 0xBB || last_ == 0x203A || last_ == '>' || last_ == 0x2192;
  }

  const std::vector<uint64_t>& marked_;
  uint64_t filter_ = 0;  // one bit of every marked hash
  TextShape shape_;
  uint64_t hash_ = kFnvBasis;
  char32_t last_ = 0;  // the last code point that is not white space
  Class first_ = Class::other;
  uint32_t length_ = 0;  // of the open word, in code points; 0 = none is open
  uint32_t upper_ = 0;
  uint32_t digits_ = 0;
  uint32_t number_ = 0;
  uint32_t unspaced_ = 0;
  bool ended_ = false;  // the last code point ends a sentence if white space follows
};

}  // namespace

TextShape shape_of(std::string_view text, const std::vector<uint64_t>& marked) {
  return Reader(marked).run(text);
}

}  // namespace pith
