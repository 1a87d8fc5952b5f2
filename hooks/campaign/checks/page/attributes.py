# SPDX-License-Identifier: MIT
"""Report attributes that have no effect: unknown languages, and blocked ones."""

import re
from collections.abc import Iterator

from babel import Locale

from campaign.checks.page.raw_html import BLOCKED
from campaign.model.campaign import Draft
from campaign.problems import Problem

_LANGUAGE = re.compile(r"(?<![\w-])lang=[\"']?(?P<tag>[\w-]+)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ATTRIBUTES = re.compile(r"\{:?(?P<braces>[^{}]*)\}|^\s*///+\s*html\s*\|(?P<block>.*)")
_BLOCKED = re.compile(r"(?<![\w-])(?:style|on[a-z]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\]]+)", re.I)
_OF_LISTS = re.compile(r"(?<![\w-])(?:(?:start|value)=[^\s\]]+|type=([\"']?)[1aAiI]\1(?![^\s\]]))")
"""They would number a list on the page alone, or nothing."""
_REPORTED = (("attribute_blocked", _BLOCKED), ("attribute_of_list", _OF_LISTS))


def check_attributes(draft: Draft) -> Iterator[Problem]:
    """Report tags that name no language, and attributes of blocks that number a list or that the
    security policy blocks (``views/csp.py``).
    """
    for page in draft.pages:
        for number, line in page.text_lines():
            if not any(sign in line for sign in "{=/"):  # each attribute has one of them
                continue
            for match in _LANGUAGE.finditer(line):
                if not _is_tag(match["tag"]):
                    column = match.start("tag") + 1
                    yield page.problem(number, column, "language_tag", typed=match["tag"])
            for column, key, typed in _attributes(line):
                yield page.problem(number, column, key, typed=typed)


def _attributes(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield what is not allowed, with its column and the key of its message."""
    for match in _ATTRIBUTES.finditer(line):
        kind = match.lastgroup or ""
        text, column = match[kind], match.start(kind) + 1
        for key, pattern in _REPORTED:
            for found in pattern.finditer(text):
                yield column + found.start(), key, found[0]
        element = re.match(r"\s*(\w+)", text)
        if kind == "block" and element and element[1] in BLOCKED:
            yield column + element.start(1), "html_blocked", f"<{element[1]}>"


def _is_tag(tag: str) -> bool:
    """Return whether a tag names a language (BCP 47)."""
    is_known = len(tag.split("-")[0]) > 2 or tag[:2].lower() in Locale("en").languages
    return is_known and bool(_TAG.fullmatch(tag))
