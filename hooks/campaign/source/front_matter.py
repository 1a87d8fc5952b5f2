# SPDX-License-Identifier: MIT
"""The front matter of a page: its model, and the positions of its values."""

import re
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, StrictBool

from campaign.problems import CampaignError, Problem
from campaign.source.field_types import Line, StrictModel, check_number
from campaign.source.validation import validate
from campaign.source.yaml_source import YamlSource, parse_yaml

_FENCED = re.compile(
    r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
Number = Annotated[Decimal, BeforeValidator(lambda value: check_number(value, "33000"))]


class FrontMatter(StrictModel):
    """What a page says about itself, between the two lines --- at its beginning."""

    title: Line
    """The title of the page, in the menu, in search results and in shared links."""
    description: Line
    """What the page is about, in a sentence for search results and shared links."""
    document: StrictBool = False
    """Whether the page is part of the letter: numbered, in the PDF, compared with the original."""
    cite: Line | None = None
    """How the page is cited, such as “Annex III”; the title if nothing is written."""
    template: Line | None = None
    """A template of the theme to use instead of the one for pages."""
    moved_from: tuple[Line, ...] = ()
    """Old addresses of this page (annex/old.md) or of passages on it (old.md#old-p3 -> new-p1)."""
    not_figures: tuple[Number, ...] = ()
    """Numbers in the title and the description that are not figures."""


SHOWN = ("title", "description", "cite")  # the texts of a page that readers see
_TEXTS = (*SHOWN, "template")


class SplitPage(NamedTuple):
    """A page's front matter, its YAML source, the Markdown body and the body's first line."""

    matter: FrontMatter
    source: YamlSource
    body: str
    first_line: int
    problems: tuple[Problem, ...] = ()  # if any, ``matter`` has only what could be read


def split_front_matter(text: str, path: str) -> SplitPage:
    """Return the parts of a page; ``CampaignError`` if its front matter is missing or no YAML."""
    match = _FENCED.match(text)
    if match is None or not match["yaml"].strip():
        raise CampaignError([Problem(path, 1, 1, "no_front_matter")])
    source = parse_yaml(match["yaml"], path, first_line=2)
    body = text[match.end() :]
    first_line = text.count("\n", 0, match.end()) + 1
    try:
        return SplitPage(validate(FrontMatter, source, {}), source, body, first_line)
    except CampaignError as error:
        data = source.data if isinstance(source.data, dict) else {}
        read: dict[str, Any] = {"title": "", "description": ""}
        read |= {key: data[key] for key in _TEXTS if isinstance(data.get(key), str)}
        read["document"] = data.get("document") is True
        matter = FrontMatter.model_construct(**read)
        return SplitPage(matter, source, body, first_line, error.problems)
