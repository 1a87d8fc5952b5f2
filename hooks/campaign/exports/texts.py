# SPDX-License-Identifier: MIT
"""The texts of a campaign in every language, from which the data files are written."""

from collections.abc import Callable, Sequence

from campaign.exports.schemas import PerLanguage
from campaign.model.urls import Urls
from campaign.views.language_view import LanguageView


class Texts:
    """The texts of a site in all languages, by language code."""

    def __init__(self, views: Sequence[LanguageView], urls: Urls) -> None:
        self.urls = urls
        self.views = views
        self.campaign = views[0].campaign

    def each(self, text: Callable[[LanguageView], str]) -> PerLanguage:
        """Return the result of ``text`` for each language."""
        return {views.language.code: text(views) for views in self.views}

    def plain(self, texts: dict[str, str] | None) -> PerLanguage | None:
        """Return texts of the data file without markup, or None if there are none."""
        return self.each(lambda views: views.own(texts)) if texts else None

    def url(self, path: str, anchor: str | None = None) -> PerLanguage:
        """Return the absolute addresses of a page, or of an anchor on it."""
        end = f"#{anchor}" if anchor else ""
        return self.each(
            lambda views: self.urls.absolute(self.urls.page(path, views.language.code)) + end
        )
