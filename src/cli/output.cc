#include "cli/output.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unordered_set>

#include "base/text.h"

namespace pith::cli {
namespace {

// The unfinished file, for the signal handler. Only one is open at a time.
std::atomic<const char*> unfinished{nullptr};

Error io_error(const std::string& name, int number) {
  return {ErrorCode::io, std::string("cannot write: ") + std::strerror(number), {name, 0, 0, 0, ""}};
}

std::optional<Error> write_all(int file, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return io_error(name, errno);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return std::nullopt;
}

// A file under a passing name until finish().
class WholeFile {
 public:
  explicit WholeFile(std::string path) : path_(std::move(path)), passing_(path_ + ".part") {}
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  ~WholeFile() {
    if (file_ < 0) return;
    ::close(file_);
    ::unlink(passing_.c_str());
    unfinished = nullptr;
  }

  std::optional<Error> open() {
    unfinished = passing_.c_str();
    file_ = ::open(passing_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file_ >= 0) return std::nullopt;
    unfinished = nullptr;
    return io_error(path_, errno);
  }
  std::optional<Error> write(std::string_view bytes) { return write_all(file_, bytes, path_); }
  std::optional<Error> finish() {
    const bool closed = ::close(file_) == 0;
    file_ = -1;
    unfinished = nullptr;
    if (closed && ::rename(passing_.c_str(), path_.c_str()) == 0) return std::nullopt;
    const Error error = io_error(path_, errno);
    ::unlink(passing_.c_str());
    return error;
  }

 private:
  std::string path_, passing_;
  int file_ = -1;
};

class DescriptorOutput : public Output {
 public:
  DescriptorOutput(int file, std::string name, bool owned) : file_(file), name_(std::move(name)), owned_(owned) {}
  ~DescriptorOutput() override {
    if (owned_ && file_ >= 0) ::close(file_);
  }
  std::optional<Error> write(const Record&, std::string_view bytes) override { return write_all(file_, bytes, name_); }
  // Some file systems tell only here that they are full.
  std::optional<Error> finish() override {
    const int closing = owned_ ? std::exchange(file_, -1) : ::dup(file_);
    if (closing < 0 || ::close(closing) != 0) return io_error(name_, errno);
    return std::nullopt;
  }

 private:
  int file_;
  std::string name_;
  bool owned_;
};

class FileOutput : public Output {
 public:
  explicit FileOutput(const std::string& path) : file_(path) {}
  std::optional<Error> open() { return file_.open(); }
  std::optional<Error> write(const Record&, std::string_view bytes) override { return file_.write(bytes); }
  std::optional<Error> finish() override { return file_.finish(); }

 private:
  WholeFile file_;
};

// A relative path that stays inside its folder.
std::string safe_name(const std::string& id) {
  std::string out;
  for (size_t at = 0; at <= id.size();) {
    const size_t end = std::min(id.find('/', at), id.size());
    std::string part = id.substr(at, end - at);
    at = end + 1;
    if (part.empty() || part == "." || part == "..") continue;
    for (char& c : part) {
      if (static_cast<unsigned char>(c) < ' ' || c == 0x7F || c == '\\' || c == ':' || c == '<' || c == '>') c = '_';
    }
    if (part.size() > 200) part = part.substr(0, 180) + '-' + std::to_string(fnv1a(part));
    out += (out.empty() ? "" : "/") + part;
  }
  return out.empty() || out == "-" ? "stdin" : out;
}

class FolderOutput : public Output {
 public:
  FolderOutput(std::string folder, std::string extension, Compression compression)
      : folder_(std::move(folder)), extension_(std::move(extension)), compression_(compression) {}

  std::optional<Error> write(const Record& record, std::string_view bytes) override {
    const std::filesystem::path path = std::filesystem::path(folder_) / unused_name(record.id);
    std::error_code fault;
    std::filesystem::create_directories(path.parent_path(), fault);
    if (fault) return io_error(path.string(), fault.value());
    WholeFile file(path.string());
    if (auto error = file.open()) return error;
    if (auto error = file.write(compressed(std::string(bytes), compression_))) return error;
    return file.finish();
  }
  std::optional<Error> finish() override { return std::nullopt; }

 private:
  // "a.html" and "a.htm" must not share a file: the second becomes "a.htm.txt", then "a.htm.2.txt".
  std::string unused_name(const std::string& id) {
    std::string name = output_name(id, extension_);
    if (take(name)) return name;
    const std::string whole = safe_name(id);
    for (int i = 1;; ++i) {
      name = whole + (i == 1 ? "" : '.' + std::to_string(i)) + extension_;
      if (take(name)) return name;
    }
  }
  bool take(const std::string& name) { return taken_.insert(fnv1a(name)).second; }

  std::string folder_, extension_;
  Compression compression_;
  std::unordered_set<uint64_t> taken_;
};

bool is_special_file(const std::string& path) {
  struct stat info = {};
  return ::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

extern "C" void remove_unfinished(int signal) {
  if (const char* path = unfinished) ::unlink(path);
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

std::string_view without_extension(std::string_view name) {
  for (std::string_view known : {".gz", ".zst", ".html", ".htm", ".xhtml", ".xht", ".txt", ".text", ".mhtml", ".mht"}) {
    if (name.size() > known.size() && equals_ignoring_ascii_case(name.substr(name.size() - known.size()), known)) {
      const std::string_view rest = name.substr(0, name.size() - known.size());
      return known == ".gz" || known == ".zst" ? without_extension(rest) : rest;
    }
  }
  return name;
}

}  // namespace

std::unique_ptr<Output> standard_output() {
  return std::make_unique<DescriptorOutput>(STDOUT_FILENO, "standard output", false);
}

Result<std::unique_ptr<Output>> file_output(const std::string& path) {
  if (is_special_file(path)) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return io_error(path, errno);
    return std::unique_ptr<Output>(std::make_unique<DescriptorOutput>(file, path, true));
  }
  auto output = std::make_unique<FileOutput>(path);
  if (auto error = output->open()) return *std::move(error);
  return std::unique_ptr<Output>(std::move(output));
}

Result<std::unique_ptr<Output>> folder_output(const std::string& folder, const std::string& extension,
                                              Compression compression) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault || !std::filesystem::is_directory(folder)) return io_error(folder, fault ? fault.value() : ENOTDIR);
  return std::unique_ptr<Output>(std::make_unique<FolderOutput>(folder, extension, compression));
}

std::string output_name(const std::string& id, const std::string& extension) {
  const std::string name = safe_name(id);
  const size_t slash = name.rfind('/') + 1;  // npos + 1 == 0
  return name.substr(0, slash) + std::string(without_extension(std::string_view(name).substr(slash))) + extension;
}

void guard_signals() {
  ::signal(SIGPIPE, SIG_IGN);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action = {};
    ::sigaction(signal, nullptr, &action);
    if (action.sa_handler != SIG_DFL) continue;  // ignored by who started us (nohup)
    action.sa_handler = remove_unfinished;
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace pith::cli
