#!/usr/bin/env python3
"""Trains the block model: from the WCXB development pages to rules/model/pith.model, in one command.

train.py --shared ../shared --pith build/release/pith [--out rules/model/pith.model] [--work DIR] [--folds DIR]
         [--report FILE]
train.py --samples tests/unit/score        a small forest with LightGBM's own scores, a small network with its scores

Each is cross-validated in five folds grouped by host (no page is scored by a model that saw its host):
  kind     a forest: what kind of page this is, from page features
  block    a forest and a network: is a block content? from its own features and the kinds' probabilities; the forest
           sees one block at a time, the network (network.py) all of a page in their order; their log odds are added up
Only blocks that the rules leave are looked at. A page is cut where its expected F is greatest, between BOUNDS
(src/score/score.cc does the same). --folds writes the five fold models and the ids that each may be tested on. The
same inputs give the same bytes: one thread, fixed seeds.
"""
import argparse
import hashlib
import os
import subprocess
import sys

import lightgbm as lgb
import numpy as np

import evaluate
import model_file
import network
from data import KINDS, Pages

FOLDS = 5
SAMPLE = 150  # blocks a page, of larger pages, for the forest; their weight makes up for the rest
CHAFF_WEIGHT = 4.0
COMMON = dict(bagging_freq=1, max_bin=63, num_threads=1, verbosity=-1, seed=7, deterministic=True, force_col_wise=True)
KIND = dict(COMMON, objective="multiclass", num_class=len(KINDS), num_leaves=7, learning_rate=0.08, min_data_in_leaf=8,
            feature_fraction=0.3, bagging_fraction=0.8, lambda_l2=3, rounds=80)
BLOCK = dict(COMMON, objective="binary", num_leaves=31, learning_rate=0.1, min_data_in_leaf=60, feature_fraction=0.3,
             bagging_fraction=0.7, lambda_l2=5, rounds=100)
BOUNDS = (0.25, 0.6)
BETA_SQUARED = 0.7  # as in src/score/score.cc
FOREST_SHARE = 0.6  # as in src/score/score.cc

# Facts that a reader can check, as (id, column, side, value); training gives their weights.
REASONS = [
    ("link-density", "text.link_share", ">=", 0.66), ("short-text", "text.words", "<=", 3),
    ("navigation", "far-tag.nav", "<=", 3), ("menu", "far.nav", "<=", 2), ("footer", "far-tag.footer", "<=", 4),
    ("footer-class", "far.footer", "<=", 3), ("header", "far-tag.header", "<=", 3), ("aside", "far-tag.aside", "<=", 3),
    ("sidebar", "far.sidebar", "<=", 3), ("form", "far-tag.form", "<=", 3), ("related", "far.related", "<=", 2),
    ("share", "far.share", "<=", 2), ("promotion", "far.promo", "<=", 2), ("subscribe", "far.subscribe", "<=", 2),
    ("comment", "far.comment", "<=", 3), ("advertisement", "far.ad", "<=", 2), ("byline", "far.meta", "<=", 1),
    ("breadcrumb", "far.breadcrumb", "<=", 2), ("pagination", "far.pagination", "<=", 2),
    ("dialog", "far-tag.dialog", "<=", 9), ("popup", "far.modal", "<=", 3), ("cookies", "far.cookie", "<=", 3),
    ("hidden", "far-tag.hidden", "<=", 6), ("button", "far-tag.button", "<=", 1), ("card", "far.card", "<=", 2),
    ("repeated-text", "kind.repeats", ">=", 2), ("linked-box", "box2.link_share", ">=", 0.5),
    ("linked-run", "near10.link_share", ">=", 0.4), ("outside-main", "main.steps75", ">=", 1),
    ("far-from-text", "near.to_previous_long", ">=", 15), ("before-text", "near.to_previous_long", ">=", 999),
    ("after-text", "near.to_next_long", ">=", 999), ("tail", "kind.index_share", ">=", 0.9),
]


def log(*words):
    print(*words, file=sys.stderr, flush=True)


def folds_of(hosts):
    """Hosts in an order that their names alone decide, dealt out in turn."""
    order = sorted(set(hosts), key=lambda h: hashlib.sha256(h.encode()).digest())
    turn = {h: i % FOLDS for i, h in enumerate(order)}
    return np.array([turn[h] for h in hosts])


def fit(params, x, y, weight=None):
    params = dict(params)
    rounds = params.pop("rounds")
    return lgb.train(params, lgb.Dataset(x, y, weight=weight, free_raw_data=True), rounds)


def share_of(odds):
    return 1 / (1 + np.exp(-odds))


