# SPDX-License-Identifier: MIT
"""Report characters that the fonts of the PDF lack."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from campaign.checks.texts import texts_in_data, texts_on_page
from campaign.model.draft import Draft
from campaign.problems import Problem
from campaign.text.glyphs import is_emoji, missing_glyphs


def check_glyphs(draft: Draft) -> Iterator[Problem]:
    """Report such characters in the letter and the data; an emoji is set as text, with advice."""
    letter = [page for page in draft.pages if page.matter.document]
    if not letter:
        return
    on_pages = (text for page in letter for text in texts_on_page(page, names=True))
    texts = list(itertools.chain(on_pages, texts_in_data(draft)))
    missing = missing_glyphs("".join(text.text for text in texts))
    for key, is_one in (("glyph_emoji", True), ("glyph_missing", False)):
        signs = "".join(sign for sign in map(chr, missing) if is_emoji(sign) == is_one)
        for text in texts if signs else ():
            for match in re.finditer(f"[{re.escape(signs)}]+", text.text):
                instead = match[0].translate(missing)
                yield text.problem(match.start(), key, typed=match[0], instead=instead)
