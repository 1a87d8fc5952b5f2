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
_ATTRIBUTES = re.compile(
    r"\{:?(?P<braces>[^{}]*)\}|\sclass=\"(?P<html>[^\"]*)\"|^\s*///+\s*html\s*\|(?P<block>.*)"
)
_BLOCKED = re.compile(r"(?<![\w-])(?:style|on[a-z]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\]]+)", re.I)
_OF_LISTS = re.compile(r"(?<![\w-])(?:(?:start|value)=[^\s\]]+|type=([\"']?)[1aAiI]\1(?![^\s\]]))")
"""They would number a list on the page alone, or nothing."""
_CLASS = re.compile(r"(?:^|(?<=[\s.\w]))\.[a-z][\w-]*", re.IGNORECASE)
_REPORTED = (("attribute_blocked", _BLOCKED), ("attribute_of_list", _OF_LISTS))
_NAME = re.compile(r"\S+")
_IN_CSS = re.compile(r"\.(-?[a-z_][\w-]*)", re.IGNORECASE)
_ALIKE = 0.7


def check_attributes(draft: Draft) -> Iterator[Problem]:
    """Report attributes of blocks that the security policy blocks (``views/csp.py``) or that
    number a list, tags that name no language, and classes almost like those of a style sheet.
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
            for column, key, typed in _attributes(line):
                if key:
                    yield page.problem(number, column, key, typed=typed)
                    continue
                known = known or _own_classes(draft.settings)
                near = [] if typed in known else difflib.get_close_matches(typed, known, 1, _ALIKE)
                if near and not _is_in_theme(typed):
                    details = {"typed": typed, "right": near[0]}
                    yield page.problem(number, column, "class_unknown", **details)


def _attributes(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield each class with its column, and with its message what is not allowed."""
    for match in _ATTRIBUTES.finditer(line):
        kind = match.lastgroup or ""
        text, column = match[kind], match.start(kind) + 1
        for key, pattern in () if kind == "html" else _REPORTED:
            for found in pattern.finditer(text):
                yield column + found.start(), key, found[0]
        element = re.match(r"\s*(\w+)", text)
        if kind == "block" and element and element[1] in BLOCKED:
            yield column + element.start(1), "html_blocked", f"<{element[1]}>"
        for name in (_NAME if kind == "html" else _CLASS).finditer(text):
            yield column + name.start(), "", name[0].removeprefix(".")


def _is_tag(tag: str) -> bool:
    """Return whether a tag names a language (BCP 47)."""
    is_known = len(tag.split("-")[0]) > 2 or tag[:2].lower() in Locale("en").languages
    return is_known and bool(_TAG.fullmatch(tag))


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
