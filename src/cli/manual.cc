#include "cli/manual.h"

#include "cli/help.h"

namespace pith::cli {
namespace {

// Text for roff: no character of it is taken for a request or an escape.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    line_begins = c == '\n';
  }
  return out;
}

std::string paragraphs(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find("\n\n", at), text.size());
    out += ".PP\n" + roff(text.substr(at, end - at)) + '\n';
    at = end + 2;
  }
  return out;
}

std::string sentence(const std::string& text) {
  std::string out = text;
  if (out.empty()) return out;
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out + (out.back() == '.' ? "" : ".");
}

std::string flag_entry(const Flag& flag) {
  std::string usage = flag_usage(flag);
  usage.erase(0, usage.find_first_not_of(' '));
  std::string out = ".TP\n.B " + roff(usage) + '\n' + roff(sentence(flag.brief)) + '\n';
  if (!flag.choices.empty()) {
    std::string list;
    for (const std::string& choice : flag.choices) list += (list.empty() ? "" : ", ") + choice;
    out += roff("One of " + list + '.') + '\n';
  }
  if (!flag.detail.empty()) out += roff(flag.detail) + '\n';
  return out;
}

void add_command(std::string& out, const Command& command, const std::string& path) {
  out += ".SS " + roff(usage_line(command, path)) + '\n' + roff(sentence(command.brief)) + '\n';
  out += paragraphs(command.detail);
  if (!command.arguments.brief.empty())
    out += ".TP\n.I " + roff(command.arguments.value) + '\n' + roff(sentence(command.arguments.brief)) + '\n';
  for (const Flag& flag : command.flags) out += flag_entry(flag);
  if (!command.examples.empty()) out += ".PP\nExamples:\n.PP\n.RS 4\n.nf\n" + roff(command.examples) + "\n.fi\n.RE\n";
  for (const Command& sub : command.commands) add_command(out, sub, path + ' ' + sub.name);
}

}  // namespace

std::string man_page(const Command& program, std::string_view version) {
  std::string out = ".TH PITH 1 \"\" \"pith " + roff(version) + "\" \"User Commands\"\n";
  out += ".SH NAME\npith \\- " + roff(program.brief) + '\n';
  out += ".SH SYNOPSIS\n.B pith\n[FLAGS] [INPUT...]\n.br\n.B pith\nCOMMAND [FLAGS] [ARGUMENTS]\n";
  out += ".SH DESCRIPTION\n" + paragraphs(program.detail);
  out += ".SH COMMANDS\n";
  for (const Command& command : program.commands) add_command(out, command, "pith " + command.name);
  out += ".SH CONFIGURATION\n" +
         paragraphs(
             "The long names of flags may stand as keys in a file pith.toml, which is looked for in the working "
             "folder and those above it, then in $XDG_CONFIG_HOME/pith. A key of the top level is for every "
             "command that has the flag, one in a table such as [clean] for that command. Paths are relative to "
             "the file. Flags of the command line come after those of the file: single values are replaced, "
             "lists grow. \"pith clean --print-config\" prints what is in effect.");
  out +=
      ".SH EXIT STATUS\n.TP\n.B 0\nAll was done.\n.TP\n.B 1\nWith \\-\\-check, something would be removed; with "
      "\\(lqrules test\\(rq, a case failed.\n.TP\n.B 2\nAn error; what could be done was done.\n";
  out += ".SH EXAMPLES\n.nf\n" + roff(program.examples) + "\n.fi\n";
  return out;
}

}  // namespace pith::cli
