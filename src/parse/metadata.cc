#include "parse/metadata.h"

namespace pith {

Metadata read_metadata(const Page&, const Document&) {
  return {};
}

}  // namespace pith
