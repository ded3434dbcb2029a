// Numbers between the layers are 16-bit integers in units of 1/256, weights are bytes. No sum can leave 32 bits: the
// reader (network_file.cc) bounds widths and biases. Tested against a plain walk in tests/unit/score/network_test.cc.
#include "score/network.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pith {
namespace {

constexpr int32_t kUnit = 256;          // of one
constexpr int32_t kWidest = 5 * kUnit;  // a column further from its mean than five deviations counts as that
constexpr int32_t kMost = 8 * kUnit;    // what one layer can give

// Inputs [first, first + count) of a Dense.
struct Part {
  size_t first = 0, count = 0;
};

// What is done to every number, in loops that compilers make vectors of.
struct Kernels {
  // Values of `columns` as the network sees them.
  void (*encode)(const float* values, const NetworkColumn* columns, size_t count, int16_t* out);
  // Adds to `sums`, one an output, the products of a part's inputs with their weights; `in` is the first of them.
  void (*add)(const Dense& dense, Part part, const int16_t* in, int32_t* sums);
  // Adds to `values` what the sums become: not below 0.
  void (*activate)(const Dense& dense, const int32_t* sums, int16_t* values);
};

// log2(1 + |x|) with the sign of x, straight between the powers of two: the bits of a float are its exponent, then its
// fraction, and read as an integer they are that curve (Mitchell, "Computer multiplication and division using binary
// logarithms", 1962). Within +- 129, whatever x is.
[[gnu::always_inline]] inline float logarithm(float x) {
  const int32_t bits = std::bit_cast<int32_t>(std::abs(x) + 1) - std::bit_cast<int32_t>(1.0f);
  return std::copysign(static_cast<float>(bits) * 0x1p-23f, x);
}

[[gnu::always_inline]] inline void encode(const float* __restrict values, const NetworkColumn* __restrict columns,
                                          size_t count, int16_t* __restrict out) {
  for (size_t i = 0; i < count; ++i) {
    const auto value = static_cast<int32_t>((logarithm(values[i]) - columns[i].mean) * columns[i].scale);
    out[i] = static_cast<int16_t>(std::clamp(value, -kWidest, kWidest));
  }
}

// Four outputs at once, so that an input is loaded once for the four.
[[gnu::always_inline]] inline void add(const Dense& dense, Part part, const int16_t* __restrict in,
                                       int32_t* __restrict sums) {
  const size_t count = part.count / kNetworkLanes * kNetworkLanes;
  for (size_t o = 0; o < dense.outputs(); o += 4) {
    const int16_t* w0 = dense.weights.data() + o * dense.inputs + part.first;
    const int16_t *w1 = w0 + dense.inputs, *w2 = w1 + dense.inputs, *w3 = w2 + dense.inputs;
    int32_t a = 0, b = 0, c = 0, d = 0;
    for (size_t i = 0; i < count; ++i) {
      a += in[i] * w0[i];
      b += in[i] * w1[i];
      c += in[i] * w2[i];
      d += in[i] * w3[i];
    }
    sums[o] += a, sums[o + 1] += b, sums[o + 2] += c, sums[o + 3] += d;
  }
}

[[gnu::always_inline]] inline void activate(const Dense& dense, const int32_t* __restrict sums,
                                            int16_t* __restrict values) {
  const int32_t* shifts = dense.shifts.data();
  for (size_t o = 0, end = dense.outputs(); o < end; ++o) {
    const int32_t given = std::clamp((sums[o] + (1 << shifts[o] >> 1)) >> shifts[o], 0, kMost);
    values[o] = static_cast<int16_t>(std::min<int32_t>(values[o] + given, INT16_MAX));
  }
}

constexpr Kernels kPlain{
    [](const float* values, const NetworkColumn* columns, size_t count, int16_t* out) {
      encode(values, columns, count, out);
    },
    [](const Dense& dense, Part part, const int16_t* in, int32_t* sums) { add(dense, part, in, sums); },
    [](const Dense& dense, const int32_t* sums, int16_t* values) { activate(dense, sums, values); }};

#if defined(__x86_64__)
[[gnu::target("avx2")]] void encode_avx2(const float* values, const NetworkColumn* columns, size_t count,
                                         int16_t* out) {
  encode(values, columns, count, out);
}
[[gnu::target("avx2")]] void add_avx2(const Dense& dense, Part part, const int16_t* in, int32_t* sums) {
  add(dense, part, in, sums);
}
[[gnu::target("avx2")]] void activate_avx2(const Dense& dense, const int32_t* sums, int16_t* values) {
  activate(dense, sums, values);
}
constexpr Kernels kAvx2{encode_avx2, add_avx2, activate_avx2};
const Kernels& kernels() {
  static const bool wide = __builtin_cpu_supports("avx2") != 0;
  return wide ? kAvx2 : kPlain;
}
#else
const Kernels& kernels() {
  return kPlain;
}
#endif

// The blocks of a page between two layers, with rows of zeros before and after.
class Rows {
 public:
  Rows(size_t rows, size_t width, size_t margin)
      : rows_(rows), width_(width), margin_(margin), values_((rows + 2 * margin) * width) {}

