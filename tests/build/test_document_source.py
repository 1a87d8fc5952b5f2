# SPDX-License-Identifier: MIT
"""A figure whose source is the letter links to the passage that states it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pdf_support import Pdf
from support import NBSP, SMALL, Build, build, copy_campaign, copy_project, edit, problems, squeezed

OLD = 'source: {title: {en: "The letter: “We speak”", fr: "La lettre : « Nous parlons »"}, '
OLD += 'url: "https://example.org/elms"}'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    project = copy_project(tmp_path_factory.mktemp("source"), SMALL)
    edit(project / "docs/figures.yml", OLD, "source: {document: letter-p2}")
    done = build(project)
    assert done.status == 0, done.output
    return done


@pytest.mark.parametrize(
    ("prefix", "label"), [("", f"Letter, ¶{NBSP}2"), ("fr/", f"Lettre, par.{NBSP}2")]
)
def test_figure_entry_links_to_the_source_passage(built: Build, prefix: str, label: str) -> None:
    entry = built.page(f"{prefix}figures/").find(id="elms")
    assert entry is not None
    (link, *_) = entry.select("dd > a")
    assert (link.get_text(), link["href"]) == (label, "../letter/#letter-p2")


def test_pdf_has_no_note_for_a_figure_from_the_letter(built: Build, small: Build) -> None:
    before, after = (
        [squeezed(n.text()) for n in Pdf(site.site / "letter-en.pdf").tree.find("Note")]
        for site in (small, built)
    )
    assert len(after) == len(before) - 1
    assert not [note for note in after if "elms" in note]


def test_data_file_names_the_source_passage(built: Build) -> None:
    figures = json.loads((built.site / "figures.json").read_text(encoding="utf-8"))["figures"]
    (source,) = (figure["source"] for figure in figures if figure["name"] == "elms")
    assert source == {
        "title": {"en": f"Letter, ¶{NBSP}2", "fr": f"Lettre, par.{NBSP}2"},
        "url": None,
        "document": "letter-p2",
    }


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (
            "source: {document: leter-p2}",
            "docs/figures.yml:6:24: no passage of the letter has the ID “leter-p2”; "
            "copy it from the link on its number; did you mean “letter-p2”?",
        ),
        (
            "source: {document: letter-p2, title: {en: A, fr: B}}",
            "docs/figures.yml:6:5: a source has “title: {en: …, fr: …}”, with or without “url:”, "
            "or else “document:” with the ID of a passage of the letter; write one of the two",
        ),
        (
            "source: {url: https://example.org/}",
            "docs/figures.yml:6:5: a source has “title: {en: …, fr: …}”, with or without “url:”, "
            "or else “document:” with the ID of a passage of the letter; write one of the two",
        ),
    ],
)
def test_invalid_source_is_reported(tmp_path: Path, new: str, message: str) -> None:
    project = copy_campaign(tmp_path, SMALL)
    edit(project / "docs/figures.yml", OLD, new)
    assert problems(project) == [message]


def test_letter_as_the_source_of_a_new_value_is_reported(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, SMALL)
    edit(project / "docs/figures.yml", OLD, "source: {document: letter-p2}")
    revised = "    value: 13000\n    revised: {en: New count, fr: Nouveau décompte}\n"
    edit(project / "docs/figures.yml", "    value: 12500\n", revised)
    assert problems(project) == [
        "docs/figures.yml:7:14: the letter does not give the new value of “elms”; "
        "replace “document:” with the “title:” of the new source"
    ]


def test_changed_as_published_value_is_reported_once(tmp_path: Path) -> None:
    """Check that replacing the source is not suggested too."""
    project = copy_campaign(tmp_path, SMALL)
    data = project / "docs/figures.yml"
    edit(data, OLD, "source: {document: letter-p2}")
    edit(data, "as_published: 12500", "as_published: 13000")
    (problem,) = problems(project)
    assert "restore as_published" in problem
