#include "cli/clean_flags.h"

namespace pith::cli {

std::vector<Flag> flags_of(CleanFlags& flags) {
  std::vector<Flag> all = {
      from_flag(flags.from),
      {"encoding", 0, "LABEL", &flags.encoding, "the encoding of the inputs, instead of finding it out",
       "A label of the WHATWG Encoding Standard, such as windows-1251."},
      {"url", 0, "URL", &flags.url, "where the input lives on the web, when it does not say",
       "Links are resolved against it, and rules for its host apply."},
      {"output",
       'o',
       "FILE",
       &flags.output,
       "write to FILE, whole or not at all",
       "The file is written under a passing name and renamed when all is done.",
       {},
       "",
       false},
      {"output-dir",
       0,
       "DIR",
       &flags.output_dir,
       "write a file a document into DIR, keeping the tree",
       "The extension is that of the format. Each file is written under a passing name and renamed.",
       {},
       "",
       false},
      {"shard-size",
       0,
       "SIZE",
       &flags.shard_size,
       "begin a new file after so many bytes: FILE-00001, FILE-00002",
       "With --output. A document is never cut in two, and each file is whole or not there. A compressed "
       "file may be larger by up to a megabyte of documents.",
       {},
       "",
       false},
      {"resume",
       0,
       "",
       &flags.resume,
       "with --output: go on where a run that was killed has stopped",
       "What is done stands in FILE.part and FILE.progress until the run ends. It goes on with the same inputs and "
       "flags "
       "only, and gives the same bytes as a run that was never killed.",
       {},
       "",
       false},
      {"explain",
       'e',
       "HOW",
       &flags.explain,
       "say on standard error what was removed, and by which rule",
       "A line a removal: file:line:column: rule: \"text\". With --explain=json a JSON object a removal.",
       {"text", "json"},
       "text"},
      {"diff", 'd', "", &flags.diff, "write a unified diff against the unfiltered text instead of the text"},
      {"dry-run", 'n', "", &flags.dry_run, "write no documents; for use with --explain and --stats"},
      {"check",
       0,
       "",
       &flags.check,
       "write nothing; exit with 1 if something would be removed",
       "The names of such documents are written to standard error.",
       {},
       "",
       false},
      {"jobs", 'j', "N", &flags.jobs, "threads; the output is the same for any number. 0: one a processor"},
      {"stats", 0, "", &flags.stats, "at the end, counts and bytes by category on standard error"},
  };
  append(all, flags_of(flags.format));
  append(all, flags_of(flags.rules));
  append(all, flags_of(flags.model));
  append(all, flags_of(flags.input));
  append(all, flags_of(flags.log));
  return all;
}

Result<Options> options_of(const CleanFlags& flags) {
  Options options;
  if (auto wrong = apply(flags.rules, options)) return *std::move(wrong);
  if (auto wrong = apply(flags.model, options)) return *std::move(wrong);
  if (!flags.output.empty() && !flags.output_dir.empty())
    return Error{ErrorCode::usage, "--output and --output-dir exclude each other", {}};
  const bool to_file = !flags.output.empty() && flags.output != "-";
  if ((flags.resume || !flags.shard_size.empty()) && !to_file)
    return Error{ErrorCode::usage, "--resume and --shard-size need --output", {}};
  if (const auto format = format_of(flags.format); !format) return format.error();
  options.clean.decode.forced_kind = kind_from(flags.from);
  options.clean.decode.forced_encoding = flags.encoding;
  return options;
}

}  // namespace pith::cli
