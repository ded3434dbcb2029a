#!/usr/bin/env python3
"""Runs the fuzz targets: builds them, gives each its seeds and dictionary, and lets it search for a while.

fuzz.py [--seconds N] [--no-build] [TARGET...]    all targets, or those named; N seconds each (60)
fuzz.py --repeat                                   the same inputs at every run: no kept corpus, chance from a fixed seed, a
                                                   number of inputs in place of a time (what ./check runs)

Seeds are the project's own fixtures and rule files; what was found worth keeping stays in build/fuzz/corpus/ for the
next run, an input that fails in build/fuzz/failed/. The closing line is "N passed, N failed, N skipped".
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOUND = ROOT / "build/fuzz"
HERE = pathlib.Path(__file__).resolve().parent
MAX_SEED = 20_000
REPEATED = {"clean": 600, "text": 800, "html": 6_000, "rules": 1_500, "charset": 30_000, "containers": 10_000,
            "selector": 100_000, "web": 200_000}  # inputs, 3 to 10 seconds each
CONTAINERS = {".warc": 0, ".mhtml": 1, ".eml": 2, ".mbox": 3, ".jsonl": 4, ".csv": 5, ".html": 7}
MAIL = (b"From a@b Thu Jan  1 00:00:00 2026\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>Rain=\n=3D\n--b--\n\n")
WEB = [b"\0User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 2\nSitemap: https://example.com/s.xml\n",
       b"\1<urlset><url><loc>https://example.com/a</loc></url></urlset>",
       b"\1<sitemapindex><sitemap><loc>https://example.com/a</loc></sitemap></sitemapindex>",
       b"\2<rss><channel><item><link>https://example.com/a</link></item></channel></rss>",
       b'\2<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/></entry></feed>',
       b"\3HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>Ra\r\n0\r\n\r\n",
       "\4https://user:pw@B\u00fccher.example:443/a/../b?c#d".encode()]


def files(*suffixes):
    for folder in ("fixtures", "rules"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and path.stat().st_size <= MAX_SEED:
                yield path


def seeds_of(target):
    if target == "html":
        return [path.read_bytes() for path in files(".html")]
    if target == "clean":
        return [b"\0" + path.read_bytes() for path in files(".html")] + [b"\1" + path.read_bytes() for path in files(".txt")]
    if target == "text":
        return [path.read_bytes() for path in files(".txt", ".md")]
    if target == "charset":
        pages = [path.read_bytes().decode("utf-8", "replace") for path in files(".txt")][:4]
        labels = ["utf-8", "windows-1252", "shift_jis", "gb18030", "utf-16le", "iso-2022-jp"]
        return [label.encode() + b"\n" + page.encode(label, "replace") for label in labels for page in pages]
    if target == "selector":
        lines = [line for path in files(".toml") for line in path.read_text().splitlines() if line.startswith("select")]
        return [line.split("=", 1)[1].strip().strip("'\"").encode() for line in lines]
    if target == "rules":
        return [path.read_bytes() for path in files(".toml")]
    if target == "containers":
        made = [bytes([3]) + MAIL * 2, bytes([2]) + MAIL, b'\4{"html": "<p>Rain", "id": 7, "x": [1]}\n{}\n',
                b'\5html,url\n"<p>a ""b""",http://x\n']
        return made + [bytes([CONTAINERS[path.suffix]]) + path.read_bytes() for path in files(*CONTAINERS)]
    return WEB


def preset_of(repeat):
    return "asan" if repeat else "fuzz"  # ./check has built the first; the second sees more and is slower


def run(target, seconds, repeat):
    corpus, failed = FOUND / ("repeated" if repeat else "corpus") / target, FOUND / "failed" / target
    if repeat:
        shutil.rmtree(corpus, ignore_errors=True)
    for folder in (corpus, failed):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds_of(target)):
        (corpus / f"seed-{number:04}").write_bytes(seed)
    length = ["-seed=1", f"-runs={REPEATED[target]}"] if repeat else [f"-max_total_time={seconds}"]
    program = ROOT / "build" / preset_of(repeat) / f"fuzz_{target}"
    command = [program, corpus, f"-dict={HERE / target}.dict", f"-artifact_prefix={failed}/", *length,
               "-max_len=20000", "-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    stats = [line for line in done.stdout.splitlines() if "number_of_executed_units" in line]
    print("ok     " if done.returncode == 0 else "FAILED ", target, stats[-1].split()[-1] if stats else "?", "inputs", flush=True)
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-60:]))
    return done.returncode == 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--repeat", action="store_true")
    options.add_argument("--no-build", action="store_true")
    options.add_argument("targets", nargs="*")
    given = options.parse_args()
    known = sorted(path.stem for path in HERE.glob("*.cc"))
    targets = given.targets or known
    if not given.no_build:
        os.chdir(ROOT)
        preset = preset_of(given.repeat)
        for command in (["cmake", "--preset", preset], ["cmake", "--build", "--preset", preset, "--target", "fuzz"]):
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            if done.returncode:
                print(done.stdout[-4000:])
                return 1
    passed = sum(run(target, given.seconds, given.repeat) for target in targets)
    print(f"{passed} passed, {len(targets) - passed} failed, 0 skipped")
    return 0 if passed == len(targets) else 1


if __name__ == "__main__":
    sys.exit(main())
