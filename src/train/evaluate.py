"""The measures of the two scorers, on decisions about blocks: what wcxb_score.py and chaff_score.py would say."""
import collections

import numpy as np

import labels as lab
from data import KINDS


class F1:
    """Word F1 of kept blocks against gold text, page by page."""

    def __init__(self, pages):
        self.pages, self.tokens, self.gold, self.sizes = pages, [], [], []
        for texts, gold in zip(pages.texts, pages.gold):
            index = {}
            ids = lambda text: np.array([index.setdefault(w, len(index)) for w in lab.words_of(text)], dtype=np.int32)
            g = ids(gold)
            self.tokens.append([ids(t) for t in texts])
            self.sizes.append(len(index))
            self.gold.append(np.bincount(g, minlength=len(index)))
        self.words = np.concatenate([np.array([len(t) for t in ts], dtype=int) for ts in self.tokens])

    def page(self, i, keep):
        kept = [t for t, k in zip(self.tokens[i], keep) if k]
        gold = np.zeros(self.sizes[i], dtype=int)
        gold[:len(self.gold[i])] = self.gold[i]
        found = np.bincount(np.concatenate(kept), minlength=self.sizes[i]) if kept else np.zeros(self.sizes[i], dtype=int)
        if not gold.sum() or not found.sum():
            return float(not gold.sum() and not found.sum())
        return 2 * np.minimum(gold, found).sum() / (gold.sum() + found.sum())

    def all(self, keep):
        return np.array([self.page(i, keep[self.pages.blocks(i)]) for i in range(len(self.pages.ids))])


def by_kind(pages, scores):
    error = lambda v: v.std(ddof=1) / len(v) ** 0.5 if len(v) > 1 else 0.0
    rows = [("all", scores)] + [(k, scores[pages.kinds == j]) for j, k in enumerate(KINDS)]
    return [(name, len(v), v.mean(), error(v)) for name, v in rows if len(v)]


def chaff(pages, keep):
    """(removed, kept, kept-K, {label: share removed}) over labelled blocks."""
    seen, there = collections.Counter(), collections.Counter()
    for i in range(len(pages.ids)):
        for label, kept, text in zip(pages.chaff[i], keep[pages.blocks(i)], pages.texts[i]):
            if not label or label in "?U" or (label in "GK" and len(lab.words_of(text)) < 4):
                continue
            seen[label] += 1
            there[label] += kept
    total = max(1, sum(seen[c] for c in "SRHATL"))
    share = lambda c: there[c] / max(1, seen[c])
    return (1 - sum(there[c] for c in "SRHATL") / total, share("G"), share("K"),
            {c: 1 - share(c) for c in "SRHATLBCN" if seen[c]})
