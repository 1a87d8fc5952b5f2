# SPDX-License-Identifier: MIT
"""Addresses in a text, without markup: “https://example.org/elms”, “www.example.org”, of email."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

_CHARACTER = r"[^\s<>\"“”«»{}\[\]\\|`()]"
# The punctuation behind an address, and a parenthesis around it, belong to the sentence.
_BARE = re.compile(
    r"(?<![^\W_])(?<![@./-])(?:https?://|www\.)(?=[^\W_])"
    rf"(?:{_CHARACTER}|\({_CHARACTER}*\))+(?<![?!.,:;*_~'’…])"
    r"|(?<![\w.+/@-])\w[\w.+-]*@\w[\w-]*(?:\.\w[\w-]*)*\.[a-z]{2,}(?![\w@])",
    re.IGNORECASE,
)
_IN_CSS = re.compile(
    r"""/\*.*?\*/|(?:\burl\(\s*|@import\s+(?!url\())["']?(?P<address>[^"')\s;#?]+)""", re.DOTALL
)


def bare_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each address in a text."""
    yield from (match.span() for match in _BARE.finditer(text))


def target(address: str) -> str:
    """Return what an address in a text links to."""
    if "@" in address and not re.match(r"https?://|www\.", address, re.IGNORECASE):
        return f"mailto:{address}"
    return address if "://" in address else f"https://{address}"


def css_targets(css: str) -> Iterator[tuple[str, int]]:
    """Yield each address of ``url()`` and ``@import``, and its place; comments are skipped."""
    for found in _IN_CSS.finditer(css):
        if found["address"]:
            yield unquote(found["address"]), found.start("address")
