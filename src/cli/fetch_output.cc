#include "cli/fetch_output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <random>

#include "base/sha1.h"
#include "base/text.h"
#include "base/utc.h"
#include "cli/log.h"

namespace pith::cli {
namespace {

constexpr size_t kMaxComponent = 200;  // bytes; file systems take 255

Error io_error(const std::string& path, const char* what) {
  Error error{ErrorCode::io, std::string(what) + ": " + std::strerror(errno), {}};
  error.place.source = path;
  return error;
}

uint64_t random_bits() {
  static std::mt19937_64 generator = [] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }();
  return generator();
}

class ArchiveOutput : public FetchOutput {
 public:
  ArchiveOutput(GrowingFile file, Compression compression, std::string user_agent)
      : file_(std::move(file)), records_(compression, random_bits), user_agent_(std::move(user_agent)) {}

  std::optional<Error> begin() override {
    return file_.append(records_.info("pith/" + std::string(version()), user_agent_, time(nullptr)));
  }

  std::optional<Error> write(Fetched fetched, KnownPage& known) override {
    std::string bytes;
    for (size_t i = 0; i < fetched.exchanges.size(); ++i) {
      const Exchange& exchange = fetched.exchanges[i];
      const bool last = i + 1 == fetched.exchanges.size();
      const bool has_page = last && !known.archived.payload_digest.empty();
      const std::string digest = payload_digest(exchange.body);
      bytes += records_.exchange(exchange, digest, has_page ? std::optional(known.archived) : std::nullopt);
      if (last && exchange.status / 100 == 2 && !exchange.error) remember(exchange, digest, known);
    }
    return bytes.empty() ? std::nullopt : file_.append(bytes);
  }

  uint64_t bytes() const override { return file_.bytes(); }

 private:
  static void remember(const Exchange& exchange, const std::string& digest, KnownPage& known) {
    if (digest != known.archived.payload_digest) known.archived = {digest, exchange.url.text, utc_time(exchange.time)};
  }

  GrowingFile file_;
  WarcRecords records_;
  std::string user_agent_;
};

class FolderOutput : public FetchOutput {
 public:
  explicit FolderOutput(std::string folder) : folder_(std::move(folder)) {}

  std::optional<Error> write(Fetched fetched, KnownPage&) override {
    if (fetched.record.error || fetched.not_modified) return std::nullopt;
    const Result<WebUrl> url = parse_web_url(fetched.record.url);
    if (!url) return url.error();
    const std::filesystem::path path = std::filesystem::path(folder_) / page_path(*url, fetched.record.media_type);
    std::error_code fault;
    std::filesystem::create_directories(path.parent_path(), fault);
    const std::string part = path.string() + ".part";
    {
      Result<GrowingFile> file = GrowingFile::open(part, 0);
      if (!file) return file.error();
      if (auto wrong = file->append(fetched.record.bytes)) return wrong;
    }
    if (rename(part.c_str(), path.c_str()) != 0) return io_error(path, "cannot rename");
    return std::nullopt;
  }

  uint64_t bytes() const override { return 0; }

 private:
  std::string folder_;
};

class CleanedOutput : public FetchOutput {
 public:
  CleanedOutput(GrowingFile file, std::shared_ptr<const Cleaner> cleaner, Format format, Compression compression)
      : file_(std::move(file)), cleaner_(std::move(cleaner)), format_(format), compression_(compression) {}

  std::optional<Error> write(Fetched fetched, KnownPage&) override {
    if (fetched.not_modified) return std::nullopt;
    Record about = fetched.record;  // clean() takes the record; this is left for an error
    about.bytes.clear();
    std::optional<Error> fault = fetched.record.error;
    if (!fault) {
      const auto page = cleaner_->clean(std::move(fetched.record));
      if (page) return append(cleaner_->write(*page, format_));
      fault = page.error();
    }
    return append(cleaner_->write_error(about, *fault, format_));
  }

