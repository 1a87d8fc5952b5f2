# SPDX-License-Identifier: MIT
"""Models of the published data files; their JSON Schemas are generated from these.

Every key is always present; its value is ``null`` if there is none.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from campaign.model.figures import Kind

PerLanguage = dict[str, str]
Number = int | float | str


def is_(description: str) -> Any:  # noqa: ANN401 (pydantic's)
    """Return a field with its description in the JSON Schema; that of a class is its docstring."""
    return Field(description=description)


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class CitationExport(_Model):
    """A numbered passage that cites a figure; or a page, if it cites it elsewhere."""

    page: str = is_("The path of the page's source, the same in every language.")
    id: str | None = is_("The ID of the passage: the fragment of its address.")
    number: int | None = is_("The number of the passage in its section.")
    label: PerLanguage = is_("How to cite the passage or page.")
    url: PerLanguage = is_("Its address; relative to this file if the site's address is not known.")


class SourceExport(_Model):
    """The source of a figure; ``document`` is the ID of a passage, if the letter is the source."""

    title: PerLanguage
    url: str | None = None
    document: str | None = None


class FigureExport(_Model):
    """A figure; in the CSV file, a row.

    A column has the name of the key here; texts have a column per language (``label_en``,
    ``label_fr``).  The source has the columns ``source_en``, ``source_fr`` (its title) and
    ``source_url``; the citations have ``cited_in_en``, ``cited_in_fr`` (their labels, separated by
    semicolons) and ``citations_en``, ``citations_fr`` (their addresses, separated by spaces).
    An empty cell is ``null``.  An apostrophe precedes a text that a spreadsheet could run as a
    formula.
    """

    name: str = is_("Its name in the data file, and the fragment of its entry's address.")
    kind: Kind
    currency: str | None = is_("The ISO 4217 code; for money only.")
    unit: str | None = is_(
        "``%`` for a percentage; otherwise ``null`` (the label says what is counted)."
    )
    value: Number = is_("The value for programs: a number (12.5 is 12.5 %), or an ISO 8601 date.")
    as_published: Number | None = is_(
        "The value in the letter; ``null`` if the letter does not cite the figure."
    )
    moved: bool = is_("Whether ``value`` differs from the value in the letter.")
    as_of: str | None = is_(
        "The date of the value: ISO 8601, as precise as is known (``2017-10``)."
    )
    period: PerLanguage | None = is_("The period of the value in words, if it is not a date.")
    text: PerLanguage = is_("The value as it is written in each language.")
    text_published: PerLanguage | None = is_(
        "The value in the letter as the letter wrote it; ``null`` if it does not cite the figure."
    )
    label: PerLanguage = is_("What it counts, worded to follow the value.")
    before: PerLanguage | None = is_("Words before the value: “over”.")
    source: SourceExport
    revised: PerLanguage | None = is_("What has changed since the letter was sent.")
    citations: list[CitationExport] = is_("The places that cite it, in the order of the pages.")


class _File(_Model):
    schema_: str = Field(
        alias="$schema", description="The name of this schema, in the same folder."
    )
    languages: PerLanguage = is_(
        "The BCP 47 tags of the languages, by the keys used for them in this file."
    )


class FiguresExport(_File):
    """The figures of the site, in all languages."""

    figures: list[FigureExport]


class PassageExport(_Model):
    """A numbered paragraph or list item."""

    id: str
    number: int
    section: str = is_("The ID of the heading above it.")
    kind: Literal["paragraph", "item"]
    item: int | None = is_("The number that a numbered list gives it.")
    recommendation: bool
    text: PerLanguage = is_("Its text as on the page, without markup.")


class NoteExport(_Model):
    """A footnote of a page."""

    id: str
    text: PerLanguage


class TableExport(_Model):
    """A table of the letter; its first row is its head."""

    rows: list[list[PerLanguage]]


class TitleExport(_Model):
    """The title of a box or a tab."""

    passage: str | None = is_("The ID of the passage around it, or else of the first one below it.")
    text: PerLanguage


class PageExport(_Model):
    """A page of the letter."""

    path: str = is_("The path of its source, the same in every language.")
    title: PerLanguage
    cite: PerLanguage
    url: PerLanguage = is_("Its address; relative to this file if the site's address is not known.")
    passages: list[PassageExport]
    notes: list[NoteExport]
    tables: list[TableExport]
    titles: list[TitleExport]


class DocumentExport(_File):
    """The letter, passage by passage, in all languages."""

    title: PerLanguage
    original: str = is_("The language in which it was signed; the other texts are translations.")
    pages: list[PageExport]
