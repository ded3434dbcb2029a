#!/usr/bin/env python3
"""Sites of our own making in themes that are used in the world: text from a list of words, pages by MkDocs or Pelican.

A site is a folder of pages, and for each page the lines that are its content. What else a page shows is its theme's.
"""
import random
import shutil
import subprocess
import sys

PAGES = 60
# Title's words, and the words of the rest.
SUBJECTS = "harbour lantern orchard glacier almanac bellows compass dyke estuary ferry granary hedge inlet jetty kiln".split()
PLACES = "Aldmoor Brent Carrow Dunlin Eskham Fallow Garth Holt".split()
WORDS = ("water stone winter keeper morning boat letter ledger field market bridge river carries measures mends counts "
         "finds keeps turns between under after along without slowly often three seven eleven older narrow quiet salt "
         "timber copper rope wheel map house road village council winter spring tide").split()
# What content says again and again: it is on many pages and is none of the theme's.
HEADINGS = ["Parameters", "Example", "See also", "Notes"]
TABLE_HEAD = ["Name", "Type", "Default"]
TYPES = ["string", "number", "list"]


class Page:
    """One page's Markdown and the lines that a reader of its content sees."""

    def __init__(self, number):
        self.random = random.Random(number)
        subject, place = SUBJECTS[number % len(SUBJECTS)], PLACES[number // len(SUBJECTS) % len(PLACES)]
        self.name = f"{subject}-{place.lower()}"
        self.title = f"The {subject} of {place}"
        self.markdown, self.lines = [], []
        for part in range(3 + number % 3):
            self.paragraph()
            self.heading(HEADINGS[(number + part) % len(HEADINGS)])
            (self.list, self.table, self.code, self.note)[(number + part) % 4]()
        self.paragraph()

    def sentence(self, least=8):
        words = self.random.choices(WORDS, k=self.random.randint(least, least + 10))
        return " ".join(words).capitalize() + "."

    def put(self, markdown, *lines):
        self.markdown.append(markdown)
        self.lines.extend(lines)

    def paragraph(self):
        text = " ".join(self.sentence() for _ in range(self.random.randint(2, 5)))
        self.put(text, text)

    def heading(self, text):
        self.put("## " + text, text)

    def list(self):
        items = [self.sentence(3) for _ in range(4)]
        self.put("\n".join("- " + item for item in items), *items)

    def note(self):
        for kind in ["Note", "Take care"][:1 + self.random.randint(0, 1)]:
            text = self.sentence()
            self.put(f'<div class="admonition"><p class="admonition-title">{kind}</p><p>{text}</p></div>', kind, text)

    def table(self):
        rows = [[f"{self.random.choice(WORDS)}_{self.random.randint(10, 99)}", self.random.choice(TYPES),
                 str(self.random.randint(0, 9))] for _ in range(3)]
        rule = ["---"] * len(TABLE_HEAD)
        table = "\n".join("| " + " | ".join(row) + " |" for row in [TABLE_HEAD, rule, *rows])
        self.put(table, *[" ".join(row) for row in [TABLE_HEAD, *rows]])

    def code(self):
        lines = [f"{self.random.choice(WORDS)}({self.random.randint(100, 999)})" for _ in range(3)]
        self.put("```\n" + "\n".join(lines) + "\n```", *lines)


def mkdocs(folder, theme):
    """Writes and builds a site of documentation; returns {path of a page: Page}."""
    pages = {f"{page.name}/index.html": page for page in map(Page, range(PAGES))}
    source = folder / "source"
    source.mkdir()
    chapters = ["Northern chapters", "Southern chapters", "Eastern chapters"]
    nav = {chapter: [] for chapter in chapters}
    for number, page in enumerate(pages.values()):
        (source / f"{page.name}.md").write_text(f"# {page.title}\n\n" + "\n\n".join(page.markdown) + "\n")
        nav[chapters[number % len(chapters)]].append(f"{page.name}.md")
    (source / "index.md").write_text("# Handbook\n\nWhere it begins.\n")
    lines = ["site_name: Handbook of Coasts", "site_url: https://coasts.example/", "docs_dir: source", "site_dir: site",
             "repo_url: https://code.example/coasts/handbook", "copyright: Copyright of the Society of Coasts",
             "edit_uri: edit/main/docs/", f"theme: {{name: {theme}}}", "nav:", "  - Start: index.md"]
    for chapter, names in nav.items():
        lines += [f"  - {chapter}:"] + [f"      - {name}" for name in names]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n")
    build(["mkdocs", "build", "--quiet"], folder)
    return pages


def pelican(folder, theme):
    """Writes and builds a blog; returns {path of a page: Page}."""
    pages = {f"{page.name}.html": page for page in map(Page, range(PAGES))}
    source = folder / "content"
    source.mkdir()
    for number, page in enumerate(pages.values()):
        head = [f"Title: {page.title}", f"Date: 2025-{1 + number % 12:02}-{1 + number % 27:02} 09:30",
                f"Category: {['Ports', 'Rivers'][number % 2]}", f"Author: {['Ann Lee', 'Omar Diaz'][number // 2 % 2]}",
                f"Tags: {', '.join(page.random.sample(WORDS[:12], 2))}", f"Slug: {page.name}"]
        (source / f"{page.name}.md").write_text("\n".join(head) + "\n\n" + "\n\n".join(page.markdown) + "\n")
    (folder / "conf.py").write_text(
        "AUTHOR = 'Society of Coasts'\nSITENAME = 'Coast Diary'\nSITEURL = ''\nPATH = 'content'\nTIMEZONE = 'UTC'\n"
        "DEFAULT_LANG = 'en'\nFEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n"
        "LINKS = (('Tide tables', 'https://tides.example/'), ('Harbour office', 'https://office.example/'))\n"
        "SOCIAL = (('Our letter', 'https://letter.example/'), ('Our channel', 'https://channel.example/'))\n")
    build(["pelican", "content", "-o", "site", "-s", "conf.py", "-t", theme, "--quiet"], folder)
    return pages


def build(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")


# Name -> (the program, what builds it, the theme). Those that Debian's packages bring, and those that PyPI's do.
SITES = {"mkdocs": ("mkdocs", mkdocs, "mkdocs"), "readthedocs": ("mkdocs", mkdocs, "readthedocs"),
         "simple": ("pelican", pelican, "simple")}
MORE_SITES = {"material": ("mkdocs", mkdocs, "material"), "notmyidea": ("pelican", pelican, "notmyidea")}
ALL_SITES = SITES | MORE_SITES


def is_installed(name):
    return shutil.which(ALL_SITES[name][0]) is not None


def make(name, folder):
    """Builds the site below `folder`/site; returns {path of a page below it: Page}."""
    _, builder, theme = ALL_SITES[name]
    return builder(folder, theme)
