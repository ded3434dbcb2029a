#!/usr/bin/env python3
"""The tools for who writes rules, through the program: from a page and a quoted text to a rule file that works.

rules_test.py PITH    runs all tests against that binary
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import unittest

PITH = os.path.abspath(sys.argv.pop(1))

PAGE = """<title>Rain</title><h1>Rain</h1>
<p>It rained all day, and the weir stood under water until the morning of the next.</p>
<div class='letter-box'><p>Get our letter on rivers each Friday.</p></div>
<p>Ask the keeper for his letter on weirs, if you have a day to lose.</p>
<p>Write to the mill for a calendar!</p>
<p>The mill was dry, and the miller slept in it.</p>
"""
OTHER = "<h1>Mill</h1><p>Milling began at five.</p><div class='letter-box'><p>Get our letter on mills.</p></div>"


class RulesTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="pith-rules-")
        self.dir = pathlib.Path(self.folder.name)
        (self.dir / "page.html").write_text(PAGE)
        (self.dir / "other.html").write_text(OTHER)

    def tearDown(self):
        self.folder.cleanup()

    def pith(self, *words, status=0):
        done = subprocess.run([PITH, *words], cwd=self.dir, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                              timeout=120, check=False)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def new(self, quote, *more, status=0):
        return self.pith("rules", "new", "page.html", "--quote", quote, *more, status=status)

    def cleaned(self, page, rules):
        return self.pith("clean", "--no-config", "--no-builtin", "--no-model", "--rules", rules, page).stdout

    def test_a_box_is_named_by_its_class_and_its_hits_are_shown(self):
        done = self.new("Get our letter", "--category", "subscribe", "--in", "other.html")
        rule = tomllib.loads(done.stdout)["rule"][0]
        self.assertEqual((rule["category"], rule["action"]), ("subscribe", "drop"))
        self.assertIn(".letter-box", rule["select"])
        self.assertIn("page.html: takes 1 of 6 blocks\n", done.stderr)
        self.assertIn('other.html: takes 1 of 3 blocks\n    "Get our letter on mills."\n', done.stderr)

    def test_a_line_without_a_name_goes_by_its_wording(self):
        rule = tomllib.loads(self.new("Write to the mill for a calendar").stdout)["rule"][0]
        self.assertNotIn("select", rule)
        self.assertEqual(rule["drops"], ["Write to the mill for a calendar!"])
        self.assertEqual(len(rule["keeps"]), 1)

    def test_rules_gather_in_a_file_that_checks_and_cleans(self):
        self.new("Get our letter", "-o", "own/river.toml")
        self.new("Write to the mill", "-o", "own/river.toml")
        self.assertIn("2 rules, 4 cases, 0 failures, 0 faults", self.pith("rules", "check", "own").stdout)
        self.assertIn("0 patterns without a case", self.pith("rules", "test", "--coverage", "own").stdout)
        text = self.cleaned("page.html", "own")
        self.assertNotIn("Get our letter", text)
        self.assertNotIn("Write to the mill", text)
        self.assertIn("Ask the keeper for his letter on weirs", text)
        self.assertIn("The mill was dry", text)

    def test_an_id_that_is_there_already_is_refused_and_the_file_is_left_alone(self):
        self.new("Get our letter", "--id", "own.letter", "-o", "own.toml")
        before = (self.dir / "own.toml").read_text()
        self.assertIn("own.letter", self.new("Write to the mill", "--id", "own.letter", "-o", "own.toml", status=2).stderr)
        self.assertEqual((self.dir / "own.toml").read_text(), before)

    def test_what_the_page_does_not_say_has_a_nearest_text(self):
        self.assertIn('nearest to it: "Get our letter on rivers each Friday."',
                      self.new("Get our letters on rivers", status=2).stderr)
        self.pith("rules", "new", "page.html", status=2)
        self.pith("rules", "new", "missing.html", "--quote", "x", status=2)

    def test_stats_count_by_label(self):
        self.new("Get our letter", "--id", "own.letter", "-o", "own.toml")
        labels = {"id": "page", "blocks": [{"text": "Get our letter on rivers each Friday.", "label": "S"}]}
        (self.dir / "labels.jsonl").write_text(json.dumps(labels) + "\n")
        out = self.pith("rules", "stats", "--no-builtin", "--rules", "own.toml", "--labels", "labels.jsonl", "page.html",
                        "other.html").stdout
        self.assertEqual(out.splitlines()[1].split(), ["1", "1", "0", "1", "own.letter"])
        self.assertIn("1 pages, 1 rules, 1 labelled blocks of chaff and 0 of content taken", out)

    def test_stats_of_nothing_are_an_error(self):
        self.assertIn("PAGES", self.pith("rules", "stats", status=2).stderr)
        self.assertIn("--labels", self.pith("rules", "stats", "--text", status=2).stderr)

    def test_stats_without_labels_count_hits_alone(self):
        self.new("Get our letter", "--id", "own.letter", "-o", "own.toml")
        out = self.pith("rules", "stats", "--no-builtin", "--rules", "own.toml", "page.html").stdout
        self.assertEqual([line.split() for line in out.splitlines()],
                         [["hits", "pages", "rule"], ["1", "1", "own.letter"], ["1", "pages,", "1", "rules"]])

    def test_a_page_that_cannot_be_read_is_an_error_and_the_rest_is_done(self):
        self.new("Get our letter", "--id", "own.letter", "-o", "own.toml")
        own = ("--no-builtin", "--rules", "own.toml", "missing.html", "page.html")
        for words, told in ((("rules", "stats", *own), "own.letter"), (("rules", "bench", *own), "over 1 pages"),
                            (("features", "missing.html", "page.html"), '"id":"page.html"'),
                            (("rules", "new", "page.html", "--quote", "Get our letter", "--in", "missing.html"), "[[rule]]")):
            done = self.pith(*words, status=2)
            self.assertIn("missing.html: cannot open", done.stderr)
            self.assertIn(told, done.stdout)

    def test_bench_lists_rules_by_cost(self):
        self.new("Get our letter", "--id", "own.letter", "-o", "own.toml")
        lines = self.pith("rules", "bench", "--no-builtin", "--rules", "own.toml", "page.html").stdout.splitlines()
        self.assertTrue(lines[0].endswith("all 1 rules over 1 pages"), lines[0])
        listed = lines[1:-1]
        self.assertEqual(lines[-1], f"{1 - len(listed)} rules under 0.001 ms each")
        self.assertTrue(all(line.endswith("own.letter") for line in listed), lines)

    def test_schema_and_reference_know_every_key_of_a_rule(self):
        schema = json.loads(self.pith("rules", "schema").stdout)
        reference = self.pith("rules", "docs").stdout
        for key in schema["$defs"]["rule"]["properties"]:
            self.assertIn(f"- `{key}` (", reference)


if __name__ == "__main__":
    unittest.main()
