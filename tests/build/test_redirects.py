# SPDX-License-Identifier: MIT
"""The old address of a moved page or passage redirects to the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile_support import set_line, texts_of
from support import build, edit, problems


def declare(project: Path, entry: str, *languages: str, path: str = "annex/costs.md") -> None:
    """Declare an old address of a page, in the given languages or in both."""
    for language in languages or ("en", "fr"):
        file = project / "docs" / language / path
        edit(file, "document: true\n", f"document: true\nmoved_from: [{entry!r}]\n")


def test_old_address_of_a_page_redirects(project: Path) -> None:
    declare(project, "annex/felling.md")
    done = build(project)
    assert done.status == 0, done.output
    for prefix in ("", "fr/"):
        old = done.page(f"{prefix}annex/felling/")
        assert old.a is not None
        assert old.a["href"] == "../costs/"
        refresh = old.find("meta", attrs={"http-equiv": "refresh"})
        assert refresh is not None
        assert refresh["content"] == "0; url=../costs/"
        canonical = old.select_one("link[rel=canonical]")
        assert canonical is not None
        assert str(canonical["href"]).endswith(f"/{prefix}annex/costs/")
    assert "annex/felling" not in (done.site / "sitemap.xml").read_text(encoding="utf-8")


def test_old_page_links_to_a_moved_passage(project: Path) -> None:
    declare(project, "letter.md#letter-p9 -> costs-p1")
    done = build(project)
    assert done.status == 0, done.output
    for prefix in ("", "fr/"):
        left = done.page(f"{prefix}letter/").find(id="letter-p9")
        assert left is not None
        link = left.find("a")
        assert link is not None
        assert link["href"] == "../annex/costs/#costs-p1"


IN_USE = (
    "is an address of this site, or is listed twice, and cannot redirect; delete the line, or move "
    "what is there"
)
NOWHERE = (
    "cannot redirect: the page before # and the ID after -> must exist; correct them, or write "
    "only the path of a page that has moved"
)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "annex/felling",
            "“annex/felling” is not a valid old address; write a page as annex/old.md, or a "
            "passage as annex/old.md#old-p3 -> new-p1",
        ),
        ("figures.md", f"“figures.md” {IN_USE}"),
        ("letter/side-by-side.md", f"“letter/side-by-side.md” {IN_USE}"),
        ("letter.md#letter-p1 -> costs-p1", f"“letter.md#letter-p1 -> costs-p1” {IN_USE}"),
        ("letter.md#letter-p9 -> costs-p9", f"“letter.md#letter-p9 -> costs-p9” {NOWHERE}"),
        ("old.md#old-p1 -> costs-p1", f"“old.md#old-p1 -> costs-p1” {NOWHERE}"),
    ],
)
def test_invalid_redirect_is_reported_in_both_languages(
    project: Path, entry: str, message: str
) -> None:
    declare(project, entry)
    assert problems(project) == [
        f"docs/{language}/annex/costs.md:5:15: {message}" for language in ("en", "fr")
    ]


def test_redirect_in_one_language_only_is_reported(project: Path) -> None:
    declare(project, "annex/felling.md", "en")
    message = (
        "“moved_from” differs in docs/en/annex/costs.md; addresses are the same in every "
        "language, so write the same lines"
    )
    assert problems(project) == [f"docs/fr/annex/costs.md:1:1: {message}"]


def test_link_to_a_moved_passage_has_a_formatted_title(project: Path) -> None:
    declare(project, "letter.md#a-p1 -> costs-p1")
    for language, title in (("en", "The {{ elms }} elms"), ("fr", "Les {{ elms }} ormes")):
        set_line(project / "docs" / language / "annex/costs.md", "title", title)
    done = build(project)
    assert done.status == 0, done.output
    assert texts_of(done.page("letter/"), ".moved a") == ["The 12,500 elms"]
    assert texts_of(done.page("fr/letter/"), ".moved a") == ["Les 12 500 ormes"]
