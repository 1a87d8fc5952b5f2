# SPDX-License-Identifier: MIT
"""Check that the files in ``docs/``, which are all published, are used."""

import re
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pathspec.gitignore import GitIgnoreSpec

from campaign.model.campaign import Draft
from campaign.model.file_names import PAGES, PICTURES, visible_files
from campaign.model.pages import Page
from campaign.model.settings import Settings
from campaign.problems import Problem, Suggestion
from campaign.source.inline_text import targets
from campaign.text.addresses import css_targets

_USED_BY_OTHERS = ("CNAME", "robots.txt", "favicon.ico", "apple-touch-icon.png")
"""Files that hosts, robots and browsers use."""
_LEFT_OUT_BY_MKDOCS = "/templates/"
_PROOFS_OF_OWNERSHIP = ("/google*.html", "/BingSiteAuth.xml")  # search engines ask for them
_LARGEST = {True: 1, False: 20}
"""The most megabytes of a picture, which readers load with the page, and of another file."""
_IN_HTML = re.compile(r"""\b(?:src|srcset|href|poster|data)\s*=\s*["']?([^\s"'>]+)""", re.I)


def check_unused_files(draft: Draft) -> Iterator[Problem]:
    """Report files in ``docs/`` that no page shows or links to, and ``mkdocs.yml`` does not name.

    Files that are too large for a phone are reported, too.  Skipped if a page could not be read: it
    may be the one that uses a file.
    """
    settings = draft.settings
    if not draft.pages.complete:
        return
    used = {*_named(settings), *(file for page in draft.pages for file in _shown(settings, page))}
    used |= {x for file in used if file.endswith(".css") for x in _in_style_sheet(Path(file))}
    data: Any = settings.config.data
    excluded = str(data.get("exclude_docs") or "").splitlines()
    left_out = GitIgnoreSpec.from_lines([_LEFT_OUT_BY_MKDOCS, *_PROOFS_OF_OWNERSHIP, *excluded])
    for path in visible_files(settings.docs):
        is_page = path.suffix.casefold() in PAGES
        name = path.relative_to(settings.docs).as_posix()
        if is_page or not path.is_file() or left_out.match_file(name):
            continue
        size, limit = path.stat().st_size / 1e6, _LARGEST[path.suffix.casefold() in PICTURES]
        if str(path) not in used:
            own = f"{path.stem.casefold()}.yml" if path.suffix.startswith(".y") else ""
            read = (name for name in settings.data_files if name == own)
            details = {"name": path.name, "hint": Suggestion(path.name, read)}
            yield Problem(settings.display_path(path), 1, 1, "file_unused", details)
        elif size > limit:
            details = {"size": f"{size:.1f}", "limit": limit}
            yield Problem(settings.display_path(path), 1, 1, "file_too_large", details)


def _named(settings: Settings) -> Iterator[str]:
    """Yield the files that ``mkdocs.yml`` names: icon, style sheets, data file and others."""
    for name in (*_USED_BY_OTHERS, *settings.data_files):
        yield f"{settings.docs}/{name}"
    texts = [text for _, text, _, _ in settings.config.texts()]
    for text in [*texts, *(str(where[-1]) for where in settings.config.keys)]:
        for line in text.splitlines():
            yield normpath(f"{settings.docs}/{line.strip()}")
            yield normpath(f"{settings.root}/{line.strip()}")


def _shown(settings: Settings, page: Page) -> Iterator[str]:
    """Yield the files that a page links to; those of the default language serve all."""
    typed = [target for block in page.blocks for _, target in targets(block.tokens)]
    codes = page.language, settings.codes[0]
    for target in [*typed, *_IN_HTML.findall("\n".join(page.lines))]:
        path = unquote(re.split(r"[?#]", target)[0])
        yield from (normpath(f"{settings.docs}/{x}/{page.path}/../{path}") for x in codes)


def _in_style_sheet(file: Path) -> Iterator[str]:
    if file.is_file():
        text = file.read_text(encoding="utf-8", errors="replace")
        for target, _ in css_targets(text):
            yield normpath(file.parent / target)
