# SPDX-License-Identifier: MIT
"""What has been read of a campaign and is not checked yet: the input of every check."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from campaign.model.figures import Comparison, Figure
from campaign.model.pages import Pages
from campaign.model.settings import Settings
from campaign.source.yaml_source import YamlSource


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a campaign, as far as they can be read."""

    settings: Settings
    pages: Pages
    data: YamlSource
    """The data file; empty if it is not YAML."""
    figure_names: Collection[str] = ()
    """The names of the figures, even if the data file is invalid."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """The figures; none if the data file is invalid."""
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    invalid_paths: Collection[str] = ()
    """Files with problems that have been found already, relative to the project's folder."""

    @property
    def is_complete(self) -> bool:
        """Whether every page and the data file could be read."""
        return self.pages.complete and bool(self.figures)
