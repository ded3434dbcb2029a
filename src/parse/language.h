// language: what language a text is written in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace pith {

// The primary subtag of a language tag or locale, in lower case ("en" of "en-US", "pt_BR"); "" when it is none.
std::string primary_language(std::string_view tag);

// ISO 639 code of the language of the document's text, by CLD2 over a sample of at most 8 KB of its longer leaves; ""
// when there is too little text or the detector is not sure.
std::string detect_language(const Document& document);

// The same of texts in their order, as the leaves of a document.
std::string detect_language(const std::vector<std::string_view>& texts);

// Whether the letters of the sample may be of that language's script: tells a page in Russian whose template says "en".
bool script_agrees(const Document& document, std::string_view language);

}  // namespace pith
