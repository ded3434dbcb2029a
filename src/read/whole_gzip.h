// gzip members that are in memory whole, in one go: what archives of many small records consist of.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace pith {

class WholeGzip {
 public:
  struct Member {
    size_t consumed = 0;  // bytes of `in` that the member took; 0: it could not be decoded so
    size_t produced = 0;
    bool too_long = false;  // it does not fit into `room` bytes
  };
  WholeGzip();
  ~WholeGzip();
  // The member at the beginning of `in`, which may go on behind it. One that is not whole and one that is broken cannot
  // be told apart: for both a streaming Decoder must be asked.
  Member decode(std::string_view in, char* out, size_t room);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pith
