"""The network over the blocks of a page (src/score/network.h): training with JAX, and its numbers as pith reads them."""
import os
import struct

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"  # the same bytes every time

import jax
import jax.numpy as jnp
import numpy as np
import optax

WIDTH, TAPS, DILATIONS = 32, 5, (1, 2, 4, 8)
ROUNDS, RATE, DECAY = 16, 2e-3, 1e-2
DROPPED_COLUMNS, DROPPED = 0.1, 0.3
UNIT, WIDEST, MOST = 256, 5, 8  # of the integers in pith; deviations of a column; what a layer can give
SIZES = (32, 64, 128, 256, 512, 1024)  # pages are padded to these, longer ones cut
BATCH = 2048  # blocks


def logarithm(x):
    """As in src/score/network.cc: log2(1 + |x|) with the sign of x, straight between the powers of two."""
    bits = (np.abs(x) + np.float32(1)).astype(np.float32).view(np.int32) - np.float32(1).view(np.int32)
    return np.copysign(bits.astype(np.float32) * np.float32(2**-23), x)


def start(columns, key):
    keys = iter(jax.random.split(key, 2 + 2 * len(DILATIONS)))
    normal = lambda outputs, inputs, gain: gain * jax.random.normal(next(keys), (inputs, outputs)) * (2 / inputs) ** 0.5
    layers = [dict(taps=normal(WIDTH, TAPS * WIDTH, 0.7), mean=normal(WIDTH, WIDTH, 0.3), bias=jnp.zeros(WIDTH))
              for _ in DILATIONS]
    return dict(first=normal(WIDTH, columns, 1), first_bias=jnp.zeros(WIDTH), layers=layers,
                last=normal(1, WIDTH, 0.5), last_bias=jnp.zeros(1))


def shifted(h, by):
    """Row i of each page becomes row i + by."""
    before, after = max(0, -by), max(0, by)
    return jnp.pad(h, ((0, 0), (before, after), (0, 0)))[:, after:after + h.shape[1]]


