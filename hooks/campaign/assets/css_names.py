# SPDX-License-Identifier: MIT
"""The names that pages may bear, for a style sheet to be held against: elements, classes,
attributes, custom properties.

Of rendered pages, those in their tags.  Of the sources of templates and scripts, every word: which
of them become names is not known, and one too many costs a few bytes where one too few would cost
the look of a page.  In a source a name is written whole, or begins with a part that is:
``chart--{{ kind }}``.  Ids are not looked at: there are many, and style sheets name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

TEXT = "md-typeset"
"""The class of what holds the text of a page: in a theme, most rules are below it."""

_MADE_BY_BROWSERS = frozenset({"html", "head", "body", "tbody", "open"})
_TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_SCRIPT_COMMENT = re.compile(r"^\s*//.*", re.MULTILINE)
# The second part is there where the name goes on.
_WORD = re.compile(r"(-{0,2}[A-Za-z_][\w-]*)(\{\{|\$\{|[\"'] ?[~+])?")
_TEMPLATE = re.compile(r'"([\w./-]+\.(?:html|svg|js))"')


@dataclass(frozen=True)
class UsedNames:
    """What pages may bear anywhere, and what they may bear below ``TEXT``.

    A name that ends in ``*`` stands for all that begin so.
    """

    anywhere: frozenset[str]
    in_text: frozenset[str]

    @cached_property
    def within_text(self) -> UsedNames:
        """The names for what a selector asks for below ``TEXT``."""
        return UsedNames(self.in_text, self.in_text)

    def may_bear(self, name: str) -> bool:
        """Whether there may be an element of this name, or one with this class."""
        return name in self.anywhere or name.startswith(self._starts)

    @cached_property
    def _starts(self) -> tuple[str, ...]:
        return tuple(name[:-1] for name in self.anywhere if name.endswith("*"))

    def may_have(self, attribute: str) -> bool:
        """Whether there may be one with this attribute: a script may write ``dataset.scheme`` or
        ``ariaPressed`` for it.
        """
        bare = attribute.removeprefix("data-")
        return any(map(self.may_bear, (attribute, _camel_case(attribute), _camel_case(bare))))


def _camel_case(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(other.capitalize() for other in others)


def names_in_tag(tag: str, attributes: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """The element, its classes and attributes, and what its own style mentions."""
    yield tag
    for key, value in attributes:
        yield key
        if key == "class":
            yield from (value or "").split()
        elif key == "style":
            yield from words(value or "")


def words(source: str) -> Iterator[str]:
    """Every word of a template or a script, but for comments on lines of their own."""
    source = _SCRIPT_COMMENT.sub("", _TEMPLATE_COMMENT.sub("", source))
    for word, goes_on in _WORD.findall(source):
        yield f"{word}*" if goes_on else word


def used_names(in_pages: Iterable[str], sources: dict[str, str]) -> UsedNames:
    """``in_pages``: the names in the rendered text of all pages; ``sources``: see below.

    Text holds what the pages' text holds, the inserts, the templates that open it, with all that
    these include, what scripts put there, and what they take out of a ``<template>``.
    """
    opening = [
        name
        for name, source in sources.items()
        if TEXT in source or "<template" in source or name.startswith("inserts/")
    ]
    scripts = [name for name in sources if name.endswith(".js")]
    inside = _with_included(opening + scripts, sources)
    in_text = _MADE_BY_BROWSERS.union(in_pages, *(words(sources[name]) for name in inside))
    return UsedNames(in_text.union(*map(words, sources.values())), in_text)


def _with_included(names: list[str], sources: dict[str, str]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [other for other in _TEMPLATE.findall(sources[name]) if other in sources]
    return found


def theme_sources(folders: list[Path]) -> dict[str, str]:
    """The templates and scripts of the first folder, and those of the others that they include, by
    their names below their folder.
    """
    waiting = sorted(
        file.relative_to(folders[0]).as_posix()
        for file in folders[0].rglob("*")
        if file.suffix in (".html", ".js")
    )
    sources: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        file = next((f / name for f in folders if (f / name).is_file()), None)
        if file and name not in sources:
            sources[name] = file.read_text(encoding="utf-8")
            waiting += _TEMPLATE.findall(sources[name])
    return sources
