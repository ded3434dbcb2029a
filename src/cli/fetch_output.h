// Where fetched pages go: an archive, a folder, or cleaned records.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "fetch/fetcher.h"
#include "fetch/state.h"
#include "pith.h"
#include "read/compress.h"

namespace pith::cli {

class FetchOutput {
 public:
  virtual ~FetchOutput() = default;
  // What comes before the first page of a run.
  virtual std::optional<Error> begin() { return std::nullopt; }
  // Writes a page; `known` is what is known of it and becomes what is known now. Errors: io. The page's own error is no
  // error of the output.
  virtual std::optional<Error> write(Fetched fetched, KnownPage& known) = 0;
  // Bytes of the output file so far.
  virtual uint64_t bytes() const = 0;
};

// A file that grows; standard output is "-".
class GrowingFile {
 public:
  // Keeps the first `keep` bytes of a file that is there.
  static Result<GrowingFile> open(const std::string& path, uint64_t keep);
  GrowingFile(GrowingFile&& other) noexcept;
  GrowingFile& operator=(GrowingFile&&) = delete;
  ~GrowingFile();
  // Written when it returns: nothing is held back.
  std::optional<Error> append(std::string_view bytes);
  uint64_t bytes() const { return bytes_; }

 private:
  GrowingFile(int fd, std::string path, uint64_t bytes);
  int fd_;
  std::string path_;
  uint64_t bytes_;
};

// Request and response records, revisits for what `known` has already. A compressed one has a member a record.
std::unique_ptr<FetchOutput> archive_output(GrowingFile file, Compression compression, std::string user_agent);
// A file a page, FOLDER/host/path, with ".html" or ".txt" where the address has no such end.
std::unique_ptr<FetchOutput> folder_output(std::string folder);
// Cleaned, in a format; compressed, a member a page. Pages that could not be had are only logged in formats that have
// no records of errors.
std::unique_ptr<FetchOutput> cleaned_output(GrowingFile file, std::shared_ptr<const Cleaner> cleaner, Format format,
                                            Compression compression);

// The path of a page below the folder: no component is empty, hidden or longer than 200 bytes.
std::string page_path(const WebUrl& url, std::string_view media_type);

}  // namespace pith::cli
