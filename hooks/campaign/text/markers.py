# SPDX-License-Identifier: MIT
"""The grammar of the marker ``{{ name }}``, and the search for markers in a text.

Strict on purpose: only a name, on one line; no default, no arithmetic, no lenient mode.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

NAME = r"[a-z][a-z0-9_]*"
MARKER = re.compile(r"\{\{[ \t]*(?P<name>" + NAME + r")[ \t]*\}\}")
# Anything that begins or ends like a marker; a match that is not a MARKER is a problem.
_CANDIDATE = re.compile(r"\{{2,}[^{}\n]*(?:\}{2,})?|\}\}")


class Marker(NamedTuple):
    """A marker found in a text; ``fault`` is the key of the message if it is malformed."""

    start: int
    end: int
    name: str
    fault: str | None = None


def marker_at(text: str, start: int) -> Marker | None:
    """Return the marker, well formed or not, that begins at ``start``, if any."""
    match = _CANDIDATE.match(text, start)
    if match is None:
        return None
    typed, fault = match[0], None
    if typed[0] == "}":
        fault = "marker_stray"
    elif not MARKER.fullmatch(typed):
        fault = "marker_form" if typed[-1] == "}" else "marker_unclosed"
    return Marker(start, match.end(), typed.strip(" \t" if fault else "{} \t"), fault)


def scan(text: str) -> list[Marker]:
    """Return all markers, well formed or not, of a text without markup (such as a title)."""
    found = (marker_at(text, match.start()) for match in _CANDIDATE.finditer(text))
    return [marker for marker in found if marker]


def substitute(text: str, replace: Callable[[str], str]) -> str:
    """Replace every well-formed marker with ``replace(name)``."""
    return MARKER.sub(lambda match: replace(match["name"]), text)
