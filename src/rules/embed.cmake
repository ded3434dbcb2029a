# Writes OUTPUT, a C++ source that holds the text of every rules/**/*.toml below ROOT (see rules/builtin.h).
# Usage: cmake -D ROOT=... -D OUTPUT=... -P embed.cmake
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/rules/*.toml)
list(SORT files)

set(entries "")
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} text)
  string(APPEND entries "    {\"${file}\", R\"~toml~(${text})~toml~\"},\n")
endforeach()

file(WRITE ${OUTPUT} "#include \"rules/builtin.h\"

namespace pith {

std::vector<RuleFile> builtin_rule_files() {
  return {
${entries}  };
}

}  // namespace pith
")
