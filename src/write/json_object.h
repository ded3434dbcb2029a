// JSON objects and arrays, written member by member.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"

namespace pith {

// An object or array under construction: writes the commas.
class Json {
 public:
  Json(std::string& out, char open) : out_(out), close_(open == '{' ? '}' : ']') { out_ += open; }
  ~Json() { out_ += close_; }
  Json(const Json&) = delete;
  Json& operator=(const Json&) = delete;

  // Begins a member or element; its value is appended to the result next. Names hold nothing that JSON escapes.
  std::string& key(std::string_view name) {
    comma();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    return out_;
  }
  std::string& element() {
    comma();
    return out_;
  }
  void member(std::string_view name, std::string_view value) { append_json_string(key(name), value); }
  void member_if_any(std::string_view name, std::string_view value) {
    if (!value.empty()) member(name, value);
  }
  void member(std::string_view name, uint32_t value) { key(name) += std::to_string(value); }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string& out_;
  char close_;
  bool first_ = true;
};

}  // namespace pith
