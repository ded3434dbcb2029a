#include "read/mail.h"

#include "catch.h"

namespace pith {
namespace {

using Maker = std::unique_ptr<RecordReader> (*)(std::unique_ptr<InputStream>, const ReadOptions&);

std::vector<Record> read_all(Maker maker, const std::string& bytes, const ReadOptions& options = {}) {
  auto reader = maker(std::make_unique<InputStream>(source_of_bytes(bytes), "in"), options);
  std::vector<Record> records;
  while (std::optional<Record> record = reader->next()) records.push_back(std::move(*record));
  return records;
}

const std::string kSavedPage =
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/rain\r\nSubject: Rain\r\n"
    "MIME-Version: 1.0\r\nContent-Type: "
    "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B--\"\r\n\r\n\r\n"
    "------B--\r\nContent-Type: text/html; charset=\"windows-1251\"\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.com/rain?a=b\r\n\r\n"
    "<p class=3D\"a\">Rain =\r\nfell.</p>\r\n------B--\r\nContent-Type: text/html\r\n\r\n<p>A frame</p>\r\n"
    "------B----\r\n";

TEST_CASE("a saved page is the first HTML, or the one that start names") {
  CHECK(looks_like_mhtml(kSavedPage));
  const std::vector<Record> records = read_all(mhtml_reader, kSavedPage);
  REQUIRE(records.size() == 1);
  CHECK(records[0].bytes == "<p class=\"a\">Rain fell.</p>");
  CHECK(records[0].url == "https://example.com/rain?a=b");
  CHECK(records[0].media_type == "text/html");
  CHECK(records[0].charset_hint == "windows-1251");
  const std::string rooted =
      "MIME-Version: 1.0\nContent-Type: multipart/related; start=\"<two>\"; boundary=B\n\n--B\nContent-Type: "
      "text/html\n\none\n--B\nContent-Type: text/html\nContent-ID: <two>\n\ntwo\n--B--\n";
  CHECK(read_all(mhtml_reader, rooted)[0].bytes == "two");
}

TEST_CASE("a saved page without HTML is an error") {
  const std::vector<Record> records = read_all(mhtml_reader, "MIME-Version: 1.0\nContent-Type: image/png\n\nx");
  REQUIRE(records.size() == 1);
  CHECK(records[0].error->to_string() == "in: the archive has no HTML page");
}

const std::string kMail =
    "From: a@example.com\nTo: b@example.com\nMIME-Version: 1.0\nContent-Type: multipart/alternative; "
    "boundary=B\n\n--B\n"
    "Content-Type: text/plain\n\nplain\n--B\nContent-Type: text/html; charset=utf-8\n\n<p>rich\n--B\n"
    "Content-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n<p>attached\n--B--\n";

TEST_CASE("the text of a mail is its HTML, or its plain text, never an attachment") {
  CHECK(read_all(mail_reader, kMail)[0].bytes == "<p>rich");
  CHECK(read_all(mail_reader, "Subject: x\n\nOnly text.\n")[0].bytes == "Only text.\n");
  CHECK(read_all(mail_reader, "Content-Type: text/html\nContent-Disposition: attachment\n\n<p>a")[0].error->message ==
        "the mail has no text");
}

TEST_CASE("mails are not saved pages, and only mailboxes are mailboxes") {
  CHECK(!looks_like_mhtml("To: a@example.com\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"));
  CHECK(!looks_like_mhtml(kMail));
  CHECK(!looks_like_mhtml("<html>"));
  CHECK(looks_like_mbox("From a@example.com Thu Jan  1 00:00:00 2024\nSubject: x\n\n"));
  CHECK(!looks_like_mbox("From the hills came rain.\nIt was cold: very cold.\n"));
}

TEST_CASE("a mailbox is a record a mail, with its place") {
  const std::string first =
      "From a@example.com Thu Jan  1 00:00:00 2024\nSubject: x\n\n>From the hills came rain.\nFrom here.\n\n";
  const std::vector<Record> records =
      read_all(mbox_reader, first + "From b Thu\n" + kMail + "\nFrom c Thu\nSubject: y\n\nlast");
  REQUIRE(records.size() == 3);
  CHECK(records[0].bytes == "From the hills came rain.\nFrom here.\n\n");
  CHECK(records[0].origin.length == first.size());
  CHECK(records[1].bytes == "<p>rich");
  CHECK(records[1].id == "in:2");
  CHECK(records[1].origin.offset == first.size());
  CHECK(records[2].bytes == "last\n");
  CHECK(records[2].origin.ordinal == 2);
}

TEST_CASE("messages over the limit are errors") {
  ReadOptions options;
  options.max_bytes = 20;
  CHECK(read_all(mail_reader, "Subject: x\n\n" + std::string(30, 'x'), options)[0].error->message ==
        "longer than 20 bytes");
  CHECK(read_all(mail_reader, "Subject: x\n\n" + std::string(300, 'x'), options)[0].error->message ==
        "the message is too long");
}

}  // namespace
}  // namespace pith
