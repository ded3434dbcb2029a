#include <exception>
#include <iostream>

#include "cli/command.h"
#include "cli/heap.h"
#include "cli/run.h"

int main(int argc, char** argv) {
  pith::cli::prepare_heap();
  try {
    return pith::cli::run({argv + 1, argv + argc});
  } catch (const std::exception& fault) {
    std::cerr << "pith: internal error: " << fault.what() << '\n';
    return pith::cli::kFailed;
  }
}
