# SPDX-License-Identifier: MIT
"""A campaign that has been read and not yet checked: the input of every check."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from campaign.model.figures import Comparison, Figure
from campaign.model.pages import Page, Pages
from campaign.model.settings import Settings
from campaign.source.yaml_source import YamlSource


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a campaign that could be read."""

    settings: Settings
    pages: Pages
    data: YamlSource
    """The data file; empty if it is invalid YAML."""
    figure_names: Collection[str] = ()
    """The names of the figures, even if the data file is invalid."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """The figures; none if the data file is invalid."""
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    invalid_paths: Collection[str] = ()
    """Files with problems that are already known, relative to the project's folder."""

    @property
    def is_complete(self) -> bool:
        """Whether every page and the data file could be read."""
        return self.pages.complete and bool(self.figures)

    def translations(self) -> Iterator[tuple[Page, Page]]:
        """Yield each page in the language of the original with each of its translations."""
        reference = self.settings.reference_language
        for page in self.pages.in_language(reference):
            for language in self.pages.languages:
                translation = self.pages.page(language, page.path)
                if translation and language != reference:
                    yield page, translation
