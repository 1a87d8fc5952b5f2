# SPDX-License-Identifier: MIT
"""The list of all checks of a campaign.

To add a check, write it in a module of this package, add it to one of the lists below, and add its
message to ``words/``.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from campaign.checks.configuration import check_extensions, check_left_out
from campaign.checks.consequences import has_wrong_names, without_consequences
from campaign.checks.data.brand import check_brand
from campaign.checks.data.file_names import check_copies, check_file_names, check_renamed
from campaign.checks.data.placeholders import check_placeholders
from campaign.checks.data.theme_keys import check_theme_keys
from campaign.checks.data.unused_files import check_unused_files
from campaign.checks.data.written_forms import check_written_forms
from campaign.checks.directives import check_blocks, check_recommendations, check_side_by_side
from campaign.checks.figures import check_figures, check_markers
from campaign.checks.front_matter import check_redirects, check_titles
from campaign.checks.languages.parity import check_parity
from campaign.checks.languages.terms import check_glossary
from campaign.checks.languages.untranslated import check_untranslated, check_words
from campaign.checks.letter.reference_text import check_reference_text
from campaign.checks.links import check_links, check_notes
from campaign.checks.navigation import check_navigation, check_settings, check_translations
from campaign.checks.page.characters import check_characters, check_glyphs
from campaign.checks.page.leftover_markup import check_leftover_markup
from campaign.checks.page.raw_html import check_raw_html
from campaign.checks.page.structure import check_structure
from campaign.checks.spelling import check_spelling
from campaign.checks.touched import in_touched_files
from campaign.checks.typed_numbers import check_typed_numbers
from campaign.model.campaign import Draft
from campaign.problems import Problem

Check = Callable[[Draft], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    check_translations,
    check_navigation,
    check_settings,
    check_left_out,
    check_extensions,
    check_theme_keys,
    check_brand,
    check_glossary,
    check_words,
    check_untranslated,
    check_file_names,
    check_unused_files,
    check_placeholders,
    check_copies,
    check_renamed,
    check_blocks,
    check_recommendations,
    check_side_by_side,
    check_spelling,
    check_redirects,
    check_titles,
    check_markers,
    check_links,
    check_notes,
    check_leftover_markup,
    check_structure,
    check_raw_html,
    check_characters,
    check_glyphs,
)
"""Checks of all that could be read."""
COMPARISONS: tuple[Check, ...] = (check_parity,)
"""Checks that skip pages with other problems, which would be reported twice."""
COMPLETE_CHECKS: tuple[Check, ...] = (
    check_figures,
    check_written_forms,
    check_typed_numbers,
    check_reference_text,
)
"""Checks of all pages together, which need every page and the data file."""


def find_problems(draft: Draft, found: Iterable[Problem]) -> list[Problem]:
    """Return all problems of a draft, including those ``found`` while reading it."""
    problems = [*found, *_run(CHECKS, draft)]
    invalid = {problem.path for problem in problems if not problem.is_advice}
    problems += _run(COMPARISONS, replace(draft, invalid_paths=invalid))
    if draft.is_complete and not has_wrong_names(problems):
        problems += _run(COMPLETE_CHECKS, draft)
    problems = list(without_consequences(problems))
    return list(in_touched_files(problems, draft.settings.root))


def _run(checks: Iterable[Check], draft: Draft) -> Iterator[Problem]:
    return itertools.chain.from_iterable(check(draft) for check in checks)
