#include "learn/signature.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace pith {
namespace {

constexpr size_t kMaxClasses = 3;

// An identifier that needs no escape in a selector and does not vary from page to page.
bool is_stable_name(std::string_view name) {
  if (name.empty() || name.size() > 60 || name.front() == '-') return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || c == '-' || c == '_'; });
}

std::string classes_of(const Document& document, NodeId node) {
  const auto value = document.attribute(node, "class");
  std::string out;
  size_t taken = 0;
  for (size_t at = 0; value && at < value->size() && taken < kMaxClasses;) {
    if (is_ascii_space((*value)[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < value->size() && !is_ascii_space((*value)[end])) ++end;
    const std::string_view token = value->substr(at, end - at);
    if (is_stable_name(token)) out += '.' + std::string(token), ++taken;
    at = end;
  }
  return out;
}

std::string own_signature(const Document& document, NodeId node) {
  const std::string name(document.name(node));
  if (name.empty() || !is_stable_name(name)) return "";
  const auto id = document.attribute(node, "id");
  if (id && is_stable_name(*id)) return name + '#' + std::string(*id);
  const std::string classes = classes_of(document, node);
  return classes.empty() ? "" : name + classes;
}

// Elements that are a part of what is written, whatever their class.
bool is_content(Tag tag) {
  return (tag >= Tag::h1 && tag <= Tag::h6) || tag == Tag::td || tag == Tag::th || tag == Tag::tr || tag == Tag::code ||
         tag == Tag::pre || tag == Tag::em || tag == Tag::strong;
}

bool is_landmark(Tag tag) {
  return tag == Tag::body || tag == Tag::main || tag == Tag::article || tag == Tag::section;
}

bool names_itself(Tag tag) {
  return tag == Tag::nav || tag == Tag::footer || tag == Tag::aside || tag == Tag::header || tag == Tag::form ||
         tag == Tag::ul;
}

}  // namespace

std::string signature_of(const Document& document, NodeId node) {
  const Node& element = document.node(node);
  if (element.kind != NodeKind::element || element.implied || element.foreign || is_content(element.tag)) return "";
  std::string own = own_signature(document, node);
  if (!own.empty() || !names_itself(element.tag)) return own;
  std::string parent = own_signature(document, element.parent);
  const Tag around = document.node(element.parent).tag;
  if (around == Tag::body || (parent.empty() && is_landmark(around))) parent = tag_name(around);
  return parent.empty() ? "" : parent + " > " + std::string(tag_name(element.tag));
}

}  // namespace pith
