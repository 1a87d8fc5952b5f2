# SPDX-License-Identifier: MIT
"""The texts of a page that have a translation, and sentences that were left untranslated."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from campaign.checks.texts import Text
from campaign.checks.touched import Spot, two_sided
from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.source.directives import NOT_A_FIGURE
from campaign.source.inline_text import plain_text
from campaign.source.markdown_blocks import Block

_ENGLISH_WORDS = "the of and to for is that by this with are be was it from not have"
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Words of English sentences and names that French does not have."""
_OTHER_WORDS = "à au aux de des du el en es la le les los que qui una une y"
_UNLIKE_ENGLISH = ("fr", "es")
"""Dutch and others share words with English."""
_OTHERS = frozenset(_OTHER_WORDS.split())
"""Words of French and Spanish sentences that English does not have."""
# A mark, closing quotes or brackets, a space, and the start of another sentence.  The dot of an
# initial or of a title (“U. Thant”, “Mr. Elm”) does not count.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|No))(?<!\bMrs)[.!?…](?:\s?[\"'”’»)\]])*\s+"
    r"(?=[\"'“‘«(\[{¿¡A-ZÀ-Ý0-9\ue000])"
)
_IN_TITLES = _ENGLISH | frozenset(
    ["our", "your", "we", "us", "you", "they", "their", "in", "at", "how", "why", "what", "who"]
)
"""Words of short English titles that French and Spanish do not have."""
_SHORTEST = 5
_LANGUAGE = re.compile(r"<(\w+)\b[^>]*\slang=")
_NO_TEXT = ("code", "html", "block", "slot", "table")


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A block's text, or that of a key in the front matter, and its lines in the file."""

    page: Page | Text
    first: int
    last: int
    text: str
    own: str
    """The text without titles of works and words that are marked as of another language."""
    is_title: bool = False
    has_figures: bool = True
    """Whether its numbers are compared: not in blocks with the class ``not-a-figure``."""

    def spot(self, typed: str) -> Spot:
        """Return the place of a part of the text; its start if it is not found."""
        return Spot(self.page, *self.page.find(typed, self.first, self.last))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with its punctuation."""
    return _END.sub(lambda end: end[0].rstrip() + "\0", text.strip()).split("\0")


def text_of(page: Page, block: Block) -> ComparedText:
    """Return the text of a block, with alternative texts, and markers as they are typed."""
    tokens = () if block.kind in _NO_TEXT else block.tokens
    tokens = tuple(token for token in tokens if token.type != "code_inline")
    text, own = (
        plain_text(each, lambda name: f"{{{{ {name} }}}}", images=True)
        for each in (tokens, _own(tokens))
    )
    # A link's title is a sentence of its own.
    titles = "".join(f"\0{title}" for token in tokens if (title := token.attrs.get("title")))
    has_figures = NOT_A_FIGURE not in block.classes
    lines = block.line, block.end_line
    return ComparedText(
        page, *lines, text + titles, own + titles, block.kind == "heading", has_figures
    )


def _own(tokens: Iterable[Token]) -> Iterator[Token]:
    end = ""
    for token in tokens:
        if end:
            end = "" if token.type == end or token.content == end else end
        elif token.type == "em_open":
            end = "em_close"
        elif found := _LANGUAGE.match(token.content if token.type == "html_inline" else ""):
            end = f"</{found[1]}>"
        else:
            yield token


def matter_text(page: Page, key: str) -> ComparedText:
    """Return the title or the description of a page."""
    line, _ = page.matter_source.position((key,))
    text = getattr(page.matter, key) or ""
    has_figures = not page.matter.not_figures
    return ComparedText(page, line, line, text, text, key == "title", has_figures)


def untranslated(original: ComparedText, translation: ComparedText) -> Iterator[Problem]:
    """Report the first sentence of a translation that is the original's, or else is English."""
    ours = {*sentences(original.own)}
    for sentence in sentences(translation.own):
        is_title = translation.is_title and _is_title(sentence)
        if not (is_title or is_sentence(sentence)):
            continue
        start = " ".join(sentence.split()[:2])
        spots = original.spot(start), translation.spot(start)
        words = {*re.findall(r"[^\W\d_]+", sentence.casefold())}
        if sentence in ours:
            is_other = original.page.language == "en" and words & _OTHERS
            yield two_sided("untranslated", *(reversed(spots) if is_other else spots))
            return
        is_english = len(words & _ENGLISH) > 1 and not words & _OTHERS
        if is_english and translation.page.language in _UNLIKE_ENGLISH:
            yield spots[1].problem("left_in_english")
            return


def _is_title(text: str) -> bool:
    """Return whether a short title is in English, and not the name of something."""
    words = set(re.findall(r"[^\W\d_]{2,}", text))
    folded = {word.casefold() for word in words}
    has_words = any(word.islower() and word not in _IN_TITLES for word in words)
    return has_words and bool(folded & _IN_TITLES) and not folded & _OTHERS


def is_sentence(text: str) -> bool:
    """Return whether a text needs a translation: it is not a name, the title of a work or address.

    English names have capitals; those of other languages may be long, and have no full stop.
    """
    words = [x for word in text.split() if (x := word.strip(".,;:!?…")).isalpha() and x.islower()]
    if _ENGLISH.intersection(words):
        is_name = len([word for word in words if word not in _ENGLISH and len(word) > 1]) < 2
    else:
        is_name = len(words) < 8 and not text.endswith((".", "!", "?", "…"))
    return len(words) >= _SHORTEST and not is_name
