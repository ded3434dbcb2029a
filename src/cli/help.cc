#include "cli/help.h"

#include <algorithm>

namespace pith::cli {
namespace {

// Words of `text` in lines of at most `width` columns, each after `indent` spaces; the first line has its indent
// already when `begun` columns stand on it.
std::string wrapped(std::string_view text, size_t indent, size_t width, size_t begun = 0) {
  std::string out;
  size_t column = begun;
  if (begun < indent) out.append(indent - begun, ' '), column = indent;
  bool first = true;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!first && column + 1 + word.size() > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ', ++column;
    }
    out += word, column += word.size();
    first = false;
    at = end + 1;
  }
  return out + '\n';
}

void add_paragraphs(std::string& out, std::string_view text, size_t width) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find("\n\n", at), text.size());
    out += wrapped(text.substr(at, end - at), 0, width) + '\n';
    at = end + 2;
  }
}

void add_row(std::string& out, const std::string& left, std::string_view right, size_t width) {
  constexpr size_t kColumn = 26;
  out += "  " + left;
  if (left.size() + 4 > kColumn) {
    out += '\n' + wrapped(right, kColumn, width);
  } else {
    out += wrapped(right, kColumn, width, left.size() + 2);
  }
}

std::string brief_of(const Flag& flag) {
  std::string brief = flag.brief;
  for (size_t i = 0; i < flag.choices.size(); ++i) brief += (i == 0 ? ": " : ", ") + flag.choices[i];
  return brief;
}

void add_indented(std::string& out, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    out += "  " + std::string(text.substr(at, end - at)) + '\n';
    at = end + 1;
  }
}

}  // namespace

std::string flag_usage(const Flag& flag) {
  std::string out = flag.letter ? std::string("-") + flag.letter + ", --" : "    --";
  out += flag.name;
  if (flag.value.empty()) return out;
  return flag.implied.empty() ? out + ' ' + flag.value : out + "[=" + flag.value + ']';
}

std::string usage_line(const Command& command, const std::string& path) {
  std::string out = path;
  if (!command.commands.empty()) out += " COMMAND";
  if (!command.flags.empty()) out += " [FLAGS]";
  if (command.arguments.value.empty()) return out;
  const bool many = command.arguments.at_most > 1;
  const std::string word = command.arguments.value + (many ? "..." : "");
  return out + (command.arguments.at_least == 0 ? " [" + word + ']' : ' ' + word);
}

std::string help_text(const Command& command, const std::string& path, size_t width) {
  std::string out = path + ": " + command.brief + "\n\nUsage: " + usage_line(command, path) + "\n\n";
  add_paragraphs(out, command.detail, width);
  if (!command.commands.empty()) out += "Commands:\n";
  for (const Command& sub : command.commands) add_row(out, sub.name, sub.brief, width);
  if (!command.commands.empty()) out += '\n';
  if (!command.arguments.brief.empty()) {
    out += "Arguments:\n";
    add_row(out, command.arguments.value, command.arguments.brief, width);
    out += '\n';
  }
  out += "Flags:\n";
  for (const Flag& flag : command.flags) add_row(out, flag_usage(flag), brief_of(flag), width);
  add_row(out, "-h, --help", "show this help", width);
  if (!command.examples.empty()) {
    out += "\nExamples:\n";
    add_indented(out, command.examples);
  }
  return out;
}

}  // namespace pith::cli