  size_t size() const { return rows_; }
  // `row` from -margin to rows + margin - 1.
  int16_t* row(ptrdiff_t row) {
    return values_.data() + static_cast<size_t>(row + static_cast<ptrdiff_t>(margin_)) * width_;
  }
  void copy_mean(int16_t* out) {
    std::vector<int64_t> sums(width_);
    for (size_t r = 0; r < rows_; ++r) {
      const int16_t* values = row(static_cast<ptrdiff_t>(r));
      for (size_t i = 0; i < width_; ++i) sums[i] += values[i];
    }
    for (size_t i = 0; i < width_; ++i) out[i] = static_cast<int16_t>(sums[i] / static_cast<int64_t>(rows_));
  }

 private:
  size_t rows_, width_, margin_;
  std::vector<int16_t> values_;
};

void apply_first(const Network& network, const ModelRows& rows, Rows& out) {
  const Dense& dense = network.first;
  std::vector<int16_t> in(dense.inputs);
  std::vector<int32_t> sums;
  for (size_t r = 0; r < rows.rows; ++r) {
    size_t column = 0;
    for (const FeatureTable* table : rows.tables) {
      kernels().encode(table->row(r), network.columns.data() + column, table->columns, in.data() + column);
      column += table->columns;
    }
    sums = dense.biases;
    kernels().add(dense, {0, dense.inputs}, in.data(), sums.data());
    kernels().activate(dense, sums.data(), out.row(static_cast<ptrdiff_t>(r)));
  }
}

void apply_layer(const NetworkLayer& layer, size_t taps, Rows& from, Rows& to) {
  const Dense& dense = layer.sums;
  const size_t width = dense.outputs();
  const Part blocks{0, taps * width};
  std::vector<int16_t> in(blocks.count);
  from.copy_mean(in.data());
  std::vector<int32_t> page = dense.biases, sums;
  kernels().add(dense, {blocks.count, width}, in.data(), page.data());
  for (size_t r = 0; r < from.size(); ++r) {
    const auto here = static_cast<ptrdiff_t>(r);
    auto at = here - static_cast<ptrdiff_t>(taps / 2 * layer.dilation);
    for (size_t tap = 0; tap < taps; ++tap, at += static_cast<ptrdiff_t>(layer.dilation))
      std::copy_n(from.row(at), width, in.data() + tap * width);
    sums = page;
    kernels().add(dense, blocks, in.data(), sums.data());
    std::copy_n(from.row(here), width, to.row(here));
    kernels().activate(dense, sums.data(), to.row(here));
  }
}

}  // namespace

std::vector<double> evaluate(const Network& network, const ModelRows& rows) {
  std::vector<double> odds(rows.rows);
  if (rows.rows == 0) return odds;
  size_t margin = 0;
  for (const NetworkLayer& layer : network.layers) margin = std::max(margin, network.taps / 2 * layer.dilation);
  Rows now(rows.rows, network.width(), margin), next(rows.rows, network.width(), margin);
  apply_first(network, rows, now);
  for (const NetworkLayer& layer : network.layers) {
    apply_layer(layer, network.taps, now, next);
    std::swap(now, next);
  }
  const Dense& last = network.last;
  for (size_t r = 0; r < rows.rows; ++r) {
    const int16_t* in = now.row(static_cast<ptrdiff_t>(r));
    int32_t sum = last.biases[0];
    for (size_t i = 0; i < last.inputs; ++i) sum += in[i] * last.weights[i];
    odds[r] = std::ldexp(sum, -last.shifts[0]) / kUnit;
  }
  return odds;
}

}  // namespace pith
