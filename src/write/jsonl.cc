#include "write/jsonl.h"

#include <cstdio>

#include "base/hash.h"
#include "blocks/segment.h"
#include "write/json_facts.h"
#include "write/lines.h"
#include "write/map.h"

namespace pith {
namespace {

std::string score_text(float score) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%.3f", static_cast<double>(score));
  return digits;
}

void add_source(Json& record, const RecordFacts& facts, const Page* page) {
  Json source(record.key("source"), '{');
  source.member_if_any("path", facts.record.path);
  source.member_if_any("url", page ? page->url : facts.record.url);
  add_origin(source, facts.record.origin);
  const std::string_view declared = facts.record.media_type;
  if (!declared.empty()) {
    source.member("media_type", declared);
  } else if (page) {
    source.member("media_type", page->kind == PageKind::html ? "text/html" : "text/plain");
  }
  if (page) source.member("encoding", page->encoding);
  if (page) source.member_if_any("encoding_reason", page->encoding_reason);
}

void add_removed(Json& record, const WriteInput& input) {
  Json list(record.key("removed"), '[');
  if (input.cleaned.removals.empty()) return;
  const Lines lines(input.page.text);
  for (const Removal& removal : input.cleaned.removals) {
    const Block& block = input.blocks[removal.block];
    const Span source = source_of(input.document, block, removal.within);
    Json item(list.element(), '{');
    item.member("rule", removal.rule);
    item.member("category", category_name(removal.category));
    item.member("start", source.begin);
    item.member("end", source.end);
    item.member("line", lines.line_of(source.begin));
    item.member("text", removal.within.of(block.text));
    if (removal.score > 0) item.key("score") += score_text(removal.score);
    item.member_if_any("reason", removal.reason);
  }
}

void add_map(Json& record, const std::vector<MapEntry>& map) {
  Json list(record.key("map"), '[');
  for (MapEntry entry : map) {
    list.element() += '[' + std::to_string(entry.output) + ',' + std::to_string(entry.source) + ']';
  }
}

void add_warnings(Json& record, const WriteInput* input) {
  Json list(record.key("warnings"), '[');
  if (!input) return;
  for (const std::string& warning : input->page.warnings) append_json_string(list.element(), warning);
  for (const std::string& warning : input->cleaned.warnings) append_json_string(list.element(), warning);
}

void add_hashes(Json& record, const RecordFacts& facts, std::string_view text) {
  Json hashes(record.key("hashes"), '{');
  hashes.member_if_any("source", facts.source_hash);
  hashes.member("text", xxh128(text));
}

void add_makers(Json& record, const RecordFacts& facts) {
  record.member("version", facts.version);
  record.member("rules", facts.rules_digest);
  record.member_if_any("model", facts.model_digest);
  if (!facts.record.passthrough.empty()) record.key("fields") += '{' + facts.record.passthrough + '}';
}

}  // namespace

std::string write_jsonl(const WriteInput& input, const RecordFacts& facts) {
  std::vector<Placed> placed;
  const std::string text = write_text(input, &placed);
  std::string out;
  out.reserve(text.size() * 2);
  {
    Json record(out, '{');
    record.member("id", facts.record.id);
    add_source(record, facts, &input.page);
    add_metadata(record, input.cleaned.metadata);
    record.member("text", text);
    add_removed(record, input);
    add_map(record, map_of(input.document, input.blocks, placed));
    add_warnings(record, &input);
    add_hashes(record, facts, text);
    add_makers(record, facts);
  }
  out += '\n';
  return out;
}

std::string write_jsonl_error(const Error& error, const RecordFacts& facts) {
  std::string out;
  {
    Json record(out, '{');
    record.member("id", facts.record.id);
    add_source(record, facts, nullptr);
    record.member("text", "");
    add_warnings(record, nullptr);
    {
      Json fault(record.key("error"), '{');
      fault.member("code", error_code_name(error.code));
      fault.member("message", error.to_string());
    }
    add_makers(record, facts);
  }
  out += '\n';
  return out;
}

std::string_view error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::io:
      return "io";
    case ErrorCode::network:
      return "network";
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::encoding:
      return "encoding";
    case ErrorCode::syntax:
      return "syntax";
    case ErrorCode::rule:
      return "rule";
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::unsupported:
      return "unsupported";
  }
  return "";
}

}  // namespace pith
