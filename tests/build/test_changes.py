# SPDX-License-Identifier: MIT
"""The figures page lists every figure that differs from the letter, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import LETTER, NBSP, Build, build, copy_project, move_figure, read_html, squeezed

NONE = {
    "": "No figure has changed since the letter was sent.",
    "fr/": "Aucun chiffre n’a été modifié par rapport à la lettre.",
}


@pytest.mark.parametrize("prefix", NONE)
def test_page_with_a_heading_says_when_no_figure_has_changed(small: Build, prefix: str) -> None:
    page = small.page(f"{prefix}figures/")
    heading = page.find(id="changes")
    assert heading
    after = heading.find_next_sibling()
    assert after
    assert squeezed(after.get_text()) == NONE[prefix]
    assert not page.select(".change")


def test_page_without_a_heading_has_one_only_if_a_figure_has_changed(site: Build) -> None:
    for prefix in NONE:
        page = site.page(f"{prefix}figures/")
        assert not page.select("#changes, .change")
        assert NONE[prefix] not in page.get_text()


def test_changed_figure_is_listed_with_both_values_and_the_reason(tmp_path: Path) -> None:
    project = copy_project(tmp_path, LETTER)
    move_figure(project / "docs/figures.yml", "33000", "34567")
    done = build(project)
    assert done.status == 0, done.output
    assert [heading.name for heading in done.page("figures/").select("#changes")] == ["h2"]
    expected = {
        "": {
            "In the original letter": "over 33,000",
            "Updated figure": "over 34,567 (October 2017)",
            "What changed": "Counted again",
        },
        "fr/": {
            "Dans la lettre originale": f"plus de 33{NBSP}000",
            "Chiffre mis à jour": f"plus de 34{NBSP}567 (octobre 2017)",
            "Ce qui a changé": "Nouveau décompte",
        },
    }
    for prefix, facts in expected.items():
        page = read_html(done.site / prefix / "figures/index.html")
        (change,) = page.select(".change")
        terms = [term.get_text() for term in change.select("dt")]
        details = [detail.get_text() for detail in change.select("dd")]
        assert dict(zip(terms, details, strict=True)) == facts
        (link,) = change.select("a")
        assert str(link["href"]).endswith("#missing_persons")
        assert page.select(f"#{str(link['href']).rpartition('#')[2]}")
        assert NONE[prefix] not in page.get_text()
