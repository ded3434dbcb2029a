#!/usr/bin/env python3
"""The library as its users have it: installed, found by pkg-config, and the example of src/pith.h built with it and run.

library_test.py PITH    installs from the build that PITH lies in
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve().parent
SOURCE = pathlib.Path(__file__).resolve().parents[2]


def run(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, **more)
    if done.returncode != 0:
        raise AssertionError(f"{shlex.join(command)}\n{done.stdout}{done.stderr}")
    return done


def example():
    """The comment on top of pith.h that begins with an include, without its slashes."""
    lines = (SOURCE / "src/pith.h").read_text(encoding="utf-8").split("#pragma once")[0].splitlines()
    return "\n".join(re.sub(r"^//   ", "", line) for line in lines if line.startswith("//   ") or line == "//")


class LibraryTest(unittest.TestCase):
    def test_the_example_is_built_with_what_pkg_config_says(self):
        with tempfile.TemporaryDirectory(prefix="pith-library-") as name:
            folder = pathlib.Path(name)
            run(["cmake", "--install", str(BUILD), "--component", "dev", "--prefix", str(folder / "prefix")])
            found = next((folder / "prefix").rglob("pith.pc"))
            where = {**os.environ, "PKG_CONFIG_PATH": str(found.parent)}
            flags = shlex.split(run(["pkg-config", "--cflags", "--libs", "pith"], env=where).stdout)
            (folder / "example.cc").write_text(example(), encoding="utf-8")
            run(["g++", "-std=c++20", "-Wall", "-Werror", "example.cc", "-o", "example", *flags], cwd=folder)
            done = run([str(folder / "example")])
            self.assertEqual(done.stdout.strip(), "Rain\n\nIt rained.")
            self.assertRegex(done.stderr, r"^en\.[a-z.-]+: Sign up for our newsletter!\n$")


if __name__ == "__main__":
    unittest.main()
