# SPDX-License-Identifier: MIT
"""Find the slip behind an error of the YAML parser, which gives up on a line further down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_SPACES = "\u00a0\u2007\u202f\u2009\u3000"
"""Spaces that look like a space and are a letter to YAML."""
_WRONG_SPACE = re.compile(rf" *(?:- *)?(?:[\w-]+:)? *([{_SPACES}])")
_NO_SPACE = re.compile(r" *(?:- +)?(?P<name>[A-Za-z_][\w-]*):(?=[^\s/:])")
_NO_COLON = re.compile(r" *(?:- +)?(?P<name>[A-Za-z_][\w-]*)(?: [^:]*)?$")
_FIRST_KEY = re.compile(r" *(?:- +)?[\w-]+")
_ITEM = re.compile(r"(?:(?<=\{)|,)\s*[\w-]+:\s+")
_VALUE = re.compile(r" *(?:- +)?[\w-]+:\s+")
_LIST_AND_MORE = re.compile(r"\[[^\]]*(\]\s*[^\s\]},]|$)")
_QUOTED_AND_MORE = re.compile(r"('[^']*'|\"[^\"]*\")\s*[^\s\]},]")
_RESERVED = tuple("*&@%!>|`-?,")
"""Characters that a text without quotation marks cannot begin with."""
_HASH = re.compile(r"\s(#)")


@dataclass(frozen=True, slots=True)
class Slip:
    """What was typed wrong: its line and column, from 1, and the key of the message."""

    line: int
    column: int
    key: str
    details: dict[str, object] = field(default_factory=dict)


def slip_in_line(text: str, number: int) -> Slip | None:
    """Return a wrong space or a missing space after a colon in a line of keys."""
    if found := _WRONG_SPACE.match(text):
        details: dict[str, object] = {"code": f"U+{ord(found[1]):04X}"}
        return Slip(number, found.start(1) + 1, "yaml_space", details)
    if found := _NO_SPACE.match(text):
        return Slip(number, found.end() + 1, "yaml_no_space", {"name": found["name"]})
    return None


def slip_before(lines: Sequence[str], line: int, column: int, key: str) -> Slip | None:
    """Return the slip that made the parser stop at a line and column with the message ``key``."""
    near = [*_above(lines, line, 1), line]
    for number in near:
        if slip := slip_in_line(lines[number - 1], number):
            return slip
    shown = lines[line - 1]
    if slip := _slip_in_value(shown, line, column, key):
        return slip
    first_key = _FIRST_KEY.match(shown)
    if key == "yaml_colon" and first_key and first_key.end() == column - 1:
        # The colon is the line's only one: the line above swallowed the key.
        above = lines[near[0] - 1]
        if _NO_COLON.match(above):
            return Slip(near[0], _indent(above) + 1, "yaml_no_colon")
        return _indent_slip(lines, line)
    return _indent_slip(lines, line) if key == "yaml_indent" else None


def _slip_in_value(text: str, number: int, column: int, key: str) -> Slip | None:
    """Return a text that needs quotation marks: in braces, or behind a key."""
    if key == "yaml_bracket":
        return next(_slips_in_braces(text, number), None)
    value = _VALUE.match(text)
    if value is None:
        return None
    reserved = key in ("yaml_tab", "yaml_syntax") and text[value.end() :][:1] in _RESERVED
    if reserved or (key == "yaml_indent" and column > value.end() + 1):
        return Slip(number, value.end() + 1, "yaml_whole_text")
    return None


def _slips_in_braces(text: str, number: int) -> Iterator[Slip]:
    """Yield the texts of a map such as ``{en: …, fr: …}`` that break it."""
    items = list(_ITEM.finditer(text))
    ends = [*(item.start() for item in items[1:]), len(text)]
    for item, end in zip(items, ends, strict=False):  # no item, one end
        value = text[item.end() : end]
        if value.startswith("{"):
            continue
        comment = None if value.startswith(("'", '"')) else _HASH.search(value)
        if comment:
            yield Slip(number, item.end() + comment.start(1) + 1, "yaml_hash")
        elif (
            _LIST_AND_MORE.match(value)
            or _QUOTED_AND_MORE.match(value)
            or (": " in value and not value.startswith(("'", '"')))
        ):
            yield Slip(number, item.end() + 1, "yaml_whole_text")


def _indent_slip(lines: Sequence[str], line: int) -> Slip:
    """Return the line that is indented by an odd number of spaces, else the one in question."""
    number = next(
        (n for n in [line, *_above(lines, line, line)] if _indent(lines[n - 1]) % 2), line
    )
    return Slip(number, _indent(lines[number - 1]) + 1, "yaml_indent")


def _above(lines: Sequence[str], line: int, count: int) -> list[int]:
    """Return the numbers of the lines with keys above a line, the nearest first."""
    numbers = (n for n in range(line - 1, 0, -1) if lines[n - 1].strip())
    return [n for n in numbers if not lines[n - 1].lstrip().startswith("#")][:count]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
