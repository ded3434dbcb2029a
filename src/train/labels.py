"""Labels of blocks: which of them an annotator kept.

The gold text of a page is a run of words without markup. A block of four words or more is content if half of its
three-word shingles stand in the gold text; it is then anchored at the place where most of them stand. A shorter block
is content if its words stand in a row in what no block has claimed yet, between the anchors of its neighbours: so
"Home" in a menu is not taken for "home" in a sentence. Words are claimed once: of a text that the page shows twice and
the gold text once, one is content, the one nearer to other content.
"""
import collections
import re

import numpy as np

WORD = re.compile(r"\w+")
SHINGLE = 3
LONG = 4  # words from which shingles decide
CHAFF = "SRHATLNC"
CONTENT = "GK"


def words_of(text):
    return WORD.findall(text.lower())


def shingles(words):
    return [tuple(words[i:i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


class Gold:
    def __init__(self, text):
        self.words = words_of(text)
        self.free = np.ones(len(self.words), dtype=bool)
        self.at = collections.defaultdict(list)
        for i, s in enumerate(shingles(self.words)):
            self.at[s].append(i)
        self.starts = collections.defaultdict(list)
        for i, w in enumerate(self.words):
            self.starts[w].append(i)

    def anchor(self, words, near):
        """Where `words` stand, as (share of shingles found free, begin, end, their places); the occurrence nearest to `near`."""
        found = [self.at.get(s) for s in shingles(words)]
        hits = [(i, p) for i, p in enumerate(found) if p]
        if not hits:
            return 0.0, 0, 0, []
        votes = collections.Counter()
        for i, places in hits:
            for p in places[:50]:
                if self.free[p]:
                    votes[(p - i) // 8] += 1
        if not votes:
            return 0.0, 0, 0, []
        best = max(votes.items(), key=lambda v: (v[1], -abs(v[0] * 8 - near)))[0] * 8
        covered = []
        for i, places in hits:
            free = [p for p in places[:200] if self.free[p]]
            if free:
                covered.append(min(free, key=lambda p: abs(p - i - best)))
        # A gap of a few words (a link's text left out, a footnote) is still one place.
        return len(covered) / len(found), min(covered), max(covered) + SHINGLE, covered

    def claim(self, places, length):
        for p in places:
            self.free[p:p + length] = False

    def sequence(self, words, begin, end):
        """The first free place of `words` in a row within [begin, end), or -1."""
        for p in self.starts.get(words[0], ()):
            if p < begin:
                continue
            if p + len(words) > end:
                break
            if self.words[p:p + len(words)] == words and self.free[p:p + len(words)].all():
                return p
        return -1


def label_page(texts, gold_text):
    """One 0 or 1 per block text, in page order."""
    gold = Gold(gold_text)
    words = [words_of(t) for t in texts]
    labels = np.zeros(len(texts), dtype=np.int8)
    anchors = [None] * len(texts)
    # Repeated texts: the occurrence with most matched long neighbours goes first.
    last = 0
    potential = np.array([1.0 if len(w) >= 12 and gold.anchor(w, 0)[0] >= 0.5 else 0.0 for w in words])
    support = np.convolve(potential, np.ones(11), "same") if len(texts) else potential
    order = sorted((i for i in range(len(texts)) if len(words[i]) >= LONG), key=lambda i: (-min(len(words[i]), 30), -support[i], i))
    for i in order:
        result = gold.anchor(words[i], last)
        if result[0] >= 0.5:
            labels[i] = 1
            anchors[i] = result[1:3]
            gold.claim(result[3], SHINGLE)
            last = result[2]
    before, nearest = [0] * len(texts), 0
    for i in range(len(texts)):
        before[i] = nearest
        if anchors[i]:
            nearest = anchors[i][1]
    after, nearest = [len(gold.words)] * len(texts), len(gold.words)
    for i in range(len(texts) - 1, -1, -1):
        after[i] = nearest
        if anchors[i]:
            nearest = anchors[i][0]
    for i in range(len(texts)):
        if labels[i] or not words[i] or len(words[i]) >= LONG:
            continue
        low, high = min(before[i], after[i]), max(before[i], after[i])
        p = gold.sequence(words[i], max(0, low - 6), min(len(gold.words), high + 6))
        if p >= 0:
            labels[i] = 1
            gold.claim([p], len(words[i]))
    return labels


def chaff_labels(texts, labelled):
    """Labels read by hand, matched to blocks by text and order: an array of one letter or ''."""
    norm = [" ".join(words_of(t)) for t in texts]
    places = collections.defaultdict(list)
    for i, n in enumerate(norm):
        places[n].append(i)
    out = [""] * len(texts)
    last = -1
    for block in labelled:
        n = " ".join(words_of(block["text"]))
        if not n or not places.get(n):
            continue
        later = [p for p in places[n] if p > last]
        p = later[0] if later else places[n][0]
        if len(places[n]) > 1 and later and later[0] - last > 60 and last >= 0:
            p = min(places[n], key=lambda q: abs(q - last))
        places[n].remove(p)
        out[p] = block["label"]
        last = p
    return out
