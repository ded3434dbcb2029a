// Signatures: how an element of a template is named on every page of a site, as a selector: "div#sidebar",
// "ul.related".
#pragma once

#include <string>

#include "model/document.h"

namespace pith {

// A selector of one element, by its id, else by up to three of its classes, else (nav, footer, aside, header, form, ul)
// as a child of a parent that has one. Ids and classes with digits are left out: they name a page, not a template
// ("post-1234"). "" when the element has nothing to be named by.
std::string signature_of(const Document& document, NodeId node);

}  // namespace pith
