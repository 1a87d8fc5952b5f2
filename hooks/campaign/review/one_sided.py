# SPDX-License-Identifier: MIT
"""Texts and pages that changed in some languages and not in the others.

Segments at the same place of a page in several languages translate each other, and their changes
are compared.  Places are those of the base, or of the head if the page had different segments in
different languages and no longer has: a change that fixes an old gap does not make a new one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from campaign.model.pages import Page
from campaign.review.segments import segments_of
from campaign.review.text_diff import Change
from campaign.review.texts import TextChange

Pages = Sequence[tuple[Page | None, Page | None]]
"""The pages before and after the change."""
_Group = dict[str, Change]
"""The changes of segments that translate each other, by language."""


@dataclass(frozen=True, slots=True)
class UntranslatedChange:
    """A text that changed in some languages only."""

    changed: tuple[Change, ...]
    others: tuple[Change, ...]
    """The same text in the other languages; for an added one, the text before it, if any."""
    languages: tuple[str, ...]
    """The languages that did not change."""


@dataclass(frozen=True, slots=True)
class UntranslatedPage:
    """A page that was added or removed in one language only."""

    kind: Literal["added", "removed"]
    page: Page
    languages: tuple[str, ...]
    """The languages in which it was not added or removed."""


def untranslated_pages(pages: Pages, languages: Sequence[str]) -> Iterator[UntranslatedPage]:
    """Yield the pages added or removed in some languages only."""
    base = _by_path(old for old, _ in pages)
    head = _by_path(new for _, new in pages)
    for path in dict.fromkeys([*head, *base]):
        was, now = base.get(path, {}), head.get(path, {})
        if not now or len(now) == len(languages) or was.keys() == now.keys():
            continue
        for language in languages:
            if language in now and language not in was:
                without = tuple(code for code in languages if code not in now)
                yield UntranslatedPage("added", now[language], without)
            elif language in was and language not in now:
                yield UntranslatedPage("removed", was[language], tuple(now))


def untranslated_changes(
    pages: Pages, changes: Sequence[Change], languages: Sequence[str]
) -> Iterator[UntranslatedChange]:
    """Yield the segments that changed in some languages only.

    ``changes`` are in the order of the pages.  Segments of a page that was added or removed in some
    languages only are left to ``untranslated_pages``.
    """
    partial = {
        path
        for column in (0, 1)
        for path, found in _by_path(p[column] for p in pages if p[1 - column] is None).items()
        if len(found) < len(languages)  # the page was added or removed in some languages only
    }
    uneven, uneven_now = _uneven(old for old, _ in pages), _uneven(new for _, new in pages)
    groups: dict[tuple[object, ...], _Group] = defaultdict(dict)
    for change in changes:
        before, after = change.before, change.after
        if before is None or before.page.path in partial:
            continue
        key: tuple[object, ...] = (before.page.path, *before.place)
        if before.page.path in uneven and (after is None or after.page.path not in uneven_now):
            if after is None or change.kind == "moved":
                continue
            key = ("head", after.page.path, *after.place)
        groups[key][before.language] = change
    for group in groups.values():
        changed = tuple(change for change in group.values() if change.kind != "same")
        others = tuple(change for change in group.values() if change.kind == "same")
        if changed and others and not _moved_alike(group, uneven_now):
            same = tuple(change.segment.language for change in others)
            yield UntranslatedChange(changed, others, same)
    yield from _additions(changes, languages, partial | uneven, groups)


def _moved_alike(group: _Group, uneven: set[str]) -> bool:
    """Return whether texts only moved, and are again at the same place in every language.

    Where a section is swapped with another, which of the two counts as moved may differ.
    """
    places = {
        (change.after.page.path, change.after.place)
        for change in group.values()
        if change.after and change.kind != "changed" and change.after.page.path not in uneven
    }
    return len(places) == 1 and all(change.kind in ("same", "moved") for change in group.values())


def _additions(
    changes: Sequence[Change],
    languages: Sequence[str],
    skipped: set[str],
    groups: dict[tuple[object, ...], _Group],
) -> Iterator[UntranslatedChange]:
    """Yield the texts added in some languages only, matched by place, else by section."""
    near: dict[tuple[object, ...], _Group] = defaultdict(dict)
    anchors: dict[Change, tuple[object, ...]] = {}
    for change, anchor, count in _following(changes):
        if change.segment.page.path not in skipped:
            anchors[change] = anchor
            where = (change.segment.page.path, change.segment.section, anchor, count)
            near[where][change.segment.language] = change
    loose: dict[tuple[object, ...], _Group] = defaultdict(dict)
    for group in near.values():
        for language, change in group.items() if len(group) < len(languages) else ():
            section = (change.segment.page.path, change.segment.section)
            count = sum(language in known for key, known in loose.items() if key[:2] == section)
            loose[*section, count][language] = change
    for group in loose.values():
        if len(group) < len(languages):
            without = tuple(code for code in languages if code not in group)
            before = groups.get(anchors[next(iter(group.values()))], {})
            others = tuple(before[code] for code in without if code in before)
            yield UntranslatedChange(tuple(group.values()), others, without)


def _following(changes: Iterable[Change]) -> Iterator[tuple[Change, tuple[object, ...], int]]:
    """Yield each added segment, the place in the base that it follows, and its number there."""
    page: tuple[str, str] | None = None
    anchor: tuple[object, ...] = ()
    count = 0
    for change in changes:
        segment = change.after
        if segment is None:
            continue
        if (segment.language, segment.page.path) != page:
            page, anchor, count = (segment.language, segment.page.path), (), 0
        if change.kind == "added":
            count += 1
            yield change, anchor, count
        elif change.before and change.kind != "moved":
            anchor, count = (change.before.page.path, *change.before.place), 0


def texts_alone(changes: Sequence[TextChange], languages: Sequence[str]) -> list[TextChange]:
    """Return the links of pages and the texts of other files that changed in some languages only.

    Texts translate each other if their keys, or else their files, differ only in the language.
    Lists below a language, such as abbreviations, are compared as one text.
    """
    groups: dict[tuple[object, ...], dict[str, list[TextChange]]] = defaultdict(dict)
    for change in changes:
        group: tuple[object, ...] = ()
        key, path = change.key.split("."), re.split(r"[/.]", change.path)
        if change.place or not change.path.endswith(".md"):
            if key[-1] in ("site_name", "site_description"):
                group = (change.path, key[-1])
                code = languages[int(key[-2]) - 1] if key[1:] else languages[0]
            elif code := next((part for part in key if part in languages), ""):
                group = (change.path, *key[: key.index(code)])
            elif code := next((part for part in path if part in languages), ""):
                group = (tuple("" if part == code else part for part in path), *key, change.place)
            if code:
                groups[group].setdefault(code, []).append(change)
    partial = (group.values() for group in groups.values() if len(group) < len(languages))
    return [change for group in partial for texts in group for change in texts]


def _by_path(pages: Iterable[Page | None]) -> dict[str, dict[str, Page]]:
    found: dict[str, dict[str, Page]] = defaultdict(dict)
    for page in pages:
        if page:
            found[page.path][page.language] = page
    return found


def _uneven(pages: Iterable[Page | None]) -> set[str]:
    """Return the paths of pages that have different segments in different languages."""
    return {
        path
        for path, found in _by_path(pages).items()
        if len({tuple(text.shape for text in segments_of(page)) for page in found.values()}) > 1
    }
