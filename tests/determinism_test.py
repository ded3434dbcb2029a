#!/usr/bin/env python3
"""The same input gives the same bytes, whatever the number of threads: every format and --explain, over the fixtures
and, where the shared data is, over the development pages.

determinism_test.py --pith BINARY [--quick]     --quick: one development page in ten
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("PITH_SHARED", ROOT / ".." / "shared")) / "data" / "wcxb-dev" / "html"
FLAGS = [["--to", "text"], ["--to", "markdown"], ["--to", "html"], ["--to", "jsonl"], ["--to", "jsonl", "--explain=json"]]
THREADS = ["1", "2", "8"]


def run(pith, folder, flags, threads):
    done = subprocess.run([pith, "clean", *flags, "-j", threads, "."], cwd=folder, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def fault(pith, folder, flags):
    """What is wrong with the runs over a folder, or ""."""
    first = run(pith, folder, flags, THREADS[0])
    if first[0] != 0 or not first[1]:
        return f"exit {first[0]}, {len(first[1])} bytes"
    for threads in THREADS:
        if run(pith, folder, flags, threads) != first:
            return f"-j {threads} differs from -j {THREADS[0]}"
    return ""


def linked(folder, into, step):
    """Every step-th file of `folder`, as links below `into`."""
    for page in sorted(folder.iterdir())[::step]:
        (into / page.name).symlink_to(page)
    return into


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pith", required=True)
    parser.add_argument("--quick", action="store_true")
    args = parser.parse_args()
    pith = os.path.abspath(args.pith)
    passed = failed = skipped = 0
    with tempfile.TemporaryDirectory() as scratch:
        folders = [("fixtures", ROOT / "fixtures")]
        if SHARED.is_dir():
            folders.append(("development pages", linked(SHARED, pathlib.Path(scratch), 10 if args.quick else 1)))
        else:
            skipped = len(FLAGS)
            print(f"skipped: determinism over the development pages (none at {SHARED})")
        for name, folder in folders:
            for flags in FLAGS:
                wrong = fault(pith, folder, flags)
                passed, failed = passed + (not wrong), failed + bool(wrong)
                if wrong:
                    print(f"{name}, {' '.join(flags)}: {wrong}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
