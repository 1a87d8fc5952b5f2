# SPDX-License-Identifier: MIT
"""The one marker, ``{{ name }}``: its grammar, and where it stands in a text.

Strict on purpose: a name and nothing else, on one line; no default, no arithmetic, no lenient mode.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

NAME = r"[a-z][a-z0-9_]*"
MARKER = re.compile(r"\{\{[ \t]*(?P<name>" + NAME + r")[ \t]*\}\}")
# Anything that begins like a marker or ends like one; what is not a MARKER among these is a fault.
_CANDIDATE = re.compile(r"\{\{(?P<inner>[^{}\n]*)\}\}|(?P<open>\{\{[^{}\n]*)|(?P<close>\}\})")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker found in a text: ``fault`` is None where it is well formed, else the message's
    key.
    """

    start: int
    end: int
    name: str
    fault: str | None = None


def marker_at(text: str, start: int) -> Marker | None:
    """The marker, or faulty marker, that begins at ``start``; None where none does."""
    match = _CANDIDATE.match(text, start)
    if match is None:
        return None
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
    """Every marker and faulty marker of a text that has no markup (a title, a description)."""
    found = (marker_at(text, match.start()) for match in _CANDIDATE.finditer(text))
    return [marker for marker in found if marker]


def substitute(text: str, replace: Callable[[str], str]) -> str:
    """The text with ``replace(name)`` in the place of every well-formed marker."""
    return MARKER.sub(lambda match: replace(match["name"]), text)
