// WET: extracted text as WARC conversion records (ISO 28500:2017, 6.9), in the form of Common Crawl's WET files.
#pragma once

#include <string>

#include "base/error.h"
#include "write/jsonl.h"
#include "write/writer.h"

namespace pith {

// One record:
//   WARC/1.0
//   WARC-Type: conversion
//   WARC-Target-URI    the page's address; "file:" and its id, percent-encoded, where it has none
//   WARC-Date          of the record that was read, see Record::date; 1970-01-01T00:00:00Z where that is not known
//   WARC-Record-ID     made from what was read and what is written: the same input gives the same ids
//   WARC-Refers-To     id of the record that was read, where it came from an archive
//   WARC-Block-Digest  sha1
//   Content-Type       text/plain; charset=utf-8
//   Content-Length     bytes of the text, as `--to text` writes it
std::string write_wet(const WriteInput& input, const RecordFacts& facts);

// A document that could not be read: a metadata record that says why (6.8), which readers of text pass over.
std::string write_wet_error(const Error& error, const RecordFacts& facts);

}  // namespace pith
