# SPDX-License-Identifier: MIT
"""Slips in YAML are reported once, where they were made, with advice that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import NBSP, SMALL, copy_campaign, edit, problems

FIGURES, PAGE = "docs/figures.yml", "docs/fr/letter.md"
SIGN = "“{}” is not read as part of this text"
HASH = SIGN.format("#")
INDENT = "indentation does not match the lines above"
SPACE = "the character U+00A0 cannot be here"
NO_COLON = "this line is neither “key: value” nor “- item”"
NESTED = "“sick” is indented as if it were part of “elms”"

CASES = [
    (PAGE, "title: La lettre", "title: La lettre #Ormes", 2, 18, HASH),
    (PAGE, "title: La lettre", "title: #Ormes, la lettre", 2, 8, HASH),
    (PAGE, "title: La lettre", "title: La lettre # 1", 2, 18, HASH),
    (FIGURES, "{en: to fell them,", "{en: to #1 fell,", 33, 20, HASH),
    (FIGURES, "en: to fell them,", "en: to fell, or not, them,", 33, 24, SIGN.format(",")),
    (FIGURES, "en: to fell them,", "en: 12,500 to fell,", 33, 19, SIGN.format(",")),
    (FIGURES, "{en: to fell them,", "{en: to fell them,,", 33, 30, SIGN.format(",")),
    (FIGURES, "{en: to fell them,", "{en: [sic] fell,", 33, 23, SIGN.format("f")),
    (FIGURES, "{en: to fell them,", "{en: to: fell,", 33, 19, SIGN.format(":")),
    (FIGURES, "{en: to fell them,", "{en: 'n' fell,", 33, 21, SIGN.format("f")),
    (FIGURES, "{en: to fell them,", "{en: 'Twas,", 33, 17, "unclosed quotation mark; close it"),
    (FIGURES, "{en: to fell them,", "{en:to fell them,", 33, 16, "missing space after “en:”"),
    (PAGE, "title: La lettre", 'title: "La" lettre', 2, 13, SIGN.format("l")),
    (PAGE, "title: La lettre", "title: [La] lettre", 2, 13, SIGN.format("l")),
    (PAGE, "title: La lettre", "title: *La* lettre", 2, 11, SIGN.format("*")),
    (PAGE, "title: La lettre", "title: @lettre", 2, 8, SIGN.format("@")),
    (PAGE, "title: La lettre", "title: - lettre", 2, 8, SIGN.format("-")),
    (PAGE, "title: La lettre", "title: 'L'été", 2, 11, SIGN.format("é")),
    (FIGURES, "{en: elms, fr:", "{en: elms, rf:", 4, 5, "“label” has a text in “en, rf”, but"),
    (FIGURES, "value: 1998", "value:1998", 17, 11, "missing space after “value:”"),
    (FIGURES, "kind: year", "kind:year", 18, 10, "missing space after “kind:”"),
    (FIGURES, "as_published: 1998", "as_published:1998", 21, 18, "missing space after “as_"),
    (PAGE, "title: La lettre", "title:La lettre", 2, 7, "missing space after “title:”"),
    (PAGE, "document: true", "document:true", 4, 10, "missing space after “document:”"),
    (FIGURES, "value: 1998", "value 1998", 17, 5, NO_COLON),
    (PAGE, "title: La lettre", "title La lettre", 2, 1, NO_COLON),
    (FIGURES, "    value: 1998", "   value: 1998", 17, 4, INDENT),
    (FIGURES, "    value: 1998", "     value: 1998", 17, 6, INDENT),
    (FIGURES, "    kind: year", "   kind: year", 18, 4, INDENT),
    (FIGURES, "    kind: year", "     kind: year", 18, 6, INDENT),
    (FIGURES, "  first_count:", "   first_count:", 16, 4, INDENT),
    (FIGURES, "  elms:", "   elms:", 2, 4, INDENT),
    (PAGE, "title: La lettre", " title: La lettre", 2, 2, INDENT),
    (FIGURES, "    kind: year", f"   {NBSP}kind: year", 18, 4, SPACE),
    (FIGURES, "kind: year", f"kind:{NBSP}year", 18, 10, SPACE),
    (PAGE, "title: La lettre", f"title:{NBSP}La lettre", 2, 7, SPACE),
    (FIGURES, "value: 1998", 'value: "1998"', 17, 13, "“value” is in quotation marks"),
    (FIGURES, "published: 12.5", 'published: "12.5"', 15, 20, "“as_published” is in quotation"),
    (FIGURES, "  sick:", "    sick:", 9, 5, NESTED),
    (FIGURES, "  sick:", "  sické:", 9, 3, "“sické” is not a valid name for a figure"),
    (FIGURES, "  sick:", "  Sick:", 9, 3, "“Sick” is not a valid name for a figure"),
    (FIGURES, "    label: {en: elms", "    lable: {en: elms", 4, 5, "unknown key “lable”; did you"),
    (PAGE, "title: La", "titel: La", 2, 1, "unknown key “titel”; did you mean “title”?"),
    (PAGE, "cite:", "moved_from: annex/old.md\ncite:", 5, 13, "“moved_from” must be a list"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "column", "expected"), CASES)
def test_slip_is_one_problem_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, line: int, column: int, expected: str
) -> None:
    project = copy_campaign(tmp_path, SMALL)
    edit(project / file, old, new)
    (found,) = problems(project)
    assert found.startswith(f"{file}:{line}:{column}: {expected}")


def test_front_matter_without_any_space_is_one_problem(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    page = "---\ntitle:Home\ndescription:Text.\n---\n\n# News {#news}\n\nText.\n"
    (project / "docs/en/news.md").write_text(page, encoding="utf-8")
    found = [line for line in problems(project) if ":1:1: " not in line]
    assert len(found) == 1
    assert found[0].startswith("docs/en/news.md:2:7: missing space after “title:”")


def test_figure_indented_as_a_whole_is_one_problem(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    text = (project / FIGURES).read_text(encoding="utf-8")
    start, end = text.index("  sick:"), text.index("  first_count:")
    inner = "".join(f"  {line}\n" for line in text[start:end].splitlines())
    (project / FIGURES).write_text(text[:start] + inner + text[end:], encoding="utf-8")
    (found,) = problems(project)
    assert found.startswith(f"{FIGURES}:9:5: {NESTED}")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FIGURES, "kind: year", "kind: year # of the count"),
        (FIGURES, "    kind: year", "    # a comment #1\n    kind: year"),
        (FIGURES, "value: 1998", f"value: {NBSP}1998{NBSP}"),
        (FIGURES, "{en: to fell them,", '{en: "to #1, fell: them",'),
        (PAGE, "title: La lettre", 'title: "La lettre #1"'),
        (PAGE, "title: La lettre", "title: La lettre no#1 # as sent"),
        (PAGE, "title: La lettre", "title: >-\n  La lettre\n  #1"),
        ("mkdocs.yml", "strict: true", "strict: true #always"),
    ],
)
def test_comments_and_quoted_texts_are_left_alone(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    project = copy_campaign(tmp_path, SMALL)
    edit(project / file, old, new)
    assert problems(project) == []
