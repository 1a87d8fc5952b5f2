# SPDX-License-Identifier: MIT
"""Remove the problems that another problem explains: one mistake, one message."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from campaign.checks.page.leftover_markup import LEFTOVERS
from campaign.problems import Problem, Suggestion

_UNKNOWN = ("unknown_figure", "figure_renamed", "figure_deleted")
_CAUSES = {
    # A changed `as_published` looks like a changed `value`.
    "revised_missing": "as_published_changed",
    "source_is_the_letter": "as_published_changed",
    "form_published_differs": "form_published_missing",
    "form_without_capital": "form_published_differs",
}
"""What explains a problem of the same figure."""
_OF_STRANGE_CHARACTERS = ("unknown_key", "marker_form", "link_nowhere", "nav_unknown")
_FOLDERS = ("folder_name", "folder_missing")
_WRONG_NAMES = (
    *("name_suffix", "name_index", "name_of_language", "name_case", "name_decomposed"),
    *("name_address", "page_copied", "page_renamed", *_FOLDERS),
)
_OF_A_WRONG_NAME = frozenset(
    {
        *("twin_missing", "nav_left_out", "nav_unknown", "text_twice", "cite_twice"),
        *("heading_id_twice", "description_untranslated", "link_nowhere", "file_unused"),
    }
)
"""What else is wrong with a page that has a wrong name."""
_OF_ANOTHER_TEXT = (
    *("parity_missing", "parity_absent", "parity_run", "parity_numbers", "parity_exchanged"),
    "signatory_",
)
"""What a page that differs from the letter has in common with no translation."""


def has_wrong_names(problems: Sequence[Problem]) -> bool:
    """Return whether a page is missing or is not what it seems.

    Checks of all pages together would be wrong.
    """
    wrong = {*_WRONG_NAMES, "twin_missing", "nav_unknown", "yaml_no_space"}
    return any(
        problem.key in wrong
        or problem.details.get("name") in ("document", "nav")
        or _best(problem) == "document"
        or bool(problem.details.get("in_letter"))
        for problem in problems
    )


def without_consequences(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems that are not mere consequences of others in the list."""
    on_line: dict[tuple[str, int], set[str]] = defaultdict(set)
    in_file: dict[str, set[str]] = defaultdict(set)
    # Wherever a problem of two pages is reported, it explains the same others.
    for problem in (p for each in problems for p in (each, each.elsewhere) if p):
        if not problem.key.startswith(_OF_ANOTHER_TEXT):
            on_line[problem.path, problem.line].add(problem.key)
        at = problem.details.get("at")  # the other places of the same mistake
        for path, line, _ in at if isinstance(at, list) else ():
            on_line[path, line].add(problem.key)
        in_file[problem.path].add(problem.key)
    of_name = {(problem.key, str(problem.details.get("name"))) for problem in problems}
    names = [p for p in problems if p.key in _WRONG_NAMES]
    figures = {str(p.details["name"]) for p in problems if p.key == "name_form"}
    unlike_the_letter = {p.path for p in problems if p.key.startswith("fidelity_")}
    # The file of the letter's text, which is neither a page nor data, has wrong characters.
    is_garbled = any(
        p.key in ("strange_character", "wrong_encoding") and not p.path.endswith((".md", ".yml"))
        for p in problems
    )
    nowhere = ("link_nowhere", "file_nowhere")
    meant = {_best(p).rpartition("/")[2] for p in problems if p.key in nowhere}
    spaced = (str(p.details["target"]) for p in problems if p.key == "link_space_inside")
    meant |= {target.rpartition("/")[2] for target in spaced}
    keys = {p.key for p in problems}
    misnamed = {p.details.get("new", _best(p)) for p in problems if p.key in _UNKNOWN}
    misnamed |= {p.details["name"] for p in problems if p.key.startswith("typed_number")}
    # An entry whose name is another's is lost.
    duplicates = ("yaml_duplicate", "yaml_no_name", "yaml_nested")
    has_duplicates = any(p.key in duplicates and "/" in p.path for p in problems)
    for problem in problems:
        key, line = problem.key, on_line[problem.path, problem.line]
        if other := problem.elsewhere:
            line = line | on_line[other.path, other.line]
        if (
            (_CAUSES.get(key), str(problem.details.get("name"))) in of_name
            or (key in _OF_A_WRONG_NAME and any(_explains(name, problem) for name in names))
            or (
                key in ("page_copied", "page_renamed")
                and any(p.path == problem.path and p.key.startswith("name_") for p in names)
            )
            or (
                key.startswith(_OF_ANOTHER_TEXT)
                and not unlike_the_letter.isdisjoint((problem.path, problem.details["other"]))
            )
            or (is_garbled and key.startswith("fidelity_"))
            or (key == "file_unused" and problem.details["name"] in meant)
            or (key == "file_missing" and "file_nowhere" in keys)
            or (key == "insert_passage" and "twin_missing" in keys)
            or (key == "block_end_stray" and "block_form" in in_file[problem.path])
            or (key == "name_case" and "folder_name" in line)
            or (key == "page_misplaced" and line & {"name_case", "folder_name"})
            or (key in _OF_STRANGE_CHARACTERS and "strange_character" in line)
            or (key == "form_without_value" and "number_form" in line)
            or (key == "unknown_figure" and line & {"figure_renamed", "figure_deleted"})
            or (
                key in (*_UNKNOWN, "marker_form")  # it means a figure whose name is not valid
                and not figures.isdisjoint(
                    (problem.details["name"], problem.details.get("new"), _best(problem))
                )
            )
            or (key in _UNKNOWN and has_duplicates)
            or (key == "figure_unused" and problem.details["name"] in misnamed)
            or _follows_on_line(key, line, in_file[problem.path])
        ):
            continue
        yield problem


