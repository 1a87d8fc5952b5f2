# SPDX-License-Identifier: MIT
"""Report attributes that have no effect: unknown languages and classes, and blocked ones."""

import difflib
import re
from collections.abc import Iterator

from babel import Locale

from campaign.checks.configuration import theme_folder
from campaign.checks.page.raw_html import BLOCKED
from campaign.model.brand import theme_of
from campaign.model.campaign import Draft
from campaign.model.settings import Settings
from campaign.problems import Problem
from campaign.source.directives import NOT_A_FIGURE, NOT_A_TERM
from campaign.source.markdown_blocks import EDITORIAL
from campaign.text.languages import AS_TYPED

_LANGUAGE = re.compile(r"(?<![\w-])lang=[\"']?(?P<tag>[\w-]+)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_CLASSES = re.compile(
    r"\{:?(?P<braces>[^{}]*)\}|\sclass=\"(?P<html>[^\"]*)\"|^\s*///+\s*html\s*\|\s*(?P<block>\S+)"
)
_BRACED = re.compile(r"\{:?(?P<braces>[^{}]*)\}|^\s*///+\s*html\s*\|(?P<block>.*)")
_BLOCKED = re.compile(r"(?<![\w-])(?:style|on[a-z]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\]]+)", re.I)
_CLASS = re.compile(r"(?:^|(?<=[\s.\w]))\.(?P<name>[a-z][\w-]*)", re.IGNORECASE)
_IN_CSS = re.compile(r"\.(-?[a-z_][\w-]*)", re.IGNORECASE)
_ALIKE = 0.7


def check_attributes(draft: Draft) -> Iterator[Problem]:
    """Report attributes of blocks that the security policy blocks (``views/csp.py``), tags that
    name no language, and classes that are almost those of a style sheet.
    """
    known: set[str] | None = None
    for page in draft.pages:
        for number, line in page.text_lines():
            if not any(sign in line for sign in "{=/"):  # each attribute has one of them
                continue
            for match in _LANGUAGE.finditer(line):
                if not _is_tag(match["tag"]):
                    column = match.start("tag") + 1
                    yield page.problem(number, column, "language_tag", typed=match["tag"])
            for column, key, typed in _blocked(line):
                yield page.problem(number, column, key, typed=typed)
            for name, column in _classes(line):
                known = known or _own_classes(draft.settings)
                near = [] if name in known else difflib.get_close_matches(name, known, 1, _ALIKE)
                if near and not _is_in_theme(name):
                    details = {"typed": name, "right": near[0]}
                    yield page.problem(number, column, "class_unknown", **details)


def _blocked(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield the column, the key of the message and the text of what the security policy blocks."""
    for braced in _BRACED.finditer(line):
        for match in _BLOCKED.finditer(line, *braced.span()):
            yield match.start() + 1, "attribute_blocked", match[0]
        element = re.match(r"\s*(\w+)", braced["block"] or "")
        if element and element[1] in BLOCKED:
            column = braced.start("block") + element.start(1) + 1
            yield column, "html_blocked", f"<{element[1]}>"


def _is_tag(tag: str) -> bool:
    """Return whether a tag names a language (BCP 47)."""
    is_known = len(tag.split("-")[0]) > 2 or tag[:2].lower() in Locale("en").languages
    return is_known and bool(_TAG.fullmatch(tag))


def _classes(line: str) -> Iterator[tuple[str, int]]:
    """Yield each class in a line of Markdown, and its column."""
    for match in _CLASSES.finditer(line):
        kind = match.lastgroup or ""
        names = re.finditer(r"\S+", match[kind]) if kind == "html" else _CLASS.finditer(match[kind])
        for name in names:
            yield name[0].removeprefix("."), match.start(kind) + name.start() + 1


def _own_classes(settings: Settings) -> set[str]:
    """Return the classes of the style sheets in ``overrides/`` and ``docs/``."""
    folders = settings.root / str(theme_of(settings.config).get("custom_dir")), settings.docs
    sheets = (file for folder in folders for file in folder.rglob("*.css"))
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in sheets)
    found = {name for text in texts for name in _IN_CSS.findall(text)}
    return found | {EDITORIAL, NOT_A_FIGURE, NOT_A_TERM, AS_TYPED}


def _is_in_theme(name: str) -> bool:
    sheets = (theme_folder() / "assets/stylesheets").glob("*.css")
    return any(name in _IN_CSS.findall(sheet.read_text(encoding="utf-8")) for sheet in sheets)
