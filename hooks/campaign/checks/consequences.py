# SPDX-License-Identifier: MIT
"""Remove the problems that another problem explains: one mistake, one message."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from campaign.checks.page.leftover_markup import LEFTOVERS
from campaign.problems import Problem, Suggestion

_UNKNOWN = "unknown_figure|figure_deleted"
_NAMES = "file_name|file_name_taken"
_WRONG_NAMES = f"{_NAMES}|page_copied|page_renamed|folder_missing"
_OF_A_WRONG_NAME = (
    "twin_missing|nav_left_out|nav_unknown|heading_id_twice|untranslated|untranslated_page"
    "|link_nowhere|file_unused"
)
"""What else is wrong with a page that has a wrong name."""
_OF_ANOTHER_TEXT = r"parity_(?:missing|absent|numbers|figure)|signatory_differs"
"""What a page that differs from the letter has in common with no translation."""
OF_TEXTS = (
    "double_hyphen|capital_accent|straight_quote|foreign_quote"
    "|quote_unclosed|quote_unopened|opening_mark|strange_character|wrong_encoding|glyph_missing"
    "|plain_text|number_form|unit_twice|typed_number|typed_number_in_matter"
)
"""Problems of a page that can be compared with its translation all the same."""
_LEFTOVERS = "|".join(LEFTOVERS)
_OF_LEFTOVERS = (
    r"heading_without_id|heading_none|reference_not_used|fence_unclosed|block_end_stray"
    r"|fidelity_\w+"
)
"""Problems that markup that is left may be the cause of."""
_QUOTES = "quote_unclosed|quote_unopened|straight_quote|foreign_quote"
_SPELLING = f"{_QUOTES}|opening_mark|capital_accent"
_APART = (
    rf"{_UNKNOWN}|link_nowhere|anchor_nowhere|typed_number|number_form|capital_accent"
    "|double_hyphen|language_tag"
)
"""Problems that make no markup elsewhere on their line a leftover."""
RULES = (
    ("line", "form_without_value", "number_form"),
    ("line", "concern_differs", "concern_missing|concern_unknown|concern_count"),
    ("line", "concern_count|insert_not_empty|unknown_insert", "block_unclosed"),
    ("line", "heading_without_id", r"id_form|attributes_\w+|heading_(?!without)\w+"),
    ("line", "empty_item", "list_number"),
    ("line", "glyph_emoji|glyph_missing", "list_mark|strange_character|marker_brackets"),
    ("line", "html_unpaired", "not_of_the_document|line_break_html"),
    ("line", "not_of_the_document", "indented_code|spacer|fence_unclosed"),
    ("line", "quote_unclosed|quote_unopened", "yaml_entire_text|foreign_quote"),
    ("line", "foreign_quote", "yaml_curved"),
    ("line", _QUOTES, rf"box_form|html_unpaired|marker_brackets|{_LEFTOVERS}"),
    ("line", _SPELLING, "untranslated"),
    ("file", _SPELLING, "untranslated_page"),
    ("line", "parity_numbers", r"typed_number\w*|parity_differs|number_form"),
    ("line", "unknown_key|marker_form|link_nowhere|nav_unknown", "strange_character"),
    ("line", "strange_character|double_hyphen", "list_mark|comment_unclosed|table_head_missing"),
    # Code shows a marker whose figure the text around it cites.
    ("line", "marker_brackets", rf"{_UNKNOWN}|marker_(?!brackets)\w+|typed_number\w*"),
    ("line", r"fidelity_\w+", rf"(?!fidelity_|{_OF_ANOTHER_TEXT})\w+"),
    (
        *("line", _LEFTOVERS),
        rf"(?!(?:{_LEFTOVERS}|{_OF_LEFTOVERS}|{_QUOTES}|{_APART}|{_OF_ANOTHER_TEXT})$)\w+",
    ),
    ("file", r"fidelity_\w+", "unknown_block|block_form|block_unclosed|signatories_run_together"),
    ("file", _OF_ANOTHER_TEXT, r"fidelity_\w+"),
    ("file", "block_end_stray", "block_form"),
    ("file", "block_unclosed", "block_end_stray"),
    # A footnote of the wrong form does not become one, so nothing else about it is right.
    ("file", "note_missing", "note_not_cited"),  # under another name
    ("file", "note_missing|note_not_cited", "note_form|table_row_without_bars|indented_code"),
    ("file", "link_nowhere|indented_code", "note_form|box_form"),
    ("file", "heading_none", "heading_space"),
    ("file", "attributes_own_line", "heading_none"),
    ("file", "no_front_matter|page_copied|page_renamed", _NAMES),
    ("page", _OF_A_WRONG_NAME, _WRONG_NAMES),
    ("target", _OF_A_WRONG_NAME, _WRONG_NAMES),
    ("page", "nav_left_out", "twin_missing"),
    ("target", "link_nowhere", "twin_missing"),
    ("anywhere", f"{_OF_A_WRONG_NAME}|page_misplaced", "folder_missing"),
    ("anywhere", "insert_passage", "twin_missing|letter_missing"),
    ("anywhere", r"fidelity_\w+", "letter_garbled|fence_unclosed"),  # the rest of a page is code
    ("anywhere", _UNKNOWN, "figure_lost"),
    ("anywhere", "figure_unused", "figure_deleted"),  # under another name
    # A changed `as_published` looks like a changed `value`.
    ("name", "revised_missing|source_is_the_letter", "as_published_changed"),
    ("name", "file_unused", "link_nowhere|link_form|link_space_inside"),
    ("name", "figure_unused", f"{_UNKNOWN}|typed_number|typed_number_in_matter"),
    # They may mean a figure whose name is not valid.
    ("name", f"{_UNKNOWN}|marker_form", "name_form|data_misplaced"),
)
"""Where one problem explains another: the keys of the explained ones, and of those that do."""


def has_wrong_names(problems: Sequence[Problem]) -> bool:
    """Return whether a page is missing or is not what it seems.

    Checks of all pages together would be wrong.
    """
    wrong = f"{_WRONG_NAMES}|twin_missing|nav_unknown|yaml_no_space"
    return any(
        re.fullmatch(wrong, problem.key)
        or problem.details.get("name") in ("document", "nav")
        or _best(problem) == "document"
        or problem.details.get("in_letter")
        for problem in problems
    )


def without_consequences(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems that are not mere consequences of others in the list."""
    keys: dict[tuple[str, object], set[str]] = defaultdict(set)
    for problem in problems:
        for place in _places(problem):
            keys[place].add(problem.key)
        keys["anywhere", ""].update(_causes(problem))
    seen: set[tuple[object, ...]] = set()
    for problem in problems:
        # Two checks may see the same, one of them from the sign before it.
        near = {(problem.path, problem.line, problem.key, problem.column + n) for n in (-1, 0, 1)}
        if not _is_explained(problem, keys) and (seen.isdisjoint(near) or problem.column < 2):
            seen.add((problem.path, problem.line, problem.key, problem.column))
            yield problem


