#include "import/imported.h"

#include "base/rule_text.h"

namespace pith {
namespace {

void append_hosts(std::string& out, const std::vector<std::string>& hosts) {
  if (hosts.empty()) return;
  out += "hosts = [";
  for (size_t i = 0; i < hosts.size(); ++i) out += (i > 0 ? ", " : "") + toml_string(hosts[i]);
  out += "]\n";
}

}  // namespace

std::string imported_file(std::string_view pack, std::string_view source, const std::vector<RuleDraft>& drafts) {
  std::string out = "schema = 1\npack = " + toml_string(pack) + "\nimported = " + toml_string(source) + "\n";
  for (const RuleDraft& draft : drafts) {
    out += "\n[[rule]]\nid = " + toml_string(draft.id) + "\ncategory = \"navigation\"\n";
    append_hosts(out, draft.hosts);
    out += "guard = { " + draft.guard + " }\naction = \"drop\"\nselect = \"\"\"\n";
    for (size_t i = 0; i < draft.selectors.size(); ++i) {
      std::string_view selector = draft.selectors[i];
      for (char c : selector) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
      }
      out += i + 1 < draft.selectors.size() ? ",\n" : "\"\"\"\n";
    }
  }
  return out;
}

}  // namespace pith
