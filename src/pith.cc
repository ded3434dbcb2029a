#include "pith.h"

#include <utility>

#include "write/writer.h"

namespace pith {

struct Cleaner::Impl {
  RuleSet rules;
  CleanOptions options;
};

Cleaner::Cleaner(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Cleaner::Cleaner(Cleaner&&) noexcept = default;
Cleaner& Cleaner::operator=(Cleaner&&) noexcept = default;
Cleaner::~Cleaner() = default;

Result<Cleaner> Cleaner::create(const Options& options) {
  auto loaded = load_rules_from(options.rules);
  if (!loaded) return std::move(loaded).error();
  auto rules = RuleSet::compile(std::move(loaded).value(), options.choice);
  if (!rules) return std::move(rules).error();
  return Cleaner(std::make_unique<Impl>(Impl{std::move(rules).value(), options.clean}));
}

Result<CleanDocument> Cleaner::clean(Record&& record) const {
  return pith::clean(std::move(record), impl_->rules, impl_->options);
}

const RuleSet& Cleaner::rules() const {
  return impl_->rules;
}

std::string write(const CleanDocument& document, Format) {
  return write_text({*document.page, document.document, document.blocks, document.cleaned});
}

std::string_view version() {
  return PITH_VERSION;
}

}  // namespace pith
