// A page has one or several bodies, each an object, a list or an object with a "@graph". Looked at are the objects at
// these places and what they call their main entity; the first of the kinds that pages are about (articles, products,
// questions …) gives the facts:
//
//   {"@graph": [{"@type": "WebSite", "name": "Times"}, {"@type": "NewsArticle", "headline": "Rain",
//     "author": {"@id": "#ann"}}, {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}
//       headline "Rain", author "Ann Lee", site name "Times"
//   {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}]}       nothing but the type
//
// Authors are often references to another object: names are collected by "@id" first. Control characters inside strings
// (which JSON forbids and pages have) are read as spaces. Tested in tests/unit/parse/jsonld_test.cc.
#include "parse/jsonld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/entities.h"
#include "base/text.h"

namespace pith {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr size_t kMaxBody = 4 << 20;  // bytes; larger ones are data, not metadata
constexpr size_t kMaxObjects = 1000;  // looked at in one body
constexpr size_t kMaxAuthors = 12;

struct Parser {
  simdjson::dom::parser parser;
  std::string padded;
};

std::string text_of(simdjson::simdjson_result<element> value) {
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) return "";
  return squeezed(decode_entities(text, EntityContext::text));
}

bool is_article(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" || type == "Review" ||
         type == "Recipe" || type == "HowTo";
}

// How well an object of this type stands for the page; 0 = not at all.
int rank_of(std::string_view type) {
  if (is_article(type) && type != "JobPosting") return 4;
  for (std::string_view main : {"Product", "QAPage", "Question", "JobPosting", "Event", "Course", "Book", "Movie",
                                "VideoObject", "SoftwareApplication", "Dataset", "ProfilePage", "ProductGroup"}) {
    if (type == main) return 3;
  }
  if (type.ends_with("Page") || type == "WebPage") return 2;
  return 0;
}

bool is_agent(std::string_view type) {
  return type == "Person" || type.ends_with("Organization") || type == "Corporation";
}

class Reader {
 public:
  explicit Reader(JsonLd& into) : into_(into) {}

  void read(element root) {
    gather(root);
    for (const object& found : objects_) note(found);
    for (const object& found : objects_) take_site(found);
    if (rank_ > 0) take_facts(main_);
  }

 private:
  // Objects at the top, in lists, in @graph and mainEntity, in order.
  void gather(element root) {
    std::vector<element> waiting{root};
    while (!waiting.empty() && objects_.size() < kMaxObjects) {
      const element next = waiting.back();
      waiting.pop_back();
      simdjson::dom::array list;
      object found;
      if (next.get(list) == simdjson::SUCCESS) {
        const size_t first = waiting.size();
        for (element item : list) waiting.push_back(item);
        std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
      } else if (next.get(found) == simdjson::SUCCESS) {
        objects_.push_back(found);
        for (const char* key : {"mainEntity", "@graph"}) {
          element inner;
          if (found[key].get(inner) == simdjson::SUCCESS) waiting.push_back(inner);
        }
      }
    }
  }

  static std::vector<std::string> types_of(object from) {
    std::vector<std::string> types;
    simdjson::dom::array list;
    if (from["@type"].get(list) == simdjson::SUCCESS) {
      for (element item : list) types.push_back(text_of(element(item)));
    } else {
      types.push_back(text_of(from["@type"]));
    }
    for (std::string& type : types) type.erase(0, type.find_last_of("/:") + 1);
    return types;
  }

  void note(object found) {
    for (const std::string& type : types_of(found)) {
      if (type.empty()) continue;
      if (std::find(into_.types.begin(), into_.types.end(), type) == into_.types.end()) into_.types.push_back(type);
      if (is_agent(type)) {
        std::string id = text_of(found["@id"]), name = text_of(found["name"]);
        if (!id.empty() && !name.empty()) agents_.emplace(std::move(id), std::move(name));
      }
      if (rank_of(type) > rank_) {
        rank_ = rank_of(type);
        main_ = found;
        type_ = type;
      }
    }
  }

  void take_site(object found) {
    if (!into_.site_name.empty()) return;
    for (const std::string& type : types_of(found)) {
      if (type == "WebSite") into_.site_name = text_of(found["name"]);
    }
  }

  void take_facts(object from) {
    if (into_.type.empty()) into_.type = type_;
    set(into_.headline, text_of(from["headline"]));
    set(into_.headline, text_of(from["name"]));
    set(into_.author, names_of(from["author"]));
    if (is_article(type_)) set(into_.author, names_of(from["creator"]));
    set(into_.date, text_of(from["datePublished"]));
    set(into_.date, text_of(from["uploadDate"]));
    set(into_.date, text_of(from["dateCreated"]));
    set(into_.site_name, names_of(from["publisher"]));
    set(into_.language, text_of(from["inLanguage"]));
    set(into_.url, text_of(from["url"]));
    set(into_.description, text_of(from["description"]));
  }

  static void set(std::string& fact, std::string value) {
    if (fact.empty()) fact = std::move(value);
  }

  // A name, an object with a name or a reference to one, or a list of these.
  std::string names_of(simdjson::simdjson_result<element> value) const {
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS) return name_of(value);
    std::vector<std::string> names;
    for (element item : list) {
      std::string name = name_of(element(item));
      if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
      if (names.size() == kMaxAuthors) break;
    }
    std::string joined;
    for (const std::string& name : names) (joined += joined.empty() ? "" : ", ") += name;
    return joined;
  }

  std::string name_of(simdjson::simdjson_result<element> value) const {
    object agent;
    if (value.get(agent) != simdjson::SUCCESS) return text_of(value);
    std::string name = text_of(agent["name"]);
    if (!name.empty()) return name;
    const auto known = agents_.find(text_of(agent["@id"]));
    return known == agents_.end() ? "" : known->second;
  }

  JsonLd& into_;
  std::vector<object> objects_;
  std::unordered_map<std::string, std::string> agents_;  // names of persons and organisations by @id
  object main_;
  std::string type_;
  int rank_ = 0;
};

std::string_view without_cdata(std::string_view body) {
  const size_t open = body.substr(0, 64).find("<![CDATA[");
  return open == std::string_view::npos ? body : body.substr(open + 9, body.rfind("]]>") - open - 9);
}

}  // namespace

void read_jsonld(std::string_view body, JsonLd& into) {
  if (body.size() > kMaxBody) return;
  body = without_cdata(body);
  const size_t begin = body.find_first_of("{["), end = body.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return;
  static thread_local Parser shared;
  shared.padded.assign(body.substr(begin, end - begin + 1));
  const size_t size = shared.padded.size();
  for (char& c : shared.padded) c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  shared.padded.append(simdjson::SIMDJSON_PADDING, ' ');
  element root;
  if (shared.parser.parse(shared.padded.data(), size, false).get(root) == simdjson::SUCCESS) Reader(into).read(root);
}

}  // namespace pith
