#!/usr/bin/env python3
"""Learns from 20 pages of a site and cleans all 60: nothing of the theme may be left, nothing of the content lost.

learn_site.py --pith BINARY [--keep FOLDER] [SITE...]

The sites are made, served, fetched into a folder and into a WARC archive, and learned from both; the rules alone clean
(no built-in rules, no model). A site is left out, saying so, where its generator is not installed.
--keep FOLDER: leaves all that was made there.
"""
import argparse
import collections
import contextlib
import functools
import http.server
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

import sites

LEARNED = 20
SHOWN = 8


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr[-800:]}")
    return done.stdout


def fetch(pith, folder, addresses):
    (folder / "all.txt").write_text("\n".join(addresses) + "\n")
    (folder / "some.txt").write_text("\n".join(addresses[::len(addresses) // LEARNED][:LEARNED]) + "\n")
    fetch = [pith, "fetch", "--no-config", "--allow-private", "--delay", "0", "--from"]
    run(*fetch, folder / "some.txt", "--folder", folder / "pages")
    run(*fetch, folder / "some.txt", "--warc", folder / "some.warc.gz")
    run(*fetch, folder / "all.txt", "--warc", folder / "all.warc.gz")


def squeezed(line):
    return " ".join(line.split()).removeprefix("- ")


def selectors(rules):
    """What a rule file takes; the samples in it are of the page that came first."""
    return [line for line in rules.read_text().splitlines() if line.startswith("select = ")]


class Score:
    def __init__(self):
        self.left, self.lost, self.lines, self.pages = collections.Counter(), collections.Counter(), 0, 0

    def add(self, page, text):
        """Each line of the content is looked for once; what is in no line of it is the theme's."""
        wanted = collections.Counter([page.title, *map(squeezed, page.lines)])
        self.pages, self.lines = self.pages + 1, self.lines + wanted.total()
        got = collections.Counter(squeezed(line) for line in text.splitlines() if line.strip())
        self.lost += wanted - got
        self.left += got - wanted

    def faults(self):
        for what, found in (("of the theme is left", self.left), ("of the content is lost", self.lost)):
            for line, count in found.most_common(SHOWN):
                yield f"  {what}, {count} times: {line[:100]}"


def clean(pith, folder, rules, pages, base):
    score = Score()
    out = run(pith, "clean", "--no-config", "--no-builtin", "--no-model", "--rules", rules, "--to", "wet",
              folder / "all.warc.gz")
    for record in out.split("WARC/1.0\n")[1:]:
        head, _, text = record.partition("\n\n")
        address = next((line.split(": ", 1)[1] for line in head.split("\n") if line.startswith("WARC-Target-URI: ")), "")
        if address:
            score.add(pages[address.removeprefix(base + "/").replace("%2F", "/")], text)
    return score


def try_site(pith, name, folder):
    """Faults of one site."""
    pages = sites.make(name, folder)
    with served(folder / "site") as base:
        # Addresses as visitors see them, without index.html.
        named = {path.removesuffix("index.html"): page for path, page in pages.items()}
        fetch(pith, folder, [f"{base}/{path}" for path in named])
        run(pith, "learn", folder / "pages", "--host", "127.0.0.1", "-o", folder / "files.toml")
        run(pith, "learn", folder / "some.warc.gz", "-o", folder / "archive.toml")
        run(pith, "rules", "check", folder / "archive.toml")
        score = clean(pith, folder, folder / "archive.toml", named, base)
    if selectors(folder / "files.toml") != selectors(folder / "archive.toml"):
        yield "  files and archive of the same pages give different rules"
    print(f"{name}: {score.pages} pages, {score.left.total()} lines of the theme left, {score.lost.total()} of "
          f"{score.lines} lines of content lost")
    if score.pages != len(pages):
        yield f"  {len(pages)} pages were made"
    yield from score.faults()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pith", required=True)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("sites", nargs="*", choices=[[], *sites.ALL_SITES],
                        help="without any: those whose themes Debian packages; material and notmyidea come from PyPI")
    args = parser.parse_args()
    pith = os.path.abspath(args.pith)
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for name in args.sites or sites.SITES:
        if not sites.is_installed(name):
            print(f"skipped: learn, {name} ({sites.ALL_SITES[name][0]} is not installed)")
            counts["skipped"] += 1
            continue
        with tempfile.TemporaryDirectory(prefix="pith-learn-") as scratch:
            folder = args.keep / name if args.keep else pathlib.Path(scratch)
            folder.mkdir(parents=True, exist_ok=True)
            faults = list(try_site(pith, name, folder))
        counts["failed" if faults else "passed"] += 1
        print(*faults, sep="\n", end="\n" if faults else "")
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