def forward(net, x, there, key):
    """Log odds of pages (page, block, column); `there` is 1 for blocks and 0 for padding."""
    activation = lambda z: jnp.clip(z, 0, MOST) * there[..., None]
    keys = jax.random.split(key, 1 + len(DILATIONS))
    dropped = lambda h, key, share: h * jax.random.bernoulli(key, 1 - share, h.shape) / (1 - share)
    h = activation(dropped(x, keys[0], DROPPED_COLUMNS) @ net["first"] + net["first_bias"])
    blocks = there.sum(1, keepdims=True) + 1e-6
    for layer, dilation, key in zip(net["layers"], DILATIONS, keys[1:]):
        seen = dropped(h, key, DROPPED)
        around = jnp.concatenate([shifted(seen, (tap - TAPS // 2) * dilation) for tap in range(TAPS)], -1)
        page = (seen.sum(1) / blocks) @ layer["mean"] + layer["bias"]
        h = h + activation(around @ layer["taps"] + page[:, None])
    return (h @ net["last"] + net["last_bias"])[..., 0]


def loss(net, x, there, y, weight, key):
    weight = weight * there
    return (optax.sigmoid_binary_cross_entropy(forward(net, x, there, key), y) * weight).sum() / weight.sum()


def batches(ranges, random):
    """(padded size, ranges) in random order; a batch has pages of one size."""
    pieces = [(i, min(i + SIZES[-1], end)) for begin, end in ranges for i in range(begin, end, SIZES[-1])]
    by_size = {size: [] for size in SIZES}
    for begin, end in pieces:
        by_size[next(size for size in SIZES if end - begin <= size)].append((begin, end))
    out = []
    for size, some in by_size.items():
        random.shuffle(some)
        out += [(size, some[i:i + BATCH // size]) for i in range(0, len(some), BATCH // size)]
    random.shuffle(out)
    return out


def padded(values, size, ranges):
    out = np.zeros((BATCH // size, size, *values.shape[1:]), dtype=np.float32)
    for row, (begin, end) in zip(out, ranges):
        row[:end - begin] = values[begin:end]
    return out


class Sums:
    """Weights as bytes: output o is (bias[o] + weights[o] . input) / 2^shift[o]."""

    def __init__(self, weights, bias):
        weights, bias = np.array(weights, dtype=float).T, np.array(bias, dtype=float)
        most = np.maximum(np.abs(weights).max(axis=1), 1e-9)
        self.shift = np.clip(np.floor(np.log2(127 / most)), 0, 15).astype(int)
        self.weights = np.clip(np.rint(weights * 2.0 ** self.shift[:, None]), -127, 127)
        self.bias = np.clip(np.rint(bias * UNIT * 2.0 ** self.shift), -(2**23), 2**23)

    def __call__(self, x):
        return x @ self.weights.T + self.bias

    def activation(self, sums):
        return np.clip(np.floor((sums + (2 ** self.shift >> 1)) / 2.0 ** self.shift), 0, MOST * UNIT)

    def bytes(self):
        return (self.weights.astype("i1").tobytes() + self.shift.astype("u1").tobytes() + self.bias.astype("<i4").tobytes())


class Network:
    """x, y, weight: of all blocks; ranges: the blocks of each page to train on."""

    def __init__(self, x, y, weight, ranges):
        rows = np.concatenate([np.arange(begin, end) for begin, end in ranges])
        seen = logarithm(x[rows])
        self.mean, self.scale = seen.mean(axis=0), UNIT / (seen.std(axis=0) + np.float32(1e-3))
        net = self.train(self.encode(x) / np.float32(UNIT), y, weight, ranges)
        self.first = Sums(net["first"], net["first_bias"])
        self.layers = [Sums(np.vstack([layer["taps"], layer["mean"]]), layer["bias"]) for layer in net["layers"]]
        self.last = Sums(net["last"], net["last_bias"])

    def encode(self, x):
        return np.clip(np.trunc((logarithm(x) - self.mean) * self.scale), -WIDEST * UNIT, WIDEST * UNIT)

    @staticmethod
    def train(x, y, weight, ranges):
        random, key = np.random.RandomState(1), jax.random.PRNGKey(1)
        steps = ROUNDS * len(batches(ranges, random))
        optimizer = optax.adamw(optax.cosine_onecycle_schedule(steps, RATE, 0.25), weight_decay=DECAY)
        net = start(x.shape[1], key)
        state = optimizer.init(net)

        @jax.jit
        def step(net, state, x, there, y, weight, key):
            updates, state = optimizer.update(jax.grad(loss)(net, x, there, y, weight, key), state, net)
            return optax.apply_updates(net, updates), state

        there = np.ones(len(x), dtype=np.float32)
        for _ in range(ROUNDS):
            for size, some in batches(ranges, random):
                key, now = jax.random.split(key)
                net, state = step(net, state, *(padded(v, size, some) for v in (x, there, y, weight)), now)
        return jax.tree.map(np.array, net)

    def page(self, x):
        """Log odds of the blocks of one page, by the integers that pith uses."""
        h = self.first.activation(self.first(self.encode(x)))
        for sums, dilation in zip(self.layers, DILATIONS):
            margin = TAPS // 2 * dilation
            wide = np.pad(h, ((margin, margin), (0, 0)))
            around = [wide[tap * dilation:tap * dilation + len(h)] for tap in range(TAPS)]
            page = np.broadcast_to(np.floor(h.mean(axis=0)), h.shape)
            h = np.minimum(h + sums.activation(sums(np.hstack([*around, page]))), 2**15 - 1)
        return self.last(h)[:, 0] / 2.0 ** (self.last.shift[0]) / UNIT

    def bytes(self):
        columns = np.stack([self.mean, self.scale], axis=1).astype("<f4")
        out = [struct.pack("<HHBB", len(columns), WIDTH, TAPS, len(self.layers)),
               columns.tobytes(), self.first.bytes()]
        for sums, dilation in zip(self.layers, DILATIONS):
            out += [struct.pack("<B", dilation), sums.bytes()]
        return b"".join(out + [self.last.bytes()])
