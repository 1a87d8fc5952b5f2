# SPDX-License-Identifier: MIT
"""Full references to the letter in one language: to all of it, to a page and to a passage."""

import re

from campaign.model.pages import Page, Passage
from campaign.views.language_view import LanguageView

_NUMBERING = re.compile(r"^(?:[IVXLC]+|\d+)[.)]\s+")
_CONTRACTIONS = {"fr": {"à le ": "au ", "à les ": "aux "}, "es": {" a el ": " al "}}
"""By language: a preposition with the article of an addressee, and the one word they become."""
_FURTHER = {
    "fr": (r"((?:,| et|, et) )(?=(?:le|la|les) |l[’'])", r"\1à "),
    "es": (r"((?:,| [ye]|, [ye]) )(?=(?:el|la|los|las) )", r"\1a "),
}
"""By language: what is before the article of each further addressee, and with the preposition."""


class Citations:
    """The references of one language, for its templates."""

    def __init__(self, views: LanguageView) -> None:
        self.views, self.words = views, views.words
        campaign = views.campaign.settings.campaign
        self.author, self.addressee = views.own(campaign.author), views.own(campaign.addressee)
        self.title = views.own(campaign.document_title) or views.document_title()
        self.first = views.letter[0].path if views.letter else ""
        self.is_translation = views.campaign.settings.is_translation(views.language.code)
        both = self.author and self.addressee
        who = self._to("from_to") if both else self.author or self.title
        self.parties = ", ".join(filter(None, (who, views.sent())))
        self.attribution = self._of_translation(self.parties)

    def citation(self, page: Page, pinpoint: str = "") -> str:
        """Return the reference to a page (named unless it is the first) or to a place on it."""
        to = self._to("open_letter_to") if self.addressee else ""
        parts = (self.author, self.quoted(self.title), to, self.views.sent(), *self._place(page))
        return self._of_translation(", ".join(filter(None, (*parts, pinpoint))))

    def _of_translation(self, text: str) -> str:
        return self.words("citation_of_translation", citation=text) if self.is_translation else text

    def quoted(self, text: str) -> str:
        """Return a text in quotation marks; those inside it become inner ones."""
        start, end, *inner = self.words("quotation_marks").split("|")
        return start + text.replace(start, inner[0]).replace(end, inner[1]) + end

    def pinpoint(self, page: Page, passage: Passage) -> str:
        """Return the place of a passage on its page: “para. 3”; below a subheading, with it."""
        number = self.words("pinpoint", number=passage.number)
        return ", ".join(filter(None, (self.views.subheading(page, passage), number)))

    def title_of(self, page: Page) -> str:
        """Return the title of a page as a part of the letter."""
        return ", ".join((self.title, *self._place(page)))

    def letter(self) -> str:
        """Return “Open letter to the mayor of Elmtown, June 2017”."""
        to = self._to("open_letter_to") if self.addressee else self.words("open_letter")
        return ", ".join(filter(None, (to[0].upper() + to[1:], self.views.sent())))

    def split_heading(self, heading: str) -> list[str]:
        """Return the HTML of a heading in parts: tag, “OPEN LETTER: ” if it is there, rest."""
        kind = re.escape(self.words("open_letter"))
        parts = re.match(rf"([^>]*>)({kind}\s*[:–—]\s*)?(.*)", heading, re.DOTALL | re.IGNORECASE)
        return [part or "" for part in parts.groups()] if parts else [heading, "", ""]

    def names(self, page: Page) -> list[str]:
        """Return how a page is cited, and its title without numbering unless that says no more."""
        cited = self.views.cite(page)
        title = _NUMBERING.sub("", self.views.plain(page.matter.title), count=1)
        return [cited] if page.path == self.first or title == cited else [cited, title]

    def _place(self, page: Page) -> list[str]:
        """Return the names of a page within a reference; none for the first page of the letter."""
        cited, *title = self.names(page)
        if title and self.views.language.code != "en" and cited[1:2].islower():
            cited = cited[0].lower() + cited[1:]  # « annexe III », a common noun
        return [] if page.path == self.first else [cited, *title]

    def _to(self, key: str) -> str:
        """Return the words of ``key`` with the author and the addressee: “open letter to …”."""
        code = self.views.language.code
        addressee = with_prepositions(self.addressee, code)
        text = self.words(key, author=self.author, addressee=addressee)
        for apart, together in _CONTRACTIONS.get(code, {}).items():
            text = text.replace(apart, together)
        return text


def with_prepositions(addressee: str, code: str) -> str:
    """Return several addressees to follow a preposition: « le maire et à la préfète »."""
    before, repeated = _FURTHER.get(code, ("(?!)", ""))
    are_several = any(each.strip() != "," for each in re.findall(before, addressee))
    return re.sub(before, repeated, addressee) if are_several else addressee
