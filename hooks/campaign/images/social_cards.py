# SPDX-License-Identifier: MIT
"""What the card of a page says: the image that is shown where the page is shared.

A page that shows a highlighted figure has that figure on its card, the strongest thing that it has
to say; any other has its heading and its description.  A figure is on one card only, that of the
first page that shows it, so that two links beside each other never look alike.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from campaign.exports.file_names import card_name
from campaign.model.pages import Page
from campaign.pdf.typst import Typesetter
from campaign.views.language_view import LanguageView
from campaign.views.types import FigureView


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure as a card shows it."""

    before: str
    value: str
    label: str
    note: str
    """When it was true, and what the document said if that was another number."""


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of a card, plain and set."""

    language: str
    """Its code, as ``fr``: lines break by its rules."""
    site: str
    date: str
    """When the document was sent, on a page of it that shows no figure; else empty: a figure has a
    date of its own."""
    title: str
    description: str
    figure: KeyFigure | None

    @property
    def alt(self) -> str:
        """The same for those who do not see it."""
        parts = [self.title, self.site]
        if figure := self.figure:
            note = f"({figure.note})" if figure.note else ""
            shown = (figure.before, figure.value, figure.label, note)
            parts.insert(0, " ".join(filter(None, shown)))
        return " – ".join(parts)

    def data(self, icon: str) -> dict[str, Any]:
        """What the template reads; ``icon`` is the site's, as SVG, or empty."""
        return asdict(self) | {"icon": icon}


@dataclass(frozen=True, slots=True)
class CardImage:
    """The picture of a card: its name from the site's root, its words, and its cached PNG."""

    name: str
    alt: str
    file: Path

    @property
    def url(self) -> str:
        """Return its address from the site's root, with a hash of the picture.

        Social networks cache an image by its address for weeks, so another picture has another.
        """
        return f"{quote(self.name)}?v={hashlib.sha256(self.file.read_bytes()).hexdigest()[:8]}"


def make_cards(
    views: LanguageView, site_name: str, icon: str, template: str
) -> dict[str, CardImage]:
    """The images of all pages of a language, by the path of the page; ``icon`` is an SVG or
    empty.
    """
    cards, language = page_cards(views, site_name), views.language.code
    data = [card.data(icon) for card in cards.values()]
    images = Typesetter(views.campaign.settings.root).pngs(template, data)
    return {
        path: CardImage(card_name(language, path), card.alt, image)
        for (path, card), image in zip(cards.items(), images, strict=True)
    }


def page_cards(views: LanguageView, site_name: str) -> dict[str, Card]:
    """The cards of all pages of a language, by the path of the page."""
    cards: dict[str, Card] = {}
    left = {figure.name for figure in views.highlights()}
    for page in views.pages:
        figure = next((shown for shown in views.figures_on(page) if shown.name in left), None)
        if figure:
            left.remove(figure.name)
        cards[page.path] = Card(
            views.language.code,
            views.typeset(site_name),
            views.sent() if page.matter.document and not figure else "",
            views.heading(page),
            views.plain(page.matter.description),
            _shown(views, page, figure) if figure else None,
        )
    return cards


def _shown(views: LanguageView, page: Page, figure: FigureView) -> KeyFigure:
    sent = page.matter.document and figure.sent
    notes = (figure.as_of, sent and views.campaign.as_sent(figure.name, views.language.code))
    note = " ".join(note for note in notes if note)
    return KeyFigure(figure.before or "", figure.text, figure.label, note)
