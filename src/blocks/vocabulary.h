// Vocabulary of class and id names: the words that page authors name their boxes with, in groups of one meaning.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith {

// Words in the style of readability, trafilatura and dragnet's class lists, grouped by what the box is for; collected
// from the public documentation of site builders and themes, not from single sites. Order is part of the model's
// format.
// clang-format off
#define PITH_CLASS_GROUPS(X)                                                                                           \
  X(content)                                                                                                           \
  X(article)                                                                                                           \
  X(main)                                                                                                              \
  X(nav)                                                                                                               \
  X(header)                                                                                                            \
  X(footer) X(sidebar) X(related) X(share) X(promo) X(subscribe) X(comment) X(widget) X(card) X(list) X(product)       \
      X(price) X(cart) X(meta) X(tag) X(breadcrumb) X(pagination) X(search) X(modal) X(cookie) X(login) X(form)        \
          X(hidden) X(toc) X(code) X(docs) X(forum) X(review) X(media) X(caption) X(title) X(summary) X(quote) X(hero) \
              X(faq) X(spec) X(layout) X(tools) X(alert) X(bio) X(event) X(table) X(language) X(popular) X(ad)         \
                  X(description) X(answer)
// clang-format on

enum class ClassGroup : uint8_t {
#define PITH_GROUP(name) name,
  PITH_CLASS_GROUPS(PITH_GROUP)
#undef PITH_GROUP
};
inline constexpr int kClassGroupCount = static_cast<int>(ClassGroup::answer) + 1;
static_assert(kClassGroupCount <= 64);

std::string_view class_group_name(ClassGroup group);
inline uint64_t bit(ClassGroup group) {
  return uint64_t{1} << static_cast<int>(group);
}

// Groups named by an attribute value such as "post-content entryBody": it is cut at everything but ASCII letters and at
// lower-to-upper steps, and each part is looked up in lower case. Linear in the value.
uint64_t class_groups(std::string_view value);

}  // namespace pith
