#!/usr/bin/env python3
"""Scores pith on the development data: one command from the pages to the figures.

quality.py --pith BINARY [--shared DIR] [--out DIR] [-j N] [--text] [-- PITH OPTIONS...]

Unpacks the pages below DIR/data/wcxb-dev/html once, runs `pith clean --to jsonl` over them, checks that each page gave
one record, and runs DIR/bench/wcxb_score.py and chaff_score.py. --text scores plain-text mode instead: the labelled
blocks as text, and the output of other cleaners filtered by pith. DIR is ../shared unless named.
"""
import argparse
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def unpack(source, target):
    target.mkdir(parents=True, exist_ok=True)
    for packed in sorted(source.glob("*.html.gz")):
        page = target / packed.name[:-3]
        if not page.exists():
            page.write_bytes(gzip.decompress(packed.read_bytes()))
    return target


def write_texts(texts, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def clean(args, folder, out, *options):
    """id -> text, and the records."""
    command = [args.pith, "clean", "--to", "jsonl", "-j", str(args.jobs), *options, *args.options, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    inputs = sum(1 for _ in folder.iterdir())
    print(f"{folder.name}: {inputs} inputs, {len(records)} records, {sum(bool(r.get('error')) for r in records)} errors")
    texts = {pathlib.Path(r["source"].get("path") or r["id"]).name.split(".")[0]: r.get("text") or "" for r in records}
    out.write_text(json.dumps(texts), encoding="utf-8")
    return out


def score(args, script, *arguments):
    subprocess.run([sys.executable, args.shared / "bench" / script, *map(str, arguments)], check=True)


def score_html(args):
    pages = unpack(args.shared / "data/wcxb-dev/html", args.out / "pages")
    out = clean(args, pages, args.out / "html.json", "--from", "html")
    score(args, "wcxb_score.py", args.shared / "data/wcxb-dev", out, "--by-type")
    score(args, "chaff_score.py", args.shared / "data/chaff-dev.jsonl", out, "--by-label")


def score_text(args):
    chaff = args.shared / "data/chaff-dev.jsonl"
    score(args, "chaff_score.py", chaff, "--write-text", args.out / "blocks")
    score(args, "chaff_score.py", chaff, clean(args, args.out / "blocks", args.out / "text.json", "--from", "text"), "--by-label")
    for peer in sorted((args.shared / "data/peer-output").glob("*.json.gz")):
        texts = {k: v or "" for k, v in json.loads(gzip.decompress(peer.read_bytes())).items() if isinstance(v or "", str)}
        name = peer.name.split(".")[0]
        before = args.out / f"{name}.json"
        before.write_text(json.dumps(texts), encoding="utf-8")
        after = clean(args, write_texts(texts, args.out / name), args.out / f"{name}-pith.json", "--from", "text")
        for label, file in (("alone", before), ("behind it pith", after)):
            print(f"{name}, {label}:")
            score(args, "wcxb_score.py", args.shared / "data/wcxb-dev", file)
            score(args, "chaff_score.py", chaff, file, "--by-label")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pith", required=True)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "pith-quality")
    parser.add_argument("-j", "--jobs", type=int, default=1)
    parser.add_argument("--text", action="store_true")
    parser.add_argument("options", nargs="*", help="after --: options of pith clean, such as --no-model")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    (score_text if args.text else score_html)(args)


if __name__ == "__main__":
    main()
