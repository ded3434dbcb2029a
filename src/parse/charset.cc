#include "parse/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.h"
#include "parse/encoding_labels.h"

namespace pith {
namespace {

constexpr size_t kSampleBytes = 64 * 1024;
constexpr size_t kSampleBefore = 1024;
constexpr int kFewestBytes = 16;  // not ASCII; with fewer the detector's guess is as good as none

struct Renamed {
  std::string_view encoding;
  const char* icu;
};
// Where ICU's converter of the same name is another one than the Encoding Standard's, or has another name.
constexpr std::array<Renamed, 12> kIcuNames = {{{"gbk", "gb18030"},
                                                {"euc-kr", "windows-949-2000"},
                                                {"big5", "Big5-HKSCS"},
                                                {"shift_jis", "ibm-943_P15A-2003"},
                                                {"iso-8859-8-i", "ISO-8859-8"},
                                                {"iso-8859-10", "iso-8859_10-1998"},
                                                {"iso-8859-14", "iso-8859_14-1998"},
                                                {"windows-874", "windows-874-2000"},
                                                {"x-mac-cyrillic", "x-mac-cyrillic"},
                                                {"x-user-defined", "windows-1252"},
                                                {"utf-32le", "UTF-32LE"},
                                                {"utf-32be", "UTF-32BE"}}};

std::string icu_name(std::string_view encoding) {
  for (const Renamed& name : kIcuNames) {
    if (name.encoding == encoding) return name.icu;
  }
  return std::string(encoding);
}

// ISO/IEC 8859-16, 0xA0 to 0xFF: ICU has no converter for it.
constexpr std::u16string_view kLatin10 =
    u"\u00A0\u0104\u0105\u0141\u20AC\u201E\u0160\u00A7\u0161\u00A9\u0218\u00AB\u0179\u00AD\u017A\u017B"
    u"\u00B0\u00B1\u010C\u0142\u017D\u201D\u00B6\u00B7\u017E\u010D\u0219\u00BB\u0152\u0153\u0178\u017C"
    u"\u00C0\u00C1\u00C2\u0102\u00C4\u0106\u00C6\u00C7\u00C8\u00C9\u00CA\u00CB\u00CC\u00CD\u00CE\u00CF"
    u"\u0110\u0143\u00D2\u00D3\u00D4\u0150\u00D6\u015A\u0170\u00D9\u00DA\u00DB\u00DC\u0118\u021A\u00DF"
    u"\u00E0\u00E1\u00E2\u0103\u00E4\u0107\u00E6\u00E7\u00E8\u00E9\u00EA\u00EB\u00EC\u00ED\u00EE\u00EF"
    u"\u0111\u0144\u00F2\u00F3\u00F4\u0151\u00F6\u015B\u0171\u00F9\u00FA\u00FB\u00FC\u0119\u021B\u00FF";

Converted convert_latin10(std::string_view bytes) {
  Converted out;
  for (unsigned char byte : bytes) append_utf8(out.text, byte < 0xA0 ? byte : kLatin10[byte - 0xA0]);
  return out;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Counts what does not convert, and writes U+FFFD for it.
void replace_and_count(const void* count, UConverterToUnicodeArgs* args, const char*, int32_t,
                       UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // the converter is reset or closed
  ++*static_cast<uint32_t*>(const_cast<void*>(count));
  *status = U_ZERO_ERROR;
  const char16_t replacement = 0xFFFD;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

Converter open_converter(std::string_view encoding, uint32_t* invalid) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(icu_name(encoding).c_str(), &status));
  if (U_FAILURE(status)) {
    status = U_ZERO_ERROR;
    converter.reset(ucnv_open("windows-1252", &status));
  }
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), replace_and_count, invalid, nullptr, nullptr, &status);
  return converter;
}

// `high` carries a surrogate from one chunk to the next.
void append_utf16(std::u16string_view units, char16_t& high, std::string& out) {
  for (char16_t unit : units) {
    if (high != 0 && U16_IS_TRAIL(unit)) {
      append_utf8(out, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, unit)));
      high = 0;
      continue;
    }
    if (high != 0) append_utf8(out, kReplacement);
    high = U16_IS_LEAD(unit) ? unit : u'\0';
    if (high == 0) append_utf8(out, unit);
  }
}

struct DeleteDetector {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

}  // namespace

Converted convert_to_utf8(std::string_view bytes, std::string_view encoding) {
  if (encoding == "iso-8859-16") return convert_latin10(bytes);
  Converted out;
  const Converter converter = open_converter(encoding, &out.invalid);
  if (!converter) return out;
  out.text.reserve(bytes.size() + bytes.size() / 4);
  std::array<char16_t, 4096> buffer;
  char16_t high = 0;
  const char* from = bytes.data();
  for (UErrorCode status = U_BUFFER_OVERFLOW_ERROR; status == U_BUFFER_OVERFLOW_ERROR;) {
    status = U_ZERO_ERROR;
    char16_t* to = buffer.data();
    ucnv_toUnicode(converter.get(), &to, buffer.data() + buffer.size(), &from, bytes.data() + bytes.size(), nullptr,
                   true, &status);
    append_utf16({buffer.data(), static_cast<size_t>(to - buffer.data())}, high, out.text);
  }
  if (high != 0) append_utf8(out.text, kReplacement);
  return out;
}

std::string_view detect_encoding(std::string_view bytes) {
  const auto is_not_ascii = [](char c) { return static_cast<signed char>(c) < 0; };
  const auto first = std::find_if(bytes.begin(), bytes.end(), is_not_ascii);
  const size_t at = static_cast<size_t>(first - bytes.begin());
  const std::string_view sample = bytes.substr(at < kSampleBefore ? 0 : at - kSampleBefore, kSampleBytes);
  if (std::count_if(sample.begin(), sample.end(), is_not_ascii) < kFewestBytes) return "";
  const std::unique_ptr<uchardet, DeleteDetector> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return "";
  uchardet_data_end(detector.get());
  return encoding_of_label(uchardet_get_charset(detector.get()));
}

}  // namespace pith
