// A site configuration says what the text of a page is (body), what of it goes (strip, strip_id_or_class), and where
// title, author and date stand. Taken over is what goes. The others were tried on the 187 development pages whose hosts
// have a configuration: limited to what body names, F1 falls from .951 to .910 where it matches (half of the pages:
// sites have been rebuilt since); title, author and date would be right 11 times where the page's own metadata is not,
// and wrong 10 times where it is right.
//
//   strip_id_or_class: share-bar     [class*='share-bar'], [id*='share-bar']: parts of names, so the guard is tight
//   strip: //h1                      passed over: the format tells the title apart, to pith the headline is text
//
// With the guard, importing all files changes F1 of those 187 pages from .8930 to .8927; with the share of a half that
// lists of advertisements have, to .8868. Tested in tests/unit/import/ftr_test.cc.
#include "import/ftr.h"

#include <algorithm>
#include <set>

#include "base/rule_text.h"
#include "base/text.h"
#include "import/xpath.h"

namespace pith {
namespace {

// Directives that have nothing to do with what is left of a page.
const std::set<std::string_view>& other_directives() {
  static const auto* const kOther = new std::set<std::string_view>{"body",
                                                                   "title",
                                                                   "author",
                                                                   "date",
                                                                   "tidy",
                                                                   "prune",
                                                                   "test_url",
                                                                   "test_contains",
                                                                   "find_string",
                                                                   "next_page_link",
                                                                   "single_page_link",
                                                                   "single_page_link_in_feed",
                                                                   "http_header",
                                                                   "replace_string",
                                                                   "login_uri",
                                                                   "login_username_field",
                                                                   "login_password_field",
                                                                   "login_extra_fields",
                                                                   "requires_login",
                                                                   "not_logged_in_xpath",
                                                                   "insert_detected_image",
                                                                   "wrap_in",
                                                                   "convert_double_br_tags",
                                                                   "strip_image_src",
                                                                   "strip_attr",
                                                                   "native_ad_clue",
                                                                   "dissolve",
                                                                   "skip_json_ld",
                                                                   "autodetect_on_failure",
                                                                   "footnotes",
                                                                   "parser",
                                                                   "autodetect_next_page",
                                                                   "src_lazy_load_attr",
                                                                   "if_page_contains"};
  return *kOther;
}

constexpr const char* kGuard = "max_share = 0.15, max_words = 60";

// "div.post > h1.title"
bool is_headline(std::string_view selector) {
  const std::string_view last = selector.substr(selector.find_last_of(" >+~") + 1);  // npos + 1 == 0
  return last.starts_with("h1") &&
         (last.size() == 2 || last[2] == '.' || last[2] == '#' || last[2] == '[' || last[2] == ':');
}

std::string host_of_file(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);  // npos + 1 == 0
  if (name.ends_with(".txt")) name.remove_suffix(4);
  while (!name.empty() && name.front() == '.') name.remove_prefix(1);
  return ascii_lowered(name);
}

// "name(argument): value", cut at the first ": "; false for comments and blank lines.
bool split(std::string_view line, std::string_view* name, std::string_view* value) {
  line = trimmed(line);
  if (line.empty() || line.front() == '#') return false;
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) {
    *name = line;
    *value = {};
    return true;
  }
  const size_t argument = line.substr(0, colon).find('(');
  *name = trimmed(line.substr(0, std::min(argument, colon)));
  *value = trimmed(line.substr(colon + 1));
  return true;
}

bool is_plain_value(std::string_view value) {
  return !value.empty() && std::none_of(value.begin(), value.end(), [](char c) {
    return c == '\'' || c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  });
}

struct Line {
  std::string selector;
  std::string fault;
};

Line selector_of(std::string_view directive, std::string_view value) {
  if (directive == "strip") {
    auto converted = xpath_to_selector(value);
    if (auto* fault = std::get_if<XPathFault>(&converted)) {
      return {"", fault->message + " (at " + std::to_string(fault->offset + 1) + " of \"" + std::string(value) + "\")"};
    }
    return {std::get<std::string>(converted), ""};
  }
  while (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  if (!is_plain_value(value)) return {"", "no part of an id or class: \"" + std::string(value) + "\""};
  return {"[class*='" + std::string(value) + "'], [id*='" + std::string(value) + "']", ""};
}

// "example.com.txt" and ".example.com.txt" are one site.
void add(RuleDraft&& draft, Imported& imported) {
  const auto same = std::find_if(imported.drafts.begin(), imported.drafts.end(),
                                 [&](const RuleDraft& other) { return other.id == draft.id; });
  if (same == imported.drafts.end()) return imported.drafts.push_back(std::move(draft));
  for (std::string& selector : draft.selectors) {
    if (std::find(same->selectors.begin(), same->selectors.end(), selector) == same->selectors.end())
      same->selectors.push_back(std::move(selector));
  }
}

bool is_host(std::string_view name) {
  return name.find('.') != std::string_view::npos && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
         });
}

// Takes over what a line names; what is wrong with it, or "".
std::string take(Line made, const SelectorCheck& check, RuleDraft& draft, Imported& imported) {
  if (made.fault.empty()) made.fault = check(made.selector);
  if (!made.fault.empty()) return made.fault;
  if (is_headline(made.selector)) return ++imported.other, "";
  ++imported.taken;
  if (std::find(draft.selectors.begin(), draft.selectors.end(), made.selector) == draft.selectors.end())
    draft.selectors.push_back(std::move(made.selector));
  return "";
}

}  // namespace

void import_ftr(std::string_view file_name, std::string_view text, const SelectorCheck& check, Imported& imported) {
  const std::string host = host_of_file(file_name);
  RuleDraft draft{"site." + slug(host) + ".ftr-strip", {host, "*." + host}, {}, kGuard};
  if (!is_host(host)) {
    ++imported.refused;
    imported.notes.push_back({std::string(file_name), 1, "the file is not named for a host: \"" + host + "\""});
    return;
  }
  uint32_t number = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    std::string_view name, value;
    if (!split(line, &name, &value)) continue;
    auto refuse = [&](std::string message) {
      ++imported.refused;
      imported.notes.push_back({std::string(file_name), number, std::move(message)});
    };
    if (name == "strip" || name == "strip_id_or_class") {
      if (std::string fault = take(selector_of(name, value), check, draft, imported); !fault.empty())
        refuse(std::move(fault));
    } else if (other_directives().contains(name)) {
      ++imported.other;
    } else {
      refuse("unknown directive \"" + std::string(name) + "\"");
    }
  }
  if (!draft.selectors.empty()) add(std::move(draft), imported);
}

}  // namespace pith
