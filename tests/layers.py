#!/usr/bin/env python3
"""Checks the floors of src/: includes point down, third-party headers stand in their one file or folder, files are short.

layers.py [SRC]    prints a line a fault and exits 1 if there is one.

The drawing of the floors is in src/README.md; this table is what is enforced.
"""
import pathlib
import re
import sys

FLOOR = {"base": 0, "model": 1, "read": 2, "fetch": 2, "parse": 2, "blocks": 3, "rules": 4, "score": 4, "learn": 4, "import": 4, "": 5, "write": 5,
         "cli": 6, "capi": 6, "python": 6, "serve": 6}
# Peers on one floor that may see each other: the fetcher hands out records through the readers' interface.
PEERS = {("fetch", "read"), ("write", ""), ("", "write")}
# Header prefix -> the files or folders (ending in /) that may include it.
THIRD_PARTY = {
    "gumbo.h": ["parse/html.cc"],
    "curl/": ["fetch/"],
    "dlfcn.h": ["base/late_library.cc"],
    "re2/": ["rules/pattern.cc"],
    "toml++/": ["rules/load.cc", "cli/"],
    "CLI/": ["cli/"],
    "spdlog/": ["cli/"],
    "unicode/": ["parse/charset.cc", "parse/icu_late.cc"],
    "uchardet/": ["parse/charset.cc", "parse/uchardet_late.cc"],
    "simdjson.h": ["parse/", "read/ndjson.cc", "read/labels.cc"],
    "xxhash.h": ["base/hash.cc"],
    "cld2/": ["parse/language.cc"],
    "libdeflate.h": ["read/whole_gzip.cc"],
    "zlib.h": ["read/zlib.cc"],
    "idn2.h": ["fetch/web_url.cc", "fetch/idn2_late.cc"],
    "zip.h": ["read/zip.cc", "read/zip_late.cc"],
    "zstd.h": ["read/zstd.cc"],
    "brotli/": ["read/brotli.cc"],
    "pugixml.hpp": ["fetch/links.cc"],
    "sqlite3.h": ["fetch/state.cc", "fetch/sqlite_late.cc"],
}
SYSTEM = re.compile(r"^(sys|netinet|arpa)/|^(unistd|fcntl|signal|netdb|poll|strings|termios|malloc|dirent|ifaddrs)\.h$|^[a-z_]+$|^immintrin\.h$")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">]', re.M)
MAX_LINES = 500


def folder(path):
    return path.split("/")[0] if "/" in path else ""


def faults_of(src, path):
    text = (src / path).read_text(encoding="utf-8")
    if text.count("\n") > MAX_LINES:
        yield f"{path}: {text.count(chr(10))} lines, {MAX_LINES} at most"
    mine = folder(path)
    for match in INCLUDE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        quoted, header = match.group(1) == '"', match.group(2)
        if quoted:
            theirs = folder(header)
            if theirs not in FLOOR:
                yield f"{path}:{line}: {header} is on no floor"
            elif FLOOR[theirs] > FLOOR[mine]:
                yield f"{path}:{line}: {header} is above {mine or 'src'}/"
            elif theirs != mine and FLOOR[theirs] == FLOOR[mine] and (mine, theirs) not in PEERS:
                yield f"{path}:{line}: {header} is a peer of {mine}/, not below it"
            continue
        if SYSTEM.match(header):
            continue
        owners = next((places for prefix, places in THIRD_PARTY.items() if header.startswith(prefix)), None)
        if owners is None:
            yield f"{path}:{line}: <{header}> is not in the list of third-party headers (tests/layers.py)"
        elif not any(path == place or (place.endswith("/") and path.startswith(place)) for place in owners):
            yield f"{path}:{line}: <{header}> belongs to {', '.join(owners)}"


def main(argv):
    src = pathlib.Path(argv[1]) if len(argv) > 1 else pathlib.Path(__file__).resolve().parent.parent / "src"
    files = sorted(str(p.relative_to(src)) for p in src.rglob("*") if p.suffix in (".h", ".cc"))
    faults = [fault for path in files for fault in faults_of(src, path)]
    if not files:
        faults.append(f"{src}: no sources")
    print("\n".join(faults) if faults else f"{len(files)} files, no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
