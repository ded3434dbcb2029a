// What every record in JSON says alike, whoever it is for.
#pragma once

#include "model/cleaned.h"
#include "model/record.h"
#include "write/json_object.h"

namespace pith {

// Members container, offset and length: where in its container a record stood, as far as it is known.
void add_origin(Json& object, const Origin& origin);

// Members title, author, date, site, kind and language, each only when it is known.
void add_metadata(Json& object, const Metadata& metadata);

}  // namespace pith
