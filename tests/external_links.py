# SPDX-License-Identifier: MIT
"""Check the external links of a built site.

``python tests/external_links.py site https://example.org/`` takes the site's folder and address.
Only the weekly workflow runs it, since other sites can fail at any time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag
from urllib.request import Request, urlopen

AGENT = "Mozilla/5.0 (compatible; weekly link check of an open letter)"
TRIES = 3
REFUSED = {401, 403, 405, 406, 429, 451, 999}
"""Statuses by which a working site refuses a program."""


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the links that a reader can follow."""
        href = dict(attrs).get("href") or ""
        if tag == "a" and href.startswith(("https://", "http://")):
            self.found.add(urldefrag(href).url)


def external(site: Path, own: str) -> dict[str, list[str]]:
    """Return every external address, with the pages that link to it."""
    pages: dict[str, list[str]] = {}
    for file in sorted(site.rglob("*.html")):
        links = _Links()
        links.feed(file.read_text(encoding="utf-8"))
        links.close()
        for link in sorted(links.found):
            # Without the query of links for sharing a page, each service is requested only once.
            address = link.partition("?")[0] if quote(own, safe="") in link else link
            page = file.relative_to(site).as_posix()
            if not address.startswith(own) and page not in pages.setdefault(address, []):
                pages[address].append(page)
    return pages


def fault(address: str, pause: float = 5) -> str | None:
    """Return why an address cannot be read, or ``None`` if it can."""
    reason = ""
    for attempt in range(TRIES):
        time.sleep(attempt * pause)
        for method in ("HEAD", "GET"):  # some servers answer GET only
            request = Request(address, method=method, headers={"User-Agent": AGENT})
            try:
                with urlopen(request, timeout=20):
                    return None
            except HTTPError as error:
                reason = f"{error.code} {error.reason}"
                if method == "GET" and error.code in REFUSED:
                    return None
                if method == "GET" and error.code in (404, 410):
                    return reason
            except (HTTPException, OSError, ValueError) as error:
                reason = str(error) or type(error).__name__
    return reason


def report(pages: dict[str, list[str]], pause: float = 5) -> Iterator[str]:
    """Yield a line of Markdown for each address that cannot be read."""
    for address, linked in sorted(pages.items()):
        if reason := fault(address, pause):
            yield f"- <{address}>: {reason}; on {', '.join(linked)}"


if __name__ == "__main__":
    lines = list(report(external(Path(sys.argv[1]), sys.argv[2])))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.exit(1 if lines else 0)
