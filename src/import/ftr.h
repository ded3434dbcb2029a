// Site configurations in the format of Full-Text RSS (https://help.fivefilters.org/full-text-rss/site-patterns.html).
#pragma once

#include "import/imported.h"

namespace pith {

// `strip` (XPath) and `strip_id_or_class` become one rule for the host that the file is named for: "example.com.txt"
// is that host and its subdomains, ".example.com.txt" too. Where the main content, title, author and date stand is
// pith's own business: those lines count as `other`, like fetching and paging.
void import_ftr(std::string_view file_name, std::string_view text, const SelectorCheck& check, Imported& imported);

}  // namespace pith
