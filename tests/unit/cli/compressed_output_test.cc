#include "cli/compressed_output.h"

#include "catch.h"
#include "read/decoder.h"

namespace pith::cli {
namespace {

// What reaches the inner output: members, and how many documents were done with each.
struct Seen {
  std::vector<std::string> members;
  std::vector<uint64_t> passed;
  bool finished = false;
};

class Inner : public Output {
 public:
  Inner(Seen& seen, uint64_t already) : seen_(seen), already_(already) {}
  std::optional<Error> write(const Record&, std::string_view bytes) override {
    std::string plain;
    CHECK(!decode_all(*gzip_decoder(), bytes, 1'000'000, plain));
    seen_.members.push_back(plain);
    return std::nullopt;
  }
  std::optional<Error> passed(uint64_t documents) override {
    seen_.passed.push_back(documents);
    return std::nullopt;
  }
  uint64_t already() const override { return already_; }
  std::optional<Error> finish() override {
    seen_.finished = true;
    return std::nullopt;
  }

 private:
  Seen& seen_;
  uint64_t already_;
};

Seen run(size_t member_size, const std::vector<std::string>& documents, uint64_t already = 0) {
  Seen seen;
  const auto output = compressed_output(std::make_unique<Inner>(seen, already), Compression::gzip, member_size);
  CHECK(output->already() == already);
  for (const std::string& document : documents) {
    if (!document.empty()) CHECK(!output->write({}, document));
    CHECK(!output->passed(1));
  }
  CHECK(!output->finish());
  CHECK(seen.finished);
  return seen;
}

using Texts = std::vector<std::string>;
using Counts = std::vector<uint64_t>;

TEST_CASE("members hold whole documents, and count them") {
  const Seen many = run(5, {"123", "456", "", "7", "8"});
  CHECK(many.members == Texts{"123456", "78"});
  CHECK(many.passed == Counts{2, 3});
  const Seen single = run(0, {"123", "", "456"});
  CHECK(single.members == Texts{"123", "456"});
  CHECK(single.passed == Counts{1, 2});
}

TEST_CASE("a run that goes on makes the members of one that was never cut off") {
  const Texts documents = {"123", "456", "7", "89", "1234567", "8"};
  const Seen whole = run(5, documents);
  CHECK(whole.members == Texts{"123456",
                               "789"
                               "1234567",
                               "8"});
  const Seen rest = run(5, Texts(documents.begin() + 2, documents.end()), 2);
  CHECK(rest.members == Texts(whole.members.begin() + 1, whole.members.end()));
}

TEST_CASE("an output without documents is an empty member, once") {
  CHECK(run(5, {}).members == Texts{""});
  CHECK(run(5, {"", ""}).members == Texts{""});
  CHECK(run(5, {}, 7).members.empty());
}

TEST_CASE("not compressed means not wrapped") {
  Seen seen;
  auto inner = std::make_unique<Inner>(seen, 0);
  Output* const address = inner.get();
  CHECK(compressed_output(std::move(inner), Compression::none, 5).get() == address);
}

}  // namespace
}  // namespace pith::cli
