# SPDX-License-Identifier: MIT
"""Structured data for search engines and archives: schema.org as JSON-LD."""

import json
from functools import cached_property
from typing import Any

from campaign.exports.data_files import DOWNLOADS
from campaign.model.file_names import FIGURES_CSV, FIGURES_JSON
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.source.directives import SIGNATORIES
from campaign.source.inline_text import source_lines
from campaign.views.language_view import LanguageView

Thing = dict[str, Any]
# These could end a script element or begin a comment; U+2028/9 ended lines in old engines.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class JsonLd:
    """The structured data of the pages of one language."""

    def __init__(self, views: LanguageView, urls: Urls, site_name: str) -> None:
        self.views, self.urls, self.site_name = views, urls, site_name
        self.settings, self.code = views.campaign.settings, views.language.code
        name = views.own(self.settings.campaign.author)
        self.author = {"author": {"@type": "Organization", "name": name}} if name else {}

    def structured_data(self, page: Page, image: str | None) -> str | None:
        """Return the JSON-LD of a page with this card, or None: IDs are absolute URLs."""
        things = [self._article(page, image)] if page.matter.document else []
        if page.inserts("figures"):
            things.append(self._dataset(page))
        if not things or not self.urls.site_url:
            return None
        content = things[0] if len(things) == 1 else {"@graph": things}
        data = {"@context": "https://schema.org", **content}
        return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)

    def _url(self, path: str, language: str) -> str:
        return self.urls.absolute(self.urls.page(path, language))

    def _work(self, path: str, language: str) -> Thing:
        """Return a reference to a page of the letter in one language."""
        tag = self.settings.tag(language)
        work: Thing = {"@type": "Article", "@id": self._url(path, language), "inLanguage": tag}
        # Only the original has a date: when a translation was made is not known.
        if not self.settings.is_translation(language) and self.settings.campaign.sent:
            work["datePublished"] = self.settings.campaign.sent
        return work

    def _letter(self) -> Thing:
        """Return a reference to the letter, which is that to its first page, with its name."""
        first = self.views.letter[0]
        return self._work(first.path, self.code) | {"name": self.views.heading(first)}

    def _article(self, page: Page, image: str | None) -> Thing:
        url, title = self._url(page.path, self.code), self.views.heading(page)
        home = self._url("index.md", self.code)
        site = {"@type": "WebSite", "name": self.site_name, "url": home}
        article = self._work(page.path, self.code) | {
            "url": url,
            "name": title,
            "headline": title,
            "description": self.views.plain(page.matter.description),
            "mainEntityOfPage": url,
            "isPartOf": [site] if page == self.views.letter[0] else [self._letter(), site],
            **self.author,
        }
        if image:
            article["image"] = self.urls.absolute(image)
        if self._signatories:
            article["contributor"] = self._signatories
        return article | self._versions(page.path)

    def _versions(self, path: str) -> Thing:
        """Return what a page is in relation to the same page in other languages."""
        original, codes = self.settings.reference_language, self.settings.codes
        if len(codes) == 1 or self.settings.campaign.versions == "authentic":
            return {}
        if self.code != original:
            return {"translationOfWork": self._work(path, original)}
        return {"workTranslation": [self._work(path, code) for code in codes if code != original]}

    @cached_property
    def _signatories(self) -> list[Thing]:
        """The items of ``/// signatories`` blocks: the first line is a name, the second a role."""
        people = []
        for page, block in ((x, block) for x in self.views.letter for block in x.blocks):
            if block.kind == "item" and SIGNATORIES in block.ancestors:
                lines = source_lines(block.tokens)
                texts = (self.views.typeset_block(block, page, line).strip() for line in lines)
                keys = ("@type", "name", "jobTitle")
                people.append(dict(zip(keys, ("Person", *texts), strict=False)))
        return people

    def _dataset(self, page: Page) -> Thing:
        """Return the figures as a dataset by the site; the author wrote only the letter."""
        url, home = self._url(page.path, self.code), self._url("index.md", self.code)
        files = []
        for name in (FIGURES_JSON, FIGURES_CSV):
            file = {"@type": "DataDownload", "name": name, "encodingFormat": DOWNLOADS[name][0]}
            files.append({**file, "contentUrl": self.urls.absolute(name)})
        dataset: Thing = {
            "@type": "Dataset",
            "@id": url,
            "url": url,
            "name": f"{self.views.plain(page.matter.title)} – {self.site_name}",
            "description": self.views.plain(page.matter.description),
            "creator": {"@type": "Project", "name": self.site_name, "url": home},
            "inLanguage": [language.tag for language in self.settings.languages],
            "isAccessibleForFree": True,
            "distribution": files,
        }
        return dataset | ({"isBasedOn": self._letter() | self.author} if self.views.letter else {})
