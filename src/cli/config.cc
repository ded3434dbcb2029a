#include "cli/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/json.h"

namespace pith::cli {
namespace {

constexpr const char* kName = "pith.toml";

const Flag* find_flag(const Command& command, std::string_view name) {
  for (const Flag& flag : command.flags) {
    if (flag.configurable && flag.name == name) return &flag;
  }
  return nullptr;
}

const Command* find_command(const Command& program, std::string_view name) {
  for (const Command& command : program.commands) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

bool is_known(const Command& command, std::string_view key) {
  return find_flag(command, key) || std::any_of(command.commands.begin(), command.commands.end(),
                                                [&](const Command& sub) { return is_known(sub, key); });
}

bool is_inside(const Command& outer, const Command& command) {
  return &outer == &command || std::any_of(outer.commands.begin(), outer.commands.end(),
                                           [&](const Command& sub) { return is_inside(sub, command); });
}

bool is_path(const Flag& flag) {
  return flag.value == "DIR" || flag.value == "FILE";
}

class Reader {
 public:
  Reader(const Command& program, const Command& command, const std::string& file, std::string text)
      : program_(program), command_(command), file_(file), text_(std::move(text)) {}

  std::optional<Error> run() {
    try {
      const toml::table table = toml::parse(text_, file_);
      for (const auto& [key, value] : table) read_top(key, value);
    } catch (const toml::parse_error& fault) {
      add(std::string(fault.description()), fault.source());
    }
    if (faults_.empty()) return std::nullopt;
    Error all = faults_.front();
    for (size_t i = 1; i < faults_.size(); ++i) all.message += '\n' + faults_[i].to_string();
    if (faults_.size() > 1)
      all.message = faults_.front().to_string() + all.message.substr(faults_.front().message.size());
    if (faults_.size() > 1) all.place = {};
    return all;
  }

 private:
  void read_top(const toml::key& key, const toml::node& value) {
    if (!value.is_table()) return read(program_, key, value);
    const Command* command = find_command(program_, key.str());
    if (!command) return add("expected the name of a command, found [" + std::string(key.str()) + ']', key.source());
    for (const auto& [inner, inner_value] : *value.as_table()) read(*command, inner, inner_value);
  }

  // A key in the part of the file that is for `scope` and what is below it.
  void read(const Command& scope, const toml::key& key, const toml::node& value) {
    if (!is_known(scope, key.str()))
      return add("expected the long name of a flag, found \"" + std::string(key.str()) + '"', key.source());
    const Flag* flag = find_flag(command_, key.str());
    if (!flag || !is_inside(scope, command_)) return;
    if (const toml::array* list = value.as_array()) {
      if (!std::holds_alternative<std::vector<std::string>*>(flag->target))
        return add(flag->name + ": expected one value, found a list", value.source());
      for (const toml::node& item : *list) set(*flag, item);
    } else {
      set(*flag, value);
    }
  }

  void set(const Flag& flag, const toml::node& value) {
    std::string text;
    if (const auto* word = value.as_string()) {
      text = word->get();
      if (is_path(flag) && !text.empty())
        text = (std::filesystem::path(file_).parent_path() / text).lexically_normal().string();
    } else if (value.is_boolean() || value.is_number()) {
      std::ostringstream out;
      value.visit([&](const auto& item) {
        if constexpr (toml::is_boolean<decltype(item)> || toml::is_number<decltype(item)>)
          out << std::boolalpha << item.get();
      });
      text = out.str();
    } else {
      return add(flag.name + ": expected a text, a number, true or false", value.source());
    }
    if (auto wrong = assign(flag, text)) add(wrong->message.substr(2), value.source());
  }

  void add(std::string message, const toml::source_region& where) {
    size_t offset = 0;
    for (uint32_t line = 1; line < where.begin.line && offset < text_.size(); ++line)
      offset = std::min(text_.find('\n', offset), text_.size() - 1) + 1;
    Place place = place_at(file_, text_, offset);
    place.line = where.begin.line, place.column = where.begin.column;
    faults_.push_back({ErrorCode::usage, std::move(message), std::move(place)});
  }

  const Command& program_;
  const Command& command_;
  std::string file_, text_;
  std::vector<Error> faults_;
};

// A JSON string is a basic string of TOML.
std::string quoted(const std::string& text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

// The value as TOML; "" when there is none to show.
std::string value_text(const Flag& flag) {
  struct Show {
    std::string operator()(const bool* on) const { return *on ? "true" : "false"; }
    std::string operator()(const uint32_t* number) const { return std::to_string(*number); }
    std::string operator()(const std::optional<double>* number) const {
      if (!*number) return "";
      std::ostringstream out;
      out << **number;
      return out.str();
    }
    std::string operator()(const std::string* text) const { return text->empty() ? "" : quoted(*text); }
    std::string operator()(const std::vector<std::string>* list) const {
      std::string out;
      for (const std::string& item : *list) out += (out.empty() ? "" : ", ") + quoted(item);
      return '[' + out + ']';
    }
  };
  return std::visit(Show{}, flag.target);
}

}  // namespace

std::vector<Flag> flags_of(ConfigFlags& config) {
  return {
      {"config",
       0,
       "FILE",
       &config.file,
       "take flags from FILE, not from a pith.toml",
       "Without it, pith.toml is looked for in the working folder and those above it, then in $XDG_CONFIG_HOME/pith.",
       {},
       "",
       false},
      {"no-config", 0, "", &config.none, "take flags from no file", "", {}, "", false},
      {"print-config",
       0,
       "",
       &config.print,
       "print the flags in effect as a configuration file, and stop",
       "",
       {},
       "",
       false},
  };
}

std::string find_config(const std::string& folder) {
  std::error_code fault;
  for (std::filesystem::path at = folder; !at.empty(); at = at.parent_path()) {
    if (std::filesystem::is_regular_file(at / kName, fault)) return (at / kName).string();
    if (at == at.root_path()) break;
  }
  const char* set = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  std::filesystem::path user;
  if (set && *set)
    user = set;
  else if (home && *home)
    user = std::filesystem::path(home) / ".config";
  else
    return "";
  user = user / "pith" / kName;
  return std::filesystem::is_regular_file(user, fault) ? user.string() : "";
}

std::optional<Error> apply_config(const Command& program, const Command& command, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in) return Error{ErrorCode::io, "cannot read the configuration", {file, 0, 0, 0, ""}};
  return Reader(program, command, file, std::move(text)).run();
}

std::string config_text(const Command& command) {
  std::string out = "[" + command.name + "]\n";
  for (const Flag& flag : command.flags) {
    if (!flag.configurable) continue;
    const std::string value = value_text(flag);
    out += (value.empty() ? "# " + flag.name + " =" : flag.name + " = " + value) + '\n';
  }
  return out;
}

}  // namespace pith::cli
