# Writes OUTPUT, a C++ source that holds the text of every rules/**/*.toml below ROOT (see rules/builtin.h).
# Usage: cmake -D ROOT=... -D OUTPUT=... -P embed.cmake
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/rules/*.toml)
list(SORT files)

set(entries "")
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} text)
  # A string literal of the language may end at 64 KB (C++ [implimp]): pieces of 16,000 characters are joined by the
  # compiler.
  string(LENGTH "${text}" length)
  set(at 0)
  string(APPEND entries "    {\"${file}\",\n")
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 16000 piece)
    string(APPEND entries "R\"~toml~(${piece})~toml~\"\n")
    math(EXPR at "${at} + 16000")
  endwhile()
  if(length EQUAL 0)
    string(APPEND entries "\"\"")
  endif()
  string(APPEND entries "},\n")
endforeach()

file(WRITE ${OUTPUT} "#include \"rules/builtin.h\"

namespace pith {

std::vector<RuleFile> builtin_rule_files() {
  return {
${entries}  };
}

}  // namespace pith
")
