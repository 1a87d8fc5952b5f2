# SPDX-License-Identifier: MIT
"""The comparison of a campaign before and after a change, as its readers see it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from campaign.checks.languages.terms import GLOSSARY
from campaign.model.campaign import Campaign
from campaign.model.pages import Page, redirects
from campaign.model.settings import Settings
from campaign.model.urls import Urls
from campaign.problems import CampaignError, as_typed
from campaign.review.segments import Segment, groups_of, is_aligned, match, segments_of
from campaign.source.inline_text import targets
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import parse_yaml


@dataclass(frozen=True, slots=True)
class Change:
    """A text before and after a change."""

    text: Segment
    """The text after the change, or before if it was removed."""
    old: str
    """What readers saw; empty if there was nothing."""
    new: str
    has_new_words: bool
    """Whether more has changed than typography and addresses."""


def compare(base: Campaign, head: Campaign) -> Iterator[list[Change]]:
    """Yield the texts that have changed, each with its translations, in the order of the menu.

    Languages that were added or removed are left out.
    """
    codes = [code for code in head.settings.codes if code in base.settings.codes]
    paths = [page.path for side in (head, base) for page in side.pages]
    for path in dict.fromkeys([*head.settings.pages, *paths]):
        sides = [_segments(side, path, codes) for side in (base, head)]
        aligned = all(is_aligned(side, codes) for side in sides if side)
        old, new = (groups_of(side, aligned) for side in sides)
        found = match(old, new)
        pairs = [(found.get(group, ()), group) for group in new]
        pairs += [(group, ()) for group in old if group not in found.values()]
        for groups in pairs:
            was, now = ({text.language: text for text in group} for group in groups)
            row = [_change(was.get(code), now.get(code), base, head) for code in {**was, **now}]
            if any(change.old != change.new for change in row):
                yield row


def _segments(campaign: Campaign, path: str, codes: Iterable[str]) -> dict[str, list[Segment]]:
    pages = ((code, campaign.pages.page(code, path)) for code in codes)
    return {code: segments_of(page) for code, page in pages if page}


def _change(
    before: Segment | None, after: Segment | None, base: Campaign, head: Campaign
) -> Change:
    old, new = _shown(before, base), _shown(after, head)
    is_same = before and after and (before.key == after.key or old == new)
    return Change(cast("Segment", after or before), old, new, not is_same)


def _shown(text: Segment | None, campaign: Campaign) -> str:
    """Return a text as readers see it, with addresses; an unknown figure as its marker."""
    if text is None:
        return ""

    def figure(name: str) -> str:
        if name not in campaign.figures:
            return f"{{{{ {name} }}}}"
        if isinstance(text.source, str):
            return campaign.figure_text(name, text.language)
        return campaign.cited(name, text.page)

    shown = campaign.typeset(text.text(figure), text.language)
    tokens = () if isinstance(text.source, str) else text.source.tokens
    return " ".join([shown, *(f"<{target}>" for _, target in targets(tokens))])


def broken_links(base: Campaign, head: Campaign) -> Iterator[tuple[Page, list[str]]]:
    """Yield the addresses that break and are not redirected, by page before the change.

    Of a page that was removed or moved, only its own address is one of them.
    """
    urls, codes = Urls(tuple(head.settings.codes), "", directories=True), head.settings.codes

    def address(language: str, path: str, anchor: str) -> str:
        return f"/{urls.page(path, language)}" + (f"#{anchor}" if anchor else "")

    kept = {address(page.language, page.path, x) for page in head.pages for x in ("", *page.ids)}
    kept |= {address(code, x.path, x.anchor) for code in codes for x in redirects(head.pages, code)}
    for page in base.pages:
        if page.language in codes:
            is_there = head.pages.page(page.language, page.path)
            anchors = sorted(page.ids) if is_there else [""]
            every = [address(page.language, page.path, anchor) for anchor in anchors]
            if broken := [each for each in every if each not in kept]:
                yield page, broken


def data_changes(base: Settings, head: Settings) -> Iterator[tuple[str, int, str, str, str]]:
    """Yield what changes in settings, data, words and reference texts; new keys need no code here.

    It is a path, a line, a key such as ``figures.elms.label.fr`` or, of a reference text, none, and
    the text before and after, empty where it is missing.
    """
    old, new = _texts(base), _texts(head)
    for path, key in {**new, **old}:
        (before, _), (after, line) = (side.get((path, key), ("", 1)) for side in (old, new))
        if before != after:
            yield path, line, key, before, after


def _texts(settings: Settings) -> dict[tuple[str, str], tuple[str, int]]:
    """Return texts and their lines, by path and key; the navigation is one text."""
    found = {}
    for name in settings.references.values():
        path = settings.display_path(settings.docs / name)
        with suppress(CampaignError):  # reported by the checks, here and below
            found[path, ""] = " ".join(read_text(settings.docs / name, path).split()), 1
    own = (settings.root / FOLDER / f"{language.tag}.yml" for language in settings.languages)
    for file in (*settings.text_files, *filter(Path.is_file, own)):
        path = settings.display_path(file)
        with suppress(CampaignError):
            source = parse_yaml(read_text(file, path), path)
            for where, (line, _) in source.values.items() if file.name != GLOSSARY else ():
                value, is_in_nav = source.value(where), where[:1] == ("nav",)
                if len(where) == 1 if is_in_nav else not isinstance(value, dict | list):
                    found[path, ".".join(map(str, where))] = as_typed(value), line
    return found
