# SPDX-License-Identifier: MIT
"""Compare the texts of ``figures.yml`` and ``mkdocs.yml`` with their translations beside them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from campaign.checks.languages.numbers import compare_numbers
from campaign.checks.languages.sentences import ComparedText, untranslated
from campaign.checks.texts import STILL_IN, texts_in_data
from campaign.model.campaign import Draft
from campaign.problems import Problem
from campaign.source.yaml_source import KeyPath

_WORD = re.compile(r"(?<!\S)[a-zà-ÿ]{3,}(?![\w'’])")
_OWN_CHECK = ("form", "form_published", "share")
_MAY_BE_SAME = ("source", "author", "site_name", "abbreviations")
"""Names and titles of works, which may be the same in every language."""


def check_data_texts(draft: Draft) -> Iterator[Problem]:
    """Report texts that were not translated, and numbers in digits that differ."""
    codes, first = draft.settings.codes, draft.settings.reference_language
    texts: dict[tuple[str, KeyPath], dict[str, ComparedText]] = defaultdict(dict)
    for each in texts_in_data(draft):
        where, line, text = each.where, each.line, each.text
        if "languages" in where:  # of the language plugin: “site_name” is at the top too
            where = where[where.index("languages") + 2 :]
        if not STILL_IN.match(text) and not {*where}.intersection(_OWN_CHECK):
            key = each.display_path, tuple(part for part in where if part not in codes)
            texts[key][each.language] = ComparedText(
                each, line, line, text, text, True, has_figures=False
            )
            if "nav_translations" in where:
                title = str(where[-1])
                texts[key][first] = ComparedText(
                    each, line, line, title, title, True, has_figures=False
                )
    for (_, where), versions in texts.items():
        for code in sorted(versions.keys() - {first}) if first in versions else ():
            original, translation = versions[first], versions[code]
            # “over” and “New count” are not the same in two languages.
            least = 1 if {"before", "revised"}.intersection(where) else 2
            is_same = original.text == translation.text
            is_same = is_same and len(_WORD.findall(original.text)) >= least
            left = is_same or any(untranslated(original, translation))
            if left and not {*where}.intersection(_MAY_BE_SAME):
                yield translation.spot("").problem("data_untranslated", code=code)
            tags = draft.settings.tag(first), draft.settings.tag(code)
            yield from compare_numbers([(original, translation)], tags)
