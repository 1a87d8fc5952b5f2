# SPDX-License-Identifier: MIT
"""A campaign: its settings, pages and figures, and their texts in each language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from campaign.model.figures import Comparison, Figure
from campaign.model.pages import Page, Pages
from campaign.model.settings import Settings
from campaign.problems import Problem
from campaign.source.inline_text import inline_pieces
from campaign.source.yaml_source import YamlSource
from campaign.text.languages import with_languages
from campaign.text.markers import substitute
from campaign.text.translations import Translations, load_words
from campaign.text.typography import typeset, typographer


@dataclass(frozen=True, slots=True)
class Campaign:
    """What was read of a campaign, a draft until it is checked; no figures if they are invalid."""

    settings: Settings
    pages: Pages
    figures: Mapping[str, Figure] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    data: YamlSource = field(default_factory=lambda: YamlSource("", None))  # the data file
    is_complete: bool = True  # whether every page and the data file could be read
    advice: tuple[Problem, ...] = ()  # what does not prevent a build, in order
    fingerprint: str = ""  # the digest of all sources (storage/cache.py); empty if it is invalid

    def figure_text(self, name: str, language: str) -> str:
        """Return a figure formatted for a language: ``33,000``, ``33 000``."""
        return self.figures[name].text(language, self.settings.tag(language))

    def published_text(self, name: str, language: str) -> str:
        """Return a figure as the letter wrote it."""
        return self.figures[name].published_text(language, self.settings.tag(language))

    def figure_on(self, page: Page, name: str) -> tuple[str, str]:
        """Return a figure as a page shows it, and, in the letter, the note on its old value."""
        figure, code = self.figures[name], page.language
        published = self.published_text(name, code)
        if not page.matter.document or figure.moved:
            note = self.words(code)("as_sent", value=published) if page.matter.document else ""
            return self.figure_text(name, code), note
        return published, ""

    def cited(self, name: str, page: Page) -> str:
        """Return a figure as a page shows it, with its note."""
        return " ".join(filter(None, self.figure_on(page, name)))

    def plain(self, text: str, language: str) -> str:
        """Return a text without markup, such as a title, with its figures and typography."""
        filled = substitute(text, lambda name: self.figure_text(name, language))
        return self.typeset(filled, language)

    def typeset(self, text: str, language: str) -> str:
        """Return a text with the typography of a language; markers are left unchanged."""
        return typographer(self.settings.tag(language))(text)

    def typeset_pieces(
        self, language: str, pieces: Iterable[tuple[str, str | None]], block: str | None = ""
    ) -> list[str]:
        """Return the pieces of a block on a page in ``language``, typeset as one text."""
        tag = self.settings.tag
        known = ((text, own if own is None else tag(own or language)) for text, own in pieces)
        return typeset(tuple(known), tag(block or language))

    def typeset_tokens(
        self, tokens: Iterable[Token], page: Page, language: str | None
    ) -> list[tuple[Token, str | None, list[str]]]:
        """Return the inline tokens of a block with their languages and texts, typeset as one."""
        found = []
        for token, own in with_languages(tokens, language):
            pieces = list[tuple[str, str | None]]()
            for text, own_language, is_figure in inline_pieces([token], own):
                value, note = self.figure_on(page, text) if is_figure else (text, "")
                pieces += ((x, own_language) for x in ([value, " ", note] if note else [value]))
            found.append((token, own, pieces))
        every = (piece for *_, pieces in found for piece in pieces)
        typeset = iter(self.typeset_pieces(page.language, every, language))
        return [(token, own, [next(typeset) for _ in pieces]) for token, own, pieces in found]

    def words(self, language: str) -> Translations:
        """Return the words of the interface in a language."""
        own = self.settings.language(language)
        return load_words(language, tag=own.tag, own=own.words)

    @property
    def figure_names(self) -> set[str]:
        """The names of the figures, even if the data file is invalid or they are indented more."""
        names = {at[1:] for at in self.data.keys if at[0] == "figures" and len(at) in (2, 3)}
        return {str(at[-1]) for at in names if len(at) == 1 or at[-1] not in Figure.model_fields}

    def translations(self) -> Iterator[tuple[Page, Page]]:
        """Yield each page in the language of the original with each of its translations."""
        reference = self.settings.reference_language
        for page in self.pages.in_language(reference):
            for language in self.pages.languages:
                translation = self.pages.page(language, page.path)
                if translation and language != reference:
                    yield page, translation
