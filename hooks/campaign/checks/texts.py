# SPDX-License-Identifier: MIT
"""The texts that readers see, in pages and data, each with its place and language."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from campaign.model.campaign import Campaign
from campaign.model.pages import MOST_PAGES, Page
from campaign.model.settings import Settings
from campaign.problems import Problem
from campaign.source.directives import SIGNATORIES
from campaign.source.inline_text import text_runs
from campaign.source.markdown_blocks import EDITORIAL
from campaign.source.yaml_source import KeyPath

BULLETS = "•‣⁃▪◦·●○■–➢➤❖✓✔☐☑☒→\uf000-\uf0ff"
"""Marks of items in word processors, for a set of a regular expression.

Those of Word's symbol fonts are of the private use area, or letters before a tab.
"""
STILL_IN = re.compile(r"\[([a-z]{2})\] ")
"""The beginning of a text of a data file that is still in another language: “[en] …”."""


class Text(NamedTuple):
    """A run of text, its place, its language and the block around it."""

    display_path: str
    line: int
    column: int
    text: str
    language: str
    block: object
    where: KeyPath = ()
    """The keys of a text in data or in the front matter."""
    classes: frozenset[str] = frozenset()
    """The classes of the block."""

    def find(self, typed: str, *_lines: int) -> tuple[int, int]:
        """Return the line and column of something typed; those of the text if it is not there."""
        return self.line, self.column + max(self.text.find(typed), 0)

    def problem(self, start: int, key: str, **details: object) -> Problem:
        """Return a problem of the text at an offset."""
        return Problem(self.display_path, self.line, self.column + start, key, details)


@lru_cache(2 * MOST_PAGES)  # six checks ask for the same texts
def texts_on_page(page: Page, names: bool) -> tuple[Text, ...]:
    """Return the texts of a page; with ``names``, those of signatories and as typed too."""
    return (*texts_of_matter(page), *_texts_of_blocks(page, names))


def _texts_of_blocks(page: Page, names: bool) -> Iterator[Text]:
    for block in page.blocks:
        if names or SIGNATORIES not in block.ancestors:
            for text, line, column, own in text_runs(block, page.lines):
                if names or own is not None:
                    place = page.display_path, line, column
                    language, block_id = own or page.language, id(block)
                    yield Text(*place, text, language, block_id, (), block.classes)


def texts_to_correct(page: Page, settings: Settings) -> Iterator[Text]:
    """Yield the texts of a page that its editor may correct: the letter stays as it was sent."""
    is_sent = page.matter.document and page.language in settings.references
    for text in texts_on_page(page, names=False):
        if not is_sent or text.where or EDITORIAL in text.classes:
            yield text


def texts_of_matter(page: Page) -> Iterator[Text]:
    """Yield the texts of the front matter of a page."""
    for key, text, line, column in page.matter_texts():
        yield Text(page.display_path, line, column, text, page.language, text, (key,))


def texts_in_data(draft: Campaign) -> Iterator[Text]:
    """Yield the texts of the data file and of ``mkdocs.yml`` that are in a known language."""
    codes = draft.settings.codes
    for source in (draft.data, draft.settings.config):
        for where, text, line, column in source.texts():
            language = next((str(key) for key in reversed(where) if key in codes), None)
            if where in (("site_name",), ("site_description",)):
                language = codes[0]
            elif "languages" in where:
                entry = source.value(where[: where.index("languages") + 2])
                language = entry.get("locale") if isinstance(entry, dict) else None
            if still_in := STILL_IN.match(text):
                language = still_in[1]
            if language:
                yield Text(source.path, line, column, text, language, text, where)
    config = draft.settings.config
    for where, place in config.keys.items():
        if where[0] == "nav" and len(where) > 1 and isinstance(title := where[-1], str):
            yield Text(config.path, *place, title, codes[0], title, where)
