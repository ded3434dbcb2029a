#include "cli/compressed_output.h"

#include <string>
#include <utility>

namespace pith::cli {
namespace {

class CompressedOutput : public Output {
 public:
  CompressedOutput(std::unique_ptr<Output> inner, Compression compression, size_t member_size)
      : inner_(std::move(inner)), compression_(compression), member_size_(member_size) {}

  std::optional<Error> write(const Record&, std::string_view bytes) override {
    pending_ += bytes;
    return std::nullopt;
  }

  std::optional<Error> passed(uint64_t documents) override {
    waiting_ += documents;
    return pending_.empty() || pending_.size() < member_size_ ? std::nullopt : flush();
  }

  uint64_t already() const override { return inner_->already(); }

  std::optional<Error> finish() override {
    const bool nothing = !wrote_ && inner_->already() == 0;
    if (!pending_.empty() || nothing) {
      if (auto wrong = flush()) return wrong;
    }
    return inner_->finish();
  }

 private:
  // First the member, then the count of what is in it: inner may vouch for both.
  std::optional<Error> flush() {
    wrote_ = true;
    if (auto wrong = inner_->write({}, compressed(std::exchange(pending_, {}), compression_))) return wrong;
    return inner_->passed(std::exchange(waiting_, 0));
  }

  std::unique_ptr<Output> inner_;
  Compression compression_;
  size_t member_size_;
  std::string pending_;   // documents of the next member
  uint64_t waiting_ = 0;  // their number, those that wrote nothing included
  bool wrote_ = false;
};

}  // namespace

std::unique_ptr<Output> compressed_output(std::unique_ptr<Output> inner, Compression compression, size_t member_size) {
  if (compression == Compression::none) return inner;
  return std::make_unique<CompressedOutput>(std::move(inner), compression, member_size);
}

}  // namespace pith::cli
