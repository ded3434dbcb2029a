#include "cli/completions.h"

namespace pith::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// In single quotes of a shell; `escape` also puts a backslash before what zsh's _arguments reads.
std::string quoted(const std::string& text, bool escape = false) {
  std::string out = "'";
  for (char c : text) {
    if (escape && (c == '[' || c == ']' || c == ':' || c == '\\')) out += '\\';
    out += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return out + '\'';
}

std::string flag_words(const Command& command) {
  std::string out;
  for (const Flag& flag : command.flags) {
    out += " --" + flag.name;
    if (flag.letter) out += std::string(" -") + flag.letter;
  }
  return out;
}

// "pith FILE" is "pith clean FILE", so the program takes the flags of `clean`.
const Command* implied(const Command& command) {
  for (const Command& sub : command.commands) {
    if (sub.name == "clean") return &sub;
  }
  return nullptr;
}

std::string command_words(const Command& command) {
  std::string out;
  for (const Command& sub : command.commands) out += (out.empty() ? "" : " ") + sub.name;
  return out;
}

// `case` arms of bash for a command and those below it; `path` is "clean" or "rules list", "" for the program.
void add_bash_arms(std::string& out, const Command& command, const std::string& path) {
  for (const Flag& flag : command.flags) {
    if (flag.value.empty() || !flag.implied.empty()) continue;
    std::string pattern = quoted(path + " --" + flag.name);
    if (flag.letter) pattern += "|" + quoted(path + " -" + flag.letter);
    if (!flag.choices.empty())
      out += "    " + pattern + ") COMPREPLY=($(compgen -W '" + joined(flag.choices) + "' -- \"$word\")); return;;\n";
    else if (flag.value == "DIR")
      out += "    " + pattern + ") COMPREPLY=($(compgen -d -- \"$word\")); return;;\n";
    else
      out += "    " + pattern + ") return;;\n";
  }
  for (const Command& sub : command.commands) add_bash_arms(out, sub, path.empty() ? sub.name : path + ' ' + sub.name);
}

void add_bash_words(std::string& out, const Command& command, const std::string& path) {
  out += "    " + quoted(path) + ") flags=" +
         quoted("-h --help" + flag_words(command) + (implied(command) ? flag_words(*implied(command)) : "")) +
         " commands=" + quoted(command_words(command)) + ";;\n";
  for (const Command& sub : command.commands) add_bash_words(out, sub, path.empty() ? sub.name : path + ' ' + sub.name);
}

void add_bash_steps(std::string& out, const Command& command, const std::string& path) {
  for (const Command& sub : command.commands) {
    out += "      " + quoted(path + '/' + sub.name) +
           ") path=" + quoted(path.empty() ? sub.name : path + ' ' + sub.name) + ";;\n";
    add_bash_steps(out, sub, path.empty() ? sub.name : path + ' ' + sub.name);
  }
}

std::string zsh_flag(const Flag& flag) {
  const std::string brief = '[' + quoted(flag.brief, true).substr(1);
  const std::string text = brief.substr(0, brief.size() - 1) + ']';
  std::string value;
  if (!flag.value.empty()) {
    value = ':' + flag.value + ':';
    if (!flag.choices.empty())
      value += '(' + joined(flag.choices) + ')';
    else if (flag.value == "DIR")
      value += "_files -/";
    else if (flag.value == "FILE")
      value += "_files";
    if (!flag.implied.empty()) value = ':' + value;
  }
  const std::string equals = flag.value.empty() ? "" : flag.implied.empty() ? "=" : "=-";
  std::string out = "'*--" + flag.name + equals + text + value + '\'';
  if (flag.letter && flag.implied.empty())
    out += " '*-" + std::string(1, flag.letter) + (flag.value.empty() ? "" : "+") + text + value + '\'';
  return out;
}

void add_zsh_function(std::string& out, const Command& command, const std::string& name) {
  for (const Command& sub : command.commands) add_zsh_function(out, sub, name + '_' + sub.name);
  out += name + "() {\n  _arguments -s -S '(-h --help)'{-h,--help}'[show this help]'";
  for (const Flag& flag : command.flags) out += " \\\n    " + zsh_flag(flag);
  if (command.commands.empty()) {
    out += " \\\n    '*:" + (command.arguments.value.empty() ? "" : command.arguments.value) + ":_files'\n}\n";
    return;
  }
  out += " \\\n    '1: :->command' '*:: :->rest'\n  case $state in\n    command)\n      local -a commands=(";
  for (const Command& sub : command.commands) out += "\n        " + quoted(sub.name + ':' + sub.brief);
  out += ")\n      _describe command commands; _files;;\n    rest)\n      case $words[1] in\n";
  for (const Command& sub : command.commands) out += "        " + sub.name + ") " + name + '_' + sub.name + ";;\n";
  out += "        *) _files;;\n      esac;;\n  esac\n}\n";
}

void add_fish_lines(std::string& out, const Command& command, const std::string& condition) {
  const std::string begin = "complete -c pith -n " + quoted(condition);
  for (const Flag& flag : command.flags) {
    out += begin + " -l " + flag.name;
    if (flag.letter) out += std::string(" -s ") + flag.letter;
    if (!flag.value.empty() && flag.implied.empty()) out += flag.value == "DIR" || flag.value == "FILE" ? " -r" : " -x";
    if (!flag.choices.empty()) out += " -a " + quoted(joined(flag.choices));
    out += " -d " + quoted(flag.brief) + '\n';
  }
  for (const Command& sub : command.commands) {
    const bool top = condition == "__fish_use_subcommand";
    const std::string unless =
        top ? condition : condition + "; and not __fish_seen_subcommand_from " + command_words(command);
    out += "complete -c pith -n " + quoted(unless) + " -a " + sub.name + " -d " + quoted(sub.brief) + '\n';
    const std::string inside = "__fish_seen_subcommand_from " + sub.name;
    add_fish_lines(out, sub, top ? inside : condition + "; and " + inside);
  }
}

}  // namespace

std::string bash_completion(const Command& program) {
  std::string out =
      "# bash completion for pith\n"
      "_pith() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= flags= commands= i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case \"$path/${COMP_WORDS[i]}\" in\n";
  add_bash_steps(out, program, "");
  out += "    esac\n  done\n  case \"$path\" in\n";
  add_bash_words(out, program, "");
  out += "  esac\n  case \"$path $before\" in\n";
  add_bash_arms(out, program, "");
  if (const Command* clean = implied(program)) add_bash_arms(out, *clean, "");
  out +=
      "  esac\n"
      "  if [[ $word == -* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"$flags\" -- \"$word\"))\n"
      "  elif [[ -n $commands ]]; then\n"
      "    COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))\n"
      "  fi\n"
      "}\n"
      "complete -o default -F _pith pith\n";
  return out;
}

std::string zsh_completion(const Command& program) {
  std::string out = "#compdef pith\n";
  add_zsh_function(out, program, "_pith");
  return out + "_pith \"$@\"\n";
}

std::string fish_completion(const Command& program) {
  std::string out = "complete -c pith -s h -l help -d 'show this help'\n";
  add_fish_lines(out, program, "__fish_use_subcommand");
  return out;
}

}  // namespace pith::cli
