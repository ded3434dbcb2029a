#include <fstream>
#include <iostream>
#include <iterator>

#include "clean.h"
#include "write/writer.h"

int main(int argc, char** argv) {
  auto rules = pith::RuleSet::compile({}, {});
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    pith::Record record;
    record.bytes.assign(std::istreambuf_iterator<char>(in), {});
    auto done = pith::clean(std::move(record), *rules, {});
    if (!done) {
      std::cerr << "pith: " << done.error().to_string() << '\n';
      return 2;
    }
    std::cout << pith::write_text({*done->page, done->document, done->blocks, done->cleaned});
  }
}
