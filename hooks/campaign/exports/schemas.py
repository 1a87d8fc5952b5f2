# SPDX-License-Identifier: MIT
"""The shape of the published files: the JSON Schemas that go with them are generated from it.

Every key is always there, ``null`` where there is nothing to say.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from campaign.model.figures import Kind

PerLanguage = dict[str, str]
Number = int | float | str


class _Model(BaseModel):
    # The sentences below the fields are what readers of the schemas get.
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class CitationExport(_Model):
    """A passage, or a page where it is not a numbered passage, that cites a figure."""

    page: str
    """The page's source, the same in every language."""
    id: str | None
    """The id of the passage: what its address ends in."""
    number: int | None
    """The number of the passage in its section."""
    label: PerLanguage
    """How the place is cited."""
    url: PerLanguage
    """Its address; from the folder of this file, where the site's address is not known."""


class SourceExport(_Model):
    """Where a figure comes from; ``document`` is the id of the passage, if it is the document."""

    title: PerLanguage
    url: str | None = None
    document: str | None = None


class FigureExport(_Model):
    """One figure; in the CSV file, one row.

    A column is named like the key here; what is written in each language has a column a language
    (``label_en``, ``label_fr``).  Of the source there are ``source_en``, ``source_fr`` (its title)
    and ``source_url``; of the citations ``cited_in_en``, ``cited_in_fr`` (their labels, a semicolon
    between two) and ``citations_en``, ``citations_fr`` (their addresses, a space between two).
    An empty cell is ``null``.  A text that a spreadsheet could run as a formula has an apostrophe
    before it.
    """

    name: str
    """What the data and the address of its entry call it."""
    kind: Kind
    currency: str | None
    """ISO 4217, of money only."""
    unit: str | None
    """``%`` of a percentage; nothing of a count, which its label names."""
    value: Number
    """For machines: a number (12.5 is 12.5 %), or an ISO 8601 date."""
    as_published: Number | None
    """What the document says; ``null`` where it does not cite the figure."""
    moved: bool
    """Whether ``value`` is no longer what the document says."""
    as_of: str | None
    """When it was true: ISO 8601, as much as is known (``2017-10``)."""
    period: PerLanguage | None
    """When it was true, in words, where it is no date."""
    text: PerLanguage
    """The value as it is written."""
    label: PerLanguage
    """What it counts, as it reads after the value."""
    before: PerLanguage | None
    """Words before the value: “over”."""
    source: SourceExport
    revised: PerLanguage | None
    """What changed since the document was sent."""
    citations: list[CitationExport]
    """Where it is cited, in the order of the pages."""


class _File(_Model):
    schema_: Annotated[str, Field(alias="$schema")]
    """This schema, beside the file."""
    languages: PerLanguage
    """The languages of the texts, by the key they have here: their tags (BCP 47)."""


class FiguresExport(_File):
    """The figures of the site, in every language."""

    figures: list[FigureExport]


class PassageExport(_Model):
    """A numbered paragraph or list item."""

    id: str
    number: int
    """Its number in its section."""
    section: str
    """The id of the heading above it."""
    kind: Literal["paragraph", "item"]
    recommendation: bool
    """Whether it is one of the document's recommendations."""
    text: PerLanguage
    """Its text as the page has it, without markup."""


class PageExport(_Model):
    """A page of the document."""

    path: str
    """Its source, the same in every language."""
    title: PerLanguage
    cite: PerLanguage
    """How it is cited."""
    url: PerLanguage
    """Its address; from the folder of this file, where the site's address is not known."""
    passages: list[PassageExport]


class DocumentExport(_File):
    """The document, passage by passage, in every language."""

    title: PerLanguage
    """Its heading."""
    original: str
    """The language it was signed in; the other texts are translations."""
    pages: list[PageExport]