  uint64_t bytes() const override { return file_.bytes(); }

 private:
  std::optional<Error> append(std::string bytes) {
    return bytes.empty() ? std::nullopt : file_.append(compressed(std::move(bytes), compression_));
  }

  GrowingFile file_;
  std::shared_ptr<const Cleaner> cleaner_;
  Format format_;
  Compression compression_;
};

// Bytes that file systems, shells or other systems stumble over become '_'.
std::string safe_component(std::string_view part) {
  std::string out;
  for (const char c : part) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '.' || c == '_' || c == '~' || c == '%' || c == '=' || c == '&' || c == '+' || c == ',';
    out += safe ? c : '_';
  }
  if (out.starts_with('.')) out.insert(0, "_");
  if (out.size() <= kMaxComponent) return out;
  return out.substr(0, kMaxComponent - 41) + '-' + hexadecimal(sha1(part));
}

}  // namespace

Result<GrowingFile> GrowingFile::open(const std::string& path, uint64_t keep) {
  if (path == "-") return GrowingFile(STDOUT_FILENO, path, 0);
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return io_error(path, "cannot open");
  GrowingFile file(fd, path, keep);
  struct stat info = {};
  if (fstat(fd, &info) != 0) return io_error(path, "cannot stat");
  if (!S_ISREG(info.st_mode)) return file;
  if (ftruncate(fd, static_cast<off_t>(keep)) != 0) return io_error(path, "cannot cut");
  if (lseek(fd, static_cast<off_t>(keep), SEEK_SET) < 0) return io_error(path, "cannot seek");
  return file;
}

GrowingFile::GrowingFile(int fd, std::string path, uint64_t bytes) : fd_(fd), path_(std::move(path)), bytes_(bytes) {}

GrowingFile::GrowingFile(GrowingFile&& other) noexcept
    : fd_(other.fd_), path_(std::move(other.path_)), bytes_(other.bytes_) {
  other.fd_ = -1;
}

GrowingFile::~GrowingFile() {
  if (fd_ >= 0 && fd_ != STDOUT_FILENO) close(fd_);
}

std::optional<Error> GrowingFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return io_error(path_, "cannot write");
    bytes.remove_prefix(static_cast<size_t>(written));
    bytes_ += static_cast<uint64_t>(written);
  }
  return std::nullopt;
}

std::unique_ptr<FetchOutput> archive_output(GrowingFile file, Compression compression, std::string user_agent) {
  return std::make_unique<ArchiveOutput>(std::move(file), compression, std::move(user_agent));
}

std::unique_ptr<FetchOutput> folder_output(std::string folder) {
  return std::make_unique<FolderOutput>(std::move(folder));
}

std::unique_ptr<FetchOutput> cleaned_output(GrowingFile file, std::shared_ptr<const Cleaner> cleaner, Format format,
                                            Compression compression) {
  return std::make_unique<CleanedOutput>(std::move(file), std::move(cleaner), format, compression);
}

std::string page_path(const WebUrl& url, std::string_view media_type) {
  std::string path = safe_component(url.host);
  if (url.port != (url.scheme == "https" ? "443" : "80")) path += '_' + url.port;
  const std::string_view target = url.target;
  const size_t query = std::min(target.find('?'), target.size());
  for (size_t begin = 1; begin < query;) {
    const size_t end = std::min(target.find('/', begin), query);
    if (end > begin) path += '/' + safe_component(target.substr(begin, end - begin));
    begin = end + 1;
  }
  if (target.substr(0, query).ends_with('/')) path += "/index";
  if (query < target.size()) path += safe_component(target.substr(query));
  const std::string_view extension = media_type == "text/plain" ? ".txt" : ".html";
  const std::string lower = ascii_lowered(path);
  const bool has_end = lower.ends_with(extension) || lower.ends_with(".htm") || lower.ends_with(".xhtml");
  return has_end ? path : path + std::string(extension);
}

}  // namespace pith::cli
