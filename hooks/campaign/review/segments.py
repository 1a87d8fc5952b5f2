# SPDX-License-Identifier: MIT
"""The texts of a page, one by one, as the review compares them.

A segment is a title, a description, a heading, a paragraph, a list item, a cell or an inserted
block.  Segments are compared without markup, white space and typography, and with figures by
their names.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from campaign.model.pages import Page
from campaign.source.front_matter import SHOWN
from campaign.source.inline_text import plain_text, read_apart, targets
from campaign.source.markdown_blocks import Block
from campaign.text.markers import substitute
from campaign.views.language_view import LanguageView

MARK = re.compile("\ue000(?P<name>[^\ue001]*)\ue001")
"""A figure in a segment's text, in private-use characters: code may show ``{{ name }}``."""
_mark = "\ue000{}\ue001".format

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
    text: str
    place: tuple[str, str, int]
    """Section, kind and number in it: those of its translation, if the pages are alike."""
    number: int | None = None
    """The number in its section, for a passage."""
    anchor: str | None = None
    """The fragment of its address."""
    classes: frozenset[str] = frozenset()
    """The marks of its block, such as ``not-a-term``."""
    targets: tuple[str, ...] = ()
    """What its links and images lead to."""

    @property
    def key(self) -> str:
        """The text without white space and kinds of signs, which typography decides."""
        return _normalised(self.text)

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
    def location(self) -> str:
        """Its file and line."""
        return f"{self.page.display_path}:{self.line}"


def segments_of(page: Page) -> list[Segment]:
    """Return the segments of a page, in order."""
    matter = (
        Segment(page, kind, line, substitute(typed, _mark), ("", kind, 1))
        for kind, typed, line, _ in page.matter_texts()
    )
    return [*matter, *_of_blocks(page)]


def shown(segment: Segment, view: LanguageView) -> str:
    """Return a segment as readers see it.

    An unknown figure is shown as its marker; a changed one, on pages of the letter, with a note.
    """

    def figure(match: re.Match[str]) -> str:
        if (name := match["name"]) not in view.campaign.figures:
            return f"{{{{ {name} }}}}"
        if segment.kind in SHOWN:
            return view.campaign.figure_text(name, segment.language)
        return view.campaign.cited(name, segment.page)

    return view.typeset(MARK.sub(figure, segment.text))


def plain_signs(text: str) -> str:
    """Return the text with one kind of quotation marks and dashes, in as many characters."""
    return re.sub(r"[‘‚‛]|(?<!\w)['’]|['’](?!\w)", '"', text).translate(_SIGNS)


def _of_blocks(page: Page) -> Iterator[Segment]:
    of_passages = {
        id(block): (passage, index)
        for passage in page.passages
        for index, block in enumerate(passage.blocks)
    }
    section, counts = "", Counter[tuple[str, str]]()
    for block in page.blocks:
        if block.kind in ("block", "table"):  # which have texts in them
            continue
        section = block.id or section if block.kind == "heading" else section
        counts[section, block.kind] += 1
        place, anchor, number = (section, block.kind, counts[section, block.kind]), block.id, None
        if id(block) in of_passages:
            passage, index = of_passages[id(block)]
            place = (passage.id, "passage", index)
            anchor, number = (None if index else passage.id), passage.number
        if (text := _text(block, page)) or anchor:
            links = tuple(target for _, target in targets(block.tokens))
            fields = text, place, number, anchor, block.classes, links
            yield Segment(page, block.kind, block.line, *fields)


@cache
def _normalised(text: str) -> str:
    signs = plain_signs(unicodedata.normalize("NFKC", text).translate(_LIGATURES))
    return _BLANK.sub("", signs)


def _text(block: Block, page: Page) -> str:
    if block.kind not in ("code", "html", "slot"):
        texts = (plain_text(line, _mark, images=True) for line in read_apart(block))
        return ", ".join(" ".join(text.split()) for text in texts)
    typed = page.lines[block.line - 1 : block.end_line]
    if block.kind == "slot":
        return " ".join(typed[0].split())
    text = "\n".join(typed)
    return text if block.kind == "code" else " ".join(re.sub(r"<[^>]*>", " ", text).split())
