# SPDX-License-Identifier: MIT
"""The language of each part of a page, from ``lang`` around it, and scripts from right to left."""

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

AS_TYPED = "as-typed"
"""The class of text that is not typeset, and whose spelling is not checked: a name."""
_AS_TYPED = re.compile(rf"(?<![\w-]){AS_TYPED}(?![\w-])")
# After a space, a bracket or nothing, but not in hreflang= or data-lang=.
_LANG = re.compile(r"""(?<![^\s\[])lang=["']?([\w-]+)""")
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(rf"([{_LETTERS}](?:\W*[{_LETTERS}])*)")
"""Words in a script from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko …"""
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z]\w*)(?P<rest>[^>]*)>")
_VOID = ("br", "hr", "img", "wbr")


def language_in(attributes: str, around: str | None) -> str | None:
    """Return the language in attributes of HTML or Markdown, or ``around``; None if as typed."""
    if _AS_TYPED.search(attributes):
        return None
    match = _LANG.search(attributes)
    return match[1] if match else around


def with_languages(
    tokens: Iterable[Token], language: str | None
) -> Iterator[tuple[Token, str | None]]:
    """Yield inline tokens with the language of their text; ``language`` is the block's."""
    open_ = [("", language)]
    for token in tokens:
        name, nesting = str(token.tag), int(token.nesting)
        attributes = " ".join(f"{key}={value}" for key, value in token.attrs.items())
        if token.type == "html_inline" and (tag := _TAG.fullmatch(token.content)):
            name, attributes = tag["name"], tag["rest"]
            is_void = name in _VOID or attributes.endswith("/")
            nesting = -1 if tag["close"] else int(not is_void)
        if nesting == 1:
            open_.append((name, language_in(attributes, open_[-1][1])))
        elif nesting == -1 and name in {each for each, _ in open_[1:]}:
            while open_.pop()[0] != name:  # those inside that were not closed
                pass
        yield token, open_[-1][1]
