// A network in a model file, little-endian, after its name:
//   columns, width (u16), taps, layers (u8)
//   each column: mean, scale (f32)
//   the first sums: width x columns
//   each layer: dilation (u8), sums: width x (taps * width + width)
//   the last sums: 1 x width
// Sums of `outputs x inputs`: weights (i8), input after input for each output; shifts (u8); biases (i32).
#pragma once

#include <cstddef>

#include "score/body.h"
#include "score/network.h"

namespace pith {

// `columns`: how many the rows have that it will see. After a fault, which `body` knows, what is returned is of no use.
Network read_network(Body& body, size_t columns);

}  // namespace pith
