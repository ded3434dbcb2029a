#!/usr/bin/env python3
"""Times pith and its peers side by side, as ratios to a bare gumbo_parse of Debian's library on the same pages.

compare.py --bench PITH_BENCH --pages DIR [--rounds N] [--sample N] [--peers VENV]

PITH_BENCH is built with -DPITH_BENCH=ON; DIR holds *.html. Rounds are interleaved: each round times every contender once
over the same sample of pages, on one thread, and the medians of the rounds are compared. VENV is made on the first run
and gets the peers that tests/bench/peers.txt pins; without --peers only pith's own stages are timed.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv

HERE = pathlib.Path(__file__).resolve().parent
UNIT = "BM_bare_gumbo"
PEER_PROGRAM = r"""
import json, pathlib, sys, time
pages = [p.read_bytes().decode("utf-8", "replace") for p in sorted(pathlib.Path(sys.argv[1]).iterdir())]
def trafilatura():
    import trafilatura
    return trafilatura.extract
def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda page: extract_plain_text(page, main_content=True)
def rs_trafilatura():
    import rs_trafilatura
    return rs_trafilatura.extract
def justext():
    import justext
    words = justext.get_stoplist("English")
    return lambda page: justext.justext(page.encode(), words)
extract = {"trafilatura": trafilatura, "resiliparse": resiliparse, "rs-trafilatura": rs_trafilatura, "jusText": justext}[sys.argv[2]]()
def run(page):
    try:
        extract(page)
    except Exception:
        pass
run(pages[0])
begin = time.process_time()
for page in pages:
    run(page)
print(json.dumps((time.process_time() - begin) * 1000))
"""
PEERS = ["resiliparse", "rs-trafilatura", "jusText", "trafilatura"]


def sample(folder, count, target):
    pages = sorted(p for p in folder.iterdir() if p.suffix == ".html")
    step = max(1, len(pages) // count)
    chosen = pages[::step][:count]
    for page in chosen:
        shutil.copy(page, target / page.name)
    return len(chosen)


def stage_times(bench, folder):
    """Milliseconds of one pass over the pages, by stage."""
    out = subprocess.run([bench, "--benchmark_format=json", "--benchmark_min_time=0"], check=True, capture_output=True,
                         env={**os.environ, "PITH_PAGES": str(folder)}).stdout
    return {b["name"]: b["cpu_time"] for b in json.loads(out)["benchmarks"]}


def peer_python(folder):
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "peers.txt"], check=True)
    return python


def peer_time(python, folder, name):
    out = subprocess.run([python, "-c", PEER_PROGRAM, str(folder), name], check=True, capture_output=True).stdout
    return json.loads(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bench", required=True)
    parser.add_argument("--pages", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--peers", type=pathlib.Path)
    args = parser.parse_args()
    python = peer_python(args.peers) if args.peers else None
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        count = sample(args.pages, args.sample, folder)
        rounds = []
        for number in range(args.rounds):
            times = stage_times(args.bench, folder)
            if python:
                times.update({name: peer_time(python, folder, name) for name in PEERS})
            rounds.append(times)
            print(f"round {number + 1} of {args.rounds}", file=sys.stderr)
    medians = {name: statistics.median(r[name] for r in rounds) for name in rounds[0]}
    print(f"{'':28}{'ms a page':>10}{'ratio':>8}")
    for name, value in medians.items():
        print(f"{name.removeprefix('BM_'):28}{value / count:10.3f}{value / medians[UNIT]:8.3f}")


if __name__ == "__main__":
    main()
