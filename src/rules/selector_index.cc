// Every selector is filed under one fact of its rightmost compound, the rarest that it names: an id, else a class, an
// attribute test, an element name.
//
//   article .newsletter-signup       filed under the class newsletter-signup
//   form[action*='list-manage.com']  filed under (form, action*=list-manage.com)
//   div > :is(.promo, #ad)           filed under the class promo and under the id ad
//   p:not(.intro)                    filed under the element p: the costly kind
//
// A pass over the node table looks up tag, id and each class of every element once, and reads other attributes only of
// elements whose tag some selector asks about; what is found is noted as (node, token). A selector is then tried only
// where its fact was found, and only if every other fact that it needs (of any of its compounds, outside of :not and of
// lists with alternatives) was found somewhere in the document. So thousands of selectors for products that a page does
// not use cost nothing beyond the lookups. Attribute tests are found by Needles, one pass a value.
// Tested in tests/unit/rules/selector_index_test.cc against a naive matcher.
#include "rules/selector_index.h"

#include <algorithm>

#include "base/entities.h"
#include "base/text.h"
#include "model/attributes.h"

namespace pith {
namespace {

using Kind = PseudoSelector::Kind;

bool is_set(const std::array<uint64_t, (kTagCount + 63) / 64>& bits, Tag tag) {
  const auto at = static_cast<size_t>(tag);
  return bits[at / 64] >> (at % 64) & 1;
}

// Ten bits of a name, without regard to case.
uint32_t sketch(std::string_view name) {
  const auto at = [&](size_t i) { return static_cast<uint32_t>(name[i] | 32); };
  if (name.empty()) return 0;
  return (static_cast<uint32_t>(name.size()) * 37 + at(0) * 7 + at(name.size() / 2) * 101 + at(name.size() - 1) * 269) %
         1024;
}

std::string attribute_key(const Compound& compound, const AttributeSelector& attribute) {
  std::string key = compound.any_type ? "*" : compound.name;
  key += '[' + attribute.name;
  key += static_cast<char>('0' + static_cast<int>(attribute.test));
  key += attribute.ignore_case ? 'i' : 's';
  return key + attribute.value;
}

}  // namespace

struct SelectorIndex::Scan {
  std::vector<Found> found;      // by node
  std::vector<uint8_t> present;  // by token
  enum State : uint8_t { unknown, possible, impossible };
  std::vector<uint8_t> states;  // by entry
  std::string lowered;          // of the value that is looked at
  // By Node::classes: what was found in it, as a range of class_tokens that begins at 1 or later. Most elements of a
  // page look like others of it.
  std::vector<std::pair<uint32_t, uint32_t>> classes;
  std::vector<Token> class_tokens = {kNoToken};

  std::string_view lower(std::string_view value) {
    ascii_lowered(value, lowered);
    return lowered;
  }

