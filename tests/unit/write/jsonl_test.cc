#include "write/jsonl.h"

#include "base/utf8.h"
#include "catch.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

Record rain_record() {
  Record record;
  record.id = "rain.html";
  record.path = "pages/rain.html";
  return record;
}

}  // namespace

TEST_CASE("a record has its keys in order, and unknown facts are left out") {
  Made made = make_html("<h1>Rain</h1>\n<p>It rained.</p><p>Sign up!</p>", {"Sign up!"});
  made.page->encoding = "UTF-8";
  made.page->encoding_reason = "valid-utf-8";
  made.cleaned.metadata.title = {"Rain", "h1"};
  made.cleaned.removals[0].score = 0.25f;
  made.cleaned.warnings = {"a \"warning\""};
  const Record record = rain_record();
  CHECK(
      write_jsonl(made.input(), {record, "abc", "1.2.3", "d1", ""}) ==
      R"({"id":"rain.html","source":{"path":"pages/rain.html","media_type":"text/html","encoding":"UTF-8",)"
      R"("encoding_reason":"valid-utf-8"},"title":"Rain","text":"Rain\n\nIt rained.\n","removed":[{"rule":"test.rule",)"
      R"("category":"subscribe","start":34,"end":42,"line":2,"text":"Sign up!","score":0.250}],)"
      R"("map":[[0,4],[6,17]],"warnings":["a \"warning\""],"hashes":{"source":"abc",)"
      R"("text":"f01e8d76b0b4b04ac205ec055c948d5e"},"version":"1.2.3","rules":"d1"})"
      "\n");
}

TEST_CASE("fields of the input stay apart from the record's own") {
  const Made made = make_text("");
  Record record;
  record.passthrough = R"("id":7,"text":"theirs")";
  const std::string line = write_jsonl(made.input(), {record, "", "1", "d", "m"});
  CHECK(line.find(R"("rules":"d","model":"m","fields":{"id":7,"text":"theirs"}})") != std::string::npos);
}

TEST_CASE("what could not be read is a record with an error") {
  const Record record = rain_record();
  CHECK(write_jsonl_error({ErrorCode::too_large, "larger than 64 MB", {"rain.html", 0, 0, 0, ""}},
                          {record, "", "1", "d", ""}) ==
        R"({"id":"rain.html","source":{"path":"pages/rain.html"},"text":"","warnings":[],)"
        R"("error":{"code":"too_large","message":"rain.html: larger than 64 MB"},"version":"1","rules":"d"})"
        "\n");
}

TEST_CASE("a record is valid UTF-8 on one line, whatever the names and texts are") {
  Made made = make_html("<p>a\xE2\x80\xA8z</p><pre>x\ny</pre>");
  Record record;
  record.id = "bad\xFF\n.html";
  const std::string line = write_jsonl(made.input(), {record, "", "1", "d", ""});
  CHECK(valid_utf8_prefix(line) == line.size());
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(line.find("bad\xEF\xBF\xBD\\n.html") != std::string::npos);
}
