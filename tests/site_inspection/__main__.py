# SPDX-License-Identifier: MIT
"""``python -m site_inspection``: inspect the built site of the campaign in this folder.

The exit status is 1 if there are problems.
"""

from __future__ import annotations

import gzip
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from browser.find_chromium import find_chromium, install_chromium, launch
from campaign.load import load_campaign
from campaign.problems import CampaignError, Problem
from campaign.source.messages import announce, message_words, print_in_any_encoding
from campaign.text.formats import format_size
from campaign.text.translations import Translations
from site_inspection.findings import findings
from site_inspection.links import Site
from site_inspection.sources import Sources
from site_inspection.visit import Visit, Visitor
from site_server import serve

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


def main() -> int:
    """Inspect the site, print all problems and return the exit status."""
    print_in_any_encoding()
    root = Path.cwd()
    config_file = root / "mkdocs.yml"
    words, own_words = message_words(config_file), message_words(config_file, "inspection")
    if not find_chromium():
        install_chromium()
    if not find_chromium():
        sys.exit(own_words("no_browser"))
    try:
        campaign = load_campaign(config_file)
    except CampaignError as error:
        return _report(error.problems, words)
    started = time.monotonic()
    site = Site(root / "site")
    with serve(site.folder, site.base) as served:
        visits = look_at_all(site, served)
    tags = {language.code: language.tag for language in campaign.settings.languages}
    problems = findings(visits, site, served, Sources(campaign), own_words)
    for line in _weights(visits, site, own_words, tags.get(words.language, words.language)):
        print(line)
    status = _report(problems, own_words)
    details = {"pages": len(visits), "seconds": f"{time.monotonic() - started:.0f}"}
    print(own_words("failed" if status else "passed", count=len(problems), **details))
    return status


def look_at_all(site: Site, served: str) -> list[Visit]:
    """Visit every page, with one browser per core."""
    browsers = min(os.cpu_count() or 1, len(site.pages))
    by_size = sorted(site.pages, key=lambda page: (site.folder / page).stat().st_size)
    # Each browser takes the next page when it is free, the largest first.
    left = iter(by_size[::-1])
    with ThreadPoolExecutor(browsers) as executor:
        seen = executor.map(lambda _: _visit_all(left, served), range(browsers))
        return sorted((visit for each in seen for visit in each), key=lambda visit: visit.file)


def _visit_all(pages: Iterator[str], served: str) -> list[Visit]:
    with sync_playwright() as playwright:
        visitor = Visitor(launch(playwright), served)
        return [visitor.look_at(page) for page in pages]


def _weights(visits: Sequence[Visit], site: Site, words: Translations, tag: str) -> Iterator[str]:
    """Report the cost of a first visit to the home page and to the heaviest page.

    The cost is the bytes as servers send them, compressed, and the number of requests.
    """
    weights = {}
    for visit in visits:
        loaded = [site.file(urlsplit(address).path) for address in visit.loaded]
        files = [site.folder / name for name in (visit.file, *loaded) if name]
        weights[f"/{visit.path}"] = sum(map(_transfer_size, files)), len(files)
    for key, page in ("weight_home", "/"), ("weight_most", max(weights, key=lambda p: weights[p])):
        size, requests = weights[page]
        yield words(key, page=page, size=format_size(size, tag), requests=requests)


def _transfer_size(file: Path) -> int:
    body = file.read_bytes()
    return len(gzip.compress(body, 6) if file.suffix in _COMPRESSED else body)


def _report(problems: Sequence[Problem], words: Translations) -> int:
    announce(problems, words)
    for problem in problems:
        print(problem.line_of_text(words), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
