# SPDX-License-Identifier: MIT
"""Find what was typed wrong in YAML, which is often on a line above that of the parser's error.

A line that is wrong by itself is found first; otherwise, its indentation or its dash is wrong.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

import yaml

from campaign.problems import Problem
from campaign.text.translations import available

_SPACES = "\u00a0\u2007\u202f\u2009\u3000"  # they look like a space and are a letter to YAML
_NO_COLON = re.compile(r" *[^\s:#-][^:]*$")
_BEFORE_VALUE = re.compile(r" *(?:- +)*(?:[^\W_][^:\"'\[{]*:(?:\s+|$))?")
_READ = "\0"
"""Replaces each character of what has been read: quoted texts, lists and maps in a line."""
_QUOTED = re.compile(r"(?:(?<=[:,-] )|(?<=[\[{]))(?:'[^']*'|\"[^\"]*\")")
_INNERMOST = re.compile(r"(?:(?<=[:,-] )|(?<=[\[{]))(?:\{[^{}\[\]]*\}|\[[^{}\[\]]*\])")
_OPENING = re.compile(r"(?:(?<=[:,-] )|(?<=[\[{]))[\[{]")
_SIGN = re.compile(r"^[*&@%!>|`?,\[{-]|[\[\]{}]|(?<=\s)#|:(?=\s|$)")
"""What has a meaning in YAML, at the beginning of a text without quotation marks or inside it."""
_CLOSING = {"[": "]", "{": "}"}

# What is wrong with a line of keys, whatever its values.
_LINES = [
    ("yaml_tab", r" *(?P<at>\t)"),
    ("yaml_space", rf" *(?:- *)?(?:[\w-]+:)? *(?P<at>[{_SPACES}])"),
    ("yaml_no_space", r" *(?:- +)?(?P<name>[A-Za-z_][\w-]*):(?P<at>[^\s/:])"),  # value:33
    ("yaml_marker", r"(?:.*[:,\[{-]\s+| *)(?P<at>\{\{)"),  # title: {{ name }}
    ("yaml_document", r"(?P<at>---)\s*$"),
    ("yaml_no_dash", r" *(?P<at>\* |-[^\s-])"),  # * text, -text
    # title: en: One, fr: Un
    ("yaml_no_braces", r" *(?:- +)?[\w-]+: +\(?(?P<at>(?P<name>[\w-]+)): [^,]*, *[\w-]+: "),
    # - en: One, fr: Un
    ("yaml_no_braces", r" *- +(?P<at>(?P<name>[\w-]+)): [^\s{\[\"'][^,]*, *[\w-]+: "),
    ("yaml_entire_text", r" *- [^:]*(?P<at>:)\s[^:]*:\s[^:]*\.md\s*$"),  # a title in nav
    ("yaml_entire_text", r"[^\"']*,\s*(?P<at>,)"),  # {en: One, , fr: Un}
]
# Parts of PyYAML's messages on errors that no line shows, and the keys of our messages.
_REASONS = [
    ("quoted scalar", "yaml_quote"),
    ("flow sequence", "yaml_bracket"),
    ("flow mapping", "yaml_bracket"),
    ("expected ':'", "yaml_no_colon"),
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
    lines = [*text.split("\n"), ""]
    reason = f"{error.context or ''} {error.problem or ''}"
    key = next((key for sign, key in _REASONS if sign in reason), "")
    mark = error.problem_mark or error.context_mark
    if key:
        mark = error.context_mark or mark  # the opening sign, not where the parser gives up
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    near = [*_above(lines, line)[:1], line]
    slip = next(filter(None, (slip_in_line(lines[n - 1], n) for n in near)), None)
    sign = lines[line - 1][column - 1 : column]
    if not slip and key in ("yaml_quote", "yaml_bracket"):
        slip = Slip(line, column, key, {"sign": sign, "close": _CLOSING.get(sign, "")})
    slip = slip or _open_quote(lines, line) or _structural_slip(lines, line)
    return Problem(path, slip.line + offset, slip.column, slip.key, slip.details)


def slip_in_line(text: str, number: int) -> Slip | None:
    """Return a slip in a line of keys, or None if it can be read by itself."""
    for key, pattern in _LINES:
        if found := re.match(pattern, text):
            code = f"U+{ord(found['at'][0]):04X}"
            details = {"code": code, "sign": found["at"][0], **found.groupdict()}
            return Slip(number, found.start("at") + 1, key, details)
    # In ``left``, what has been read is replaced, so that its signs are not found again.
    left, slip = _QUOTED.sub(lambda quoted: _READ * len(quoted[0]), text), None
    while not slip and (part := _INNERMOST.search(left)):
        if part[0][0] == "{":
            slip = _slip_in_map(text, left, part.start() + 1, part.end() - 1)
        left = left[: part.start()] + _READ * len(part[0]) + left[part.end() :]
    start = _end(_BEFORE_VALUE, left)
    if not slip and (opened := [*_OPENING.finditer(left)]):
        place = opened[-1].start()
        slip = _slip_in_map(text, left, place + 1, len(left)) if left[place] == "{" else None
        slip = slip or (place, "yaml_bracket", text[place])
    slip = slip or _slip_in_value(text, re.sub(r"\s+#.*|\s+$", "", left), start)
    if slip is None:
        return None
    place, key, sign = slip
    details = {"sign": sign, "name": sign, "close": _CLOSING.get(sign, "")}
    return Slip(number, place + 1, key, details)


_Found = tuple[int, str, str] | None
"""The place of a slip in its line, the key of its message, and the sign or word in question."""


def _slip_in_map(text: str, left: str, start: int, end: int) -> _Found:
    """Return a slip in a map such as ``{en: …, fr: …}``."""
    names = re.findall(r"([\w-]+):", left[start:end])
    missing = "|".join(sorted({*available()}.difference(names))) or "$^"  # matches nothing
    languages = "|".join(available())
    for part in re.finditer(r"\s*([^,]+)", left[start:end]):
        place, typed = start + part.start(1), part[1]
        if key := re.match(r"[\w-]+:(?:\s+|$)", typed):
            if code := re.search(rf"[\s;.]({languages}):\s", typed[key.end() :]):
                return place + key.end() + code.start(1), "yaml_no_comma", code[1]
            if slip := _slip_in_value(text, left[: start + part.end()].rstrip(), place + key.end()):
                return slip
        elif joined := re.match(r"([\w-]+):", typed):
            return place + joined.end(), "yaml_no_space", joined[1]
        elif not part.start() or re.match(rf"(?:{missing})\b", typed):
            return place, "yaml_no_colon", ""
        else:
            return text.rindex(",", 0, place), "yaml_entire_text", ","
    return None


def _slip_in_value(text: str, left: str, start: int) -> _Found:
    """Return what breaks the value from ``start`` to the end of ``left``, or None.

    ``left`` is the beginning of ``text``, with ``_READ`` for each character that has been read.
    """
    value = left[start:]
    if value.startswith(_READ) and (rest := value.strip(_READ)):
        if text[start] in "'\"":
            return start, "yaml_quote_inside", ""
        if len(rest) == 1 and rest in ",;.}])":
            return start + value.rindex(rest), "yaml_after_bracket", rest
        return start, "yaml_entire_text", text[start]
    if value.startswith(("'", '"')):
        return start, "yaml_quote", ""
    sign = _SIGN.search(value) if not re.fullmatch(r"[>|][+-]?", value) else None
    return (start + sign.start(), "yaml_entire_text", sign[0]) if sign else None


def _open_quote(lines: Sequence[str], line: int) -> Slip | None:
    """Return the nearest quotation mark above a line that nothing closes on its own line."""
    for number in range(line - 1, 0, -1):
        start = _end(_BEFORE_VALUE, lines[number - 1])
        if re.fullmatch(r"'[^']*|\"[^\"]*", lines[number - 1][start:]):
            return Slip(number, start + 1, "yaml_quote")
    return None


def _structural_slip(lines: Sequence[str], line: int) -> Slip:
    """Return the line whose dash, colon or indentation differs from what is around it."""
    above = _above(lines, line)
    indents = {n: _end(" *", lines[n - 1]) for n in [line, *above]}
    items = {n for n in indents if lines[n - 1].lstrip().startswith("- ")}
    own = items.intersection(_beside(line, indents))
    number, key = line, "yaml_indent"
    if no_key := [n for n in [*above[:1], line] if _NO_COLON.match(lines[n - 1])]:
        number = no_key[0]
        key = "yaml_no_dash" if items.intersection(_beside(number, indents)) else "yaml_no_colon"
    elif len(own) == 1 and not items >= {line, *above[:1]}:
        number, key = own.pop(), "yaml_dash"
    elif odd := [n for n in indents if indents[n] % 2]:
        number = odd[0]
    elif above and line not in items:
        outer = [n for n in above if indents[n] < indents[line]]
        if indents[line] <= indents[above[0]]:
            number = (outer or above[-1:])[0]
        elif len(above) > 1 and indents[above[1]] == indents[line]:
            number = above[0]
    return Slip(number, indents[number] + 1, key)


def _beside(line: int, indents: Mapping[int, int]) -> list[int]:
    """Return the numbers of a line, and of those above it in the same list or map."""
    inner = takewhile(lambda n: indents[n] >= indents[line], (n for n in indents if n <= line))
    return [n for n in inner if indents[n] == indents[line]]


def _above(lines: Sequence[str], line: int) -> list[int]:
    """Return the numbers of the lines with keys above a line, the nearest first."""
    return [n for n in range(line - 1, 0, -1) if not re.match(r"\s*(?:#|$)", lines[n - 1])]


def _end(pattern: str | re.Pattern[str], text: str) -> int:
    found = re.match(pattern, text)
    return found.end() if found else 0
