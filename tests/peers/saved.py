#!/usr/bin/env python3
"""Saves a page as Chromium does ("Webpage, Single File") and as SingleFile does, for tests/unit/read/saved_pages_test.cc.

saved.py has mhtml|singlefile       exits 0 when Chromium, or it and the single-file command, are installed
saved.py mhtml URL FILE             opens the page and writes it as MHTML
saved.py singlefile URL FILE        … as HTML with everything inside

The command is looked for in PATH and in build/peers, where .ci/setup puts it and its Node.js. Chromium is told
what to do in the DevTools protocol over two pipes: messages of JSON, each ended by a NUL.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

SECONDS = 120
ATTEMPTS = 10


class Browser:
    def __init__(self, program, profile):
        to_browser, self.out = os.pipe()
        self.input, from_browser = os.pipe()
        # The browser reads from 3 and writes to 4.
        command = ["sh", "-c", 'exec "$@" 3<&"$0" 4>&' + str(from_browser), str(to_browser), program, "--headless=new",
                   "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe",
                   "--user-data-dir=" + profile, "about:blank"]
        self.process = subprocess.Popen(command, pass_fds=(to_browser, from_browser), stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.last_id = 0

    def kill(self):
        """Its helper processes too."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def message(self):
        while b"\0" not in self.buffer:
            more = os.read(self.input, 1 << 16)
            if not more:
                raise EOFError("the browser has ended")
            self.buffer += more
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def call(self, method, session=None, **params):
        self.last_id += 1
        message = {"id": self.last_id, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.last_id:
                return answer["result"]

    def wait_for(self, event):
        while self.message().get("method") != event:
            pass


def save(url, path):
    # Of its helper processes, one may still be writing its last file into the profile.
    with tempfile.TemporaryDirectory(prefix="pith-chromium-", ignore_cleanup_errors=True) as profile:
        browser = Browser(program(), profile)
        try:
            target = browser.call("Target.createTarget", url="about:blank")["targetId"]
            session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            browser.call("Page.enable", session)
            browser.call("Page.navigate", session, url=url)
            browser.wait_for("Page.loadEventFired")
            snapshot = browser.call("Page.captureSnapshot", session, format="mhtml")["data"]
            browser.call("Browser.close")
        finally:
            browser.kill()
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(snapshot)


def program():
    return shutil.which("chromium") or shutil.which("google-chrome")


def single_file():
    return shutil.which("single-file")


def save_single_file(url, path):
    command = [single_file(), "--browser-executable-path=" + program(), "--browser-arg=--no-sandbox",
               "--browser-arg=--disable-dev-shm-usage", url, path]
    # It sometimes asks the browser for its own world before that is there, and then leaves no file and exits with 0.
    for _ in range(ATTEMPTS):
        subprocess.run(command, check=True, timeout=SECONDS, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        if os.path.exists(path) and os.path.getsize(path) > 0:
            return
    raise OSError("single-file has written no page")


def main(argv):
    signal.alarm(SECONDS)
    peers = pathlib.Path(__file__).resolve().parents[2] / "build/peers"
    own = [str(peers / "node_modules/.bin"), str(peers / "bin")]
    os.environ["PATH"] = os.pathsep.join([*own, os.environ.get("PATH", os.defpath)])
    if argv[1] == "has":
        return 0 if program() and (argv[2] == "mhtml" or single_file()) else 1
    if argv[1] == "mhtml":
        save(argv[2], argv[3])
    else:
        save_single_file(argv[2], argv[3])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
