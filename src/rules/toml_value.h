// TomlValue: a TOML document as plain data with the byte offset of every key and value, so that what reads it needs no
// TOML library and every fault can point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pith {

struct TomlEntry;

struct TomlValue {
  enum class Kind : uint8_t { string, integer, number, boolean, date, array, table };
  Kind kind = Kind::table;
  size_t offset = 0;  // of its first byte in the file: the quote of a string, the '[' of a [[header]]
  std::string text;   // strings
  int64_t integer = 0;
  double number = 0;  // also set for integers
  bool boolean = false;
  std::vector<TomlValue> items;    // arrays, in order
  std::vector<TomlEntry> entries;  // tables, by offset
};

struct TomlEntry {
  std::string key;
  size_t offset = 0;  // of the key
  TomlValue value;
};

}  // namespace pith
