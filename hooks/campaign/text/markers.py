# SPDX-License-Identifier: MIT
"""The grammar of the marker ``{{ name }}``, and the search for markers in a text.

Strict on purpose: only a name, on one line; no default, no arithmetic, no lenient mode.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

NAME = r"[a-z][a-z0-9_]*"
MARKER = re.compile(r"\{\{[ \t]*(?P<name>" + NAME + r")[ \t]*\}\}")
# Anything that begins or ends like a marker; a match that is not a MARKER is a problem.
_CANDIDATE = re.compile(
    rf"(?P<many>\{{{{3,}}[ \t]*{NAME}[ \t]*\}}{{2,}}|\{{\{{[ \t]*{NAME}[ \t]*\}}{{3,}})"
    r"|\{\{(?P<inner>[^{}\n]*)\}\}|(?P<open>\{\{[^{}\n]*)|(?P<close>\}\})"
)


@dataclass(frozen=True, slots=True)
class Marker:
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
    if match["many"]:
        return Marker(start, match.end(), match["many"].strip("{} \t"), "marker_braces")
    if match["close"]:
        return Marker(start, match.end(), "", "marker_stray")
    if match["open"]:
        shown = " ".join(match["open"].split()[:2])
        return Marker(start, match.end(), shown, "marker_unclosed")
    name = match["inner"].strip(" \t")
    if not name:
        return Marker(start, match.end(), "", "marker_empty")
    if not re.fullmatch(NAME, name):
        return Marker(start, match.end(), name, "marker_form")
    return Marker(start, match.end(), name)


def scan(text: str) -> list[Marker]:
    """Return all markers, well formed or not, of a text without markup (such as a title)."""
    found = (marker_at(text, match.start()) for match in _CANDIDATE.finditer(text))
    return [marker for marker in found if marker]


def substitute(text: str, replace: Callable[[str], str]) -> str:
    """Replace every well-formed marker with ``replace(name)``."""
    return MARKER.sub(lambda match: replace(match["name"]), text)