class Training:
    def __init__(self, pages):
        self.pages = pages
        self.folds = folds_of(pages.hosts)
        self.block_folds = self.per_block(self.folds)
        self.f1 = evaluate.F1(pages)
        letters = np.array([c for page in pages.chaff for c in page])
        self.target = np.concatenate(pages.labels).astype(float)
        self.target[np.isin(letters, list("SRHATLNC"))] = 0
        self.target[np.isin(letters, list("GK"))] = 1
        self.read = np.isin(letters, list("SRHATLK"))
        self.weight, self.sample, self.sample_weight = self.weights()

    def per_block(self, values):
        return np.repeat(values, np.diff(self.pages.offsets), axis=0)

    def weights(self):
        pages = self.pages
        weight = np.sqrt(np.clip(self.f1.words, 1, 400))
        total = np.array([weight[pages.blocks(i)].sum() for i in range(len(pages.ids))])
        weight = weight / self.per_block(np.maximum(total, 20)) ** 0.5
        weight[self.read] *= CHAFF_WEIGHT
        share = self.per_block(np.minimum(1, SAMPLE / np.maximum(np.diff(pages.offsets), 1)))
        drawn = np.random.RandomState(3).rand(len(weight)) < share
        return weight, drawn | self.read, np.where(self.read, weight, weight / share)

    def kinds(self):
        """(boosters of the folds, booster of all, out-of-fold probabilities a page)"""
        pages, out = self.pages, np.zeros((len(self.pages.ids), len(KINDS)), dtype=np.float32)
        boosters = []
        for fold in range(FOLDS):
            train = self.folds != fold
            boosters.append(fit(KIND, pages.page_rows[train], pages.kinds[train]))
            out[~train] = boosters[-1].predict(pages.page_rows[~train], num_threads=1)
        return boosters, fit(KIND, pages.page_rows, pages.kinds), out

    def ranges(self, pages):
        """Slices of blocks of these pages; rules leave none of some."""
        return [r for r in map(self.pages.blocks, np.flatnonzero(pages)) if r.stop > r.start]

    def judges(self, x, pages):
        """(forest, network) for blocks, trained on these pages."""
        use = self.per_block(pages) & self.sample
        forest = fit(BLOCK, x[use], self.target[use], self.sample_weight[use])
        ranges = [(page.start, page.stop) for page in self.ranges(pages)]
        return forest, network.Network(x, self.target, self.weight, ranges)

    def blocks(self, x):
        """(judges of the folds, judges of all, out-of-fold scores a block)"""
        odds, judges = np.zeros((len(x), 2)), []
        for fold in range(FOLDS):
            forest, net = self.judges(x, self.folds != fold)
            test = self.block_folds == fold
            odds[test, 0] = forest.predict(x[test], raw_score=True, num_threads=1)
            for page in self.ranges(self.folds == fold):
                odds[page, 1] = net.page(x[page])
            judges.append((forest, net))
            log("  fold", fold)
        return judges, self.judges(x, self.folds >= 0), odds

    def decide(self, scores):
        """Blocks to keep: each page cut where the expected F of what is kept is greatest."""
        keep = np.zeros(len(scores), dtype=bool)
        for i in range(len(self.pages.ids)):
            inside = self.pages.blocks(i)
            score, words = scores[inside].astype(float), self.f1.words[inside]
            if not len(score):
                continue
            order = np.argsort(-score, kind="stable")
            kept, content = np.cumsum(words[order]), np.cumsum((score * words)[order])
            cut = score[order[(content / (kept + BETA_SQUARED * (score * words).sum() + 1e-9)).argmax()]]
            keep[inside] = score >= np.clip(cut, *BOUNDS)
        return keep

    def reasons(self, x):
        """Header fields: the log odds of each fact among blocks of at least one word."""
        names, fields = self.pages.block_names, {}
        weight = np.sqrt(np.clip(self.f1.words, 1, 400))
        for name, column, side, value in REASONS:
            values = x[:, names.index(column)]
            holds = values >= value if side == ">=" else values <= value
            share = lambda y: (weight[holds & (self.target == y)].sum() + 1) / (weight[self.target == y].sum() + 2)
            odds = np.log(share(0) / share(1))
            if odds > 0.2:
                fields[f"reason.{name}"] = f"{column} {side} {value} weight {odds:.3f}"
        return fields


def fields_of(digest, reasons, note):
    fields = {
        "name": "pith blocks", "features": digest, "trained-on": "WCXB development pages (1,497) and labels of chaff inside them",
        "licence": "CC-BY-4.0", "credit": "WCXB, (c) 2026 Murrough Foley, github Murrough-Foley/web-content-extraction-benchmark",
        "note": note,
    }
    fields.update({f"threshold.{k}": f"{BOUNDS[0]:.3f} {BOUNDS[1]:.3f}" for k in KINDS})
    fields.update(reasons)
    return fields


