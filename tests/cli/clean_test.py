#!/usr/bin/env python3
"""What the binary does that no unit test sees: files, streams, exit statuses, signals, threads.

clean_test.py PITH    runs all tests against that binary
"""
import json
import os
import pathlib
import pty
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PITH = os.path.abspath(sys.argv.pop(1))

RULES = """schema = 1
pack = "t"
[[rule]]
id = "t.signup"
category = "subscribe"
any = ['^sign up for our newsletter']
action = "drop"
drops = ["Sign up for our newsletter!"]
keeps = ["He did sign up for our newsletter."]
"""
PAGE = "<title>Rain</title>\n<h1>Rain</h1>\n<p>It rained all day.</p>\n<p>Sign up for our newsletter!</p>\n"
TEXT = "Rain\n\nIt rained all day.\n"


class CleanTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="pith-cli-")
        self.dir = pathlib.Path(self.folder.name)
        (self.dir / "rules.toml").write_text(RULES)
        (self.dir / "page.html").write_text(PAGE)

    def tearDown(self):
        self.folder.cleanup()

    def run_pith(self, *words, own_rules=True, **options):
        rules = ["--no-builtin", "--rules", str(self.dir / "rules.toml")] if own_rules else []
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("cwd", self.dir)
        if "input" in options:
            del options["stdin"]
        command = [PITH, *words[:1], *rules, *words[1:]] if words[:1] == ("clean",) else [PITH, *rules, *words]
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, **options)

    def check(self, done, status, out=None, err=None):
        self.assertEqual((done.returncode, done.stderr.decode() if err is None else err), (status, done.stderr.decode()))
        if out is not None:
            self.assertEqual(done.stdout.decode(), out)

    def test_text_goes_to_standard_output_and_nothing_else_anywhere(self):
        self.check(self.run_pith("page.html"), 0, TEXT, "")
        self.check(self.run_pith("clean", "page.html"), 0, TEXT, "")
        self.check(self.run_pith(input=PAGE.encode()), 0, TEXT, "")
        self.check(self.run_pith("-", input=PAGE.encode()), 0, TEXT, "")

    def test_explain_says_where_and_why(self):
        line = 'page.html:4:4: t.signup: "Sign up for our newsletter!"\n'
        self.check(self.run_pith("--explain", "page.html"), 0, TEXT, line)
        self.check(self.run_pith("-e", "--dry-run", "page.html"), 0, "", line)
        self.check(self.run_pith("--explain", "-", input=PAGE.encode()), 0, TEXT, line.replace("page.html", "<stdin>"))
        removal = json.loads(self.run_pith("--explain=json", "page.html").stderr)
        self.assertEqual(PAGE.encode()[removal["start"]:removal["end"]].decode(), "Sign up for our newsletter!")
        self.assertEqual((removal["line"], removal["column"], removal["rule"]), (4, 4, "t.signup"))

    def test_diff_applies_to_the_unfiltered_text(self):
        none = self.run_pith("--no-builtin", "page.html", own_rules=False).stdout
        diff = self.run_pith("--diff", "page.html").stdout
        (self.dir / "plain.txt").write_bytes(none)
        subprocess.run(["patch", "-s", str(self.dir / "plain.txt")], input=diff, check=True)
        self.assertEqual((self.dir / "plain.txt").read_text(), TEXT)

    def test_check_has_a_status_of_its_own(self):
        done = self.run_pith("--check", "page.html")
        self.check(done, 1, "", "pith: page.html: would be changed\n")
        self.check(self.run_pith("--check", "-q", "page.html"), 1, "", "")
        (self.dir / "clean.txt").write_text(TEXT)
        self.check(self.run_pith("--check", "clean.txt"), 0, "", "")

    def test_one_bad_input_does_not_stop_the_rest(self):
        done = self.run_pith("missing.html", "page.html")
        self.check(done, 2, TEXT)
        self.assertIn(b"missing.html: ", done.stderr)
        self.assertEqual(self.run_pith("-qq", "missing.html", "page.html").stderr, b"")
        records = self.run_pith("--to", "jsonl", "missing.html", "page.html").stdout.splitlines()
        self.assertEqual([("error" in json.loads(r), json.loads(r)["text"]) for r in records], [(True, ""), (False, TEXT)])

    def test_usage_errors_are_status_2(self):
        for words in (["--nope"], ["--to", "pdf", "page.html"], ["--keep", "x", "page.html"], ["rules", "nope"],
                      ["-o", "a", "--output-dir", "b", "page.html"], ["--disable", "no.such.rule", "page.html"]):
            done = subprocess.run([PITH, *words], cwd=self.dir, stdin=subprocess.DEVNULL, capture_output=True)
            self.assertEqual((words, done.returncode, done.stdout), (words, 2, b""))
            self.assertTrue(done.stderr.startswith(b"pith: "))

    def test_output_file_is_whole_or_not_there(self):
        self.check(self.run_pith("-o", "out.txt", "page.html"), 0, "", "")
        self.assertEqual((self.dir / "out.txt").read_text(), TEXT)
        self.check(self.run_pith("-o", "no/such/out.txt", "page.html"), 2, "")
        self.check(self.run_pith("-o", "/dev/null", "page.html"), 0, "", "")
        self.assertFalse(list(self.dir.glob("*.part")))

    def test_output_folder_keeps_the_tree(self):
        for name in ("in/a.html", "in/sub/b.htm", "in/sub/b.html", "in/c.txt"):
            (self.dir / name).parent.mkdir(parents=True, exist_ok=True)
            (self.dir / name).write_text(PAGE if name[-1] != "t" else TEXT)
        self.check(self.run_pith("--to", "markdown", "--output-dir", "out", "in"), 0, "", "")
        names = sorted(str(p.relative_to(self.dir / "out")) for p in (self.dir / "out").rglob("*") if p.is_file())
        self.assertEqual(names, ["a.md", "c.md", "sub/b.html.md", "sub/b.md"])
        self.assertEqual((self.dir / "out/a.md").read_text(), "# Rain\n\nIt rained all day.\n")

    def test_any_number_of_threads_gives_the_same_bytes(self):
        (self.dir / "in").mkdir()
        for i in range(200):
            (self.dir / f"in/{i:03}.html").write_text(f"<h1>{i}</h1>" + PAGE * (i % 7) + "<p>x" * (i * 13 % 400))
        one = self.run_pith("--to", "jsonl", "--explain", "-j1", "in")
        self.assertEqual(one.stdout.count(b"\n"), 200)
        for jobs in ("-j2", "-j8", "-j0"):
            many = self.run_pith("--to", "jsonl", "--explain", jobs, "in")
            self.assertEqual((many.stdout, many.stderr), (one.stdout, one.stderr))

    def test_a_full_disk_and_a_closed_pipe_are_errors(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PITH, "page.html"], cwd=self.dir, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stderr), (2, b"pith: standard output: cannot write: No space left on device\n"))
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run([PITH, "page.html"], cwd=self.dir, stdout=write, stderr=subprocess.PIPE)
        os.close(write)
        self.assertEqual((done.returncode, done.stderr), (2, b"pith: standard output: cannot write: Broken pipe\n"))
        done = subprocess.run(f"exec '{PITH}' page.html >&-", shell=True, cwd=self.dir, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 2)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PITH, "--help"], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 2)

    def test_an_interrupt_leaves_no_part_of_a_file(self):
        read, write = os.pipe()
        process = subprocess.Popen([PITH, "-o", "out.txt", "page.html", "-"], cwd=self.dir, stdin=read)
        for _ in range(200):
            if (self.dir / "out.txt.part").exists():
                break
            time.sleep(0.05)
        self.assertTrue((self.dir / "out.txt.part").exists())
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(20), -signal.SIGINT)
        os.close(read), os.close(write)
        self.assertEqual(sorted(p.name for p in self.dir.glob("out*")), [])

    def test_stats_and_log_file(self):
        done = self.run_pith("--stats", "--log-file", "log", "missing.html", "page.html")
        self.assertRegex(done.stderr.decode(), r"documents +2 .*\n  with an error +1\n  changed +1\n")
        self.assertRegex(done.stderr.decode(), r"removed subscribe +1  27 B\n")
        self.assertIn("error missing.html", (self.dir / "log").read_text())

    def test_progress_is_for_terminals_alone(self):
        master, slave = pty.openpty()
        (self.dir / "many").mkdir()
        for i in range(400):
            (self.dir / f"many/{i}.html").write_text(PAGE * 300)
        process = subprocess.Popen([PITH, "-o", "out", "many"], cwd=self.dir, stderr=slave, stdin=subprocess.DEVNULL,
                                   env={**os.environ, "TERM": "xterm"})
        os.close(slave)
        shown = b""
        try:
            while chunk := os.read(master, 4096):
                shown += chunk
        except OSError:
            pass
        self.assertEqual(process.wait(60), 0)
        self.assertIn(b" documents, ", shown)
        self.assertTrue(shown.endswith(b"\r\x1b[K"))
        self.check(self.run_pith("-o", "out", "many"), 0, "", "")

    def test_a_lone_binary_has_its_rules(self):
        lone = self.dir / "bin/pith"
        lone.parent.mkdir()
        lone.write_bytes(pathlib.Path(PITH).read_bytes())
        lone.chmod(0o755)
        page = "<nav>Home</nav>" + PAGE
        want = subprocess.run([PITH, "--to", "jsonl", "-"], input=page.encode(), capture_output=True).stdout
        done = subprocess.run([lone, "--to", "jsonl", "-"], input=page.encode(), capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (0, want))
        (lone.parent / "rules").mkdir()
        (lone.parent / "rules/own.toml").write_text(RULES)
        done = subprocess.run([lone, "-"], input=page.encode(), capture_output=True)
        self.assertEqual(done.stdout.decode(), "Home\n\n" + TEXT)

    def test_flags_come_from_the_nearest_pith_toml(self):
        (self.dir / "pith.toml").write_text('rules = ["rules.toml"]\nno-builtin = true\n[clean]\nto = "markdown"\n')
        (self.dir / "sub").mkdir()
        run = lambda *words: subprocess.run([PITH, *words, "../page.html"], cwd=self.dir / "sub", capture_output=True)
        self.check(run(), 0, "# Rain\n\nIt rained all day.\n", "")
        self.check(run("--to", "text"), 0, TEXT, "")
        self.assertIn(b'to = "markdown"\n', run("--print-config").stdout)
        self.assertIn(b"newsletter", run("--no-config", "--no-builtin").stdout)
        (self.dir / "pith.toml").write_text("jbos = 2\n")
        self.assertEqual(run().returncode, 2)
        self.assertIn(b"pith.toml:1:1: expected the long name of a flag", run().stderr)

    def test_names_cannot_lead_out_of_the_output_folder(self):
        line = json.dumps({"id": "../../evil", "html": PAGE})
        (self.dir / "in.ndjson").write_text(line + "\n" + json.dumps({"id": "/abs/x", "html": PAGE}) + "\n")
        self.check(self.run_pith("--output-dir", "deep/out", "in.ndjson"), 0)
        outside = [p for p in self.dir.rglob("*evil*") if (self.dir / "deep/out") not in p.parents]
        self.assertEqual(outside, [])
        self.assertEqual(len([p for p in (self.dir / "deep/out").rglob("*.txt")]), 2)


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=1).result
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed} passed, {failed} failed, 0 skipped")
    sys.exit(1 if failed else 0)
