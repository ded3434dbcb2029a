#include "read/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace pith {
namespace {

Error io_error(const std::string& path, const char* what) {
  Error error;
  error.code = ErrorCode::io;
  error.message = std::string(what) + ": " + std::strerror(errno);
  error.place.source = path;
  return error;
}

class FileSource : public ByteSource {
 public:
  FileSource(int fd, std::string path, uint64_t size = 0) : fd_(fd), path_(std::move(path)), size_(size) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (fd_ != STDIN_FILENO) close(fd_);
  }

  Result<size_t> read(char* into, size_t size) override {
    for (;;) {
      const ssize_t got = ::read(fd_, into, size);
      if (got >= 0) return static_cast<size_t>(got);
      if (errno != EINTR) return io_error(path_, "cannot read");
    }
  }
  uint64_t size() const override { return size_; }

 private:
  int fd_;
  std::string path_;
  uint64_t size_;
};

class BytesSource : public ByteSource {
 public:
  explicit BytesSource(std::string bytes) : bytes_(std::move(bytes)) {}

  Result<size_t> read(char* into, size_t size) override {
    const size_t take = std::min(size, bytes_.size() - next_);
    std::memcpy(into, bytes_.data() + next_, take);
    next_ += take;
    return take;
  }
  uint64_t size() const override { return bytes_.size(); }

 private:
  std::string bytes_;
  size_t next_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_source(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(new FileSource(STDIN_FILENO, "standard input"));
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error(path, "cannot open");
  struct stat info = {};
  const bool known = fstat(fd, &info) == 0;
  auto source = std::make_unique<FileSource>(fd, path, known ? static_cast<uint64_t>(info.st_size) : 0);
  if (!known) return io_error(path, "cannot stat");
  if (S_ISDIR(info.st_mode)) {
    errno = EISDIR;
    return io_error(path, "cannot read");
  }
  return std::unique_ptr<ByteSource>(std::move(source));
}

std::unique_ptr<ByteSource> source_of_bytes(std::string bytes) {
  return std::make_unique<BytesSource>(std::move(bytes));
}

}  // namespace pith
