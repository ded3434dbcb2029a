#include "write/json_facts.h"

namespace pith {

void add_origin(Json& object, const Origin& origin) {
  object.member_if_any("container", origin.container);
  if (origin.length == 0) return;
  object.key("offset") += std::to_string(origin.offset);
  object.key("length") += std::to_string(origin.length);
}

void add_metadata(Json& object, const Metadata& metadata) {
  object.member_if_any("title", metadata.title.value);
  object.member_if_any("author", metadata.author.value);
  object.member_if_any("date", metadata.date.value);
  object.member_if_any("site", metadata.site_name.value);
  object.member_if_any("kind", metadata.kind.value);
  object.member_if_any("language", metadata.language.value);
}

}  // namespace pith
