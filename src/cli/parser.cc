#include "cli/parser.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace pith::cli {
namespace {

const Command* find(const Command& command, const std::string& word) {
  const auto found = std::find_if(command.commands.begin(), command.commands.end(),
                                  [&](const Command& sub) { return sub.name == word; });
  return found == command.commands.end() ? nullptr : &*found;
}

bool is_flag_of(const Command& command, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  if (name == "-h" || name == "--help") return true;
  return std::any_of(command.flags.begin(), command.flags.end(),
                     [&](const Flag& flag) { return name == "--" + flag.name; });
}

// The command that the first words name; those words are taken away. "pith FILE" is "pith clean FILE".
void choose(const Command& program, std::vector<std::string>& words, CommandLine& line) {
  if (words.empty() || (!find(program, words.front()) && !is_flag_of(program, words.front())))
    words.insert(words.begin(), "clean");
  while (!words.empty()) {
    const Command* sub = find(*line.command, words.front());
    if (!sub) return;
    line.command = sub;
    line.path += ' ' + sub->name;
    words.erase(words.begin());
  }
}

std::string names_of(const Flag& flag) {
  const std::string when_bare = !flag.implied.empty() ? flag.implied : "true";
  const std::string bare = flag.value.empty() || !flag.implied.empty() ? "{" + when_bare + "}" : "";
  std::string names = "--" + flag.name + bare;
  if (flag.letter) names += std::string(",-") + flag.letter + bare;
  return names;
}

// CLI11 reads "[a,b]" as a list; "./[a,b]" is the same file and is left alone.
void guard_brackets(std::vector<std::string>& words) {
  for (std::string& word : words) {
    if (word.size() > 1 && word.front() == '[' && word.back() == ']') word.insert(0, "./");
  }
}

// "-zzstd" and "-z=zstd" are "--compress=zstd": CLI11 takes the letters behind a flag that may stand bare for more
// flags.
void spell_out(const Command& command, std::vector<std::string>& words) {
  for (std::string& word : words) {
    if (word == "--") return;
    if (word.size() < 3 || word[0] != '-' || word[1] == '-') continue;
    const auto flag = std::find_if(command.flags.begin(), command.flags.end(),
                                   [&](const Flag& each) { return each.letter == word[1] && !each.implied.empty(); });
    if (flag != command.flags.end()) word = "--" + flag->name + "=" + word.substr(word[2] == '=' ? 3 : 2);
  }
}

// Values land in `line` in the order of the flags, those of one flag in the order of the command line.
void build(CLI::App& app, CommandLine& line, std::vector<std::string>& ignored) {
  app.set_help_flag("-h,--help");
  for (const Flag& flag : line.command->flags) {
    const bool bare = flag.value.empty() || !flag.implied.empty();
    CLI::Option* option =
        bare ? app.add_flag(names_of(flag), ignored, "") : app.add_option(names_of(flag), ignored)->expected(1);
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
    option->each([&line, &flag](const std::string& value) { line.given.emplace_back(&flag, value); });
  }
  if (!line.command->arguments.value.empty()) app.add_option("words", line.words);
}

std::optional<Error> check_words(const CommandLine& line) {
  const Arguments& wanted = line.command->arguments;
  auto wrong = [&](const std::string& message) { return Error{ErrorCode::usage, line.path + ": " + message, {}}; };
  if (!line.command->commands.empty() && !line.command->run) return wrong("a command is missing");
  if (line.words.size() < wanted.at_least) return wrong(wanted.value + " is missing");
  if (line.words.size() > wanted.at_most) return wrong("unexpected argument \"" + line.words[wanted.at_most] + "\"");
  return std::nullopt;
}

Error with_hint(Error error, const CommandLine& line) {
  error.message += "\nTry '" + line.path + " --help'.";
  return error;
}

}  // namespace

Result<CommandLine> parse(const Command& program, std::vector<std::string> words) {
  CommandLine line;
  line.command = &program;
  line.path = program.name;
  choose(program, words, line);
  guard_brackets(words);
  spell_out(*line.command, words);
  CLI::App app;
  std::vector<std::string> ignored;
  build(app, line, ignored);
  try {
    std::reverse(words.begin(), words.end());
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    line.help = true;
    return line;
  } catch (const CLI::ParseError& fault) {
    return with_hint({ErrorCode::usage, fault.what(), {}}, line);
  }
  if (auto wrong = check_words(line)) return with_hint(*std::move(wrong), line);
  return line;
}

}  // namespace pith::cli
