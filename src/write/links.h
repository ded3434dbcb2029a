// Links: where the links and images of a page point, safe to write.
#pragma once

#include <optional>
#include <string>

#include "model/document.h"

namespace pith {

class Links {
 public:
  // Resolves against <base href>, itself seen from the page's URL; "" when that is not known.
  Links(const Document& document, std::string page_url);

  // The target of <a href>: http, https, mailto, tel, ftp or relative; nullopt for others and for a place in the same
  // page.
  std::optional<std::string> target(NodeId link) const;
  // The address of <img>, that of its lazy loader where `src` is a placeholder; data: URLs of images only if `data`.
  std::optional<std::string> image(NodeId image, bool data) const;

 private:
  const Document& document_;
  std::string page_url_;
  std::string base_;
};

}  // namespace pith
