# SPDX-License-Identifier: MIT
"""Structured data for search engines and archives: schema.org as JSON-LD.

A page of the letter is an ``Article``, linked to its translations; the page of the figures is a
``Dataset``.  Without the site's address there is none: IDs are absolute URLs.
"""

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from campaign.exports.data_files import DOWNLOADS
from campaign.model.file_names import FIGURES_CSV, FIGURES_JSON
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.source.directives import SIGNATORIES
from campaign.source.inline_text import source_lines
from campaign.source.markdown_blocks import Block
from campaign.views.language_view import LanguageView

Thing = dict[str, Any]
# These could end a script element or begin a comment; U+2028/9 ended lines in old engines.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class JsonLd:
    """The structured data of the pages of one language."""

    def __init__(self, views: LanguageView, urls: Urls, site_name: str) -> None:
        self.views = views
        self.settings = views.campaign.settings
        self.urls = urls
        self.site_name = site_name
        self.pages = views.letter

    def structured_data(self, page: Page, image: str | None) -> str | None:
        """Return the content of the page's ``application/ld+json`` element, or None.

        ``image`` is the address of the page's card from the site's root.
        """
        if not self.urls.site_url:
            return None
        things = [self._article(page, image)] if page.matter.document else []
        if page.inserts("figures"):
            things.append(self._dataset(page))
        if not things:
            return None
        content = things[0] if len(things) == 1 else {"@graph": things}
        data = {"@context": "https://schema.org", **content}
        return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)

    def _url(self, path: str, language: str | None = None) -> str:
        code = language or self.views.language.code
        return self.urls.absolute(self.urls.page(path, code))

    def _work(self, path: str, language: str) -> Thing:
        """Return a reference to a page of the letter in one language."""
        tag = self.settings.tag(language)
        work: Thing = {"@type": "Article", "@id": self._url(path, language), "inLanguage": tag}
        # Only the original has a date: when a translation was made is not known.
        if not self.settings.is_translation(language) and self.settings.campaign.sent:
            work["datePublished"] = self.settings.campaign.sent
        return work

    def _article(self, page: Page, image: str | None) -> Thing:
        path, code = page.path, self.views.language.code
        url, original = self._url(path), self.settings.reference_language
        title = self.views.heading(page)
        article = self._work(path, code) | {
            "url": url,
            "name": title,
            "headline": title,
            "description": self.views.plain(page.matter.description),
            "mainEntityOfPage": url,
            "isPartOf": list(self._wholes(page)),
            **self._author(),
        }
        if image:
            article["image"] = self.urls.absolute(image)
        if self._signatories:
            article["contributor"] = self._signatories
        others = [other for other in self.settings.codes if other != original]
        if self.settings.campaign.versions == "authentic":
            if others:  # versions of one work, of which none is a translation
                work = {"@type": "CreativeWork", "@id": f"{self._url(path, original)}#work"}
                versions = [self._work(path, each) for each in self.settings.codes if each != code]
                article["exampleOfWork"] = work | {"workExample": versions}
        elif code != original:
            article["translationOfWork"] = self._work(path, original)
        elif others:
            article["workTranslation"] = [self._work(path, other) for other in others]
        return article

    def _wholes(self, page: Page) -> Iterator[Thing]:
        """Yield what the page is part of: the letter (as its first page) and the site."""
        first = self.pages[0]
        if first.path != page.path:
            whole = self._work(first.path, self.views.language.code)
            yield whole | {"name": self.views.heading(first)}
        yield {"@type": "WebSite", "name": self.site_name, "url": self._url("index.md")}

    def _author(self) -> Thing:
        name = self.views.own(self.settings.campaign.author)
        return {"author": {"@type": "Organization", "name": name}} if name else {}

    @cached_property
    def _signatories(self) -> list[Thing]:
        """The items of ``/// signatories`` blocks: the first line is a name, the second a role."""
        return [
            self._person(block, page)
            for page in self.pages
            for block in page.blocks
            if block.kind == "item" and SIGNATORIES in block.ancestors
        ]

    def _person(self, block: Block, page: Page) -> Thing:
        lines = source_lines(block.tokens)
        name, *roles = [self.views.typeset_block(block, page, line).strip() for line in lines]
        person: Thing = {"@type": "Person", "name": name}
        return person | ({"jobTitle": roles[0]} if roles else {})

    def _dataset(self, page: Page) -> Thing:
        """Return the figures as a dataset by the site; the author wrote only the letter."""
        url = self._url(page.path)
        dataset: Thing = {
            "@type": "Dataset",
            "@id": url,
            "url": url,
            "name": f"{self.views.plain(page.matter.title)} – {self.site_name}",
            "description": self.views.plain(page.matter.description),
            "creator": {"@type": "Project", "name": self.site_name, "url": self._url("index.md")},
            "inLanguage": [language.tag for language in self.settings.languages],
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": name,
                    "encodingFormat": DOWNLOADS[name][0],
                    "contentUrl": self.urls.absolute(name),
                }
                for name in (FIGURES_JSON, FIGURES_CSV)
            ],
        }
        if self.pages:
            first = self.pages[0]
            work = self._work(first.path, self.views.language.code)
            dataset["isBasedOn"] = work | {"name": self.views.heading(first)} | self._author()
        return dataset
