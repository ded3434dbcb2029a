#!/usr/bin/env python3
"""Learns from the texts of 20 pages of a site and cleans the other 40: no line of the template may be left, none of
the content lost.

learn_text.py --pith BINARY [--keep FOLDER] [SITE...]

Sites are those of learn_site.py, turned into text by several means, and texts of our own. The rules alone clean (no
built-in rules, no model). What is known to be left or lost is written down in KNOWN and may not grow.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import as_text
import sites
import text_sites

LEARNED = 20
SHOWN = 8
HOST = "coasts.example"


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr[-800:]}")
    return done.stdout


def squeezed(line):
    """A line without signs of lists and headings, and without the targets of links."""
    return " ".join(re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line).split()).lstrip("*#- ")


def lines_in(text):
    return collections.Counter(squeezed(line) for line in text.splitlines() if line.strip())


class Site:
    """Texts by name, and for each the lines that are its content."""

    def __init__(self):
        self.texts, self.wanted = {}, {}

    def add(self, name, text, content):
        self.texts[name] = text
        self.wanted[name] = collections.Counter(map(squeezed, content)) & lines_in(text)

    def write(self, folder, names, to):
        (folder / to).mkdir()
        records = []
        for name in names:
            path = folder / to / (name.replace("/", "-") + ".txt")
            path.write_text(self.texts[name])
            records.append({"id": name, "url": f"https://{HOST}/{name}", "text": self.texts[name]})
        (folder / f"{to}.ndjson").write_text("".join(json.dumps(record) + "\n" for record in records))


def own_site(name):
    site = Site()
    for text in text_sites.make_texts(name):
        site.add(f"{text.number}", "\n".join(line for line, _ in text.lines) + "\n",
                 [line for line, is_template in text.lines if not is_template])
    return site


def rendered_site(folder, pages, convert):
    site = Site()
    for path, page in pages.items():
        site.add(path, convert((folder / "site" / path).read_text()), [page.title, *page.lines])
    return site


def by_pith(pith):
    def convert(page):
        return subprocess.run([pith, "clean", "--no-config", "--no-builtin", "--no-model", "--from", "html", "-"],
                              input=page, capture_output=True, text=True, check=True).stdout
    return convert


def score(pith, site, names, rules, folder):
    """Lines of the template left and lines of content lost, over the named texts."""
    out = run(pith, "clean", "--no-config", "--no-builtin", "--no-model", "--rules", rules, "--from", "text", "--field",
              "text", "--to", "jsonl", folder / "rest.ndjson")
    left, lost = collections.Counter(), collections.Counter()
    for name, line in zip(names, out.splitlines(), strict=True):
        got = lines_in(json.loads(line)["text"])
        left += got - site.wanted[name]
        lost += site.wanted[name] - got
    return left, lost


def try_site(pith, label, site, folder):
    """Faults of one site."""
    names = sorted(site.texts)
    learned = names[::len(names) // LEARNED][:LEARNED]
    rest = [name for name in names if name not in learned]
    folder.mkdir(parents=True, exist_ok=True)
    site.write(folder, learned, "learned")
    site.write(folder, rest, "rest")
    run(pith, "learn", "--from", "text", "--host", HOST, "-o", folder / "files.toml", folder / "learned")
    run(pith, "learn", "--from", "text", "--field", "text", "-o", folder / "table.toml", folder / "learned.ndjson")
    run(pith, "rules", "check", folder / "table.toml")
    if (folder / "files.toml").read_text() != (folder / "table.toml").read_text():
        yield "  files and a table of the same texts give different rules"
    left, lost = score(pith, site, rest, folder / "table.toml", folder)
    template = sum((lines_in(site.texts[name]) - site.wanted[name]).total() for name in rest)
    content = sum(site.wanted[name].total() for name in rest)
    print(f"{label}: {left.total()} of {template} lines of the template left, {lost.total()} of {content} lines of "
          f"content lost, in {len(rest)} texts")
    for what, found in (("of the template is left", left), ("of the content is lost", lost)):
        for line, count in found.most_common(SHOWN):
            yield f"  {what}, {count} times: {line[:100]}"


def all_sites(pith, wanted, folder):
    """(label, site) of what is wanted; what cannot be made is said."""
    for name in text_sites.TEXT_SITES:
        if not wanted or name in wanted:
            yield name, own_site(name)
    ways = {"plain": as_text.plain, "spaced": as_text.spaced, "linked": as_text.linked, "pith": by_pith(pith)}
    for name in sites.ALL_SITES:
        if not (name in wanted if wanted else name in sites.SITES):
            continue
        if not sites.is_installed(name):
            print(f"skipped: learn from text, {name} ({sites.ALL_SITES[name][0]} is not installed)")
            yield name, None
            continue
        (folder / name).mkdir(parents=True)
        pages = sites.make(name, folder / name)
        for way, convert in ways.items():
            yield f"{name}, {way}", rendered_site(folder / name, pages, convert)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pith", required=True)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("sites", nargs="*", choices=[[], *text_sites.TEXT_SITES, *sites.ALL_SITES])
    args = parser.parse_args()
    pith = os.path.abspath(args.pith)
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with tempfile.TemporaryDirectory(prefix="pith-learn-") as scratch:
        folder = args.keep or pathlib.Path(scratch)
        for label, site in all_sites(pith, args.sites, folder):
            faults = list(try_site(pith, label, site, folder / label.replace(", ", "-"))) if site else []
            counts["skipped" if not site else "failed" if faults else "passed"] += 1
            print(*faults, sep="\n", end="\n" if faults else "")
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
