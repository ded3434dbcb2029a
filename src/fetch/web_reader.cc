#include "fetch/web_reader.h"

#include "base/text.h"

namespace pith {
namespace {

class MixedReader : public RecordReader {
 public:
  MixedReader(std::vector<std::string> inputs, const ReadOptions& read, const FetchOptions& fetch)
      : inputs_(std::move(inputs)), read_(read), fetch_(fetch) {}

  std::optional<Record> next() override {
    for (;;) {
      std::optional<Record> record = files_ ? files_->next() : std::nullopt;
      if (!record) files_.reset();
      if (!record && next_ == inputs_.size()) return std::nullopt;
      if (!record) record = open(inputs_[next_++]);
      if (!record) continue;
      record->origin.ordinal = count_++;
      return record;
    }
  }

 private:
  // The record of a web address; of a file or folder a reader, which is asked next.
  std::optional<Record> open(const std::string& input) {
    if (!is_web_address(input)) {
      files_ = open_inputs({input}, read_);
      return std::nullopt;
    }
    if (!fetcher_) fetcher_.emplace(fetch_, real_world());
    if (!fetcher_->add(input)) return std::nullopt;  // given twice
    std::optional<Fetched> fetched = fetcher_->next();
    return fetched ? std::optional<Record>(std::move(fetched->record)) : std::nullopt;
  }

  std::vector<std::string> inputs_;
  ReadOptions read_;
  FetchOptions fetch_;
  std::optional<Fetcher> fetcher_;  // made for the first web address: it takes libcurl some time
  std::unique_ptr<RecordReader> files_;
  size_t next_ = 0;
  uint64_t count_ = 0;
};

}  // namespace

bool is_web_address(std::string_view input) {
  const std::string begin = ascii_lowered(input.substr(0, 8));
  return begin.starts_with("http://") || begin == "https://";
}

std::unique_ptr<RecordReader> open_files_and_web(std::vector<std::string> inputs, const ReadOptions& read,
                                                 const FetchOptions& fetch) {
  return std::make_unique<MixedReader>(std::move(inputs), read, fetch);
}

}  // namespace pith
