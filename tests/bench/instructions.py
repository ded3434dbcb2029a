#!/usr/bin/env python3
"""Counts instructions per input byte by stage (valgrind --tool=callgrind) and compares them with the committed figures.

instructions.py --pith BINARY [--update] [--limit 0.05]

The input is fixtures/, one thread, text output. Counts do not depend on the machine's load. A stage that grew by more than
the limit fails; --update writes tests/bench/instructions.json. Built for Release with Debian 12's compiler.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FIGURES = HERE / "instructions.json"
PAGES = HERE.parent.parent / "fixtures"
REPEAT = 5  # times that each page is given, so that start-up does not drown the stages
STAGES = {
    "decode": r"pith::decode\(",
    "parse": r"pith::parse_html\(",
    "segment": r"pith::segment\(",
    "metadata": r"pith::read_metadata\(",
    "rules": r"pith::RuleSet::apply\(",
    "score": r"pith::\w*[Ss]core\w*\(|pith::Scorer::\w+\(",
    "write": r"pith::write_text\(",
}


def count(pith, pages, scratch):
    out = scratch / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", pith, "clean", "-q", "-j", "1", "-o",
                    str(scratch / "out.txt"), *map(str, pages * REPEAT)], check=True, capture_output=True)
    listing = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", str(out)], check=True,
                             capture_output=True, text=True).stdout
    found = dict.fromkeys(STAGES, 0)
    for line in listing.splitlines():
        match = re.match(r"\s*([\d,]+)\s", line)
        for stage, pattern in STAGES.items() if match else ():
            if re.search(pattern, line):
                found[stage] = max(found[stage], int(match.group(1).replace(",", "")))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pith", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--limit", type=float, default=0.05)
    args = parser.parse_args()
    pages = sorted(PAGES.glob("*/*/page.html"))
    size = sum(p.stat().st_size for p in pages) * REPEAT
    with tempfile.TemporaryDirectory() as scratch:
        counts = count(args.pith, pages, pathlib.Path(scratch))
    got = {stage: round(value / size, 2) for stage, value in counts.items()}
    if args.update:
        FIGURES.write_text(json.dumps(got, indent=2) + "\n")
    want = json.loads(FIGURES.read_text())
    failed = 0
    print(f"{'stage':10}{'committed':>10}{'now':>10}   instructions per byte of {size // REPEAT} bytes")
    for stage, value in got.items():
        grown = value > want.get(stage, 0) * (1 + args.limit)
        failed += grown or value == 0
        print(f"{stage:10}{want.get(stage, 0):10.2f}{value:10.2f}{'   grown' if grown else ''}{'   not found' if value == 0 else ''}")
    print(f"{len(got) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
