#include "read/mime.h"

#include "catch.h"

namespace pith {
namespace {

std::vector<std::string> contents(const std::string& message) {
  std::vector<std::string> out;
  for (const MimePart& part : mime_parts(message)) out.push_back(part.media.type + ": " + part.content());
  return out;
}

using Parts = std::vector<std::string>;

TEST_CASE("quoted-printable") {
  const struct {
    std::string in, want;
  } cases[] = {
      {"a=3D1", "a=1"},
      {"soft =\r\nbreak", "soft break"},
      {"soft = \t\nbreak", "soft break"},
      {"=c3=A9", "é"},
      {"lone = sign", "lone = sign"},
      {"=zz", "=zz"},
      {"ends in =", "ends in "},
      {"cut =A", "cut =A"},
      {"", ""},
  };
  for (const auto& [in, want] : cases) CHECK(decode_quoted_printable(in) == want);
}

TEST_CASE("base64") {
  const struct {
    std::string in, want;
  } cases[] = {
      {"", ""},      {"Zg==", "f"},    {"Zm8=", "fo"}, {"Zm9v", "foo"}, {"Zm9v\r\nYmFy", "foobar"},
      {"Zm9", "fo"}, {"Z-m9v", "foo"},
  };
  for (const auto& [in, want] : cases) CHECK(decode_base64(in) == want);
}

TEST_CASE("leaves of nested multiparts, in order") {
  const std::string message =
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"A\"\r\n\r\npreamble\r\n--A\r\n\r\none\r\n"
      "--A \r\nContent-Type: multipart/alternative; boundary=AB\r\n\r\n--AB\r\nContent-Type: text/html\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\nPHA+\r\n--AB--\r\n--AX is text\r\n--A\r\nContent-Type: text/css\r\n\r\n"
      "p {}\r\n--A--\r\nepilogue";
  CHECK(contents(message) == Parts{"text/plain: one", "text/html: <p>", "text/css: p {}"});
}

TEST_CASE("messages that are not whole") {
  CHECK(contents("Content-Type: multipart/mixed; boundary=A\n\n--A\n\nno end") == Parts{"text/plain: no end"});
  CHECK(contents("Content-Type: multipart/mixed\n\nno boundary") == Parts{"multipart/mixed: no boundary"});
  CHECK(contents("Content-Type: multipart/mixed; boundary=A\n\nno parts").empty());
  CHECK(contents("") == Parts{"text/plain: "});
}

TEST_CASE("nesting without end and boundaries without end are bounded") {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "Content-Type: multipart/mixed; boundary=A\n\n--A\n";
  CHECK(contents(deep).empty());
  std::string many = "Content-Type: multipart/mixed; boundary=A\n\n";
  for (int i = 0; i < 200000; ++i) many += "--A\n";
  CHECK(mime_parts(many).size() <= kMaxMimeParts);
}

}  // namespace
}  // namespace pith
