# SPDX-License-Identifier: MIT
"""The texts of a page, one by one, as the review compares them.

A segment is a title, a description, a heading, a paragraph, a list item or a cell.  Segments are
compared without markup, white space and typography, and with figures by their names.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from campaign.model.pages import Page
from campaign.source.front_matter import SHOWN
from campaign.source.inline_text import plain_text, read_apart
from campaign.source.markdown_blocks import Block
from campaign.text.markers import substitute
from campaign.views.language_view import LanguageView

MARK = re.compile("\ue000(?P<name>[^\ue001]*)\ue001")
"""A figure in a segment's text, in private-use characters: code may show ``{{ name }}``."""

_STRUCTURE = ("block", "slot", "table")
_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»‹›", '"') | dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("‐‑‒–—−", "-")
)
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "°": "o", "⁄": "/"})
_BLANK = re.compile("[\\s\u00ad\u200b\u2060]+|(?<=-)-+")
"""White space, and the hyphens that more than one makes a dash."""


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A text of a page, with figures by their names, compared by identity."""

    page: Page = field(repr=False)
    kind: str
    line: int
    end: int
    text: str
    key: str
    """The normalised text, for comparison."""
    section: str
    place: tuple[str, str, int]
    """Section, kind and number in it: those of its translation, if the pages are alike."""
    number: int | None = None
    """The number in its section, for a passage."""
    anchor: str | None = None
    """The fragment of its address."""
    classes: frozenset[str] = frozenset()
    """The marks of its block, such as ``not-a-term``."""

    @property
    def shape(self) -> tuple[str, str | None]:
        """Its kind and anchor: those of its translation."""
        return self.kind, self.anchor

    @property
    def pair(self) -> str:
        """Its name in commit messages: ``letter.md#letter-p2``, ``index.md#title``."""
        section, kind, number = self.place
        if kind in SHOWN:
            return f"{self.page.path}#{kind}"
        own = section if kind == "passage" else self.anchor or f"{section}-{kind}-{number}"
        return f"{self.page.path}#{own.lstrip('-')}"

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.page.language

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its source."""
        return self.page.lines[self.line - 1 : self.end]


def segments_of(page: Page) -> list[Segment]:
    """Return the segments of a page, in order."""
    return list(_segments(page))


def shown(segment: Segment, views: LanguageView) -> str:
    """Return a segment as readers see it.

    An unknown figure is shown as its marker; a changed one, on pages of the letter, with a note.
    """

    def figure(match: re.Match[str]) -> str:
        if (name := match["name"]) not in views.campaign.figures:
            return f"{{{{ {name} }}}}"
        if segment.kind in SHOWN:
            return views.campaign.figure_text(name, segment.language)
        return views.campaign.cited(name, segment.page)

    return views.typeset(MARK.sub(figure, segment.text))


def _segments(page: Page) -> Iterator[Segment]:
    for kind, typed, line, _ in page.matter_texts():
        text = substitute(typed, _mark)
        key = f"{kind}: {_normalised(text)}"
        yield Segment(page, kind, line, line, text, key, "", ("", kind, 1))
    of_passages = {
        id(block): (passage, index)
        for passage in page.passages
        for index, block in enumerate(passage.blocks)
    }
    section, counts = "", Counter[tuple[str, str]]()
    for block in page.blocks:
        if block.kind in _STRUCTURE:
            continue
        section = block.id or section if block.kind == "heading" else section
        passage, index = of_passages.get(id(block), (None, 0))
        counts[section, block.kind] += 1
        place = (section, block.kind, counts[section, block.kind])
        anchor, number = block.id, None
        if passage:
            place = (passage.id, "passage", index)
            anchor, number = (None if index else passage.id), passage.number
        text = _text(block, page)
        if text or anchor:
            key = _normalised(text)
            lines = block.line, block.end_line
            yield Segment(
                page, block.kind, *lines, text, key, section, place, number, anchor, block.classes
            )


def _mark(name: str) -> str:
    return f"\ue000{name}\ue001"


def _text(block: Block, page: Page) -> str:
    if block.kind not in ("code", "html"):
        texts = (plain_text(line, _mark, images=True) for line in read_apart(block))
        return ", ".join(" ".join(text.split()) for text in texts)
    text = "\n".join(page.lines[block.line - 1 : block.end_line])
    return text if block.kind == "code" else " ".join(re.sub(r"<[^>]*>", " ", text).split())


def plain_signs(text: str) -> str:
    """Return the text with one kind of quotation marks and dashes, in as many characters."""
    return re.sub(r"[‘‚‛]|(?<!\w)['’]|['’](?!\w)", '"', text).translate(_SIGNS)


def _normalised(text: str) -> str:
    """Return the text without white space and kinds of signs, which typography decides."""
    return _BLANK.sub("", plain_signs(unicodedata.normalize("NFKC", text).translate(_LIGATURES)))
