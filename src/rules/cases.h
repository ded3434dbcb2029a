// cases: whether a rule has a case that it changes and one that it leaves alone.
#pragma once

#include <string>

#include "model/rule.h"

namespace pith {

struct CaseCount {
  int changed = 0;
  int alone = 0;
};

// Judged by what the cases say, without running them: a test whose `expect` has the words of the whole page leaves it
// alone, any other changes it.
CaseCount count_cases(const Rule& rule);

}  // namespace pith
