#include "cli/input_flags.h"

#include "cli/fetch_flags.h"
#include "fetch/web_reader.h"

namespace pith::cli {

std::vector<Flag> flags_of(InputFlags& input) {
  return {
      {"container",
       0,
       "KIND",
       &input.container,
       "what the input files are, where content and name do not tell",
       "An archive, table or mail gives many documents. What is compressed with gzip or zstd is unpacked first.",
       {"detect", "page", "warc", "ndjson", "csv", "tsv", "mhtml", "mail", "mbox", "zip"}},
      field_flag(input.field),
      {"contact", 0, "TEXT", &input.contact, "an address or page to be reached at, told to servers of web addresses"},
      {"allow-private", 0, "", &input.allow_private, "fetch from private and loopback addresses too"},
  };
}

Flag from_flag(std::string& from) {
  return {"from",
          'f',
          "KIND",
          &from,
          "what the inputs are",
          "By default media type, file name and content tell.",
          {"auto", "html", "text"}};
}

Flag field_flag(std::string& field) {
  return {"field",
          0,
          "NAME",
          &field,
          "field of NDJSON or column of CSV and TSV that holds the page",
          "The fields \"url\" and \"id\" name the document; all others go to the output of JSON Lines as they are."};
}

std::optional<PageKind> kind_from(const std::string& from) {
  if (from == "auto") return std::nullopt;
  return from == "html" ? PageKind::html : PageKind::text;
}

std::unique_ptr<RecordReader> open_all(const InputFlags& flags, std::vector<std::string> inputs) {
  if (inputs.empty()) inputs = {"-"};
  ReadOptions read;
  read.format = input_format_named(flags.container).value_or(InputFormat::detect);
  read.field = flags.field;
  FetchOptions fetch;
  fetch.transfer.user_agent = user_agent(flags.contact);
  fetch.transfer.allow_private = flags.allow_private;
  return open_files_and_web(std::move(inputs), read, fetch);
}

}  // namespace pith::cli
