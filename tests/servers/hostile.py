#!/usr/bin/env python3
"""A web server that misbehaves, for the fetcher's tests. Prints its port, ends when its standard input does.

What it does goes by the path (the methods named on_…) and, for /robots.txt, by the Host: robots-MODE.test.
/log gives the requests so far, a line each: time, Host, path, User-Agent.
"""
import gzip
import socket
import socketserver
import struct
import sys
import threading
import time
import zlib

PAGE = b"<html><title>Rain</title><p>It rained all day.</html>"
LOG = []
COUNTS = {}
LOCK = threading.Lock()
ROBOTS = {
    "deny": b"User-agent: *\nDisallow: /denied\n",
    "delay": b"User-agent: pith\nCrawl-delay: 0.4\n",
    "long": b"User-agent: *\nDisallow: /denied\n" + b"# padding\n" * 100000,
}


class Drop(Exception):
    """Close without a word."""


def response(body=PAGE, status="200 OK", headers=(), media="text/html; charset=utf-8"):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location):
    return response(b"", "302 Found", [f"Location: {location}"])


def count(key):
    with LOCK:
        COUNTS[key] = COUNTS.get(key, 0) + 1
        return COUNTS[key]


class Handler(socketserver.StreamRequestHandler):
    timeout = 20

    def handle(self):
        try:
            while self.one():
                pass
        except (Drop, OSError):
            pass

    def one(self):
        line = self.rfile.readline()
        if not line:
            return False
        self.path = line.split()[1].decode()
        self.headers = {}
        while line := self.rfile.readline().strip():
            name, _, value = line.decode().partition(":")
            self.headers[name.lower()] = value.strip()
        self.host = self.headers.get("host", "")
        with LOCK:
            LOG.append(f"{time.monotonic():.3f} {self.host} {self.path} {self.headers.get('user-agent', '')}")
        name, _, rest = self.path.lstrip("/").partition("/")
        action = getattr(self, "on_" + name.split("?")[0].replace("-", "_").replace(".", "_"), None)
        answer = action(rest) if action else response(b"nothing here", "404 Not Found")
        if answer:
            self.send(answer)
        return True

    def send(self, data):
        self.wfile.write(data)
        self.wfile.flush()

    def on_robots_txt(self, _):
        mode = self.host.split(".")[0].split(":")[0].removeprefix("robots-")
        if self.host.startswith("robots-") and mode.isdigit():
            return response(b"User-agent: *\nDisallow: /", mode + " Status")
        if mode == "redirect":
            return redirect("/moved-robots")
        if mode == "private":
            return redirect(f"http://127.0.0.2:{self.host.partition(':')[2]}/moved-robots")
        if mode == "drip":
            return self.on_drip(_)
        if mode == "bomb":
            return self.on_bomb(_)
        if mode == "loop":
            return redirect("/robots.txt")
        if mode == "drop":
            raise Drop
        if mode == "gzip":
            return response(gzip.compress(ROBOTS["deny"]), headers=["Content-Encoding: gzip"], media="text/plain")
        if mode == "changes":  # none, then one that denies, then a fault
            turn = count("robots changes")
            return [response(b"", "404 Not Found"), response(ROBOTS["deny"], media="text/plain"),
                    response(b"", "503 Busy")][min(turn, 3) - 1]
        if mode in ROBOTS:
            return response(ROBOTS[mode], media="text/plain")
        return response(b"", "404 Not Found")

    def on_moved_robots(self, _):
        return response(ROBOTS["deny"], media="text/plain")

    def on_log(self, _):
        return response("\n".join(LOG).encode(), media="text/plain")

    def on_page(self, _):
        return response()

    def on_denied(self, _):
        return response()

    def on_status(self, rest):
        return response(b"<p>status", rest + " Status")

    def on_gzip(self, _):
        return response(gzip.compress(PAGE), headers=["Content-Encoding: gzip"])

    def on_chunked(self, _):
        self.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
        for at in range(0, len(PAGE), 10):
            self.send(b"%x\r\n%s\r\n" % (len(PAGE[at:at + 10]), PAGE[at:at + 10]))
        self.send(b"0\r\nTrailer: x\r\n\r\n")

    def on_bad_chunk(self, _):
        self.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>Ra\r\nzz\r\nin\r\n")
        raise Drop

    def on_broken_gzip(self, _):
        return response(gzip.compress(PAGE)[:-12], headers=["Content-Encoding: gzip"])

    def on_bomb(self, _):
        packer = zlib.compressobj(9, wbits=31)
        self.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n")
        block = b"x" * (1 << 20)
        for _ in range(100):
            self.send(packer.compress(block))
        self.send(packer.flush())
        raise Drop

    def on_endless(self, _):
        self.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
        while True:
            self.send(b"<p>and on" * 1000)

    def on_endless_headers(self, _):
        self.send(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.send(b"X-More: and on\r\n" * 100)

    def on_huge_header(self, _):
        self.send(b"HTTP/1.1 200 OK\r\nX-More: ")
        while True:
            self.send(b"and on" * 1000)

    def on_endless_interim(self, _):
        while True:
            self.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" * 100)

    def on_slow_headers(self, _):
        self.send(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.send(b"X")
            time.sleep(0.1)

    def on_lengths(self, rest):
        """/lengths/A,B: a Content-Length of each."""
        lengths = b"".join(b"Content-Length: %s\r\n" % n.encode() for n in rest.split(","))
        self.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + lengths + b"\r\n" + PAGE)
        raise Drop

    def on_chunk_size(self, rest):
        """/chunk-size/SIZE: a chunk that claims it."""
        self.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n<p>Ra" % rest.encode())
        raise Drop

    def on_codings(self, rest):
        """/codings/N: gzip inside gzip, N deep."""
        body = PAGE
        for _ in range(int(rest)):
            body = gzip.compress(body)
        return response(body, headers=["Content-Encoding: " + ", ".join(["gzip"] * int(rest))])

    def on_interim(self, _):
        self.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        return response()

    def on_drip(self, _):
        self.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n")
        while True:
            self.send(b"x")
            time.sleep(0.1)

    def on_hang(self, _):
        time.sleep(10)
        raise Drop

    def on_nothing(self, _):
        raise Drop

    def on_garbage(self, _):
        self.send(b"SSH-2.0-OpenSSH_9.2\r\n")
        raise Drop

    def on_short(self, _):
        self.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>Short")
        raise Drop

    def on_long(self, _):
        self.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>12345678901234567890")
        raise Drop

    def on_reset(self, _):
        self.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>Res")
        time.sleep(0.05)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        raise Drop

    def on_redirect(self, rest):
        return redirect(f"/redirect/{int(rest) - 1}" if int(rest) > 0 else "/page")

    def on_redirect_loop(self, _):
        return redirect("/redirect-loop")

    def on_to(self, rest):
        """/to/URL: a redirect to it."""
        return redirect(rest)

    def on_no_location(self, _):
        return response(b"", "302 Found")

    def on_flaky(self, rest):
        return response() if count(self.path) > int(rest) else response(b"", "503 Busy")

    def on_retry_after(self, rest):
        return response() if count(self.path) > 1 else response(b"", "429 Slow", [f"Retry-After: {rest}"])

    def on_etag(self, _):
        if self.headers.get("if-none-match") == '"v1"':
            return b"HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"
        return response(headers=['ETag: "v1"', "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT"])

    def on_cookie(self, _):
        return response(self.headers.get("cookie", "none").encode(), headers=["Set-Cookie: a=1; Path=/"])

    def on_auth(self, _):
        return response(self.headers.get("authorization", "none").encode())

    def on_sitemap_index(self, _):
        body = f"<sitemapindex><sitemap><loc>http://{self.host}/sitemap</loc></sitemap></sitemapindex>"
        return response(body.encode(), media="application/xml")

    def on_sitemap(self, _):
        urls = "".join(f"<url><loc>http://{self.host}/page?{n}</loc></url>" for n in range(3))
        return response(gzip.compress(f"<urlset>{urls}</urlset>".encode()), media="application/gzip")

    def on_feed(self, _):
        return response(b"<rss><channel><item><link>/page?feed</link></item></channel></rss>", media="text/xml")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128


def main():
    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
