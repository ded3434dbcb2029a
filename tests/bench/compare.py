#!/usr/bin/env python3
"""Times pith and its peers side by side, as ratios to a bare gumbo_parse of Debian's library on the same pages.

compare.py --bench PITH_BENCH --pages DIR [--rounds N] [--sample N] [--peers VENV]

PITH_BENCH is built with -DPITH_BENCH=ON; DIR holds *.html, of which --sample takes a number, evenly. Each round runs every
stage once over the sample, on one thread, the stages taking turns on slices of 40 pages (tests/bench/stages.cc), and then
every peer. Of the rounds the median is taken, and the fastest, which says more on a machine with other work: the median,
or the least, of each slice, summed. VENV is made on the first run and gets the peers that tests/bench/peers.txt pins;
without --peers only pith's own stages are timed.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import venv

HERE = pathlib.Path(__file__).resolve().parent
UNIT = "bare_gumbo"
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
    """Links to `count` of the pages, or to all, in `target`; gives their number."""
    pages = sorted(p for p in folder.iterdir() if p.suffix == ".html")
    chosen = pages[::max(1, len(pages) // count)][:count] if count else pages
    for page in chosen:
        (target / page.name).symlink_to(page.resolve())
    return len(chosen)


def stage_times(bench, folder):
    """Milliseconds by stage, a list of the slices' times each."""
    out = subprocess.run([bench, "--benchmark_format=json"], check=True, capture_output=True,
                         env={**os.environ, "PITH_PAGES": str(folder)}).stdout
    times = {}
    for run in json.loads(out)["benchmarks"]:
        times.setdefault(run["name"].split("/")[0], []).append(run["cpu_time"])
    return times


def peer_python(folder):
    """The interpreter of a VENV that has all peers: one that was left half made is made anew."""
    python, whole = folder / "bin" / "python", folder / "peers-installed"
    if not whole.exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "peers.txt"], check=True)
        whole.touch()
    return python


def peer_time(python, folder, name):
    out = subprocess.run([python, "-c", PEER_PROGRAM, str(folder), name], check=True, capture_output=True).stdout
    return json.loads(out)


def measure(args, python):
    """Of each contender a list of rounds, each a list of the times of its slices in ms; and the number of pages."""
    with tempfile.TemporaryDirectory() as scratch:
        count = sample(args.pages, args.sample, pathlib.Path(scratch))
        rounds = []
        for number in range(args.rounds):
            times = stage_times(args.bench, scratch)
            times.update({name: [peer_time(python, scratch, name)] for name in (PEERS if python else [])})
            rounds.append(times)
            print(f"round {number + 1} of {args.rounds}", file=sys.stderr)
    return {name: [times[name] for times in rounds] for name in rounds[0]}, count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bench", required=True)
    parser.add_argument("--pages", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--peers", type=pathlib.Path)
    args = parser.parse_args()
    times, count = measure(args, peer_python(args.peers) if args.peers else None)
    medians = {name: sum(map(statistics.median, zip(*rounds))) for name, rounds in times.items()}
    fastest = {name: sum(map(min, zip(*rounds))) for name, rounds in times.items()}
    print(f"{'':28}{'median ms':>10}{'ratio':>8}{'fastest ms':>12}{'ratio':>8}   (ms a page)")
    for name in times:
        print(f"{name:28}{medians[name] / count:10.3f}{medians[name] / medians[UNIT]:8.3f}"
              f"{fastest[name] / count:12.3f}{fastest[name] / fastest[UNIT]:8.3f}")


if __name__ == "__main__":
    main()