  void note(NodeId node, Token token) {
    if (token == kNoToken) return;
    found.push_back({node, token});
    present[token] = 1;
  }
};

void SelectorIndex::add(uint32_t key, Selectors selectors) {
  compiled_.push_back(std::make_unique<CompiledSelectors>(std::move(selectors)));
  const CompiledSelectors& compiled = *compiled_.back();
  for (const ComplexSelector& complex : compiled.selectors.lists[0].alternatives) add_complex(key, compiled, complex);
}

void SelectorIndex::add_complex(uint32_t key, const CompiledSelectors& selectors, const ComplexSelector& complex) {
  const auto entry = static_cast<uint32_t>(entries_.size());
  const auto begin = static_cast<std::ptrdiff_t>(required_.size());
  require(selectors, complex);
  std::sort(required_.begin() + begin, required_.end());
  required_.erase(std::unique(required_.begin() + begin, required_.end()), required_.end());
  entries_.push_back({key, &selectors, &complex, static_cast<uint32_t>(required_.size())});

  const std::vector<Token> keys = keys_of(selectors, complex.compounds.back());
  if (keys.empty()) universal_.push_back(entry);
  for (Token token : keys) filed_.push_back({token, entry});
}

void SelectorIndex::require(const CompiledSelectors& selectors, const ComplexSelector& complex) {
  for (const Compound& compound : complex.compounds) require(selectors, compound);
}

void SelectorIndex::require(const CompiledSelectors& selectors, const Compound& compound) {
  if (!compound.any_type) required_.push_back(tag_token(compound));
  for (const std::string& id : compound.ids) required_.push_back(tokens_.intern('#', id));
  for (const std::string& name : compound.classes) required_.push_back(tokens_.intern('.', name));
  for (const AttributeSelector& each : compound.attributes) required_.push_back(attribute_token(compound, each));
  for (const PseudoSelector& pseudo : compound.pseudos) {
    if (pseudo.kind != Kind::is && pseudo.kind != Kind::has) continue;
    const SelectorList& list = selectors.selectors.lists[pseudo.list];
    if (list.alternatives.size() == 1) require(selectors, list.alternatives[0]);
  }
}

// Empty: nothing narrows the elements down.
std::vector<Token> SelectorIndex::keys_of(const CompiledSelectors& selectors, const Compound& compound) {
  if (!compound.ids.empty()) return {tokens_.intern('#', compound.ids[0])};
  if (!compound.classes.empty()) {
    // Of several classes the longest: "btn" is everywhere, "newsletter-signup" is not.
    const auto longest =
        std::max_element(compound.classes.begin(), compound.classes.end(),
                         [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    return {tokens_.intern('.', *longest)};
  }
  if (!compound.attributes.empty()) return {attribute_token(compound, compound.attributes[0])};
  for (const PseudoSelector& pseudo : compound.pseudos) {
    if (pseudo.kind != Kind::is) continue;
    std::vector<Token> keys;
    for (const ComplexSelector& each : selectors.selectors.lists[pseudo.list].alternatives) {
      const std::vector<Token> more = keys_of(selectors, each.compounds.back());
      if (more.empty()) return {};
      keys.insert(keys.end(), more.begin(), more.end());
    }
    return keys;
  }
  if (!compound.any_type) return {tag_token(compound)};
  return {};
}

Token SelectorIndex::tag_token(const Compound& compound) {
  const Token token = tokens_.intern('t', compound.name);
  if (compound.tag == Tag::other)
    other_tags_ = true;
  else
    tag_tokens_[static_cast<size_t>(compound.tag)] = token;
  return token;
}

SelectorIndex::Attribute& SelectorIndex::attribute(const std::string& name) {
  const Token token = attribute_names_.intern('[', name);
  if (token == attributes_.size()) {
    attributes_.push_back(std::make_unique<Attribute>());
    attribute_filter_.set(sketch(name));
  }
  return *attributes_[token];
}

const SelectorIndex::Attribute* SelectorIndex::find_attribute(std::string_view name) const {
  if (!attribute_filter_.has(sketch(name))) return nullptr;
  const bool is_lower = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const Token token = attribute_names_.find('[', is_lower ? name : ascii_lowered(name));
  return token == kNoToken ? nullptr : attributes_[token].get();
}

void SelectorIndex::finish() {
  for (const auto& each : attributes_) {
    each->any_tag.finish();
    for (const auto& [tag, needles] : each->by_tag) needles->finish();
  }
  std::stable_sort(filed_.begin(), filed_.end(), [](const Filed& a, const Filed& b) { return a.token < b.token; });
  starts_.resize(tokens_.size() + 1);
  size_t at = 0;
  for (Token token = 0; token <= tokens_.size(); ++token) {
    while (at < filed_.size() && filed_[at].token < token) ++at;
    starts_[token] = static_cast<uint32_t>(at);
  }
  id_ = find_attribute("id");
  class_ = find_attribute("class");
}

Token SelectorIndex::attribute_token(const Compound& compound, const AttributeSelector& test) {
  const std::string key = attribute_key(compound, test);
  const uint32_t before = tokens_.size();
  const Token token = tokens_.intern('[', key);
  if (tokens_.size() == before) return token;

  Attribute& of_name = attribute(test.name);
  const bool is_core = test.name == "id" || test.name == "class";  // in the node itself
  if (compound.any_type) {
    of_name.any_tag.add(test, token);
    of_name.tags.fill(~uint64_t{0});
    if (!is_core) read_tags_.fill(true);
    return token;
  }
  of_name.tags[static_cast<size_t>(compound.tag) / 64] |= uint64_t{1} << (static_cast<size_t>(compound.tag) % 64);
  if (!is_core) read_tags_[static_cast<size_t>(compound.tag)] = true;
  auto found = std::find_if(of_name.by_tag.begin(), of_name.by_tag.end(),
                            [&](const auto& each) { return each.first == compound.tag; });
  if (found == of_name.by_tag.end()) found = of_name.by_tag.emplace(found, compound.tag, std::make_unique<Needles>());
  found->second->add(test, token);
  return token;
}

void SelectorIndex::tell(const Attribute& attribute, Tag tag, std::string_view value, NodeId id, Scan& scan) const {
  auto told = [&](Token token) { scan.note(id, token); };
  const std::string_view lowered = scan.lower(value);
  if (!attribute.any_tag.empty() && &attribute != class_) attribute.any_tag.match(value, lowered, told);
  for (const auto& [of_tag, needles] : attribute.by_tag) {
    if (of_tag == tag) needles->match(value, lowered, told);
  }
}

void SelectorIndex::scan_element(const Document& document, NodeId id, Scan& scan) const {
  const Node& element = document.nodes[id];
  if (element.tag != Tag::other)
    scan.note(id, tag_tokens_[static_cast<size_t>(element.tag)]);
  else if (other_tags_)
    scan.note(id, tokens_.find('t', document.name(id)));
  if (!element.id.empty()) scan.note(id, tokens_.find('#', element.id.of(document.source)));
  if (element.classes != 0) scan_classes(document, id, scan);
  if (!element.source.empty() && !attributes_.empty()) scan_attributes(document, id, scan);
}

void SelectorIndex::scan_classes(const Document& document, NodeId id, Scan& scan) const {
  auto& [begin, end] = scan.classes[document.nodes[id].classes];
  if (begin == 0) {
    const std::string_view classes = document.classes(id);
    begin = static_cast<uint32_t>(scan.class_tokens.size());
    const auto note = [&](Token token) {
      if (token != kNoToken) scan.class_tokens.push_back(token);
    };
    for (size_t at = 0; at < classes.size();) {
      while (at < classes.size() && is_ascii_space(classes[at])) ++at;
      const size_t from = at;
      while (at < classes.size() && !is_ascii_space(classes[at])) ++at;
      if (at > from) note(tokens_.find('.', classes.substr(from, at - from)));
    }
    if (class_ && !class_->any_tag.empty()) {
      const std::string value = decode_entities(classes, EntityContext::attribute);
      class_->any_tag.match(value, scan.lower(value), note);
    }
    end = static_cast<uint32_t>(scan.class_tokens.size());
  }
  for (size_t at = begin; at < end; ++at) scan.note(id, scan.class_tokens[at]);
}

void SelectorIndex::scan_attributes(const Document& document, NodeId id, Scan& scan) const {
  const Node& element = document.nodes[id];
  const auto read = [&](const Attribute* attribute, std::string_view value) {
    if (!attribute || !is_set(attribute->tags, element.tag)) return;
    if (attribute == class_ && class_->by_tag.empty()) return;  // scan_classes has seen it
    if (value.find('&') == std::string_view::npos) return tell(*attribute, element.tag, value, id, scan);
    tell(*attribute, element.tag, decode_entities(value, EntityContext::attribute), id, scan);
  };
  if (!read_tags_[static_cast<size_t>(element.tag)]) {
    if (!element.id.empty()) read(id_, element.id.of(document.source));
    if (element.classes != 0) read(class_, document.classes(id));
    return;
  }
  AttributeScanner scanner(document.source, element.source);
  while (scanner.next()) read(find_attribute(scanner.name()), scanner.value());
}

bool SelectorIndex::is_possible(uint32_t entry, Scan& scan) const {
  uint8_t& state = scan.states[entry];
  if (state == Scan::unknown) {
    const uint32_t begin = entry == 0 ? 0 : entries_[entry - 1].required_end;
    const bool all = std::all_of(required_.begin() + begin, required_.begin() + entries_[entry].required_end,
                                 [&](Token token) { return scan.present[token] != 0; });
    state = all ? Scan::possible : Scan::impossible;
  }
  return state == Scan::possible;
}

std::vector<SelectorIndex::Match> SelectorIndex::match(const Document& document, Matcher& matcher) const {
  Scan scan;
  scan.present.assign(tokens_.size(), 0);
  scan.states.assign(entries_.size(), Scan::unknown);
  scan.classes.resize(document.class_values.size());
  const auto count = static_cast<NodeId>(document.nodes.size());
  for (NodeId id = 0; id < count; ++id) {
    if (document.nodes[id].kind == NodeKind::element) scan_element(document, id, scan);
  }

  std::vector<Match> matches;
  const auto try_entry = [&](uint32_t at, NodeId id) {
    if (!is_possible(at, scan)) return;
    const Entry& entry = entries_[at];
    if (matcher.matches(*entry.selectors, *entry.complex, id)) matches.push_back({id, entry.key});
  };
  for (const Found& found : scan.found) {
    for (uint32_t at = starts_[found.token]; at < starts_[found.token + 1]; ++at)
      try_entry(filed_[at].entry, found.node);
  }
  for (uint32_t entry : universal_) {
    for (NodeId id = 1; is_possible(entry, scan) && id < count; ++id) try_entry(entry, id);
  }
  std::sort(matches.begin(), matches.end());
  matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
  return matches;
}

}  // namespace pith
