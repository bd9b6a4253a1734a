#!/usr/bin/env python3
"""Look at the built site: every link leads somewhere, and no page asks another host for anything.

    site/check_pages.py FOLDER

Links that a reader may follow to other hosts are counted, and not followed.
"""
import html.parser
import pathlib
import re
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """Ids, links, and whatever a browser would fetch by itself."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.fetched = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids.update(given[key] for key in ("id", "name") if given.get(key))
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") not in ("canonical", "next", "prev"):
            self.fetched.append(given.get("href", ""))
        elif given.get("src"):
            self.fetched.append(given["src"])


def faults(folder):
    pages = {path: Page(path.read_text()) for path in folder.rglob("*.html")}
    elsewhere = 0
    for path, page in pages.items():
        where = path.relative_to(folder)
        for address in page.fetched + page.links:
            parts = urllib.parse.urlsplit(address)
            if parts.scheme == "data":
                continue
            if parts.scheme or parts.netloc:
                if address in page.fetched:
                    yield f"{where}: asks another host for {address[:80]}"
                elsewhere += 1
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            if path.name == "404.html":
                continue  # its addresses begin at the root of a server
            if not target.exists():
                yield f"{where}: {address} leads nowhere"
            elif parts.fragment and target in pages and urllib.parse.unquote(parts.fragment) not in pages[target].ids:
                yield f"{where}: {address}: no such place on that page"
    for path in folder.rglob("*.css"):
        for address in re.findall(r"(?:url\(|@import\s+)[\"']?(https?:[^\"')]+)", path.read_text()):
            yield f"{path.relative_to(folder)}: asks another host for {address}"
    if not pages:
        yield f"{folder}: no pages"
    print(f"{len(pages)} pages, {sum(len(page.links) for page in pages.values())} links, {elsewhere} to other hosts")


if __name__ == "__main__":
    found = list(faults(pathlib.Path(sys.argv[1]).resolve()))
    for fault in found:
        print(fault)
    sys.exit(1 if found else 0)
