# SPDX-License-Identifier: MIT
"""The comparison of the texts of a campaign before and after a change.

It finds texts that readers see added, removed or changed, in one language or in all, and addresses
that would break.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.checks.languages.terms import misuses
from campaign.model.campaign import Campaign
from campaign.model.glossary import Entry, read_glossary
from campaign.model.pages import Page, redirects
from campaign.model.urls import Urls
from campaign.review.data import data_changes, texts_alone
from campaign.review.matching import Group, Texts, groups_of, is_aligned, match, page_texts
from campaign.review.segments import MARK, Segment, shown
from campaign.source.directives import NOT_A_TERM
from campaign.views.language_view import all_views


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A text before and after a change."""

    kind: str
    """``added``, ``removed``, ``changed``, or ``same``, be it in other markup or typography."""
    segment: Segment
    """The text after the change, or before if it was removed."""
    before: Segment | None
    old: str
    """What readers saw; empty if there was nothing."""
    new: str


class Review:
    """The effects of a change on a campaign, which could be read on both sides."""

    def __init__(self, base: Campaign, head: Campaign) -> None:
        self.base, self.head = base, head
        self.views = all_views(base), all_views(head)
        self.languages = [code for code in head.settings.codes if code in base.settings.codes]
        """Those before and after the change."""
        self.now: dict[Segment, Change] = {}
        """The changes by the texts to which they led."""
        self.groups: list[Group] = []
        """The texts after the change, with their translations."""
        before, after = page_texts(base.pages), page_texts(head.pages)
        for path, texts in after.items():
            self._compare(before.get(path, {}), texts)
        kept = {change.before for change in self.now.values()}
        old = [text for page in before.values() for texts in page.values() for text in texts]
        self.removed = [self._change(text, text, None) for text in old if text not in kept]
        self.one_sided = {each: others for each, others in self._one_sided() if others}
        """The texts that changed in some languages only, with their unchanged translations."""
        added = {*head.settings.codes} - {*base.settings.codes}
        every = data_changes(base.settings, head.settings)
        self.texts = [each for each in every if each.language not in added]
        """Changed texts that are on no page, except in a language that was added."""
        self.texts_alone = texts_alone(self.texts, self.languages)
        """Those of ``texts`` that changed in one language only."""

    def _compare(self, before: Texts, after: Texts) -> None:
        """Compare the texts of a page."""
        sides = (before, self.base), (after, self.head)
        aligned = all(is_aligned(x, side.settings.codes) for x, side in sides if x)
        old, new = (groups_of(texts, aligned) for texts in (before, after))
        found = match(old, new)
        self.groups += new
        for group in new:
            earlier = found[group].texts if group in found else {}
            for code, text in group.texts.items():
                self.now[text] = self._change(text, earlier.get(code), text)

    def _change(self, text: Segment, before: Segment | None, after: Segment | None) -> Change:
        views = [views.get(text.language) for views in self.views]
        old = shown(before, views[0]) if before and views[0] else ""
        new = shown(after, views[1]) if after and views[1] else ""
        is_same = before and after and (before.key == after.key or old == new)
        links = before.targets if before else (), after.targets if after else ()
        if after and links[0] != links[1]:
            old, new = (
                f"{x} <{', '.join(y)}>" if y else x for x, y in zip((old, new), links, strict=True)
            )
        kind = "removed" if not after else "added" if not before else "changed"
        return Change("same" if is_same else kind, text, before, old, new)

    def _one_sided(self) -> Iterator[tuple[Change, list[Segment]]]:
        for group in self.groups:
            texts = [group.texts[code] for code in self.languages if code in group.texts]
            others = [text for text in texts if self.now[text].kind == "same"]
            yield from ((self.now[x], others) for x in texts if self.now[x].kind == "changed")

    @property
    def changes(self) -> list[Change]:
        """Every changed text of a page, language by language."""
        codes = [*self.head.settings.codes, *self.base.settings.codes]
        found = (each for each in (*self.now.values(), *self.removed) if each.old != each.new)
        return sorted(found, key=lambda change: codes.index(change.segment.language))

    def terms(self) -> Iterator[tuple[Segment, Segment, Entry, str]]:
        """Yield the changed pairs of texts that depart from the glossary, as ``misuses`` does."""
        glossary, _ = read_glossary(self.head.settings)
        reference = self.head.settings.reference_language
        for group in self.groups:
            if (original := group.texts.get(reference)) is None:
                continue
            for other, text in group.texts.items():
                is_new = {self.now[x].kind for x in (original, text)} & {"changed", "added"}
                is_marked = NOT_A_TERM in original.classes | text.classes
                if other != reference and is_new and not is_marked:
                    a, b = (MARK.sub(" ", each.text) for each in (original, text))
                    for entry, avoided in misuses(glossary, a, b, (reference, other)):
                        yield original, text, entry, avoided


def broken_links(base: Campaign, head: Campaign) -> dict[Page, list[str]]:
    """Return the addresses that break and are not redirected, by page before the change.

    Of a page that was removed or moved, only its own address is one of them.
    """
    urls = Urls(tuple(head.settings.codes), "", directories=True)

    def address(language: str, path: str, anchor: str = "") -> str:
        return f"/{urls.page(path, language)}" + (f"#{anchor}" if anchor else "")

    def addresses(page: Page) -> list[str]:
        return [address(page.language, page.path, anchor) for anchor in ("", *sorted(page.ids))]

    kept = {each for page in head.pages for each in addresses(page)}
    for code in head.pages.languages:
        moved = redirects(head.pages, code)
        kept |= {address(code, redirect.path, redirect.anchor) for redirect in moved}
    found: dict[Page, list[str]] = {}
    for page in base.pages:
        own, *others = addresses(page)
        stays = head.pages.page(page.language, page.path)
        broken = [each for each in (others if stays else [own]) if each not in kept]
        if broken and page.language in head.settings.codes:
            found[page] = broken
    return found
