#include "write/search.h"

#include <set>

#include "base/hash.h"
#include "base/utf8.h"
#include "write/json_facts.h"

namespace pith {
namespace {

constexpr size_t kMaxOpenSearchId = 512;  // bytes of _id in OpenSearch and Elasticsearch
constexpr size_t kMaxSolrId = 32766;      // IndexWriter.MAX_TERM_LENGTH of Lucene

void add_action(std::string& out, std::string_view id) {
  {
    Json line(out, '{');
    Json index(line.key("index"), '{');
    index.member("_id", id_within(id, kMaxOpenSearchId));
  }
  out += '\n';
}

void add_source(Json& record, const RecordFacts& facts, SearchEngine engine, const Page* page) {
  const std::string& id = facts.record.id;
  record.member("id", engine == SearchEngine::solr ? id_within(id, kMaxSolrId) : id);
  record.member_if_any("url", page ? page->url : facts.record.url);
  record.member_if_any("path", facts.record.path);
  add_origin(record, facts.record.origin);
  record.member_if_any("media_type", facts.record.media_type);
  if (page) record.member_if_any("encoding", page->encoding);
}

void add_removed_by(Json& record, const Cleaned& cleaned) {
  std::set<std::string_view> rules;
  for (const Removal& removal : cleaned.removals) rules.insert(removal.rule);
  Json list(record.key("removed_by"), '[');
  for (const std::string_view rule : rules) append_json_string(list.element(), rule);
}

void add_warnings(Json& record, const WriteInput& input) {
  if (input.page.warnings.empty() && input.cleaned.warnings.empty()) return;
  Json list(record.key("warnings"), '[');
  for (const std::string& warning : input.page.warnings) append_json_string(list.element(), warning);
  for (const std::string& warning : input.cleaned.warnings) append_json_string(list.element(), warning);
}

void add_makers(Json& record, const RecordFacts& facts, SearchEngine engine) {
  record.member("version", facts.version);
  record.member("rules", facts.rules_digest);
  record.member_if_any("model", facts.model_digest);
  if (facts.record.passthrough.empty()) return;
  const std::string fields = '{' + facts.record.passthrough + '}';
  if (engine == SearchEngine::solr) {
    record.member("fields", fields);
  } else {
    record.key("fields") += fields;
  }
}

}  // namespace

std::string write_search(const WriteInput& input, const RecordFacts& facts, SearchEngine engine) {
  std::string out;
  if (engine == SearchEngine::opensearch) add_action(out, facts.record.id);
  {
    Json record(out, '{');
    add_source(record, facts, engine, &input.page);
    add_metadata(record, input.cleaned.metadata);
    record.member("text", write_text(input));
    add_removed_by(record, input.cleaned);
    add_warnings(record, input);
    add_makers(record, facts, engine);
  }
  out += '\n';
  return out;
}

std::string write_search_error(const Error& error, const RecordFacts& facts, SearchEngine engine) {
  std::string out;
  if (engine == SearchEngine::opensearch) add_action(out, facts.record.id);
  {
    Json record(out, '{');
    add_source(record, facts, engine, nullptr);
    record.member("text", "");
    record.member("error_code", error_code_name(error.code));
    record.member("error_message", error.to_string());
    add_makers(record, facts, engine);
  }
  out += '\n';
  return out;
}

std::string id_within(std::string_view id, size_t most) {
  if (id.size() <= most) return std::string(id);
  const std::string hash = '-' + xxh128(id);
  size_t end = most - hash.size();
  while (end > 0 && (static_cast<unsigned char>(id[end]) & 0xC0) == 0x80) --end;
  return std::string(id.substr(0, end)) + hash;
}

}  // namespace pith
