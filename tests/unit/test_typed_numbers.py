# SPDX-License-Identifier: MIT
"""Typed numbers that are figures are reported; dates, references and addresses are not."""

from __future__ import annotations

from pathlib import Path

from support import SMALL, copy_project, edit, problems

# The small campaign is given a figure of 17 and one of 43.
NO_FIGURES = {
    "en": [
        "Bill C-43, Bill C‑17, the 43rd and 17th, article 17, pages 17–43, p. 43, No. 17, #43.",
        "From 17 to 20 September; September 17–20, 2017; 17 September; Sept. 17; May 17 and 20.",
        "2017-10-17, 10:17, https://example.org/43?a=17#43, www.example.org/17, 43 Elm Street.",
        "Suite 43, Box 17, 613 555-0143, +1 613-555-0117, Highway 17, Resolution 43, bill 17.",
        "Vol. 17, line 43, ch. 17; open from 9 to 17 h, or 17:00.",
        "17% of them, and $43.",
    ],
    "fr": [
        "Projet de loi C-43, le 43e et le 17ᵉ, article 17, pages 17 à 43, p. 43, no 17, nº 43.",
        "Du 17 au 20 septembre; du 17 au 20 octobre; le 17 mai; le 17 sept.; les 17 et 20 mai.",
        "Le 17/10/2017, à 17 h 43, https://example.org/43?a=17#43, www.example.org/17, 43, rue A.",
        "Case postale 17, 613 555-0143, autoroute 17, résolution 43, loi 17, annexe 17, ¶ 43.",
        "Vol. 17, tome 43, t. 17, fig. 43; de 9 h à 17 h, de 9 à 17 h, vers 17 h.",
        "17 % d'entre eux, et 43 $.",
    ],
}
FIGURES = {
    "en": [
        "There are 17.",
        "43 elms, 17 of which fell on 17 May.",
        "In May, 17 fell.",
    ],
    "fr": [
        "Il y en a 17.",
        "43 ormes, dont 17 le 17 mai.",
        "En mai, 17 sont tombés.",
    ],
}


def with_figures(project: Path) -> Path:
    """Give a campaign the figures 17 and 43, cited on the home page."""
    label = "{en: x, fr: x}"
    more = "".join(
        f"  n{value}:\n    value: {value}\n    label: {label}\n    source: {{title: {label}}}\n"
        for value in (17, 43)
    )
    edit(project / "docs/figures.yml", "figures:\n", f"figures:\n{more}")
    for code in ("en", "fr"):
        with (project / f"docs/{code}/index.md").open("a", encoding="utf-8") as file:
            file.write("\n{{ n17 }}, {{ n43 }}\n")
    return project


def test_only_amounts_are_reported(tmp_path: Path) -> None:
    project = with_figures(copy_project(tmp_path, SMALL))
    for code, texts in NO_FIGURES.items():
        with (project / f"docs/{code}/index.md").open("a", encoding="utf-8") as file:
            file.write("\n\n".join(["", *texts, *FIGURES[code]]))
    found = [line for line in problems(project) if "is the value of the figure" in line]
    typed = [line.split("“")[1].partition("”")[0] for line in found]
    assert typed == ["17", "43", "17", "17"] * 2


def test_short_number_without_its_sign_is_not_a_percentage_or_an_amount(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    edit(
        project / "docs/figures.yml",
        "    value: 12.5\n",
        "    value: 21\n    revised: {en: x, fr: x}\n",
    )
    with (project / "docs/en/index.md").open("a", encoding="utf-8") as file:
        file.write("\n21 elms, $21 and 21% of 40.\n")
    with (project / "docs/fr/index.md").open("a", encoding="utf-8") as file:
        file.write("\n21 ormes, 21 $ et 21 % de 40.\n")
    assert [line.split(": ")[0] for line in problems(project)] == [
        "docs/en/index.md:27:18",
        "docs/fr/index.md:27:19",
    ]


def test_figure_that_is_only_typed_by_hand_is_not_called_unused_too(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    label = "{en: x, fr: x}"
    figure = f"  oaks: {{value: 415, label: {label}, source: {{title: {label}}}}}"
    edit(project / "docs/figures.yml", "\ncomparisons:", f"{figure}\n\ncomparisons:")
    (unused,) = problems(project)
    assert "no page uses “oaks”" in unused
    for code, text in (("en", "There are 415 oaks."), ("fr", "Il y a 415 chênes.")):
        with (project / f"docs/{code}/index.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
    found = problems(project)
    assert [line.split(": ")[0] for line in found] == [
        "docs/en/index.md:27:11",
        "docs/fr/index.md:27:8",
    ]
    assert all("“415” is the value of the figure “oaks”" in line for line in found)


def test_numbers_in_the_front_matter_that_are_not_figures(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    page = project / "docs/en/index.md"
    edit(page, "title: Home\n", "title: Home of 12,500 and 12.5\nnot_figures: [12500, 12.5]\n")
    french = "title: Accueil des 12 500 et 12,5\nnot_figures: [12500, 12.5]\n"
    edit(project / "docs/fr/index.md", "title: Accueil\n", french)
    assert problems(project) == []
    edit(page, "[12500, 12.5]", "[12500, x]")
    assert problems(project)[-1] == (
        "docs/en/index.md:3:22: “not_figures” must be a number, but is “x”; "
        "write digits only, as in 33000"
    )
    edit(page, "not_figures: [12500, x]\n", "")
    found = problems(project)
    assert [line.rpartition("it is another number, ")[2] for line in found] == [
        "add not_figures: [12500] to the front matter",
        "add not_figures: [12.5] to the front matter",
    ]