def _follows_on_line(key: str, on_line: set[str], in_file: set[str]) -> bool:
    """Return whether a problem follows from another one on its line or in its file."""
    if key.startswith("fidelity_"):
        is_other = any(not other.startswith("fidelity_") for other in on_line)
        return is_other or not in_file.isdisjoint(("unknown_block", "block_form"))
    if key == "concern_differs":
        return not on_line.isdisjoint(("concern_missing", "concern_unknown", "concern_count"))
    if key == "marker_brackets":  # code shows a marker whose figure the text around it cites
        return any(
            other in _UNKNOWN or other.startswith(("marker_", "typed_number"))
            for other in on_line - {"marker_brackets"}
        )
    if key in ("parity_numbers", "number_form"):
        return "typed_number" in on_line
    if key == "not_of_the_document":
        return "indented_code" in on_line
    # A footnote of the wrong form does not become one, so nothing else about it is right.
    if key in ("note_missing", "note_not_cited", "link_nowhere") and "note_form" in in_file:
        return True
    others = {other for other in on_line if not other.startswith("fidelity_")}
    return key in LEFTOVERS and not others <= LEFTOVERS


def _explains(name: Problem, problem: Problem) -> bool:
    """Return whether a page's wrong name is why it is reported, or is missing elsewhere."""
    if problem.path == name.path or name.key in _FOLDERS:
        return True
    folder, _, file = unicodedata.normalize("NFC", name.path).rpartition("/")
    right = str(name.details.get("right", ""))
    others = {str(name.details.get("other")), f"{folder}/{right}", right, file}
    return problem.path in others or any(
        str(problem.details.get(key, "")).rpartition("/")[2] == other.rpartition("/")[2]
        for key in ("path", "target")
        for other in others
        if other.endswith(".md")
    )


def _best(problem: Problem) -> str:
    """Return the name that a problem suggests, or an empty text."""
    hint = problem.details.get("hint")
    return (hint.best or "") if isinstance(hint, Suggestion) else ""
