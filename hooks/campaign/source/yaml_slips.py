# SPDX-License-Identifier: MIT
"""The errors of the YAML parser, as problems at the slip, which is often on a line further up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from campaign.problems import Problem
from campaign.text.translations import available

_SPACES = "\u00a0\u2007\u202f\u2009\u3000"
"""Spaces that look like a space and are a letter to YAML."""
_WRONG_SPACE = re.compile(rf" *(?:- *)?(?:[\w-]+:)? *([{_SPACES}])")
_NO_SPACE = re.compile(r" *(?:- +)?(?P<name>[A-Za-z_][\w-]*):(?=[^\s/:])")
_NO_COLON = re.compile(r" *(?:- +)?[^\s:#][^:]*$")
_FIRST_KEY = re.compile(r" *(?:- +)?[\w-]+")
_ITEM = re.compile(r"(?:(?<=\{)|,)\s*[\w-]+:\s+")
_KEY = re.compile(r" *(?:- +)?[\w-]+:(?:\s|$)")
_VALUE = re.compile(r" *(?:- +)?[\w-]+:\s+|\s*- +(?=[\[{])")
_OPENED = re.compile(r" *(?:- +)?(?:[^:\"']+: +)?(?=[\"'])")
_MAP = re.compile(
    r" *(?:- +(?=(?P<name>[\w-]+):)|(?:- +)?[\w-]+: +(?=\(?(?P<code>[\w-]+): ))\S.*, *[\w-]+: "
)
"""Several keys on a line that no braces hold: “label: en: elms, fr: ormes”."""
_LIST = re.compile(r"\[[^\[\]]*\]$")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_TITLE_WITH_COLON = re.compile(r" *- (?=\S.*:\s.*\.md\s*$)")
_CLOSING = {"[": "]", "{": "}"}
_RESERVED = tuple("*&@%!>|`-?,")
"""Characters that a text without quotation marks cannot begin with."""
_HASH = re.compile(r"\s(#)")


# Parts of PyYAML's messages on common mistakes, and the keys of our messages.
_SYNTAX = [
    ("cannot start any token", "yaml_tab"),
    ("quoted scalar", "yaml_quote"),
    ("mapping values are not allowed", "yaml_colon"),
    ("could not find expected ':'", "yaml_no_colon"),
    ("flow sequence", "yaml_bracket"),
    ("flow mapping", "yaml_bracket"),
    ("<block end>", "yaml_indent"),
    ("<document start>", "yaml_indent"),
    ("single document", "yaml_document"),
]


@dataclass(frozen=True, slots=True)
class Slip:
    """What was typed wrong: its line and column, from 1, and the key of the message."""

    line: int
    column: int
    key: str
    details: dict[str, object] = field(default_factory=dict)


def syntax_problem(text: str, path: str, offset: int, error: yaml.MarkedYAMLError) -> Problem:
    """Return the problem behind an error of PyYAML, at the line of the slip.

    ``offset`` is the number of lines of the file above ``text``.
    """
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    # `title: {{ x }} people` fails only after the marker: search the line before the error.
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    unquoted = re.search(r"(?:[:\-,\[{]\s+|^\s*)(\{\{)", shown)
    if unquoted and unquoted.start(1) < column:
        return Problem(path, line + offset, unquoted.start(1) + 1, "yaml_marker")
    reason = f"{error.context or ''} {error.problem or ''}".strip()
    key = next((key for sign, key in _SYNTAX if sign in reason), "yaml_syntax")
    if key in ("yaml_quote", "yaml_bracket", "yaml_no_colon") and error.context_mark:
        # The problem is at the opening sign, not far below, where the parser gives up.
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    if key == "yaml_tab" and not shown.startswith("\t", column - 1):
        key = "yaml_reserved"
    slip = _open_quote(lines, line)
    if not slip and key != "yaml_quote" and line <= len(lines):
        slip = _slip_before(lines, line, column, key)
    sign = "".join(lines[line - 1 : line])[column - 1 : column]
    slip = slip or Slip(line, column, key, {"sign": sign, "close": _CLOSING.get(sign, "")})
    return Problem(path, slip.line + offset, slip.column, slip.key, slip.details)


def slip_in_line(text: str, number: int) -> Slip | None:
    """Return a wrong space or a missing space after a colon in a line of keys."""
    if found := _WRONG_SPACE.match(text):
        details: dict[str, object] = {"code": f"U+{ord(found[1]):04X}"}
        return Slip(number, found.start(1) + 1, "yaml_space", details)
    if found := _NO_SPACE.match(text):
        return Slip(number, found.end() + 1, "yaml_no_space", {"name": found["name"]})
    return None


def _open_quote(lines: Sequence[str], line: int) -> Slip | None:
    """Return the quotation mark that nothing closes before the first one on a later line."""
    for number in range(line - 1, 0, -1):
        text = lines[number - 1]
        if (found := _OPENED.match(text)) and not _QUOTED.match(text, found.end()):
            mark = text[found.end()]
            later = [n for n in range(number, len(lines)) if mark in lines[n]]
            if later[:1] == [line - 1]:
                return Slip(number, found.end() + 1, "yaml_quote")
    return None


def _slip_before(lines: Sequence[str], line: int, column: int, key: str) -> Slip | None:
    """Return the slip that made the parser stop at a line and column with the message ``key``."""
    near = [*_above(lines, line)[:1], line]
    for number in near:
        if slip := slip_in_line(lines[number - 1], number):
            return slip
    shown = lines[line - 1]
    if slip := _slip_in_value(shown, line, column, key):
        return slip
    first_key = _FIRST_KEY.match(shown)
    is_key = first_key and first_key.end() == column - 1
    if (key == "yaml_colon" and is_key) or (key == "yaml_indent" and _KEY.match(shown, column - 1)):
        # The colon is the line's only one: the line above swallowed the key.
        above = lines[near[0] - 1]
        if near[0] < line and _NO_COLON.match(above):
            return _list_slip(lines, near[0]) or Slip(near[0], _indent(above) + 1, "yaml_no_colon")
        return _indent_slip(lines, line)
    if shown.lstrip().startswith("* "):
        return Slip(line, _indent(shown) + 1, "yaml_no_dash")
    if key == "yaml_no_colon":
        return _list_slip(lines, line)
    return _indent_slip(lines, line) if key == "yaml_indent" else None


def _slip_in_value(text: str, number: int, column: int, key: str) -> Slip | None:
    """Return a text that needs quotation marks: in braces, or behind a key."""
    bare = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), text)
    if bare.count("}") > bare.count("{"):
        return Slip(number, bare.rindex("}") + 1, "yaml_brace")
    if key == "yaml_colon" and (title := _TITLE_WITH_COLON.match(text)):
        return Slip(number, title.end() + 1, "yaml_entire_text")
    if key == "yaml_colon" and (several := _MAP.match(text)):
        name = "name" if several["name"] else "code"
        return Slip(number, several.start(name) + 1, "yaml_no_braces", {"name": several[name]})
    value = _VALUE.match(text)
    place = value.end() if value else 0
    sign = bare[place : place + 1]
    is_closed = bare.count(sign) == bare.count(_CLOSING.get(sign, sign))
    if sign in _CLOSING and is_closed:
        end = bare.rindex(_CLOSING[sign]) + 1
        if rest := bare[end:].strip():
            if rest in (",", ";", "."):
                return Slip(number, bare.index(rest, end) + 1, "yaml_after_bracket", {"sign": rest})
            return Slip(number, place + 1, "yaml_reserved", {"sign": sign})
    if key == "yaml_bracket" or sign == "{":
        if slip := next(_slips_in_braces(text, number), None):
            return slip
        if '"' in bare:
            return Slip(number, bare.index('"') + 1, "yaml_quote")
    if sign in _CLOSING and not is_closed:
        return Slip(number, place + 1, "yaml_bracket", {"sign": sign, "close": _CLOSING[sign]})
    reserved = key in ("yaml_tab", "yaml_syntax") and sign in _RESERVED
    if value and (reserved or (key == "yaml_indent" and column > place + 1)):
        key = "yaml_quote_inside" if text[place] in "'\"" else "yaml_reserved"
        return Slip(number, place + 1, key, {"sign": sign})
    return None


def _slips_in_braces(text: str, number: int) -> Iterator[Slip]:
    """Yield the texts of a map such as ``{en: …, fr: …}`` that break it."""
    items = list(_ITEM.finditer(text))
    names = {item[0].strip(" \t,{:") for item in items}
    missing = "|".join(sorted({*available()} - names)) or "$^"
    ends = [*(item.start() for item in items[1:]), len(text)]
    for item, end in zip(items, ends, strict=False):  # no item, one end
        value, column = text[item.end() : end].rstrip(" }"), item.end() + 1
        if value.startswith("[") and "]" not in value:
            yield Slip(number, column, "yaml_bracket", {"sign": "[", "close": "]"})
        elif value.startswith("{") or _LIST.match(value) or _QUOTED.fullmatch(value):
            continue
        elif value.startswith(("'", '"')):
            if _QUOTED.match(value):
                yield Slip(number, column, "yaml_quote_inside")
        elif comment := _HASH.search(value):
            yield Slip(number, column + comment.start(1), "yaml_hash")
        elif code := re.search(rf"[\s;.]({missing}):\s", value):
            yield Slip(number, column + code.start(1), "yaml_no_comma", {"name": code[1]})
        elif value.startswith(_RESERVED) or re.search(r"[\[\]{}]|:\s", value):
            yield Slip(number, column, "yaml_entire_text")


def _list_slip(lines: Sequence[str], line: int) -> Slip | None:
    """Return a line without the dash of its neighbours, or with one that they do not have."""
    indent = _indent(lines[line - 1])
    beside = next((n for n in _above(lines, line) if _indent(lines[n - 1]) <= indent), line)
    items = [lines[n - 1].lstrip(" ").startswith("- ") for n in (line, beside)]
    keys = [_KEY.match(lines[n - 1]) for n in (line, beside)]
    above = [lines[n - 1] for n in _above(lines, line)[:1]]
    if items[0] and any(x.lstrip().startswith("- ") and _indent(x) > indent for x in above):
        return Slip(line, indent + 1, "yaml_indent")  # an item, farther left than the one above
    if _indent(lines[beside - 1]) < indent or items[0] == items[1]:
        return None
    if items[1] and all(keys):  # a key below an item: of two, the item is the slip
        same = [x.lstrip().startswith("- ") for x in lines if x.strip() and _indent(x) == indent]
        is_item = sum(same) == 1 and len(same) > 2
        return Slip(beside, indent + 1, "yaml_dash") if is_item else None
    return Slip(line, indent + 1, "yaml_dash" if items[0] else "yaml_no_dash")


def _indent_slip(lines: Sequence[str], line: int) -> Slip:
    """Return the line whose indentation is wrong: an odd one, or one above the line in question."""
    if slip := _list_slip(lines, line):
        return slip
    above = _above(lines, line)
    number = next((n for n in [line, *above] if _indent(lines[n - 1]) % 2), line)
    indent = _indent(lines[line - 1])
    if number == line and indent % 2 == 0:
        outer = [n for n in above if _indent(lines[n - 1]) < indent][:1]
        before = [n for n in above if outer and n < outer[0]][:1]
        # A name like this one, or a key among others, that is not indented like them.
        names = [lines[n - 1].rstrip().endswith(":") for n in [line, *outer]]
        if outer and (all(names) or [_indent(lines[n - 1]) for n in before] == [indent]):
            number = outer[0]
        elif above and _indent(lines[above[-1] - 1]):  # the first line of all
            number = above[-1]
    return Slip(number, _indent(lines[number - 1]) + 1, "yaml_indent")


def _above(lines: Sequence[str], line: int) -> list[int]:
    """Return the numbers of the lines with keys above a line, the nearest first."""
    numbers = (n for n in range(line - 1, 0, -1) if lines[n - 1].strip())
    return [n for n in numbers if not lines[n - 1].lstrip().startswith("#")]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
