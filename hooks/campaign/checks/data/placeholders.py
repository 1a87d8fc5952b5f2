# SPDX-License-Identifier: MIT
"""Find texts that are still to be written; they are allowed only in a draft."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from campaign.checks.texts import texts_on_page
from campaign.model.campaign import Draft
from campaign.problems import CampaignError, Problem
from campaign.source.text_files import read_text

# As the example of ``make new`` marks them, at the beginning of a text or in parentheses.
_PLACEHOLDER = re.compile(
    r"(?:^|[\"'#:-] *)(?P<typed>(?:Replace this|À remplacer|Por reemplazar)\s?:)"
    r"|\((?:replace this|à remplacer|por reemplazar)\)"
)
_TO_WRITE = re.compile(r"\b(?:TODO|TBD|[Ll]orem ipsum)\b")


def check_placeholders(draft: Draft) -> Iterator[Problem]:
    """Report each such text on pages and in YAML files, except comments."""
    settings = draft.settings
    if settings.campaign.draft:
        return
    for page in draft.pages:
        yield from _placeholders(page.display_path, page.lines)
        for text in texts_on_page(page, names=False):
            found = _TO_WRITE.search(text.text)
            if found and settings.tag(text.language)[:2] != "es":  # where “TODO” is a word
                yield text.problem(found.start(), "text_to_write")
    for file in settings.text_files:
        path = settings.display_path(file)
        with suppress(CampaignError):
            lines = read_text(file, path).split("\n")
            yield from _placeholders(path, ("" if x.lstrip()[:1] == "#" else x for x in lines))


def _placeholders(path: str, lines: Iterable[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        if found := _PLACEHOLDER.search(line):
            start = found.start("typed") if found["typed"] else found.start()
            yield Problem(path, number, start + 1, "placeholder")
