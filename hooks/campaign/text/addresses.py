# SPDX-License-Identifier: MIT
"""Addresses in a text, without markup: “https://example.org/elms”, “www.example.org”, of email."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

BARE_ADDRESS = re.compile(
    r"(?<![^\W_])(?<![@./-])(?:https?://|www\.)(?=[^\W_])"
    r"[^\s<>\"“”«»{}\[\]\\|`]+"
    r"|(?<![\w.+/@-])\w[\w.+-]*@\w[\w-]*(?:\.\w[\w-]*)*\.[a-z]{2,}(?![\w@])",
    re.IGNORECASE,
)
"""An address, and what follows it without a space."""
_IN_CSS = re.compile(
    r"""/\*.*?\*/|(?:\burl\(\s*|@import\s+(?!url\())["']?(?P<address>[^"')\s;#?]+)""", re.DOTALL
)
_LAST = re.compile(r"[?!.,:;*_~'’…]")


def without_punctuation(address: str) -> str:
    """Return an address without the punctuation at its end, which belongs to the sentence."""
    while _LAST.match(address[-1]) or (
        address[-1] == ")" and address.count(")") > address.count("(")
    ):
        address = address[:-1]
    return address


def bare_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each address in a text."""
    for match in BARE_ADDRESS.finditer(text):
        yield match.start(), match.start() + len(without_punctuation(match[0]))


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
