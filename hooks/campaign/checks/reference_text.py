# SPDX-License-Identifier: MIT
"""Compare the pages of the letter with the text that was sent: word by word, in order.

White space is not significant; words, numbers and punctuation are.  Figures have the value in the
letter (``as_published``), signatories are read row by row across their columns, and text added by
the site (class ``editorial``) is skipped.
"""

from __future__ import annotations

import difflib
import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from markdown_it.token import Token

from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.model.settings import CampaignSettings, Settings
from campaign.problems import CampaignError, Problem
from campaign.source.inline_text import plain_text
from campaign.source.markdown_blocks import Block
from campaign.source.text_files import read_text
from campaign.source.yaml_source import KeyPath, YamlSource
from campaign.text.typography import typographer
from campaign.text.written_numbers import states

SIGNATORIES = "signatories"
_SHOWN_WORDS = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page, with punctuation, and its position."""

    text: str
    path: str
    line: int
    column: int
    figure: str = ""
    """The figure whose text contains the word, if any."""


def check_reference_text(draft: Draft) -> Iterator[Problem]:
    """Report differences between the letter's pages and its reference text, if there is one.

    Only the language of the reference text is compared.  If what differs is a figure's
    ``as_published``, the problem is reported in the data file.
    """
    settings, data = draft.settings, draft.data
    if settings.campaign.reference is None:
        return
    path = settings.docs / settings.campaign.reference
    try:
        reference = read_text(path, settings.display_path(path))
    except CampaignError as error:
        yield from error.problems
        return
    language = settings.reference_language
    tag = settings.language(language).tag
    pages = [page for page in draft.pages.in_language(language) if page.matter.document]
    published = {name: each.published_text(language, tag) for name, each in draft.figures.items()}
    set_text = typographer(language)

    def text_of(name: str) -> str:
        return published.get(name, name)

    corrected, problems = _correct(reference, settings)
    yield from problems
    expected = set_text(corrected).split()
    openings = set(itertools.accumulate(len(line.split()) for line in corrected.split("\n")))
    found = list(itertools.chain.from_iterable(_page_words(page, text_of) for page in pages))
    actual = set_text(" ".join(word.text for word in found)).split()
    if expected == actual or not pages:
        return
    last = Word("", pages[-1].display_path, max(len(pages[-1].lines), 1), 1)
    places = [*found, last]
    problems = list(_differences(expected, actual, places, openings))

    def is_said(name: str, letter: str) -> bool:
        """Return whether a text of the letter is a figure's value, written in another way."""
        value = draft.figures[name].as_published
        return isinstance(value, int | Decimal) and states(letter, Decimal(value), tag)

    yield from _in_the_data_file(problems, places, published, data, is_said)


def _in_the_data_file(
    problems: list[Problem],
    words: list[Word],
    published: Mapping[str, str],
    data: YamlSource,
    is_said: Callable[[str, str], bool],
) -> Iterator[Problem]:
    """Report a figure that differs from the letter at every citation once, in the data file.

    If the letter has another figure's text there, or the figure matches the letter elsewhere, the
    page cites the wrong figure.
    """
    figures = {(word.path, word.line, word.column): word.figure for word in words if word.figure}
    cited = Counter(figures.values())
    changed = {
        index: figures[place]
        for index, problem in enumerate(problems)
        if problem.key == "fidelity_changed"
        and (place := (problem.path, problem.line, problem.column)) in figures
        and _bare(problem.details["page"]) == _bare(published.get(figures[place]))
        and _bare(problem.details["letter"]) not in map(_bare, published.values())
    }
    wrong = Counter(changed.values())
    reported: set[str] = set()
    for index, problem in enumerate(problems):
        name = changed.get(index)
        if name is None or wrong[name] < cited[name]:
            yield problem
        elif name not in reported:
            reported.add(name)
            where = ("figures", name, "as_published")
            details = {**problem.details, "name": name}
            same = is_said(name, str(problem.details["letter"]))
            key = "form_published_differs" if same else "as_published_changed"
            yield Problem(data.path, *data.position(where), key, details)


def _correct(reference: str, settings: Settings) -> tuple[str, list[Problem]]:
    """Return the corrected reference text, and the corrections that do not match it once."""
    text = "\n".join(" ".join(line.split()) for line in reference.split("\n"))
    problems: list[Problem] = []
    campaign: CampaignSettings = settings.campaign
    entries: list[tuple[KeyPath, str]] = [
        (("corrections", i, "sent"), c.sent) for i, c in enumerate(campaign.corrections)
    ]
    entries += [(("left_as_sent", i), sent) for i, sent in enumerate(campaign.left_as_sent)]
    for where, sent in entries:
        count = text.count(" ".join(sent.split()))
        if count != 1:
            position = settings.config.position(("extra", "campaign", *where))
            details = {"sent": sent, "count": count, "reference": campaign.reference}
            problems.append(
                Problem(settings.config.path, *position, "correction_misplaced", details)
            )
    for correction in campaign.corrections:
        text = text.replace(" ".join(correction.sent.split()), correction.published)
    return text, problems


