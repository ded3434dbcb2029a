// A run that can be killed: each document is appended to PATH.part, then one line of fixed length in PATH.progress is
// overwritten. The program may die between the two: then the file is longer than the line says, and is cut to that
// length when the run goes on, so that the document is written once. Since documents come in the order of the inputs,
// whatever the number of threads, the count of them is all that has to be known, and the outcome is the same bytes as
// of a run that was never killed. (A machine that loses power may lose the files' last seconds: nothing is flushed for
// each document.) Shards are the same: the line also has the shard's number; a shard that is full gets its final name,
// and when the program dies before the line says so, it is taken back as the current one. Tested in
// tests/unit/cli/long_output_test.cc.
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
  uint64_t bytes = 0;  // of the current shard; of the file, where there are no shards
  uint32_t shard = 1;
};

constexpr const char* kLine = "pith run %016llx documents %020llu shard %010u bytes %020llu\n";
constexpr size_t kLineSize = 9 + 16 + 11 + 20 + 7 + 10 + 7 + 20 + 1;

std::string line_of(uint64_t run, const Progress& progress) {
  char line[kLineSize + 1];
  std::snprintf(line, sizeof line, kLine, static_cast<unsigned long long>(run),
                static_cast<unsigned long long>(progress.documents), progress.shard,
                static_cast<unsigned long long>(progress.bytes));
  return line;
}

bool exists(const std::string& path) {
  return ::access(path.c_str(), F_OK) == 0;
}

class ResumableFile : public Output {
 public:
  ResumableFile(std::string path, uint64_t run, uint64_t shard_size)
      : path_(std::move(path)), run_(run), shard_size_(shard_size) {}
  ResumableFile(const ResumableFile&) = delete;
  ResumableFile& operator=(const ResumableFile&) = delete;
  ~ResumableFile() override {
    for (const int fd : {part_, state_}) {
      if (fd >= 0) ::close(fd);
    }
  }

  std::optional<Error> open() {
    state_ = ::open(state_name().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (state_ < 0) return io_error(state_name(), "cannot open");
    if (auto wrong = read_progress()) return wrong;
    already_ = progress_.documents;
    return open_part();
  }

  uint64_t already() const override { return already_; }

  std::optional<Error> write(const Record&, std::string_view bytes) override {
    if (shard_size_ > 0 && progress_.bytes >= shard_size_) {
      if (auto wrong = next_shard()) return wrong;
    }
    return write_at(part_, bytes, &progress_.bytes, part_name());
  }

  std::optional<Error> passed(uint64_t documents) override {
    progress_.documents += documents;
    uint64_t at = 0;
    return write_at(state_, line_of(run_, progress_), &at, state_name());
  }

  std::optional<Error> finish() override {
    if (auto wrong = close_part()) return wrong;
    ::unlink(state_name().c_str());
    return std::nullopt;
  }

 private:
  std::string final_name() const { return shard_size_ > 0 ? shard_name(path_, progress_.shard) : path_; }
  std::string part_name() const { return final_name() + ".part"; }
  std::string state_name() const { return path_ + ".progress"; }

  // What the progress vouches for of it. When the program died behind close_part(), the part has its final name.
  std::optional<Error> open_part() {
    const std::string part = part_name();
    if (progress_.documents > 0 && !exists(part)) ::rename(final_name().c_str(), part.c_str());
    part_ = ::open(part.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (part_ < 0) return io_error(part, "cannot open");
    const off_t size = ::lseek(part_, 0, SEEK_END);
    if (size < 0) return io_error(part, "cannot seek");
    if (static_cast<uint64_t>(size) < progress_.bytes)
      return usage_error(part, "is shorter than " + state_name() + " says; remove both to begin anew");
    if (::ftruncate(part_, static_cast<off_t>(progress_.bytes)) != 0) return io_error(part, "cannot cut");
    return std::nullopt;
  }

  std::optional<Error> close_part() {
    const std::string part = part_name();
    const bool closed = ::close(part_) == 0;
    part_ = -1;
    if (!closed) return io_error(part, "cannot close");
    if (::rename(part.c_str(), final_name().c_str()) != 0) return io_error(final_name(), "cannot rename");
    return std::nullopt;
  }

  std::optional<Error> next_shard() {
    if (auto wrong = close_part()) return wrong;
    ++progress_.shard;
    progress_.bytes = 0;
    part_ = ::open(part_name().c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (part_ < 0) return io_error(part_name(), "cannot open");
    return std::nullopt;
  }

  static Error usage_error(const std::string& path, std::string what) {
    Error error{ErrorCode::usage, std::move(what), {}};
    error.place.source = path;
    return error;
  }

  // An empty file is that of a new run.
  std::optional<Error> read_progress() {
    char line[kLineSize + 1] = {};
    const ssize_t got = ::pread(state_, line, kLineSize, 0);
    if (got < 0) return io_error(state_name(), "cannot read");
    if (got == 0) return std::nullopt;
    unsigned long long run = 0, documents = 0, bytes = 0;
    unsigned shard = 0;
    const bool parsed = std::sscanf(line, "pith run %16llx documents %20llu shard %10u bytes %20llu", &run, &documents,
                                    &shard, &bytes) == 4;
    if (!parsed || run != run_)
      return usage_error(state_name(), "is of a run with other inputs or flags; remove it to begin anew");
    progress_ = {documents, bytes, shard};
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
  uint64_t shard_size_;  // 0 = no shards
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

Result<std::unique_ptr<Output>> resumable_output(const std::string& path, const std::string& run, uint64_t shard_size) {
  auto output = std::make_unique<ResumableFile>(path, fnv1a(run), shard_size);
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
