// A run that can be killed: each document is appended to PATH.part, then one line of fixed length in PATH.progress is
// overwritten. The program may die between the two: then the file is longer than the line says, and is cut to that
// length when the run goes on, so that the document is written once. Since documents come in the order of the inputs,
// whatever the number of threads, the count of them is all that has to be known, and the outcome is the same bytes as
// of a run that was never killed. (A machine that loses power may lose the files' last seconds: nothing is flushed for
// each document.) Tested in tests/unit/cli/long_output_test.cc.
#include "cli/long_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/text.h"

namespace pith::cli {
namespace {

Error io_error(const std::string& path, const char* what) {
  Error error{ErrorCode::io, std::string(what) + ": " + std::strerror(errno), {}};
  error.place.source = path;
  return error;
}

struct Progress {
  uint64_t documents = 0;
  uint64_t bytes = 0;
};

constexpr const char* kLine = "pith run %016llx documents %020llu bytes %020llu\n";
constexpr size_t kLineSize = 9 + 16 + 11 + 20 + 7 + 20 + 1;

std::string line_of(uint64_t run, const Progress& progress) {
  char line[kLineSize + 1];
  std::snprintf(line, sizeof line, kLine, static_cast<unsigned long long>(run),
                static_cast<unsigned long long>(progress.documents), static_cast<unsigned long long>(progress.bytes));
  return line;
}

class ResumableFile : public Output {
 public:
  ResumableFile(std::string path, uint64_t run) : path_(std::move(path)), run_(run) {}
  ResumableFile(const ResumableFile&) = delete;
  ResumableFile& operator=(const ResumableFile&) = delete;
  ~ResumableFile() override {
    for (const int fd : {part_, state_}) {
      if (fd >= 0) ::close(fd);
    }
  }

  std::optional<Error> open() {
    part_ = ::open(part_name().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (part_ < 0) return io_error(part_name(), "cannot open");
    state_ = ::open(state_name().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (state_ < 0) return io_error(state_name(), "cannot open");
    if (auto wrong = read_progress()) return wrong;
    already_ = progress_.documents;
    if (::ftruncate(part_, static_cast<off_t>(progress_.bytes)) != 0) return io_error(part_name(), "cannot cut");
    return std::nullopt;
  }

  uint64_t already() const override { return already_; }

  std::optional<Error> write(const Record&, std::string_view bytes) override {
    return write_at(part_, bytes, &progress_.bytes, part_name());
  }

  std::optional<Error> passed() override {
    ++progress_.documents;
    uint64_t at = 0;
    return write_at(state_, line_of(run_, progress_), &at, state_name());
  }

  std::optional<Error> finish() override {
    if (::rename(part_name().c_str(), path_.c_str()) != 0) return io_error(path_, "cannot rename");
    ::unlink(state_name().c_str());
    return std::nullopt;
  }

 private:
  std::string part_name() const { return path_ + ".part"; }
  std::string state_name() const { return path_ + ".progress"; }

  // An empty file is that of a new run.
  std::optional<Error> read_progress() {
    char line[kLineSize + 1] = {};
    const ssize_t got = ::pread(state_, line, kLineSize, 0);
    if (got < 0) return io_error(state_name(), "cannot read");
    unsigned long long run = 0, documents = 0, bytes = 0;
    const bool parsed =
        std::sscanf(line, "pith run %16llx documents %20llu bytes %20llu", &run, &documents, &bytes) == 3;
    if (got > 0 && (!parsed || run != run_)) {
      Error error{ErrorCode::usage, "is of a run with other inputs or flags; remove it to begin anew", {}};
      error.place.source = state_name();
      return error;
    }
    progress_ = {documents, bytes};
    return std::nullopt;
  }

  static std::optional<Error> write_at(int fd, std::string_view bytes, uint64_t* at, const std::string& name) {
    while (!bytes.empty()) {
      const ssize_t written = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(*at));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return io_error(name, "cannot write");
      bytes.remove_prefix(static_cast<size_t>(written));
      *at += static_cast<uint64_t>(written);
    }
    return std::nullopt;
  }

  std::string path_;
  uint64_t run_;
  int part_ = -1;
  int state_ = -1;
  Progress progress_;
  uint64_t already_ = 0;
};

class ShardedOutput : public Output {
 public:
  ShardedOutput(std::string path, uint64_t size) : path_(std::move(path)), size_(size) {}

  std::optional<Error> write(const Record& record, std::string_view bytes) override {
    if (!shard_) {
      Result<std::unique_ptr<Output>> opened = file_output(shard_name(path_, ++number_));
      if (!opened) return opened.error();
      shard_ = std::move(opened).value();
      written_ = 0;
    }
    if (auto wrong = shard_->write(record, bytes)) return wrong;
    written_ += bytes.size();
    return written_ < size_ ? std::nullopt : finish();
  }

  std::optional<Error> finish() override {
    if (!shard_) return std::nullopt;
    const std::unique_ptr<Output> shard = std::move(shard_);
    return shard->finish();
  }

 private:
  std::string path_;
  uint64_t size_;
  uint64_t written_ = 0;  // to the current shard
  uint32_t number_ = 0;
  std::unique_ptr<Output> shard_;
};

}  // namespace

Result<std::unique_ptr<Output>> resumable_output(const std::string& path, const std::string& run) {
  auto output = std::make_unique<ResumableFile>(path, fnv1a(run));
  if (auto wrong = output->open()) return *wrong;
  return std::unique_ptr<Output>(std::move(output));
}

std::unique_ptr<Output> sharded_output(const std::string& path, uint64_t size) {
  return std::make_unique<ShardedOutput>(path, size);
}

std::string shard_name(const std::string& path, uint32_t number) {
  const size_t slash = path.rfind('/') + 1;  // npos + 1 == 0
  const size_t dot = path.find('.', std::min(slash + 1, path.size()));
  const size_t end = std::min(dot, path.size());
  char digits[16];
  std::snprintf(digits, sizeof digits, "-%05u", number);
  return path.substr(0, end) + digits + path.substr(end);
}

}  // namespace pith::cli
