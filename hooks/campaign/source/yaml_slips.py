# SPDX-License-Identifier: MIT
"""Find what was typed wrong in YAML, which is often on a line above that of the parser's error."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from campaign.problems import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""That of libyaml, if it is installed: it takes a tenth of the time."""
_SPACES = "\u00a0\u2007\u202f\u2009\u3000"  # they look like a space and are a letter to YAML
_NO_COLON = re.compile(r" *[^\s:#-][^:]*$")

# What is wrong with a line of keys, whatever its values.
_LINES = [
    ("yaml_tab", r" *(?P<at>\t)"),
    ("yaml_space", rf" *(?:- *)?(?:[\w-]+:)? *(?P<at>[{_SPACES}])"),
    ("yaml_no_space", r" *(?:- +)?(?P<name>[A-Za-z_][\w-]*):(?P<at>[^\s/:])"),  # value:33
    ("yaml_no_space", r".*[{,] *(?P<name>[a-z]{2}):(?P<at>[^\s/:])"),  # {en: One, fr:Un}
    ("yaml_marker", r"(?:.*[:,\[{-]\s+| *)(?P<at>\{\{)"),  # title: {{ name }}
    ("yaml_document", r"(?P<at>---)\s*$"),
    ("yaml_no_dash", r" *(?P<at>\* |-[^\s-])"),  # * text, -text
]
# Parts of PyYAML's messages, and the keys of ours about the sign that opens what is not closed.
_UNCLOSED = [
    ("quoted scalar", "yaml_quote"),
    ("flow sequence", "yaml_bracket"),
    ("flow mapping", "yaml_bracket"),
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
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    above = [n for n in range(line - 1, 0, -1) if not re.match(r"\s*(?:#|$)", lines[n - 1])]
    slips = [slip_in_line(lines[n - 1], n) for n in (*above[:1], line)]
    # A quotation mark may be open over many lines.
    slips += [s for n in above if (s := slip_in_line(lines[n - 1], n)) and s.key == "yaml_quote"]
    slip = next(filter(None, slips), None)
    if not slip and (unclosed := _unclosed(error)) and error.context_mark:
        number, column = error.context_mark.line + 1, error.context_mark.column + 1
        slip = _at(lines[number - 1], number, column, unclosed)
    slip = slip or _structural_slip(lines, line, above)
    return Problem(path, slip.line + offset, slip.column, slip.key, slip.details)


def slip_in_line(text: str, number: int) -> Slip | None:
    """Return a slip in a line of keys, or None if it can be read by itself."""
    for key, pattern in _LINES:
        if found := re.match(pattern, text):
            code = f"U+{ord(found['at'][0]):04X}"
            details = {"code": code, "sign": found["at"][0], **found.groupdict()}
            return Slip(number, found.start("at") + 1, key, details)
    try:
        yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        opening, mark = error.context_mark, error.problem_mark
        place = mark.column if mark else 0
        before = text[:place].rstrip()
        key = _unclosed(error)
        if opening and (key == "yaml_quote" or (key and not _is_closed(text))):
            return _at(text, number, opening.column + 1, key)
        if before.endswith(("'", '"')):
            return Slip(number, len(before), "yaml_quote_inside")
        if cut := re.search(r"\s(?=#)", text):  # what follows was read as a comment
            place = cut.end()
        return _at(text, number, place + 1, "yaml_entire_text")
    return None


def _is_closed(text: str) -> bool:
    """Return whether a line of keys closes as many brackets as it opens, and ends with one."""
    counts = (text.count(opening) <= text.count(closing) for opening, closing in ("[]", "{}"))
    return all(counts) and text.rstrip().endswith(("]", "}"))


def _unclosed(error: yaml.MarkedYAMLError) -> str:
    """Return the key of the message on a quotation mark or bracket that is not closed, if any."""
    reason = f"{error.context or ''} {error.problem or ''}"
    return next((key for sign, key in _UNCLOSED if sign in reason), "")


def _at(text: str, number: int, column: int, key: str) -> Slip:
    sign = text[column - 1 : column]
    return Slip(number, column, key, {"sign": sign, "close": {"[": "]", "{": "}"}.get(sign, "")})


def _structural_slip(lines: Sequence[str], line: int, above: Sequence[int]) -> Slip:
    """Return the line, at or just above an error, whose colon or indentation is wrong."""
    near = [*above[:1], line]
    indents = {n: len(lines[n - 1]) - len(lines[n - 1].lstrip(" ")) for n in (line, *above)}
    if no_key := [n for n in near if _NO_COLON.match(lines[n - 1])]:
        return Slip(no_key[0], indents[no_key[0]] + 1, "yaml_no_colon")
    number = line
    dashed = [n for n in near if lines[n - 1].lstrip().startswith("- ")]
    if len(dashed) == 1:
        return Slip(dashed[0], indents[dashed[0]] + 1, "yaml_dash")
    if odd := [n for n in indents if indents[n] % 2]:
        number = odd[0]
    elif dashed:
        number = line
    elif above and indents[line] <= indents[above[0]]:
        outer = [n for n in above if indents[n] < indents[line]]
        number = (outer or above[-1:])[0]
    elif len(above) > 1 and indents[above[1]] == indents[line]:
        number = above[0]
    return Slip(number, indents[number] + 1, "yaml_indent")
