// conditions: what a rule asks of a place beside its patterns and selector.
#pragma once

#include "rules/scene.h"

namespace pith {

// where, kinds, link share and numbers of words of blocks [first, last); `words` are those of the unit that matched.
// `where` is taken for granted while zones are not computed: whoever asks so early asks again.
bool conditions_hold(const Scene& scene, const Rule& rule, BlockId first, BlockId last, uint32_t words);

}  // namespace pith