def _page_words(page: Page, published: Callable[[str], str]) -> Iterator[Word]:
    blocks = [block for block in page.blocks if not block.editorial]
    for signed, run in itertools.groupby(blocks, key=lambda block: SIGNATORIES in block.ancestors):
        if signed:
            columns = [list(_rows(page, block, published)) for block in run]
            for row in itertools.zip_longest(*columns, fillvalue=[]):
                yield from itertools.chain.from_iterable(row)
        else:
            for block in run:
                yield from itertools.chain.from_iterable(_rows(page, block, published))


def _rows(page: Page, block: Block, published: Callable[[str], str]) -> Iterator[list[Word]]:
    """Yield the words of a block, as one list for each source line."""
    row: list[Token] = []
    number = block.line
    for token in [*block.tokens, None]:
        if token is not None and token.type not in ("softbreak", "hardbreak"):
            row.append(token)
            continue
        yield list(_located(row, published, page, number))
        row, number = [], number + 1


def _located(
    row: list[Token], published: Callable[[str], str], page: Page, number: int
) -> Iterator[Word]:
    """Yield each word with its column in the source line, which also contains the markup.

    Every word of a figure is at its marker.
    """
    line = page.lines[number - 1] if number <= len(page.lines) else ""
    text, column = "", 0
    pieces: list[tuple[int, int, str]] = []  # the end in the text, the column of the start, figure
    for token in row:
        piece = plain_text([token], published)
        figure = token.meta["marker"].name if token.type == "marker" else ""
        column = max(line.find("{{" if figure else piece, column), column)
        text += piece
        pieces.append((len(text), column, figure))
        column = line.find("}}", column) + 2 if figure else column + len(piece)
    for word in re.finditer(r"\S+", text):
        ends = [end for end, _, _ in pieces]
        first = bisect_right(ends, word.start())
        touched = pieces[first : bisect_left(ends, word.end()) + 1]
        _, column, figure = next((piece for piece in touched if piece[2]), touched[0])
        if not figure:
            column += word.start() - (ends[first - 1] if first else 0)
        yield Word(word[0], page.display_path, number, column + 1, figure)


def _differences(
    expected: list[str], actual: list[str], found: list[Word], openings: set[int]
) -> Iterator[Problem]:
    """Report differences; ``openings`` are the indices of words that begin a paragraph."""
    matcher = difflib.SequenceMatcher(None, expected, actual, autojunk=False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    # Words both dropped and added have moved; order is ignored, since a diff may rotate them.
    dropped = {_bag(expected[i:j]): i for tag, i, j, _, _ in changes if tag == "delete"}
    added = {_bag(actual[k:m]) for tag, _, _, k, m in changes if tag == "insert"}
    for tag, i, j, k, m in changes:
        if tag == "replace":  # a part of a figure such as “1.2 million” is shown as the figure
            while i and k and _same_marker(found[k - 1], found[k]):
                i, k = i - 1, k - 1
            while j < len(expected) and _same_marker(found[m - 1], found[m]):
                j, m = j + 1, m + 1
        letter, page = _shorten(expected[i:j]), _shorten(actual[k:m])
        if tag == "replace":
            yield _problem(found[k], "fidelity_changed", letter=letter, page=page)
        elif tag == "insert" and _bag(actual[k:m]) in dropped:
            start = dropped[_bag(actual[k:m])]
            after = _shorten(expected[max(start - _SHOWN_WORDS, 0) : start])
            yield _problem(found[k], "fidelity_moved", page=page, after=after)
        elif tag == "insert":
            yield _problem(found[k], "fidelity_added", page=page)
        elif _bag(expected[i:j]) not in added:
            # If a paragraph's beginning is missing, report the next word, else the previous one.
            place = found[k] if i in openings or k == 0 else found[k - 1]
            yield _problem(place, "fidelity_dropped", letter=letter)


def _same_marker(word: Word, other: Word) -> bool:
    return bool(word.figure) and replace(word, text=other.text) == other


def _bare(text: object) -> list[str]:
    return str(text).strip(" .,;:!?…()«»“”").split()


def _bag(words: list[str]) -> frozenset[tuple[str, int]]:
    return frozenset(Counter(words).items())


def _problem(word: Word, key: str, **details: object) -> Problem:
    return Problem(word.path, word.line, word.column, key, details)


def _shorten(words: list[str]) -> str:
    return " ".join(words if len(words) <= _SHOWN_WORDS else [*words[:_SHOWN_WORDS], "…"])
