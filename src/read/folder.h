// Folders: the files in them, one after the other.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "read/reader.h"

namespace pith {

// See open_input(). A link that points nowhere and a folder that cannot be listed are records with an error.
std::unique_ptr<RecordReader> folder_reader(const std::string& path, const ReadOptions& options);

// What a saved page brings along and folders are not read for: styles, scripts, images, fonts, sound, films.
bool is_page_part(std::string_view file_name);

}  // namespace pith