def write_sample(path, body, rows, scores):
    """One line: the body of a model file in hexadecimal; then a line a row: its values and its score."""
    with open(path, "w") as f:
        f.write(body.hex() + "\n")
        for row, score in zip(rows, scores):
            f.write(" ".join(f"{v:g}" for v in row) + f" {score:.12f}\n")


def samples(folder):
    random = np.random.RandomState(11)
    x = random.randint(-40, 40, (400, 6)).astype(np.float32) / 8
    y = ((x[:, 0] * x[:, 1] > x[:, 2]) ^ (x[:, 3] > 1)).astype(float)
    booster = fit(dict(BLOCK, min_data_in_leaf=5, feature_fraction=1, rounds=8), x, y)
    write_sample(f"{folder}/lightgbm_sample.txt", b"\1\0\0\0" + model_file.forest_bytes("block", booster) + b"\0\0\0\0", x[:100],
                 booster.predict(x[:100], raw_score=True, num_threads=1))
    network.WIDTH = 16
    small = network.Network(x, y, np.ones(len(x), dtype=np.float32), [(i, i + 40) for i in range(0, len(x), 40)])
    write_sample(f"{folder}/network_sample.txt", small.bytes(), x[:40], small.page(x[:40]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default="../shared")
    parser.add_argument("--pith", default="build/release/pith")
    parser.add_argument("--work", default="build/train")
    parser.add_argument("--out", default="rules/model/pith.model")
    parser.add_argument("--folds")
    parser.add_argument("--report")
    parser.add_argument("--no-builtin", action="store_true", help="train without what the rules say")
    parser.add_argument("--samples")
    args = parser.parse_args()
    if args.samples:
        return samples(args.samples)
    rules = ["--no-builtin"] if args.no_builtin else []
    os.makedirs(args.work, exist_ok=True)

    pages = Pages(args.shared, args.work, args.pith, rules)
    log("pages", len(pages.ids), "blocks", len(pages.x))
    t = Training(pages)
    kind_folds, kind_all, kinds = t.kinds()
    log("kind accuracy", (kinds.argmax(axis=1) == pages.kinds).mean())
    x = np.hstack([pages.x, t.per_block(kinds)])
    pages.x = None
    judges, judges_all, odds = t.blocks(x)
    np.save(f"{args.work}/odds.npy", odds)
    report(pages, t, kinds, odds, args.report)

    reasons = t.reasons(x)
    digest = subprocess.run([args.pith, "features", "--digest"], check=True, capture_output=True, text=True).stdout.strip()
    write = lambda path, note, kind, forest, net: model_file.write(
        path, fields_of(digest, reasons, note), [("kind", kind), ("block", forest)], [("block", net)])
    os.makedirs(os.path.dirname(args.out) or ".", exist_ok=True)
    write(args.out, "all pages", kind_all, *judges_all)
    if args.folds:
        os.makedirs(args.folds, exist_ok=True)
        for fold in range(FOLDS):
            write(f"{args.folds}/fold{fold}.model", f"without fold {fold}", kind_folds[fold], *judges[fold])
            with open(f"{args.folds}/fold{fold}.ids", "w") as f:
                f.write("\n".join(i for i, k in zip(pages.ids, t.folds) if k == fold) + "\n")


def report(pages, t, kinds, odds, path):
    scores = share_of(odds @ [FOREST_SHARE, 1 - FOREST_SHARE])
    lines = [f"{len(pages.ids)} pages, {len(scores)} blocks, {len(set(pages.hosts))} hosts, {FOLDS} folds by host",
             f"kind: {100 * (kinds.argmax(axis=1) == pages.kinds).mean():.1f} % right",
             "model alone, before what rules drop:"]
    decisions = [("all pages cut at 0.35", scores >= 0.35), ("each page at its own cut", t.decide(scores)),
                 ("the forest alone", t.decide(share_of(odds[:, 0]))), ("the network alone", t.decide(share_of(odds[:, 1])))]
    for name, decision in decisions:
        removed, kept, kept_k, labels = evaluate.chaff(pages, decision)
        lines.append(f"{name}: removed {removed:.3f} kept {kept:.3f} kept-K {kept_k:.3f}  "
                     + " ".join(f"{c} {v:.2f}" for c, v in labels.items()))
        lines += [f"  {k:14} n={n:4} F1={m:.4f} +- {e:.4f}" for k, n, m, e in evaluate.by_kind(pages, t.f1.all(decision))]
    lines.append("calibration (score: share of content, blocks)")
    for low in np.arange(0, 1, 0.1):
        inside = (scores >= low) & (scores < low + 0.1)
        if inside.any():
            lines.append(f"  {low:.1f}-{low + 0.1:.1f}: {np.average(t.target[inside], weights=t.weight[inside]):.3f}, {inside.sum()}")
    text = "\n".join(lines) + "\n"
    log(text)
    if path:
        with open(path, "w") as f:
            f.write(text)


if __name__ == "__main__":
    main()
