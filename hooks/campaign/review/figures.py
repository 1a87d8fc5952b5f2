# SPDX-License-Identifier: MIT
"""The figures that a change alters, and the sentences that cite them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from campaign.checks.languages.sentences import sentences
from campaign.model.campaign import Campaign
from campaign.review.segments import MARK, Segment
from campaign.review.text_diff import Change
from campaign.source.front_matter import SHOWN
from campaign.text.markers import scan
from campaign.views.language_view import LanguageView

Views = Mapping[str, LanguageView]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a segment as readers see it, before and after."""

    segment: Segment
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """The old and new texts of a figure by language (empty if missing), and its sentences."""

    name: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    sentences: tuple[Sentence, ...]


def figure_changes(
    base: Campaign, head: Campaign, changes: Sequence[Change], views: tuple[Views, Views]
) -> Iterator[FigureChange]:
    """Yield the changed figures with their sentences, in the order of the data file."""
    languages = [code for code in head.settings.codes if code in base.settings.codes]
    for name in dict.fromkeys([*head.figures, *base.figures]):
        for has_note in (False, True):
            before, after = (_texts(each, name, languages, has_note) for each in (base, head))
            if before != after:
                found = (s for change in changes for s in _sentences(name, change, *views))
                yield FigureChange(name, before, after, tuple(found))
                break


def _texts(
    campaign: Campaign, name: str, languages: Sequence[str], has_note: bool
) -> dict[str, str]:
    """Return the texts of a figure; with a note, as pages of the letter show a changed one."""
    known = campaign.settings.codes if name in campaign.figures else ()
    return {
        code: campaign.figure_text(name, code)
        + (f" {campaign.original_note(name, code)}" if has_note else "")
        for code in languages
        if code in known
    }


def _sentences(name: str, change: Change, base: Views, head: Views) -> Iterator[Sentence]:
    """Yield the changed sentences of a segment that cited the figure and still do."""
    if change.before is None or change.after is None or name not in _cited(change.after.text):
        return
    language = change.after.language
    old = [text for text in sentences(change.before.text) if name in _cited(text)]
    new = [text for text in sentences(change.after.text) if name in _cited(text)]
    for place, text in enumerate(new if old else []):
        earlier = (
            text
            if text in old
            else max(old, key=lambda other: len({*other.split()} & {*text.split()}))
        )
        before = shown(change.before, base[language], earlier)
        after = shown(change.after, head[language], text)
        if before != after:
            yield Sentence(change.after, _line(change.after, name, place), before, after)


def as_shown(changes: Iterable[Change], base: Views, head: Views) -> Iterator[Change]:
    """Yield changes; a text is the same if a marker replaces what it shows, or the reverse."""
    for change in changes:
        before, after = change.before, change.after
        if change.kind == "changed" and before and after:
            old, new = shown(before, base[before.language]), shown(after, head[after.language])
            yield Change("same", before, after) if old == new else change
        else:
            yield change


def _line(segment: Segment, name: str, place: int) -> int:
    """Return the line of the ``place``-th sentence that cites a figure: most are on one line."""
    marked = [
        number
        for number, line in enumerate(segment.lines, segment.line)
        if any(marker.name == name for marker in scan(line))
    ]
    return marked[min(place, len(marked) - 1)] if marked else segment.line


def _cited(text: str) -> set[str]:
    return {match["name"] for match in MARK.finditer(text)}


def shown(segment: Segment, views: LanguageView, text: str | None = None) -> str:
    """Return a segment, or ``text`` as a part of it, as readers see it.

    An unknown figure is shown as its marker; a changed one, on pages of the letter, with a note.
    """

    def figure(name: str) -> str:
        if name not in views.campaign.figures:
            return f"{{{{ {name} }}}}"
        if segment.kind in SHOWN:
            return views.campaign.figure_text(name, segment.language)
        return views.campaign.cited(name, segment.page)

    source = segment.text if text is None else text
    return views.typeset(MARK.sub(lambda match: figure(match["name"]), source))
