# SPDX-License-Identifier: MIT
"""Whether a CSS selector can choose anything on pages that bear certain names.

Works on the tokens of tinycss2.  The answer is “no” only where the selector asks for an element, a
class, an id or an attribute that no page bears: combinators, values of attributes and states are
not looked at (Selectors Level 4, W3C).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from campaign.assets.css_names import TEXT, UsedNames

# A token of tinycss2, which has no types.
Token = Any

# Pseudo-classes that ask for one of several selectors; what others ask for is not looked at.
_ONE_OF = ("is", "where", "has", "matches", "-webkit-any", "-moz-any")
_COMBINATORS = (">", "+", "~")


def split_list(tokens: list[Token]) -> list[list[Token]]:
    """The selectors of a list, at its commas."""
    selectors: list[list[Token]] = [[]]
    for token in tokens:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def needed(selectors: list[list[Token]], names: UsedNames) -> list[list[Token]]:
    """Those of a rule's selectors that can choose something.

    A browser drops a rule whole for one selector that it does not know, which is how vendors'
    own are kept apart: where there is such a one, the rule stays whole or goes whole.
    """
    possible = [selector for selector in selectors if may_choose(selector, names)]
    if possible and any(_is_vendors(selector) for selector in selectors):
        return selectors
    return possible


def may_choose(selector: list[Token], names: UsedNames) -> bool:
    """Whether a page may have everything that one selector asks for."""
    below_text = False
    for combinator, compound in _compounds(selector):
        if below_text and combinator in (" ", ">"):
            names = names.within_text
        parts = list(_with_before(compound))
        if not all(_may_be_there(before, token, names) for before, token in parts):
            return False
        below_text = any(before == "." and _is_name(token, TEXT) for before, token in parts)
    return True


def _compounds(selector: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """What one element is asked for, each with the combinator before it."""
    combinator, compound = "", list[Token]()
    for token in selector:
        is_sign = token.type == "literal" and token.value in _COMBINATORS
        if token.type != "whitespace" and not is_sign:
            compound.append(token)
            continue
        if compound:
            yield combinator, compound
            combinator, compound = " ", []
        if is_sign:
            combinator = token.value
    yield combinator, compound


def _is_name(token: Token, name: str) -> bool:
    return bool(token.type == "ident" and token.value == name)


def _may_be_there(before: Token | None, token: Token, names: UsedNames) -> bool:
    if token.type == "function":
        asks = before == ":" and token.lower_name in _ONE_OF
        return not asks or any(may_choose(one, names) for one in split_list(token.arguments))
    if token.type == "[] block":
        attribute = next((part for part in token.content if part.type == "ident"), None)
        return attribute is None or names.may_have(attribute.value)
    if token.type == "ident" and before == ".":
        return names.may_bear(token.value)
    if token.type == "ident" and before != ":":
        return names.may_bear(token.lower_value)
    return True


def _is_vendors(selector: list[Token]) -> bool:
    return any(
        before == ":"
        and token.type in ("ident", "function")
        and (token.value if token.type == "ident" else token.name).startswith("-")
        for before, token in _with_before(selector)
    )


def _with_before(tokens: list[Token]) -> Iterator[tuple[Token | None, Token]]:
    return zip([None, *tokens], tokens, strict=False)
