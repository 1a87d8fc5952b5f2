# SPDX-License-Identifier: MIT
"""The lists of all checks of what a campaign says.

To add a check, write it in a module of this package, and add its message to ``words/``, as
``problem_<key>``.  Add it to ``PAGE_CHECKS`` below if it needs one page, to ``COMPLETE_CHECKS`` if
it needs all pages and the data file to be valid, else to ``CHECKS``.  ``find_problems`` then
compares the languages of valid pages (``languages/parity.py``).
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from campaign.checks import (
    directives,
    figures,
    front_matter,
    links,
    navigation,
    spelling,
    typed_numbers,
)
from campaign.checks.consequences import OF_TEXTS, has_wrong_names, without_consequences
from campaign.checks.data import brand, file_names
from campaign.checks.languages import parity, terms, untranslated
from campaign.checks.letter import recommendations, reference_text
from campaign.checks.page import (
    characters,
    headings_and_notes,
    leftover_markup,
    raw_html,
    structure,
)
from campaign.checks.touched import in_touched_files
from campaign.model.campaign import Campaign
from campaign.model.pages import MOST_PAGES, Page
from campaign.problems import Problem

Check = Callable[[Campaign], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    navigation.check_translations,
    navigation.check_navigation,
    file_names.check_left_out,
    front_matter.check_templates,
    brand.check_brand,
    terms.check_glossary,
    untranslated.check_words,
    untranslated.check_untranslated,
    untranslated.check_data_texts,
    file_names.check_file_names,
    file_names.check_unused_files,
    untranslated.check_placeholders,
    file_names.check_copies,
    file_names.check_renamed,
    directives.check_blocks,
    recommendations.check_recommendations,
    directives.check_side_by_side,
    typed_numbers.check_number_forms,
    spelling.check_spelling,
    front_matter.check_redirects,
    front_matter.check_plain_texts,
    figures.check_markers,
    links.check_links,
    leftover_markup.check_leftover_markup,
    characters.check_characters,
    characters.check_glyphs,
)
"""Checks of all that could be read."""
PAGE_CHECKS: tuple[Callable[[Page], Iterable[Problem]], ...] = (
    figures.check_typed_markers,
    headings_and_notes.check_notes,
    structure.check_structure,
    headings_and_notes.check_headings,
    raw_html.check_raw_html,
    raw_html.check_attributes,
)
"""Checks of a page that depend on nothing else."""
COMPLETE_CHECKS: tuple[Check, ...] = (
    figures.check_figures,
    figures.check_written_forms,
    typed_numbers.check_typed_numbers,
    reference_text.check_reference_text,
)
"""Checks of all pages together, which need every page and the data file."""


def find_problems(draft: Campaign, found: Iterable[Problem]) -> list[Problem]:
    """Return all problems of a draft, including those ``found`` while reading it."""
    of_pages = itertools.chain.from_iterable(map(_problems_of_page, draft.pages))
    of_all = itertools.chain(_run(CHECKS, draft), of_pages)
    problems = [*found, *untranslated.without_copies(of_all, draft)]
    wrong = (p for p in problems if not p.is_advice and not re.fullmatch(OF_TEXTS, p.key))
    invalid = {problem.path for problem in wrong}
    # Other problems of a page would be reported twice.
    problems += parity.check_parity(draft, invalid)
    if draft.is_complete and not has_wrong_names(problems):
        problems += untranslated.without_copies(_run(COMPLETE_CHECKS, draft), draft)
    problems = list(without_consequences(problems))
    return list(in_touched_files(problems, draft.settings.root))


def _run(checks: Iterable[Check], draft: Campaign) -> Iterator[Problem]:
    return itertools.chain.from_iterable(check(draft) for check in checks)


@lru_cache(MOST_PAGES)  # in mkdocs serve, most pages are the same
def _problems_of_page(page: Page) -> tuple[Problem, ...]:
    return tuple(itertools.chain.from_iterable(check(page) for check in PAGE_CHECKS))
