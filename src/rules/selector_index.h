// SelectorIndex: tens of thousands of selectors matched against a document in one pass over its node table.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/bit_table.h"
#include "model/document.h"
#include "rules/matcher.h"
#include "rules/needles.h"
#include "rules/token_table.h"

namespace pith {

class SelectorIndex {
 public:
  struct Match {
    NodeId node = kNoNode;
    uint32_t key = 0;
    friend auto operator<=>(const Match&, const Match&) = default;
  };

  // `key` comes back from match().
  void add(uint32_t key, Selectors selectors);
  // After the last add, before the first match.
  void finish();
  bool empty() const { return entries_.empty(); }

  // Every (element, key) of which the selector holds, once each, by node and key. Safe to call from several threads.
  std::vector<Match> match(const Document& document, Matcher& matcher) const;

 private:
  struct Entry {  // one alternative of one selector
    uint32_t key = 0;
    const CompiledSelectors* selectors = nullptr;
    const ComplexSelector* complex = nullptr;
    uint32_t required_end = 0;  // its tokens in required_ end here, where the next entry's begin
  };
  struct Filed {  // an entry under the token that its rightmost compound needs
    Token token = kNoToken;
    uint32_t entry = 0;
  };
  struct Found {  // a token stands on a node
    NodeId node = kNoNode;
    Token token = kNoToken;
  };
  struct Scan;  // of one document

  void add_complex(uint32_t key, const CompiledSelectors& selectors, const ComplexSelector& complex);
  void require(const CompiledSelectors& selectors, const ComplexSelector& complex);
  void require(const CompiledSelectors& selectors, const Compound& compound);
  std::vector<Token> keys_of(const CompiledSelectors& selectors, const Compound& compound);
  Token tag_token(const Compound& compound);
  Token attribute_token(const Compound& compound, const AttributeSelector& attribute);

  void scan_element(const Document& document, NodeId id, Scan& scan) const;
  void scan_classes(const Document& document, NodeId id, Scan& scan) const;
  void scan_attributes(const Document& document, NodeId id, Scan& scan) const;
  bool is_possible(uint32_t entry, Scan& scan) const;

  // Attribute tests of one name, for elements of one tag or of any.
  struct Attribute {
    std::string name;
    std::array<uint64_t, (kTagCount + 63) / 64> tags{};  // of whose elements it is read
    Needles any_tag;
    std::vector<std::pair<Tag, std::unique_ptr<Needles>>> by_tag;
  };
  Attribute& attribute(const std::string& name);
  const Attribute* find_attribute(std::string_view name) const;
  void tell(const Attribute& attribute, Tag tag, std::string_view value, NodeId id, Scan& scan) const;

  std::vector<std::unique_ptr<CompiledSelectors>> compiled_;
  std::vector<Entry> entries_;
  std::vector<Token> required_;  // by entry: tokens of every document that it can match in
  TokenTable tokens_;
  std::vector<Filed> filed_;         // by token and entry, once finished
  std::vector<uint32_t> starts_;     // by token, and one more: its first in filed_
  std::vector<uint32_t> universal_;  // entries whose rightmost compound any element could satisfy
  std::array<Token, kTagCount> tag_tokens_ = filled();
  bool other_tags_ = false;  // some selector names an element that has no Tag
  std::vector<std::unique_ptr<Attribute>> attributes_;
  TokenTable attribute_names_;       // tokens are indices into attributes_
  BitTable attribute_filter_{1024};  // by sketch(): some attribute has such a name
  const Attribute *id_ = nullptr, *class_ = nullptr;
  std::array<bool, kTagCount> read_tags_{};  // elements of which attributes beyond id and class are read

  static std::array<Token, kTagCount> filled() {
    std::array<Token, kTagCount> all;
    all.fill(kNoToken);
    return all;
  }
};

}  // namespace pith
