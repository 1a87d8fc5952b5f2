# SPDX-License-Identifier: MIT
"""Find what was typed wrong in YAML, which is often on a line above that of the parser's error."""

import re
from typing import NamedTuple

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""That of libyaml, if it is installed: it takes a tenth of the time."""
_SPACES = "\u00a0\u2007\u202f\u2009\u3000"  # they look like a space and are a letter to YAML
_LINES = [
    ("yaml_tab", r" *(?P<at>\t)"),
    ("yaml_character", rf" *(?:- *)?(?:[\w-]+:)? *(?P<at>[{_SPACES}])"),
    ("yaml_no_space", r" *(?:- +)?(?P<name>[A-Za-z_][\w-]*):(?P<at>[^\s/:])"),  # value:33
    ("yaml_no_space", r".*[{,] *(?P<name>[a-z]{2}):(?P<at>[^\s/:])"),  # {en: One, fr:Un}
    ("yaml_entire_text", r"(?:.*[:,\[{-]\s+| *)(?P<at>\{\{)"),  # title: {{ name }}
    ("yaml_entire_text", r"[^#]*[{,][^}\"']*\s(?P<at>#)"),  # {en: to #1, fr: …}: a comment
]
"""What is wrong with a line, whatever is around it."""
_NO_KEY = re.compile(r" *(?!- )[^\s:#][^:]*$")


class Slip(NamedTuple):
    """What was typed wrong: its row and column, from 0, and the key of the message."""

    row: int
    column: int
    key: str
    details: dict[str, object]


def slip_at(lines: list[str], row: int, column: int, key: str = "yaml_entire_text") -> Slip:
    """Return the slip whose first character is at a row and column."""
    sign = lines[row][column : column + 1] or " "
    code = f"U+{ord(sign):04X}"
    return Slip(row, column, key, {"sign": sign, "code": code})


def slip_in_line(lines: list[str], row: int) -> Slip | None:
    """Return a slip in a line of keys, or None if it can be read by itself."""
    text = lines[row]
    for key, pattern in _LINES:
        if found := re.match(pattern, text):
            slip = slip_at(lines, row, found.start("at"), key)
            return Slip(*slip[:3], slip.details | found.groupdict() | {"sign": found["at"]})
    try:
        yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if error.context_mark and not (mark and text[mark.index : mark.index + 1].strip()):
            return _unclosed(lines, row, error.context_mark.column)
        return slip_at(lines, row, mark.column if mark else 0)
    return None


def syntax_slip(lines: list[str], error: yaml.MarkedYAMLError) -> Slip:
    """Return the slip behind an error of PyYAML."""
    mark = error.problem_mark or error.context_mark
    row = mark.line if mark else 0
    above = [n for n in range(row - 1, -1, -1) if not re.match(r"\s*(?:#|$)", lines[n])]
    slips = [slip_in_line(lines, n) for n in (*above[:1], row)]
    # A quotation mark may be open over many lines.
    slips += [s for n in above if (s := slip_in_line(lines, n)) and s.details["sign"] in ("'", '"')]
    if slip := next(filter(None, slips), None):
        return slip
    if error.context_mark and re.search("flow|quoted", error.context or ""):
        return _unclosed(lines, error.context_mark.line, error.context_mark.column)
    if no_key := [n for n in (*above[:1], row) if _NO_KEY.match(lines[n])]:
        return slip_at(lines, no_key[0], _indent(lines[no_key[0]]), "yaml_no_colon")
    row = _wrong_indent(lines, row, above)
    return slip_at(lines, row, _indent(lines[row]), "yaml_indent")


def _unclosed(lines: list[str], row: int, column: int) -> Slip:
    sign = lines[row][column]
    key = "yaml_quote" if sign in "'\"" else "yaml_bracket" if sign in "[{" else "yaml_entire_text"
    return slip_at(lines, row, column, key)


def _wrong_indent(lines: list[str], row: int, above: list[int]) -> int:
    """Return the row whose indent is wrong: that of an error, or one of those ``above``."""
    here = _indent(lines[row])
    if odd := [n for n in (row, *above) if _indent(lines[n]) % 2]:
        return odd[0]
    if dashed := [n for n in (row, *above[:1]) if lines[n].lstrip().startswith("- ")]:
        return dashed[0]
    if not above:
        return row
    if here <= _indent(lines[above[0]]):
        return next((n for n in above if _indent(lines[n]) < here), above[-1])
    return above[0] if len(above) > 1 and _indent(lines[above[1]]) == here else row


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
