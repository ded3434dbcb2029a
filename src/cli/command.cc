#include "cli/command.h"

#include <algorithm>
#include <charconv>

namespace pith::cli {
namespace {

Error wrong(const Flag& flag, const std::string& expected, std::string_view found) {
  return {ErrorCode::usage, "--" + flag.name + ": expected " + expected + ", found \"" + std::string(found) + "\"", {}};
}

std::string one_of(const std::vector<std::string>& choices) {
  std::string out;
  for (const std::string& choice : choices) out += (out.empty() ? "" : ", ") + choice;
  return "one of " + out;
}

template <typename Number>
bool parse_number(std::string_view text, Number* number) {
  Number parsed{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), parsed);
  if (fault != std::errc() || end != text.data() + text.size()) return false;
  *number = parsed;
  return true;
}

std::optional<Error> set(bool* target, const Flag& flag, std::string_view value) {
  if (!value.empty() && value != "true" && value != "false") return wrong(flag, "true or false", value);
  *target = value != "false";
  return std::nullopt;
}
std::optional<Error> set(uint32_t* target, const Flag& flag, std::string_view value) {
  if (flag.value.empty()) {
    ++*target;
    return std::nullopt;
  }
  if (!parse_number(value, target)) return wrong(flag, "a whole number", value);
  return std::nullopt;
}
std::optional<Error> set(std::optional<double>* target, const Flag& flag, std::string_view value) {
  double number = 0;
  if (!parse_number(value, &number)) return wrong(flag, "a number", value);
  *target = number;
  return std::nullopt;
}
std::optional<Error> set(std::string* target, const Flag&, std::string_view value) {
  *target = value;
  return std::nullopt;
}
std::optional<Error> set(std::vector<std::string>* target, const Flag&, std::string_view value) {
  target->emplace_back(value);
  return std::nullopt;
}

}  // namespace

std::optional<Error> assign(const Flag& flag, std::string_view value) {
  if (value.empty() && !flag.implied.empty()) value = flag.implied;
  if (!flag.choices.empty() && std::find(flag.choices.begin(), flag.choices.end(), value) == flag.choices.end())
    return wrong(flag, one_of(flag.choices), value);
  return std::visit([&](auto* target) { return set(target, flag, value); }, flag.target);
}

void append(std::vector<Flag>& flags, std::vector<Flag> more) {
  std::move(more.begin(), more.end(), std::back_inserter(flags));
}

}  // namespace pith::cli
