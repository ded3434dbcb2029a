#!/usr/bin/env python3
"""Counts instructions per byte of input, by stage, and compares them with the committed figures.

instructions.py --pith PITH [--update]

Times on a shared machine say little about five percent; callgrind's counts of instructions are the same in every run. The
pages are made here, from a seed. PITH cleans a folder of them and a folder that holds each of them twice; the
difference is what a page costs when everything is compiled and warm, and the start-up is what remains. A stage that
costs more than 5 % over tests/bench/instructions.json fails; --update writes that file, in the commit that says why.
Figures hold for Debian 12's compiler and libraries. Exits 1 when a stage got dearer; skipped aloud without valgrind.
"""
import argparse
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

FIGURES = pathlib.Path(__file__).resolve().parent / "instructions.json"
TOLERANCE = 0.05
PAGES = 10
STAGES = {
    "decode": "pith::decode(",
    "reduce and parse": "pith::parse_html(",
    "segment": "pith::segment(",
    "metadata": "pith::read_metadata(",
    "rules": "pith::RuleSet::apply(",
    "model": "pith::score_page(",
    "decide": "pith::decide(",
    "JSON Lines": "pith::write_jsonl(",
    "text to JSON Lines": "pith::Cleaner::clean(",
}
WORDS = ("rain north country winter garden river old station people year small water light morning travel music history "
         "company market school village letter paper window street doctor summer mountain bread open long quiet "
         "several important because between however although report council measure season harbour bridge").split()
PROMPTS = ["Sign up for our newsletter", "Share this article", "Read more", "Advertisement", "Related articles",
           "Follow us on Facebook", "All rights reserved", "Subscribe today and save 50%", "Log in", "5 min read",
           "By Ann Lee", "You might also like", "Skip to content", "Leave a comment", "Photo: Jane Roe"]
CLASSES = ["content", "post-body", "nav-item", "menu", "card", "widget", "newsletter-signup", "share-bar", "sidebar",
           "comment", "site-footer", "col-md-6", "clearfix", "related-posts", "btn btn-primary"]


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(5, 18))]
    return " ".join(words).capitalize() + rng.choice([".", ".", ".", "?", "!"])


def paragraph(rng):
    text = " ".join(sentence(rng) for _ in range(rng.randint(2, 6)))
    first, _, rest = text.partition(" ")
    return f'<p>{first} <a href="https://example.com/{rng.choice(WORDS)}?id={rng.randint(1, 9999)}">{rest[:20]}</a>{rest[20:]}</p>'


def boxes(rng, count):
    for number in range(count):
        name = rng.choice(CLASSES)
        links = "".join(f'<li class="nav-item item-{i}" id="n{number}-{i}"><a href="/{rng.choice(WORDS)}/{i}" data-track="{i}" '
                        f'aria-label="{rng.choice(WORDS)}">{sentence(rng)[:rng.randint(8, 40)]}</a></li>'
                        for i in range(rng.randint(3, 15)))
        yield (f'<div class="{name} {rng.choice(CLASSES)}" style="margin:0"><h3>{rng.choice(PROMPTS)}</h3>'
               f'<ul class="menu">{links}</ul><img src="/i/{number}.jpg" alt="{rng.choice(WORDS)}" width="300"></div>')


def page(rng):
    script = "".join(f'var a{i}={{"k":"{rng.choice(WORDS)}","n":{rng.random()}}};\n' for i in range(rng.randint(100, 400)))
    style = "".join(f".c{i} > .x{{margin:{i}px;color:#{rng.randint(0, 0xffffff):06x}}}\n" for i in range(150))
    title = sentence(rng)
    body = "\n".join([*boxes(rng, 6), f"<article class='post-body'><h1>{title}</h1><p>{rng.choice(PROMPTS)}</p>",
                      *(paragraph(rng) for _ in range(rng.randint(10, 30))), "</article>", *boxes(rng, 10)])
    data = json.dumps({"@type": "NewsArticle", "headline": title, "datePublished": "2024-03-05", "author": {"name": "Ann Lee"}})
    return (f'<!doctype html><html lang="en"><head><title>{title} | Example</title><style>{style}</style>'
            f'<meta property="og:title" content="{title}"><script type="application/ld+json">{data}</script></head>'
            f"<body><script>{script}</script>{body}<footer>{rng.choice(PROMPTS)}</footer></body></html>")


def counts(pith, folder, scratch):
    """Instructions by stage, callees included, of one run over the folder."""
    out = scratch / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", pith, "clean", "--no-config", "-j", "1", "-t",
                    "jsonl", "-o", scratch / "pages.jsonl", folder], check=True, capture_output=True)
    table = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out], check=True, capture_output=True,
                           text=True).stdout
    found = {"start-up": 0}
    for line in table.splitlines():
        match = re.match(r"\s*([\d,]+) \([^)]*\)\s+[^:]*:(.*)", line)
        if not match:
            continue
        number = int(match[1].replace(",", ""))
        found["start-up"] = max(found["start-up"], number)
        for stage, name in STAGES.items():
            if match[2].replace("[abi:cxx11]", "").startswith(name):
                found[stage] = max(found.get(stage, 0), number)
    return found


def measure(pith):
    rng = random.Random(6)
    pages = [page(rng) for _ in range(PAGES)]
    size = sum(len(p.encode()) for p in pages)
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        by_copies = []
        for copies in (1, 2):
            folder = scratch / f"x{copies}"
            folder.mkdir()
            for copy in range(copies):
                for number, text in enumerate(pages):
                    (folder / f"{copy}-{number:02}.html").write_text(text)
            by_copies.append(counts(pith, folder, scratch))
    once, twice = by_copies
    missing = [stage for stage in STAGES if stage not in once]
    if missing:
        sys.exit(f"no such function in the profile: {', '.join(missing)}")
    figures = {stage: round((twice[stage] - once[stage]) / size, 2) for stage in STAGES}
    figures["start-up, millions"] = round((2 * once["start-up"] - twice["start-up"]) / 1e6, 1)
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pith", required=True)
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    if not shutil.which("valgrind"):
        print("skipped: instructions: valgrind is not installed\n0 passed, 0 failed, 1 skipped")
        return 0
    figures = measure(args.pith)
    known = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    dearer = 0
    print(f"{'instructions a byte':22}{'now':>9}{'known':>9}{'change':>9}")
    for stage, now in figures.items():
        before = known.get(stage)
        change = "" if not before else f"{(now / before - 1) * 100:+.1f} %"
        worse = before is None or now > before * (1 + TOLERANCE) + 0.05  # figures are rounded
        dearer += worse
        print(f"{stage:22}{now:9.2f}{before if before is not None else float('nan'):9.2f}{change:>9}{'  dearer' if worse and before else ''}")
    if args.update:
        FIGURES.write_text(json.dumps(figures, indent=2) + "\n")
        return 0
    print(f"{len(figures) - dearer} passed, {dearer} failed")
    return 1 if dearer else 0


if __name__ == "__main__":
    sys.exit(main())
