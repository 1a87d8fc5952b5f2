# SPDX-License-Identifier: MIT
"""The social card of a page: the image shown with a shared link."""

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

from campaign.model.file_names import card_name
from campaign.model.pages import Page
from campaign.pdf.typst import make_images, read_logo
from campaign.source.directives import QUOTE
from campaign.views.citations import Citations
from campaign.views.language_view import LanguageView
from campaign.views.letter import Letter
from campaign.views.types import FigureView

TEMPLATE = "publications/card.typ"


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of a card, without markup, with typography applied."""

    language: str
    site: str
    date: str
    title: str
    description: str
    figure: dict[str, str] | None
    """A figure: what is ``before`` its ``value``, its ``label``, and a ``note`` on its date."""
    quote: str
    parties: str
    """The author and the addressee of the letter."""

    @property
    def alt(self) -> str:
        """The text alternative of the image."""
        parts = [self.title, self.site]
        if self.figure:
            *shown, note = self.figure.values()
            parts.insert(0, " ".join(filter(None, (*shown, note and f"({note})"))))
        return " – ".join(filter(None, (self.quote, *parts, self.parties)))


@dataclass(frozen=True, slots=True)
class CardImage:
    """The PNG of a card, its name from the site's root and its alternative text."""

    name: str
    alt: str
    content: bytes

    @property
    def url(self) -> str:
        """Its address, with a hash of the image: social networks keep one for weeks by address."""
        return f"{quote(self.name)}?v={hashlib.sha256(self.content).hexdigest()[:8]}"


def make_cards(
    views: LanguageView, site_name: str, icon: str, template: Path
) -> dict[str, CardImage]:
    """Return the images of a language by page path; ``icon`` is an SVG or empty."""
    cards, settings = page_cards(views, site_name), views.campaign.settings
    look = {"icon": icon, "logo": read_logo(settings), "accent": settings.brand.light}
    data = [asdict(card) | look for card in cards.values()]
    source = template.read_text(encoding="utf-8")
    images = make_images(settings.root, source, data, settings.font_files)
    return {
        path: CardImage(card_name(card.language, path), card.alt, image)
        for (path, card), image in zip(cards.items(), images, strict=True)
    }


def page_cards(views: LanguageView, site_name: str) -> dict[str, Card]:
    """Return the cards of a language by page path.

    A page has its first highlighted figure, if no page before it has the same; a page of the letter
    has else its description, and others the passage that the site quotes, or the first figure.
    """
    cards: dict[str, Card] = {}
    left = {figure.name for figure in views.highlights()}
    citations = Citations(views)
    parties = " → ".join(filter(None, (citations.author, citations.addressee)))
    quotation = _quotation(views, citations)
    for page in views.pages:
        figure = next((shown for shown in views.figures_on(page) if shown.name in left), None)
        if figure:
            left.remove(figure.name)
        elif not (page.matter.document or quotation):
            figure = next(iter(views.highlights()), None)
        is_letter = page.matter.document
        cards[page.path] = Card(
            language=views.language.code,
            site=views.typeset(site_name),
            date=views.sent() if is_letter and not figure else "",
            title=views.heading(page),
            description=views.plain(page.matter.description),
            figure=_shown(views, page, figure) if figure else None,
            quote="" if figure or is_letter else quotation,
            parties=parties,
        )
    return cards


def _quotation(views: LanguageView, citations: Citations) -> str:
    """Return the first passage that a page of the site quotes, in quotation marks, or nothing."""
    slots = (slot.argument or "" for page in views.pages for slot in page.inserts())
    quoted = (argument.split()[1:] for argument in slots if argument.split()[:1] == [QUOTE])
    arguments = next(quoted, None)
    return citations.quoted(Letter(views).quotation(*arguments)[0]) if arguments else ""


def _shown(views: LanguageView, page: Page, figure: FigureView) -> dict[str, str]:
    """Return a figure; its note has its date, and the value in the letter if it was another one."""
    _, original = views.campaign.figure_on(page, figure.name)
    note = " ".join(filter(None, (figure.as_of, original)))
    texts = {"before": figure.before, "value": figure.text, "label": figure.label_after}
    return texts | {"note": note}
