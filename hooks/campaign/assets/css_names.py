# SPDX-License-Identifier: MIT
"""Collect the names that CSS may match: elements, classes, custom properties.

In rendered pages, these are the names in tags. In templates and scripts, every word counts: a name
too many costs a few bytes, a missing one breaks a page's look. A name in a template must be written
in full, or start with a literal part, as in ``chart--{{ kind }}``. IDs and attributes are ignored.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

TEXT = "md-typeset"
"""The class of the element around a page's text; most of the theme's rules apply inside it."""

_MADE_BY_BROWSERS = frozenset({"html", "head", "body", "tbody"})
_TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_SCRIPT_COMMENT = re.compile(r"^\s*//.*", re.MULTILINE)
# The second group matches if the name continues with a computed part.
_WORD = re.compile(r"(-{0,2}[A-Za-z_][\w-]*)(\{\{|\$\{|[\"'] ?[~+])?")
_VALUE = r"""(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))"""
_TAG = re.compile(r"""<([a-z]\w*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(rf"([\w-]+)\s*=\s*{_VALUE}")
_TEMPLATE = re.compile(r'"([\w./-]+\.(?:html|svg|js))"')


class Names:
    """Names of elements, classes and custom properties; a trailing ``*`` is a wildcard."""

    def __init__(self, names: Iterable[str]) -> None:
        self.exact = frozenset(names)
        self._starts = tuple(name[:-1] for name in self.exact if name.endswith("*"))

    def __contains__(self, name: str) -> bool:
        return name in self.exact or name.startswith(self._starts)


class UsedNames(NamedTuple):
    """The names that may occur anywhere in pages, and those that may occur inside ``TEXT``."""

    anywhere: Names
    in_text: Names


def names_in_tags(html: str) -> Iterator[str]:
    """Yield the names of the elements, their classes, and words in their styles."""
    for tag, attributes in _TAG.findall(html):
        yield tag.lower()
        for key, *values in _ATTRIBUTE.findall(attributes):
            if key.lower() == "class":
                yield from "".join(values).split()
            elif key.lower() == "style":
                yield from words("".join(values))


def words(source: str) -> Iterator[str]:
    """Yield every word of a template or script; comments count only beside code in a script."""
    source = _SCRIPT_COMMENT.sub("", _TEMPLATE_COMMENT.sub("", source))
    for word, goes_on in _WORD.findall(source):
        yield f"{word}*" if goes_on else word


def used_names(in_pages: Iterable[str], sources: dict[str, str]) -> UsedNames:
    """Return the names used in ``in_pages``, the rendered text, and in ``sources``.

    ``sources`` are those of ``theme_sources``. These may add to ``TEXT``: inserts, scripts,
    templates that contain ``TEXT`` or ``<template class``, and the files that any of them include.
    """
    opening = [
        name
        for name, source in sources.items()
        if TEXT in source or "<template class" in source or name.startswith("inserts/")
    ]
    # What the search finds is shown in its dialog, which is outside the text.
    scripts = [n for n in sources if n.endswith(".js") and not n.startswith("search/")]
    inside = _with_included(opening + scripts, sources.get)
    in_text = _MADE_BY_BROWSERS.union(in_pages, *map(words, inside.values()))
    return UsedNames(Names(in_text.union(*map(words, sources.values()))), Names(in_text))


def theme_sources(folders: list[Path]) -> dict[str, str]:
    """Return the templates and scripts of the first folder, and those that they include.

    Keys are paths relative to their folder. Included files may be in any of the folders.
    """

    def source(name: str) -> str | None:
        file = next((f / name for f in folders if (f / name).is_file()), None)
        return file.read_text(encoding="utf-8") if file else None

    own = (file for file in folders[0].rglob("*") if file.suffix in (".html", ".js"))
    return _with_included((file.relative_to(folders[0]).as_posix() for file in own), source)


def _with_included(names: Iterable[str], source: Callable[[str], str | None]) -> dict[str, str]:
    """Return the sources of files, by name, and of those that they include, directly or not."""
    found: dict[str, str] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found and (text := source(name)) is not None:
            found[name] = text
            waiting += _TEMPLATE.findall(text)
    return found
