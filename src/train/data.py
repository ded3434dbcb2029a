"""The development pages as matrices: rows of `pith features`, labels, groups by host."""
import gzip
import json
import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

import numpy as np

import labels as lab

KINDS = ["article", "forum", "product", "listing", "collection", "documentation", "service"]


def unpack(shared, folder):
    os.makedirs(folder, exist_ok=True)
    source = f"{shared}/data/wcxb-dev/html"
    for name in sorted(os.listdir(source)):
        target = f"{folder}/{name[:-3]}"
        if not os.path.exists(target):
            with gzip.open(f"{source}/{name}") as f, open(target, "wb") as g:
                g.write(f.read())


def host_of(url):
    host = (urlsplit(url or "").hostname or "").lower()
    parts = host.split(".")
    keep = 3 if len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3 else 2
    return ".".join(parts[-keep:])


class Pages:
    """ids, hosts, kinds per page; offsets of its blocks; x, words, labels, weights and chaff letters per block."""

    def __init__(self, shared, work, pith, rules=()):
        truth = {}
        base = f"{shared}/data/wcxb-dev/ground-truth"
        for name in sorted(os.listdir(base)):
            with open(f"{base}/{name}") as f:
                truth[name[:-5]] = json.load(f)
        with open(f"{shared}/data/chaff-dev.jsonl") as f:
            chaff = {page["id"]: page["blocks"] for page in map(json.loads, f)}
        unpack(shared, f"{work}/html")
        names = json.loads(subprocess.run([pith, "features", "--names"], check=True, capture_output=True).stdout)
        self.block_names, self.page_names = names["block"], names["page"]
        with open(f"{work}/features.ndjson", "w") as out:
            subprocess.run([pith, "features", f"{work}/html", f"--matrix={work}/features.f32", *rules], check=True, stdout=out)
        self.ids, self.hosts, self.kinds, self.page_rows, self.texts, self.gold = [], [], [], [], [], []
        self.offsets, self.labels, self.chaff = [0], [], []
        with open(f"{work}/features.ndjson") as f:
            for line in f:
                page = json.loads(line)
                name = re.sub(r".*/|\.html$", "", page["id"])
                gold = truth[name]
                texts = [b["text"] for b in page["blocks"]]
                content = (gold.get("ground_truth") or {}).get("main_content") or ""
                self.ids.append(name)
                self.hosts.append(host_of(gold.get("url")) or name)
                kind = (gold.get("_internal") or {}).get("page_type") or {}
                kind = kind.get("primary", "article") if isinstance(kind, dict) else kind
                self.kinds.append(KINDS.index("collection" if kind == "category" else kind))
                self.page_rows.append(page["page"])
                self.texts.append(texts)
                self.gold.append(content)
                self.labels.append(lab.label_page(texts, content))
                self.chaff.append(lab.chaff_labels(texts, chaff.get(name, [])))
                self.offsets.append(self.offsets[-1] + len(texts))
        self.x = np.fromfile(f"{work}/features.f32", dtype=np.float32).reshape(-1, len(self.block_names))
        self.page_rows = np.array(self.page_rows, dtype=np.float32)
        self.kinds = np.array(self.kinds)
        assert len(self.x) == self.offsets[-1]

    def blocks(self, page):
        return slice(self.offsets[page], self.offsets[page + 1])
