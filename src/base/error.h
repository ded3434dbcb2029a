// Error and Result: faults of the data are values with a place; exceptions are for programming faults.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace pith {

enum class ErrorCode : uint8_t {
  io,           // a file or stream could not be read or written
  network,      // a fetch failed
  too_large,    // over a stated limit
  encoding,     // bytes that no decoder takes
  syntax,       // a rule file, selector, pattern, configuration or container that does not parse
  rule,         // a rule that parses but may not stand: missing or failing cases, duplicate id
  usage,        // a wrong option or argument
  unsupported,  // a kind of input or a feature that this build does not take
};

// Where a fault stands. Unknown parts are empty or 0. Lines and columns count from 1; a column counts code points.
struct Place {
  std::string source;  // file path or URL
  uint32_t line = 0;
  uint32_t column = 0;
  uint64_t offset = 0;  // byte offset of a record in a container
  std::string excerpt;  // the source line, for the caret; empty = none
};

struct Error {
  ErrorCode code = ErrorCode::syntax;
  std::string message;  // what was expected and what was found; no trailing period or newline
  Place place;

  // "file:line:column: message", then the excerpt and a caret under the column where there is one. No final newline.
  std::string to_string() const;
};

// Line and column (from 1, in code points) of a byte offset; `excerpt` is that line, cut to a readable width.
Place place_at(std::string_view source_name, std::string_view text, size_t offset);

// A value or an Error. Accessing the wrong one is a programming fault (std::bad_variant_access).
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace pith
