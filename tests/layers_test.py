#!/usr/bin/env python3
"""layers.py finds each kind of fault, and only that."""
import pathlib
import subprocess
import sys
import tempfile

LAYERS = pathlib.Path(__file__).resolve().parent / "layers.py"
CASES = [
    ("down", {"blocks/a.cc": '#include "model/x.h"\n#include <vector>\n'}, ""),
    ("up", {"model/a.h": '#include "blocks/x.h"\n'}, "model/a.h:1: blocks/x.h is above model/"),
    ("peer", {"rules/a.cc": '\n#include "score/x.h"\n'}, "rules/a.cc:2: score/x.h is a peer of rules/, not below it"),
    ("allowed peer", {"fetch/a.cc": '#include "read/x.h"\n'}, ""),
    ("unknown floor", {"rules/a.cc": '#include "attic/x.h"\n'}, "rules/a.cc:1: attic/x.h is on no floor"),
    ("third party at home", {"parse/html.cc": "#include <gumbo.h>\n"}, ""),
    ("third party elsewhere", {"blocks/a.cc": "#include <gumbo.h>\n"}, "blocks/a.cc:1: <gumbo.h> belongs to parse/html.cc"),
    ("third party unknown", {"base/a.h": "#include <boost/any.hpp>\n"},
     "base/a.h:1: <boost/any.hpp> is not in the list of third-party headers (tests/layers.py)"),
    ("long file", {"base/a.h": "\n" * 501}, "base/a.h: 501 lines, 500 at most"),
    ("nothing there", {}, "no sources"),
]


def run(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        done = subprocess.run([sys.executable, LAYERS, folder], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


failed = 0
for name, files, want in CASES:
    status, out = run(files)
    good = (status == 1 and want in out) if want else status == 0
    failed += not good
    if not good:
        print(f"{name}: exit {status}, printed {out!r}, wanted {want!r}")
print(f"{len(CASES) - failed} passed, {failed} failed")
sys.exit(failed > 0)
