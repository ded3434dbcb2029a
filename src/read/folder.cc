// Folders: a depth-first walk in the byte order of the relative paths.
//
// A folder sorts as its name and '/', so that "a.html" ('.' is 2E) comes before "a/b.html" ('/' is 2F) as it does in a
// sorted list of paths. Each folder is entered once, told by device and inode: a link to a folder above it, or a second
// link to one that was read, gives nothing. Pipes and devices are passed over, since opening one may block for ever.
// Tested in tests/unit/read/folder_test.cc.
#include "read/folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "read/page_file.h"

namespace pith {
namespace {

constexpr std::string_view kPartFolder = "_files";  // of "page.html" is "page_files"

constexpr std::array<std::string_view, 42> kPartExtensions = {
    "css", "js",  "mjs",  "map",  "json",  "wasm", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg",    "ico",
    "bmp", "tif", "tiff", "woff", "woff2", "ttf",  "otf", "eot", "mp3",  "ogg", "oga",  "wav",  "flac",   "m4a",
    "mp4", "m4v", "webm", "ogv",  "avi",   "mov",  "mkv", "pdf", "exe",  "dll", "so",   "db",   "sqlite", "swf"};

enum class EntryKind { file, folder, broken };

struct Entry {
  std::string name;  // folders end in '/'
  EntryKind kind = EntryKind::file;
  int error = 0;  // errno of a broken one
};

Error io_error(const std::string& path, const char* what, const std::string& why) {
  Error error{ErrorCode::io, std::string(what) + ": " + why, {}};
  error.place.source = path;
  return error;
}

// "page_files/" beside "page.html" or "page.htm". `entries` are sorted.
bool belongs_to_page(const std::string& folder, const std::vector<Entry>& entries) {
  std::string_view stem = std::string_view(folder).substr(0, folder.size() - 1);
  if (!stem.ends_with(kPartFolder)) return false;
  stem.remove_suffix(kPartFolder.size());
  const auto has = [&](const std::string& name) {
    const auto at = std::lower_bound(entries.begin(), entries.end(), name,
                                     [](const Entry& entry, const std::string& value) { return entry.name < value; });
    return at != entries.end() && at->name == name;
  };
  return has(std::string(stem) + ".html") || has(std::string(stem) + ".htm");
}

class FolderReader : public RecordReader {
 public:
  FolderReader(std::string root, const ReadOptions& options) : root_(std::move(root)), options_(options) { enter(""); }

  std::optional<Record> next() override {
    for (;;) {
      std::optional<Record> record = from_file();
      if (!record && failed_) record = std::exchange(failed_, std::nullopt);
      if (!record && advance()) continue;
      if (record) record->origin.ordinal = count_++;
      return record;
    }
  }

 private:
  struct Level {
    std::string path;  // relative to the root; "" or ends in '/'
    std::vector<Entry> entries;
    size_t next = 0;
  };

  std::string full(const std::string& relative) const { return root_ + '/' + relative; }

  std::optional<Record> from_file() {
    if (!file_) return std::nullopt;
    std::optional<Record> record = file_->next();
    if (!record) {
      file_.reset();
    } else if (record->id == full(file_path_)) {  // a page, not a record of a container
      record->id = file_path_;
      record->origin.container = root_;
    }
    return record;
  }

  // Goes on to the next entry; false at the end of the walk.
  bool advance() {
    while (!levels_.empty() && levels_.back().next == levels_.back().entries.size()) levels_.pop_back();
    if (levels_.empty()) return false;
    const Entry& entry = levels_.back().entries[levels_.back().next++];
    const std::string path = levels_.back().path + entry.name;
    if (entry.kind == EntryKind::folder) {
      enter(path);
    } else if (entry.kind == EntryKind::broken) {
      fail(path, "cannot open", std::strerror(entry.error));
    } else {
      open(path);
    }
    return true;
  }

  void open(const std::string& path) {
    file_path_ = path;
    Result<std::unique_ptr<RecordReader>> file = open_input(full(path), options_);
    if (file)
      file_ = std::move(file).value();
    else
      failed_ = failed_record(path, file.error());
  }

  void fail(const std::string& path, const char* what, const std::string& why) {
    failed_ = failed_record(path, io_error(full(path), what, why));
  }

  void enter(const std::string& path) {
    struct stat info = {};
    if (stat(full(path).c_str(), &info) != 0) return fail(path, "cannot open", std::strerror(errno));
    if (!entered_.insert({info.st_dev, info.st_ino}).second) return;
    std::error_code error;
    std::vector<Entry> entries = list(path, error);
    if (error) fail(path, "cannot list", error.message());
    levels_.push_back({path, std::move(entries), 0});
  }

  std::vector<Entry> list(const std::string& path, std::error_code& error) const {
    std::vector<Entry> entries;
    std::filesystem::directory_iterator at(full(path), error);
    for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
      add_entry(at->path().filename().string(), path, entries);
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    std::vector<Entry> pages;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(pages), [&](const Entry& entry) {
      return entry.kind != EntryKind::folder || !belongs_to_page(entry.name, entries);
    });
    return pages;
  }

  void add_entry(const std::string& name, const std::string& folder, std::vector<Entry>& entries) const {
    if (name.starts_with('.')) return;
    struct stat info = {};
    if (stat(full(folder + name).c_str(), &info) != 0) {
      if (!is_page_part(name)) entries.push_back({name, EntryKind::broken, errno});
    } else if (S_ISDIR(info.st_mode)) {
      entries.push_back({name + '/', EntryKind::folder, 0});
    } else if (S_ISREG(info.st_mode) && !is_page_part(name)) {
      entries.push_back({name, EntryKind::file, 0});
    }
  }

  std::string root_;
  ReadOptions options_;
  std::vector<Level> levels_;  // the folders around the current entry
  std::set<std::pair<dev_t, ino_t>> entered_;
  std::unique_ptr<RecordReader> file_;
  std::string file_path_;  // of file_, relative
  std::optional<Record> failed_;
  uint64_t count_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> folder_reader(const std::string& path, const ReadOptions& options) {
  std::string root = path;
  while (root.size() > 1 && root.ends_with('/')) root.pop_back();
  return std::make_unique<FolderReader>(std::move(root), options);
}

bool is_page_part(std::string_view file_name) {
  const size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string extension = ascii_lowered(file_name.substr(dot + 1));
  return std::find(kPartExtensions.begin(), kPartExtensions.end(), extension) != kPartExtensions.end();
}

}  // namespace pith
