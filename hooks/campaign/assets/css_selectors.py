# SPDX-License-Identifier: MIT
"""Decides whether a CSS selector can match, given the names that pages may use.

A selector is rejected only if it requires an element, a class or an attribute that no page has.
Most combinators, attribute values but roles, and states are ignored (Selectors Level 4, W3C).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from campaign.assets.css_names import TEXT, UsedNames

# A token of tinycss2, which is untyped.
Token = Any

# Pseudo-classes that require one of several selectors. The arguments of others are ignored.
_ONE_OF = ("is", "where", "has", "matches", "-webkit-any", "-moz-any")
_COMBINATORS = (">", "+", "~")


def split_list(tokens: list[Token]) -> list[list[Token]]:
    """Split a selector list at its commas."""
    selectors: list[list[Token]] = [[]]
    for token in tokens:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def needed(selectors: list[list[Token]], names: UsedNames) -> list[list[Token]]:
    """Return the selectors of a rule that can match.

    If one has a vendor prefix, all are returned, or none: a browser ignores all of the rule if it
    does not know the prefix.
    """
    possible = [selector for selector in selectors if may_choose(selector, names)]
    if possible and any(_has_vendor_prefix(selector) for selector in selectors):
        return selectors
    return possible


def may_choose(selector: list[Token], names: UsedNames) -> bool:
    """Return whether pages may have everything that a selector requires."""
    below_text = False
    for combinator, compound in _compounds(selector):
        if below_text and combinator in (" ", ">"):
            names = names.within_text
        parts = list(_with_before(compound))
        if not all(_may_match(before, token, names) for before, token in parts):
            return False
        below_text = any(before == "." and _is_name(token, TEXT) for before, token in parts)
    return True


def _compounds(selector: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Yield the compound selectors, each with the combinator before it."""
    combinator, compound = "", list[Token]()
    for token in selector:
        is_combinator = token.type == "literal" and token.value in _COMBINATORS
        if token.type != "whitespace" and not is_combinator:
            compound.append(token)
            continue
        if compound:
            yield combinator, compound
            combinator, compound = " ", []
        if is_combinator:
            combinator = token.value
    yield combinator, compound


def _is_name(token: Token, name: str) -> bool:
    return bool(token.type == "ident" and token.value == name)


def _may_match(before: Token | None, token: Token, names: UsedNames) -> bool:
    if token.type == "function":
        has_alternatives = before == ":" and token.lower_name in _ONE_OF
        return not has_alternatives or any(
            may_choose(one, names) for one in split_list(token.arguments)
        )
    if token.type == "[] block":
        parts = [part.value for part in token.content if part.type in ("ident", "string")]
        if parts[:1] == ["role"]:
            return all(map(names.may_bear, parts))
        return not parts or names.may_have(parts[0])
    if token.type == "ident" and before == ".":
        return names.may_bear(token.value)
    if token.type == "ident" and before != ":":
        return names.may_bear(token.lower_value)
    return True


def _has_vendor_prefix(selector: list[Token]) -> bool:
    return any(
        before == ":"
        and token.type in ("ident", "function")
        and (token.value if token.type == "ident" else token.name).startswith("-")
        for before, token in _with_before(selector)
    )


def _with_before(tokens: list[Token]) -> Iterator[tuple[Token | None, Token]]:
    return zip([None, *tokens], tokens, strict=False)
