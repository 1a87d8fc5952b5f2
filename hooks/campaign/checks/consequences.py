# SPDX-License-Identifier: MIT
"""Remove the problems that another problem explains: one mistake, one message."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from campaign.checks.page.leftover_markup import LEFTOVERS
from campaign.problems import Problem, Suggestion

_UNKNOWN = ("unknown_figure", "figure_renamed", "figure_deleted")
_NAMES = (
    *("name_suffix", "name_index", "name_of_language", "name_case", "name_decomposed"),
    *("name_address", "name_with_language"),
)
_OF_A_NOTE = ("note_form", "table_row_without_bars", "indented_code")
_OF_SIGNATORIES = (
    *("fidelity_signatories", "fidelity_signatory", "fidelity_signatory_missing"),
    *("signatory_missing", "signatory_absent", "signatory_differs"),
)
_FOLDERS = ("folder_name", "folder_missing")
_RULES: dict[str, Mapping[str, tuple[str, ...]]] = {
    "line": {
        "concern_differs": ("concern_missing", "concern_unknown", "concern_count"),
        **dict.fromkeys(("concern_count", "insert_not_empty"), ("block_unclosed",)),
        "form_without_value": ("number_form",),
        "heading_without_id": (
            *("id_form", "id_glued", "attributes_own_line", "attributes_unclosed"),
            *("heading_empty", "heading_main_twice", "heading_underlined"),
        ),
        "empty_item": ("list_number",),
        "spacing": ("marker_brackets",),
        "glyph_missing": ("list_bullet", "strange_character", "marker_brackets"),
        **dict.fromkeys(
            ("html_unclosed", "html_unpaired"), ("not_of_the_document", "line_break_html")
        ),
        "name_case": ("folder_name",),
        "image_without_text": ("image_embedded",),
        "not_of_the_document": ("indented_code", "spacer", "fence_unclosed"),
        "foreign_quote": ("yaml_curved", "marker_brackets"),
        **dict.fromkeys(("quote_unclosed", "quote_unopened"), ("yaml_comma", "foreign_quote")),
        "opening_mark": ("html_unpaired",),
        "page_misplaced": ("name_case", "folder_name"),
        "unknown_figure": ("figure_renamed", "figure_deleted"),
        "parity_numbers": ("typed_number", "typed_number_in_matter", "parity_differs"),
        "number_form": ("typed_number",),
        **dict.fromkeys(
            ("parity_number", "parity_number_absent"), ("typed_number", "typed_number_in_matter")
        ),
        **dict.fromkeys(
            ("unknown_key", "marker_form", "link_nowhere", "nav_unknown"), ("strange_character",)
        ),
        **dict.fromkeys(("strange_character", "double_hyphen"), ("list_bullet", "comment_form")),
        "list_bullet": ("signatories_run_together",),
    },
    "file": {
        "block_end_stray": ("block_form",),
        "concern_count": ("list_bullet", "list_letter", "list_indent"),
        # A footnote of the wrong form does not become one, so nothing else about it is right.
        "note_missing": (*_OF_A_NOTE, "note_not_cited"),  # under another name
        "note_not_cited": _OF_A_NOTE,
        "link_nowhere": ("note_form",),
        "moved_twin": ("moved_form",),
        "no_front_matter": ("name_index",),
        **dict.fromkeys(_OF_SIGNATORIES, ("signatories_run_together",)),
        **dict.fromkeys(("page_copied", "page_renamed"), _NAMES),
    },
    "anywhere": {"file_missing": ("file_nowhere",), "insert_passage": ("twin_missing",)},
    "name": {
        # A changed `as_published` looks like a changed `value`.
        "revised_missing": ("as_published_changed",),
        "source_is_the_letter": ("as_published_changed",),
        "form_published_differs": ("form_published_missing",),
        "form_without_capital": ("form_published_differs",),
        "file_unused": ("link_nowhere", "link_absolute", "file_nowhere", "link_space_inside"),
        "figure_unused": (*_UNKNOWN, "typed_number", "typed_number_in_matter"),
        # They may mean a figure whose name is not valid.
        **dict.fromkeys((*_UNKNOWN, "marker_form"), ("name_form", "figure_outside")),
    },
}
"""By key: the problems of the same line, file or name that explain it."""
_WRONG_NAMES = (*_NAMES, "page_copied", "page_renamed", *_FOLDERS)
_OF_A_WRONG_NAME = frozenset(
    {
        *("twin_missing", "nav_left_out", "nav_unknown", "text_twice", "cite_twice"),
        *("heading_id_twice", "description_untranslated", "link_nowhere", "file_unused"),
    }
)
"""What else is wrong with a page that has a wrong name."""
_OF_ANOTHER_TEXT = (
    *("parity_missing", "parity_absent", "parity_run", "parity_numbers", "parity_exchanged"),
    *("parity_figure", "signatory_"),
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
    reported = _Reported(problems)
    return (problem for problem in problems if not reported.explains(problem))


class _Reported:
    """The problems of a campaign, in the ways in which they explain others."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.found: dict[tuple[str, object], set[str]] = defaultdict(set)
        """The keys of the problems of each line, file and name."""
        for problem in problems:
            for place in _places(problem):
                if place[0] != "line" or not problem.key.startswith(_OF_ANOTHER_TEXT):
                    self.found[place].add(problem.key)
        self.names = [p for p in problems if p.key in _WRONG_NAMES]
        self.unlike_the_letter = {p.path for p in problems if p.key.startswith("fidelity_")}
        # The file of the letter's text, which is neither a page nor data, has wrong characters.
        garbled = (p for p in problems if p.key in ("strange_character", "wrong_encoding"))
        self.is_garbled = any(not p.path.endswith((".md", ".yml")) for p in garbled) or any(
            p.key == "fence_unclosed"
            for p in problems  # the rest of its page is code
        )
        self.has_no_letter = any(
            p.key.startswith("parity_key") and p.details["name"] == "document" for p in problems
        )
        # An entry whose name is another's is lost.
        duplicates = ("yaml_duplicate", "yaml_no_name", "yaml_nested")
        self.has_duplicates = any(p.key in duplicates and "/" in p.path for p in problems)

    def explains(self, problem: Problem) -> bool:
        """Return whether a problem is a mere consequence of others."""
        key, beside = problem.key, defaultdict[str, set[str]](set)
        for place in _places(problem):
            beside[place[0]] |= self.found[place]
        return (
            any(not beside[scope].isdisjoint(rules.get(key, ())) for scope, rules in _RULES.items())
            or (key in _OF_A_WRONG_NAME and any(_explains(name, problem) for name in self.names))
            or (key == "insert_passage" and self.has_no_letter)
            or (key in _UNKNOWN and self.has_duplicates)
            or self._explains_text(problem, beside["line"], beside["file"])
        )

    def _explains_text(self, problem: Problem, on_line: set[str], in_file: set[str]) -> bool:
        """Return whether others explain a difference from the letter, or markup that is left."""
        key = problem.key
        others = {other for other in on_line if not other.startswith("fidelity_")}
        if key.startswith("fidelity_"):
            is_misread = not in_file.isdisjoint(("unknown_block", "block_form", "block_unclosed"))
            return self.is_garbled or is_misread or bool(others)
        if key.startswith(_OF_ANOTHER_TEXT):
            sides = (problem.path, problem.details["other"])
            return not self.unlike_the_letter.isdisjoint(sides)
        if key == "marker_brackets":  # code shows a marker whose figure the text around it cites
            markers = (*_UNKNOWN, "marker_", "typed_number")
            return any(other.startswith(markers) for other in on_line - {key})
        return key in LEFTOVERS and not others <= LEFTOVERS | {"heading_without_id"}


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


def _places(problem: Problem) -> Iterator[tuple[str, object]]:
    """Yield the lines and files of a problem, and the names of what it mentions."""
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
            yield "name", str(name).rpartition("/")[2]


def _best(problem: Problem) -> str:
    """Return the name that a problem suggests, or an empty text."""
    hint = problem.details.get("hint")
    return (hint.best or "") if isinstance(hint, Suggestion) else ""
