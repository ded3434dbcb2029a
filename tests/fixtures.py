#!/usr/bin/env python3
"""Runs the fixtures: one folder a case, fixtures/<topic>/<case>/.

fixtures.py --pith BINARY [--update] [CASE...]     CASE: a folder below fixtures/; none = all of them

A case holds page.* (the input), case.toml and what is expected of it:
  case.toml            why = "..." (required); options = ["--keep", "byline"]; url = "..."; model = false leaves the model
                       out (default: the case must hold with the model and without it)
  expected.txt         standard output of `pith clean OPTIONS page.*` (required; a missing one fails)
  expected.removals    the --explain lines (required unless nothing is removed)
  expected.md|.html|.record.txt  the output with --to markdown|html|jsonl (optional; not named .jsonl, which a run over the
                       folder would take for a table of pages)
--update rewrites the expected files from the run without the model and says which; read the diff before you commit it.
It is refused where CI is set.
"""
import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent / "fixtures"
KEYS = {"why": str, "options": list, "url": str, "model": bool}
FORMATS = {"expected.md": "markdown", "expected.html": "html", "expected.record.txt": "jsonl"}
# What differs from build to build in a record.
VOLATILE = re.compile(r'"(version|rules|model)":"[^"]*"')


class BadCase(Exception):
    pass


def read_case(folder):
    pages = sorted(p.name for p in folder.glob("page.*"))
    if len(pages) != 1:
        raise BadCase(f"one page.* is needed, found {len(pages)}")
    if not (folder / "case.toml").is_file():
        raise BadCase("case.toml is missing")
    case = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    for key, value in case.items():
        if key not in KEYS or not isinstance(value, KEYS[key]):
            raise BadCase(f"case.toml: {key} is not a key of a case, or not of its type")
    if not case.get("why"):
        raise BadCase("case.toml: why is missing")
    return pages[0], case


def run(pith, folder, page, case, *more):
    options = list(case.get("options", [])) + (["--url", case["url"]] if "url" in case else [])
    done = subprocess.run([pith, "clean", *options, *more, page], cwd=folder, capture_output=True, check=False, timeout=60)
    return done.stdout.decode(), done.stderr.decode(), done.returncode


def outputs(pith, folder, page, case, more):
    """File name -> what the run gives for it."""
    text, explained, status = run(pith, folder, page, case, "--explain", *more)
    removals = "".join(line + "\n" for line in explained.splitlines() if line.startswith(page + ":"))
    got = {"expected.txt": text, "expected.removals": removals}
    for name, form in FORMATS.items():
        if (folder / name).is_file():
            got[name] = VOLATILE.sub(r'"\1":""', run(pith, folder, page, case, "--to", form, *more)[0])
    if status != 0:
        raise BadCase(f"pith ended with {status}")
    return got


def compare(folder, got):
    for name, text in got.items():
        path = folder / name
        if not path.is_file():
            if name == "expected.removals" and not text:
                continue
            yield f"{name} is missing"
            continue
        want = path.read_text(encoding="utf-8")
        if want != text:
            yield "".join(difflib.unified_diff(want.splitlines(True), text.splitlines(True), name, "got", n=2))


def update(folder, got):
    for name, text in got.items():
        path = folder / name
        if name == "expected.removals" and not text:
            if path.exists():
                path.unlink()
            continue
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")


def has_model(pith):
    shown = subprocess.run([pith, "clean", "--help"], capture_output=True, text=True, check=False).stdout
    return "--no-model" in shown


def check_case(pith, folder, updating, model):
    page, case = read_case(folder)
    without = outputs(pith, folder, page, case, ["--no-model"] if model else [])
    if updating:
        update(folder, without)
    faults = list(compare(folder, without))
    if model and case.get("model", True) and not faults:
        text, _, _ = run(pith, folder, page, case)
        faults = [f"with the model:\n{fault}" for fault in compare(folder, {"expected.txt": text})]
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pith", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("cases", nargs="*")
    args = parser.parse_args()
    if args.update and os.environ.get("CI"):
        sys.exit("--update is refused where CI is set")
    named = [ROOT / case for case in args.cases]
    folders = named or sorted(p.parent for p in ROOT.glob("*/*/case.toml") if p.parent.parent.name != "rules-invalid")
    strays = [] if named else [p.parent for p in ROOT.glob("*/*/page.*") if not (p.parent / "case.toml").exists()]
    pith = os.path.abspath(args.pith)
    model = has_model(pith)

    def faults_of(folder):
        try:
            return check_case(pith, folder, args.update, model)
        except (BadCase, tomllib.TOMLDecodeError, subprocess.TimeoutExpired) as error:
            return [str(error)]

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for folder, faults in zip(folders + strays, pool.map(faults_of, folders + strays)):
            if faults:
                failed += 1
                print(f"--- {folder.relative_to(ROOT)}\n" + "\n".join(faults))
    print(f"{len(folders) + len(strays) - failed} passed, {failed} failed")
    return 1 if failed or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
