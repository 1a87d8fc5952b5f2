# SPDX-License-Identifier: MIT
"""A tagged PDF read as a screen reader does: by its structure, word for word.

pikepdf gives the objects; what a glyph stands for is in its font's ``/ToUnicode``, and a span may
say its text otherwise (``/ActualText``: the hyphen at the end of a line stands for nothing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@dataclass
class Tag:
    """An element of the structure, with what stands in it: texts and elements."""

    name: str
    language: str = ""
    children: list[Tag | str] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        """The element and all inside it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Tag):
                yield from child.walk()

    def find(self, *names: str) -> list[Tag]:
        """The elements of these names, in order."""
        return [tag for tag in self.walk() if tag.name in names]

    def text(self, *without: str) -> str:
        """The words inside, but those of the elements ``without``."""
        return "".join(
            child if isinstance(child, str) else child.text(*without)
            for child in self.children
            if isinstance(child, str) or child.name not in without
        ).replace(_SOFT_HYPHEN, "")


class Pdf:
    """A file, its structure and the texts in it."""

    def __init__(self, file: Path) -> None:
        self.pdf = pikepdf.open(file)
        self.root: Any = self.pdf.Root
        self.texts = [dict(_marked_texts(page)) for page in self.pdf.pages]
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.tree = Tag("StructTreeRoot")
        self._read(self.root.StructTreeRoot.K, self.tree, 0)

    def _read(self, node: Any, parent: Tag, page: int) -> None:
        if isinstance(node, pikepdf.Array):
            for inner in node:
                self._read(inner, parent, page)
        elif not isinstance(node, pikepdf.Dictionary):
            parent.children.append(self.texts[page].get(int(node), ""))
        else:
            page = self.pages[node.Pg.objgen] if "/Pg" in node else page
            if "/MCID" in node:
                parent.children.append(self.texts[page].get(int(node.MCID), ""))
            elif "/S" in node:
                tag = Tag(str(node.S).lstrip("/"), str(node.get("/Lang", "")))
                parent.children.append(tag)
                self._read(node.get("/K", pikepdf.Array()), tag, page)

    def outline(self) -> list[tuple[int, str]]:
        """The bookmarks, each with its depth."""

        def entries(items: Any, depth: int) -> Iterator[tuple[int, str]]:
            for item in items:
                yield depth, str(item.title)
                yield from entries(item.children, depth + 1)

        with self.pdf.open_outline() as outline:
            return list(entries(outline.root, 1))


def _marked_texts(page: Any) -> Iterator[tuple[int, str]]:
    """The text of each marked sequence of a page, by its number."""
    maps = {
        name: _to_unicode(font)
        for name, font in dict(page.obj.Resources.get("/Font", {})).items()
        if "/ToUnicode" in font
    }
    texts: dict[int, str] = {}
    open_: list[tuple[int | None, bool]] = []  # the sequences: their number; whether text is given
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), list(instruction.operands)
        number = next((n for n, _ in reversed(open_) if n is not None), None)
        if name in ("BDC", "BMC"):
            properties: Any = operands[1] if name == "BDC" else {}
            given = "/ActualText" in properties
            number = int(properties["/MCID"]) if "/MCID" in properties else number
            open_.append((number, given or any(covered for _, covered in open_)))
            if given and number is not None:
                texts[number] = texts.get(number, "") + str(properties["/ActualText"])
        elif name == "EMC":
            open_.pop()
        elif name == "Tf":
            font = str(operands[0])
        elif name in ("Tj", "TJ") and number is not None and not open_[-1][1]:
            parts = operands[0] if name == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    pairs = (codes[i : i + 2] for i in range(0, len(codes), 2))
                    shown = "".join(maps[font][int.from_bytes(pair)] for pair in pairs)
                    texts[number] = texts.get(number, "") + shown
    yield from texts.items()


def _to_unicode(font: Any) -> dict[int, str]:
    """What each glyph of a font stands for."""
    found: dict[int, str] = {}
    text = font.ToUnicode.read_bytes().decode("latin-1")
    assert "beginbfrange" not in text  # Typst writes none
    for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for glyph, target in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", part):
            found[int(glyph, 16)] = bytes.fromhex(target).decode("utf-16-be")
    return found
