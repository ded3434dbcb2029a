// charset: bytes in a legacy encoding -> UTF-8 (ICU), and what encoding bytes seem to be in (uchardet).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pith {

struct Converted {
  std::string text;      // valid UTF-8
  uint32_t invalid = 0;  // byte sequences that became U+FFFD
};

// `encoding` is a name that encoding_of_label gives, or "utf-32le" or "utf-32be"; a byte order mark is not removed.
// Falls back to windows-1252 for an encoding that ICU does not have.
Converted convert_to_utf8(std::string_view bytes, std::string_view encoding);

// The name of the encoding that the bytes seem to be in, from a sample of them around the first byte that is not ASCII;
// "" when there are too few such bytes to tell.
std::string_view detect_encoding(std::string_view bytes);

}  // namespace pith
