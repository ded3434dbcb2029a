#!/usr/bin/env python3
"""Other programs' view of WARC archives, for tests/unit/read/warc_peers_test.cc.

warc_peer.py has MODULE              exits 0 when the module (warcio, fastwarc) can be imported
warc_peer.py make ARCHIVE PAGES      writes PAGES responses, requests and redirects by warcio (gzip a record for .gz)
warc_peer.py warcio ARCHIVE          one line a document: offset, record id, URL, SHA-1 of the decoded body; for .gz its length
warc_peer.py fastwarc ARCHIVE        the same without body and length: its decoding of bodies fails where there are no
                                     content codings (release 2.0.1)
warc_peer.py warcio-wet ARCHIVE      one line a conversion record, digests checked: record id, the id it refers to, URL,
                                     date, media type, length and SHA-1 of the text
warc_peer.py fastwarc-wet ARCHIVE    the same, but id and SHA-1 only
"""
import gzip
import hashlib
import importlib.util
import io
import sys
import zlib

PAGE_TYPES = ("text/html", "text/plain", "application/xhtml+xml")


def make(path, pages):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=path.endswith(".gz"))
        out_record = writer.create_warcinfo_record(path, {"software": "warc_peer"})
        writer.write_record(out_record)
        for n in range(pages):
            url = f"http://example.com/{n}"
            body = (f"<html><title>{n}</title>" + f"<p>It rained on day {n}. " * (n % 50)).encode()
            fields = [("Content-Type", "text/html; charset=utf-8")]
            if n % 3 == 1:
                body = gzip.compress(body, mtime=0)
                fields.append(("Content-Encoding", "gzip"))
            if n % 3 == 2:
                body = zlib.compress(body)
                fields.append(("Content-Encoding", "deflate"))
            if n % 2:
                body = b"".join(b"%x\r\n%s\r\n" % (len(body[i:i + 100]), body[i:i + 100]) for i in range(0, len(body), 100))
                body += b"0\r\n\r\n"
                fields.append(("Transfer-Encoding", "chunked"))
            status = "302 Found" if n % 7 == 6 else "200 OK"
            head = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
            response = writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head)
            get = StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.com")], is_http_request=True)
            writer.write_record(response)
            writer.write_record(writer.create_warc_record(url, "request", http_headers=get))


def is_document(kind, status, media):
    return kind == "response" and status.startswith("2") and media.split(";")[0].strip().lower() in PAGE_TYPES


def by_warcio(path):
    from warcio.archiveiterator import ArchiveIterator

    with open(path, "rb") as file:
        archive = ArchiveIterator(file)
        for record in archive:
            head = record.http_headers
            kind = record.rec_type
            if not head or not is_document(kind, head.get_statuscode(), head.get_header("Content-Type", "")):
                continue
            body = record.content_stream().read()
            offset = archive.get_record_offset()
            archive.read_to_end(record)
            fields = [offset, record.rec_headers.get_header("WARC-Record-ID").strip("<>"),
                      record.rec_headers.get_header("WARC-Target-URI").strip("<>"), hashlib.sha1(body).hexdigest()]
            if path.endswith(".gz"):  # it does not count the empty lines after a record that is not compressed
                fields.append(archive.get_record_length())
            print(*fields)


def by_warcio_as_wet(path):
    from warcio.archiveiterator import ArchiveIterator

    with open(path, "rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            text = record.content_stream().read()
            if record.rec_type != "conversion":
                continue
            head = record.rec_headers.get_header
            print(head("WARC-Record-ID").strip("<>"), head("WARC-Refers-To").strip("<>"), head("WARC-Target-URI"),
                  head("WARC-Date"), record.content_type, len(text), hashlib.sha1(text).hexdigest())


def by_fastwarc_as_wet(path):
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with open(path, "rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.conversion, verify_digests=True):
            print(record.record_id.strip("<>"), hashlib.sha1(record.reader.read()).hexdigest())


def by_fastwarc(path):
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with open(path, "rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="none"):
            head = record.http_headers
            if not head or not is_document("response", str(head.status_code), head.get("Content-Type", "")):
                continue
            print(record.stream_pos, record.record_id.strip("<>"), record.headers["WARC-Target-URI"].strip("<>"))


def main(argv):
    command = argv[1]
    if command == "has":
        return 0 if importlib.util.find_spec(argv[2]) else 1
    if command == "make":
        make(argv[2], int(argv[3]))
    elif command == "warcio":
        by_warcio(argv[2])
    elif command == "warcio-wet":
        by_warcio_as_wet(argv[2])
    elif command == "fastwarc-wet":
        by_fastwarc_as_wet(argv[2])
    elif command == "fastwarc":
        by_fastwarc(argv[2])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
