# SPDX-License-Identifier: MIT
"""The state that the MkDocs hooks of one build share.

``hooks/load.py`` creates a ``BuildContext`` in ``config.extra``, the only place that MkDocs offers;
every other hook gets it with ``BuildContext.of(config.extra)``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Self

from campaign.images.social_cards import CardImage
from campaign.model.urls import relative
from campaign.prepare import Prepared

KEY = "build"
"""The key in ``config.extra``."""


@dataclass
class BuildContext(Prepared):
    """The state of one build, which begins with what was prepared.

    static-i18n runs all events again for each language; what all languages share is built in the
    first round.  Attributes without a value are set by the hook named in the comment above them.
    """

    round: int = 1
    """The number of the language being configured, from 1."""
    open_builds: int = 0
    """The number of languages being built: static-i18n builds the others within the first."""
    is_complete: bool = False
    """Whether all languages are written."""
    has_late_pdfs: bool = False
    """Whether its PDFs are those of the build before, until new ones are compiled."""

    # images.py
    cards: Mapping[str, CardImage] = field(default_factory=dict)
    """Social cards of the language being built, by page path."""
    # exports.py
    data_files: Mapping[str, bytes] = field(init=False)
    """The content of the data files by name."""
    # assets.py
    bundles: Mapping[str, tuple[str, str]] = field(init=False)
    """Path from the root of the site and content of ``site.css``, ``site.js`` and such."""
    # side_by_side.py
    navigation: Any = None
    """MkDocs' navigation, for the menu of side-by-side pages."""

    @property
    def is_first_language(self) -> bool:
        """Whether this is the first round, which builds what all languages share."""
        return self.round == 1

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes in bytes of the data files and of the PDFs, by name."""
        return {name: len(content) for name, content in {**self.data_files, **self.pdfs}.items()}

    def variables(self, path: str, language: str, url: str) -> dict[str, Any]:
        """Return what templates know of a page at ``url``; ``link`` links to other pages."""
        return {
            "path": path,
            "source": self.campaign.pages.page(language, path),
            "root": relative("", url),
            "link": partial(self.urls.link, url),
        }

    @classmethod
    def of(cls, extra: Mapping[str, Any]) -> Self:
        """Return the context stored in MkDocs' ``config.extra``."""
        context = extra[KEY]
        assert isinstance(context, cls)
        return context
