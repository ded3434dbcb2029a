"""Pages as other tools turn them into text: without tags, a line a block or with blank lines between; with links."""
import html.parser
import re

BLOCKS = set("address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure "
             "footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol option p pre section select "
             "summary table tbody tfoot thead tr ul".split())
CELLS = {"td", "th"}
DROPPED = {"script", "style", "template", "svg", "head", "noscript"}


class Stripper(html.parser.HTMLParser):
    """Lines of what a page shows; with `links`, items, headings and links are written as Markdown."""

    def __init__(self, links):
        super().__init__(convert_charrefs=True)
        self.out, self.links, self.dropped, self.pre, self.targets = [], links, 0, 0, []

    def handle_starttag(self, tag, attrs):
        self.dropped += tag in DROPPED
        self.pre += tag == "pre"
        if self.dropped:
            return
        self.out.append("\n" if tag in BLOCKS else " " if tag in CELLS else "")
        if self.links and tag == "li":
            self.out.append("* ")
        if self.links and re.fullmatch("h[1-6]", tag):
            self.out.append("#" * int(tag[1]) + " ")
        if self.links and tag == "a":
            self.targets.append(dict(attrs).get("href") or "")
            self.out.append("[")

    def handle_endtag(self, tag):
        self.dropped -= tag in DROPPED and self.dropped > 0
        self.pre -= tag == "pre" and self.pre > 0
        if not self.dropped and tag == "a" and self.targets:
            self.out.append(f"]({self.targets.pop()})")
        if not self.dropped and tag in BLOCKS:
            self.out.append("\n")

    def handle_data(self, data):
        if not self.dropped:
            self.out.append(data if self.pre else re.sub(r"\s+", " ", data))


def lines_of(page, links=False):
    stripper = Stripper(links)
    stripper.feed(page)
    stripper.close()
    lines = (" ".join(line.split()) for line in "".join(stripper.out).split("\n"))
    return [line for line in lines if line.strip("*#[] ")]


def plain(page):
    return "\n".join(lines_of(page)) + "\n"


def spaced(page):
    return "\n\n".join(lines_of(page)) + "\n"


def linked(page):
    return "\n".join(lines_of(page, links=True)) + "\n"
