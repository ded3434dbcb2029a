// pith: the public interface of the library; the command-line tool is written against it.
//
//   #include <pith.h>
//   #include <iostream>
//
//   int main() {
//     auto cleaner = pith::Cleaner::create({});       // built-in rules
//     if (!cleaner) return std::cerr << cleaner.error().to_string() << '\n', 2;
//
//     pith::Record record;                            // bytes, and what is known of them
//     record.url = "https://example.com/rain";
//     record.bytes = "<h1>Rain</h1><p>It rained.</p><p>Sign up for our newsletter!</p>";
//
//     auto page = cleaner->clean(std::move(record));
//     if (!page) return std::cerr << page.error().to_string() << '\n', 2;
//     std::cout << cleaner->write(*page, pith::Format::text);
//     for (const pith::Removal& removal : page->cleaned.removals)
//       std::cerr << removal.rule << ": " << removal.within.of(page->blocks[removal.block].text) << '\n';
//   }
//
// Errors of the data are values; only std::bad_alloc is thrown.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "clean.h"
#include "rules/sources.h"

namespace pith {

// jsonl: write/jsonl.h; opensearch, solr: write/search.h; wet: write/wet.h.
enum class Format : uint8_t { text, markdown, html, jsonl, opensearch, solr, wet };

// Which model decides what no rule has decided.
struct ModelChoice {
  bool use = true;
  std::string file;  // a model file that takes the place of the built-in one; empty = none
};

struct Options {
  RuleSources rules;  // the built-in ones and those of folders
  RuleChoice choice;  // which of them are on
  ModelChoice model;
  CleanOptions clean;
};

// Compiled rules and options. Immutable: one Cleaner serves any number of threads at once.
class Cleaner {
 public:
  // Errors: a folder that cannot be read; faults of rule files, all in one message; an unknown rule id; a model that
  // cannot be read.
  static Result<Cleaner> create(const Options& options);
  Cleaner(Cleaner&&) noexcept;
  Cleaner& operator=(Cleaner&&) noexcept;
  ~Cleaner();

  // One document. The result holds views into this Cleaner (rule and reason ids): it must not outlive it.
  Result<CleanDocument> clean(Record&& record) const;
  // What is left of it, in a format. HTML is a whole document.
  std::string write(const CleanDocument& document, Format format) const;
  // The record of a document that could not be read; "" in formats that have no place for one (text, markdown, html).
  std::string write_error(const Record& record, const Error& error, Format format) const;

  const RuleSet& rules() const;

 private:
  struct Impl;
  explicit Cleaner(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// "0.1.0"
std::string_view version();

}  // namespace pith