def _is_explained(problem: Problem, keys: Mapping[tuple[str, object], set[str]]) -> bool:
    return any(
        re.fullmatch(cause, key)
        for place in _places(problem)
        for scope, cause in _rules(problem.key)
        if scope == place[0]
        for key in keys[place]
    )


@cache
def _rules(key: str) -> list[tuple[str, str]]:
    """Return where a problem with a key is explained, and the keys of those that explain it."""
    return [(scope, cause) for scope, effect, cause in RULES if re.fullmatch(effect, key)]


def _causes(problem: Problem) -> Iterator[str]:
    """Yield what a problem means for problems anywhere."""
    key, path = problem.key, problem.path
    if key in ("strange_character", "wrong_encoding") and not path.endswith((".md", ".yml")):
        yield "letter_garbled"  # its reference text is neither a page nor data
    if key.startswith("parity_key") and problem.details["name"] == "document":
        yield "letter_missing"
    if key in ("yaml_duplicate", "yaml_nested") and "/" in path:
        yield "figure_lost"  # its name is another's


def _places(problem: Problem) -> Iterator[tuple[str, object]]:
    """Yield the lines, files and pages of a problem, and the names of what it mentions."""
    yield "anywhere", ""
    # Wherever a problem of two pages is reported, it explains the same others.
    for each in filter(None, (problem, problem.elsewhere)):
        yield "line", (each.path, each.line)
        yield "file", each.path
    at = problem.details.get("at")  # the other places of the same mistake
    for path, line, _ in at if isinstance(at, list) else ():
        yield "line", (path, line)
    for name in (_best(problem), *map(problem.details.get, ("name", "new", "target"))):
        if name:
            yield "name", _file(name)
    yield "page", problem.path
    if re.fullmatch(_WRONG_NAMES, problem.key):
        folder, _, file = unicodedata.normalize("NFC", problem.path).rpartition("/")
        right = problem.details.get("right", "")
        for other in (problem.details.get("other"), f"{folder}/{right}", right, file):
            yield "page", other
            if str(other).endswith(".md"):
                yield "target", _file(other)
    else:
        for target in filter(None, map(problem.details.get, ("path", "target"))):
            yield "target", _file(target)


def _file(path: object) -> str:
    return str(path).rpartition("/")[2]


def _best(problem: Problem) -> str:
    """Return the name that a problem suggests, or an empty text."""
    hint = problem.details.get("hint")
    return (hint.best or "") if isinstance(hint, Suggestion) else ""
