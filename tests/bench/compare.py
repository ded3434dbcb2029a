#!/usr/bin/env python3
"""Times pith and its peers side by side, as ratios to a bare gumbo_parse of Debian's library on the same pages.

compare.py --bench PITH_BENCH --pages DIR [--rounds N] [--sample N] [--slice N] [--peers VENV]

PITH_BENCH is built with -DPITH_BENCH=ON; DIR holds *.html. The sample (every page, unless --sample says how many) is cut
into slices, and on each slice every contender runs, on one thread, before the next slice begins: a machine that slows
down for some seconds slows all of them. That is done once a round. Of a contender's rounds over a slice the median and
the fastest are taken and summed over the slices; on a machine with other work the fastest say more. VENV is made on the
first run and gets the peers that tests/bench/peers.txt pins; without --peers only pith's own stages are timed.
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


def slices(folder, count, size, target):
    """Folders under target, each with a slice of the sample, and how many pages they hold in all."""
    pages = sorted(p for p in folder.iterdir() if p.suffix == ".html")
    step = max(1, len(pages) // count) if count else 1
    chosen = pages[::step][:count]
    cut = [chosen[at:at + size] for at in range(0, len(chosen), size)]
    for number, part in enumerate(cut):
        (target / str(number)).mkdir()
        for page in part:
            shutil.copy(page, target / str(number) / page.name)
    return [target / str(number) for number in range(len(cut))], len(chosen)


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


def measure(args, python):
    """Times in ms by contender, a list of rounds for each slice, and the number of pages in all slices."""
    with tempfile.TemporaryDirectory() as scratch:
        folders, count = slices(args.pages, args.sample, args.slice, pathlib.Path(scratch))
        times = {}
        for number in range(args.rounds):
            for at, folder in enumerate(folders):
                once = stage_times(args.bench, folder)
                once.update({name: peer_time(python, folder, name) for name in (PEERS if python else [])})
                for name, value in once.items():
                    times.setdefault(name, [[] for _ in folders])[at].append(value)
            print(f"round {number + 1} of {args.rounds}", file=sys.stderr)
    return times, count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bench", required=True)
    parser.add_argument("--pages", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--slice", type=int, default=40)
    parser.add_argument("--peers", type=pathlib.Path)
    args = parser.parse_args()
    times, count = measure(args, peer_python(args.peers) if args.peers else None)
    medians = {name: sum(map(statistics.median, rounds)) for name, rounds in times.items()}
    fastest = {name: sum(map(min, rounds)) for name, rounds in times.items()}
    print(f"{'':28}{'median ms':>10}{'ratio':>8}{'fastest ms':>12}{'ratio':>8}   (ms a page)")
    for name in times:
        print(f"{name.removeprefix('BM_'):28}{medians[name] / count:10.3f}{medians[name] / medians[UNIT]:8.3f}"
              f"{fastest[name] / count:12.3f}{fastest[name] / fastest[UNIT]:8.3f}")


if __name__ == "__main__":
    main()
