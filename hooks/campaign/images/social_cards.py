# SPDX-License-Identifier: MIT
"""The social card of a page: the image shown with a shared link."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from campaign.model.pages import Page
from campaign.pdf.typst import make_images, read_logo
from campaign.source.directives import QUOTE
from campaign.views.citations import Citations
from campaign.views.language_view import FigureView, LanguageView
from campaign.views.letter import Letter

TEMPLATE = "publications/card.typ"


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


def make_cards(views: LanguageView, site: str, icon: str, template: Path) -> dict[str, CardImage]:
    """Return the images of a language by page path; ``icon`` is an SVG or empty."""
    cards, settings = page_cards(views, site), views.campaign.settings
    look = {"icon": icon, "logo": read_logo(settings), "accent": settings.brand.light}
    data = [card | look for card in cards.values()]
    source = template.read_text(encoding="utf-8")
    images = make_images(settings.root, source, data, settings.font_files)
    return {
        path: CardImage(
            f"assets/cards/{views.language.code}/{path.removesuffix('.md')}.png", _alt(card), image
        )
        for (path, card), image in zip(cards.items(), images, strict=True)
    }


def page_cards(views: LanguageView, site: str) -> dict[str, dict[str, Any]]:
    """Return the texts on the cards of a language by page path.

    A page has its first highlighted figure, if no page before it has the same; a page of the letter
    has else its description, and others the passage that the site quotes, or the first figure.
    """
    cards, citations = {}, Citations(views)
    left = {figure.name for figure in views.highlights()}
    parties = " → ".join(filter(None, (citations.author, citations.addressee)))
    quotation = _quotation(views, citations)
    for page in views.pages:
        figure = next((shown for shown in views.figures_on(page) if shown.name in left), None)
        is_letter = page.matter.document
        if figure:
            left.remove(figure.name)
        elif not (is_letter or quotation):
            figure = next(iter(views.highlights()), None)
        cards[page.path] = {
            "language": views.language.code,
            "site": views.typeset(site),
            "date": views.sent() if is_letter and not figure else "",
            "title": views.heading(page),
            "description": views.plain(page.matter.description),
            "figure": _shown(views, page, figure) if figure else None,
            "quote": "" if figure or is_letter else quotation,
            "parties": parties,
        }
    return cards


def _alt(card: dict[str, Any]) -> str:
    """Return the text alternative of a card."""
    parts = [card["title"], card["site"]]
    if card["figure"]:
        *shown, note = card["figure"].values()
        parts.insert(0, " ".join(filter(None, (*shown, note and f"({note})"))))
    return " – ".join(filter(None, (card["quote"], *parts, card["parties"])))


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
