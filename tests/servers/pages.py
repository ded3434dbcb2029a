#!/usr/bin/env python3
"""A web server with pages, for the tests of fetching and saving. Prints its port, ends when its standard input does.

/charset/LABEL/HOW   one text in the encoding of that label (WHATWG), which HOW declares: http, meta or bom
/saved               a page in windows-1251 with a frame, an image that is missing and a part made by a script
"""
import http.server
import sys
import threading

# Characters that an encoding does not have are written as references; each of them has some of these.
TEXT = "Дождь шёл три дня, naïve café, žluťoučký kůň, Αθήνα, ığdır, €5 – „so“."
PYTHON = {"ibm866": "cp866", "x-mac-cyrillic": "mac_cyrillic", "big5": "big5hkscs", "euc-kr": "cp949", "shift_jis": "cp932",
          "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "macintosh": "mac_roman"}
SAVED = """<!doctype html><meta charset=windows-1251><title>Дождь</title><h1>Дождь</h1><p>Шёл дождь = 3 дня.</p>
<img src=missing.png><iframe src=frame></iframe><p id=made></p><script>made.textContent = "made by a script"</script>"""


def page_in(label, how):
    codec = PYTHON.get(label, label.replace("windows-", "cp"))
    meta = f"<meta charset={label}>" if how == "meta" else ""
    page = f"<html>{meta}<title>Rain</title><h1>Rain</h1><p>{TEXT}</p><p>{TEXT} {TEXT}</p></html>"
    return (b"" if how != "bom" else "\ufeff".encode(codec)) + page.encode(codec, "xmlcharrefreplace")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        parts = self.path.strip("/").split("/")
        media, body, status = "text/html", b"<p>nothing here", 404
        if parts[0] == "charset":
            body, status = page_in(parts[1], parts[2]), 200
            if parts[2] == "http":
                media += "; charset=" + parts[1]
        elif parts[0] in ("saved", "frame"):
            body, status = (SAVED.encode("cp1251") if parts[0] == "saved" else b"<p>A frame"), 200
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
