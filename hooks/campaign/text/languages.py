# SPDX-License-Identifier: MIT
"""The language of each part of a page, from ``lang`` around it, and scripts from right to left."""

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

AS_TYPED = "as-typed"
"""The class of text that is not typeset, and whose spelling is not checked: a name."""
_AS_TYPED = re.compile(rf"(?<![\w-]){AS_TYPED}(?![\w-])")
_LANG = re.compile(r"""(?<![^\s\[])lang=["']?([\w-]+)""")
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(rf"([{_LETTERS}](?:\W*[{_LETTERS}])*)")
"""Words in a script from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko …"""
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z]\w*)(?P<rest>[^>]*)>")
_VOID = ("br", "hr", "img", "wbr")


def language_in(attributes: str, around: str | None) -> str | None:
    """Return the language of an element, from its attributes in HTML or Markdown.

    It is that of the element ``around``, unless it has its own; None if its text stays as typed.
    """
    if _AS_TYPED.search(attributes):
        return None
    match = _LANG.search(attributes)
    return match[1] if match else around


class OpenTags:
    """The open elements of a text, and their language."""

    def __init__(self, language: str | None) -> None:
        self._open: list[tuple[str, str | None]] = [("", language)]

    @property
    def language(self) -> str | None:
        """The language at this place."""
        return self._open[-1][1]

    def open(self, name: str, attributes: str) -> None:
        """Enter an element."""
        self._open.append((name, language_in(attributes, self.language)))

    def close(self, name: str) -> None:
        """Leave an element, and those inside that were not closed."""
        names = [each for each, _ in self._open]
        if name in names[1:]:
            del self._open[len(names) - 1 - names[::-1].index(name) :]

    def read(self, html: str) -> None:
        """Enter or leave the element of a tag of raw HTML."""
        match = _TAG.fullmatch(html)
        if match and match["close"]:
            self.close(match["name"])
        elif match and match["name"] not in _VOID and not match["rest"].endswith("/"):
            self.open(match["name"], match["rest"])


def with_languages(
    tokens: Iterable[Token], language: str | None
) -> Iterator[tuple[Token, str | None]]:
    """Yield inline tokens with the language of their text; ``language`` is the block's."""
    tags = OpenTags(language)
    for token in tokens:
        if token.type == "html_inline":
            tags.read(token.content)
        elif token.nesting == 1:
            tags.open(token.tag, " ".join(f"{key}={value}" for key, value in token.attrs.items()))
        elif token.nesting == -1:
            tags.close(token.tag)
        yield token, tags.language
