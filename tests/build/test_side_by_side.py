# SPDX-License-Identifier: MIT
"""The side-by-side pages: every passage of the document beside its translations."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.model.urls import side_by_side_path
from campaigns import address, documents
from support import Build, build, edit, problems

EDITORIAL = """
Ours, with [a link][1], ![elms](../assets/favicon.svg) and &lt;b&gt;.
{ .editorial }

/// insert | contents
///

/// html | div.editorial

## More {#more}

- one
    - two & &lt;i&gt; `<script>`

Then:

1. first
2. second

///

[1]: annex/costs.md#costs-p1
"""


def paired(built: Build, campaign: Campaign, page: Page) -> BeautifulSoup:
    return built.page(address(campaign, side_by_side_path(page.path), page.language))


def tags(campaign: Campaign, page: Page) -> dict[str, str]:
    """Return the language tags by code, the page's own language first."""
    own = campaign.settings.language(page.language)
    return {other.code: other.tag for other in (own, *campaign.settings.languages)}


def side_by_side(campaign: Campaign) -> list[Page]:
    """Return the pages of the document, or none if there is only one language."""
    return documents(campaign) if len(campaign.settings.languages) > 1 else []


def text_of(tag: Tag | None) -> str:
    """Return a passage's text without its number and nested lists."""
    assert tag is not None
    copy = BeautifulSoup(str(tag), "html.parser")
    for part in copy.select(".passage-number, li ul, li ol"):
        part.decompose()
    return " ".join(copy.get_text().split())


def test_every_passage_is_beside_its_translation(built: Build, campaign: Campaign) -> None:
    for page in side_by_side(campaign):
        rows = [
            row
            for row in paired(built, campaign, page).select(".pair")
            if row.select_one("a.passage-number")
        ]
        assert [row["id"] for row in rows] == [passage.id for passage in page.passages]
        languages = tags(campaign, page)
        plain = [built.page(address(campaign, page.path, code)) for code in languages]
        for row, passage in zip(rows, page.passages, strict=True):
            sides = row.select(".pair__side")
            assert [side["lang"] for side in sides] == [*languages.values()]
            for side, alone in zip(sides, plain, strict=True):
                assert text_of(side) == text_of(alone.find(id=passage.id)), passage.id
                assert (side.find("li") is not None) == (passage.blocks[0].kind == "item")
            number = row.select_one("a.passage-number")
            assert number is not None
            assert number["href"] == f"#{passage.id}"
            assert number["data-number"] == str(passage.number)
            assert str(number["aria-label"]).endswith(str(passage.number))


def test_headings_are_headings_in_every_language(built: Build, campaign: Campaign) -> None:
    for page in side_by_side(campaign):
        shown = paired(built, campaign, page)
        for heading in (block for block in page.blocks if block.kind == "heading"):
            row = shown.find(id=heading.id or "")
            assert isinstance(row, Tag)
            names = [tag.name for tag in row.select("h2, h3, h4, h5, h6")]
            assert names == [f"h{heading.level + 1}"] * len(tags(campaign, page)), heading.id


def test_page_and_side_by_side_page_link_to_each_other(built: Build, campaign: Campaign) -> None:
    for page in side_by_side(campaign):
        (there,) = built.page(address(campaign, page.path, page.language)).select(
            'a[href*="side-by-side"]'
        )
        assert there["href"] == "side-by-side/"
        back = paired(built, campaign, page).select('.versions a[href="../"]')
        assert len(back) == 1, page.display_path
        assert back[0].has_attr("data-keep-passage")


def test_editorial_text_has_no_number_and_slots_are_omitted(project: Path) -> None:
    for language in ("en", "fr"):
        file = project / "docs" / language / "letter.md"
        added = EDITORIAL if language == "en" else EDITORIAL.replace("Ours, with", "À nous, avec")
        file.write_text(file.read_text(encoding="utf-8") + added, encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    page = done.page("fr/letter/side-by-side/")
    rows = page.select(".pair.editorial")
    assert not page.select(".pair.editorial .passage-number")
    assert [str(a["href"]) for a in rows[0].select("a")] == [
        "../../annex/costs/#costs-p1",
        "../../../annex/costs/#costs-p1",
    ]
    assert {str(img["src"]) for img in rows[0].select("img")} == {"../../../assets/favicon.svg"}
    assert "<b>" in rows[0].get_text()
    texts = [" ".join(row.select(".pair__side")[0].get_text().split()) for row in rows[1:]]
    assert texts[:3] == ["More", "one", "two & <i> <script>"]
    assert texts[3:] == [
        "Then\N{NO-BREAK SPACE}:".replace("\N{NO-BREAK SPACE}", " "),
        "first",
        "second",
    ]
    assert [ol["start"] for ol in page.select(".pair__side:not(.pair__side--other) > ol")] == [
        "1",
        "2",
    ]
    assert not page.select(".pair b, .pair i, .pair script")
    assert not page.select(".pair .way__link")


SPANISH = """
/// html | div.editorial

## Palabras { #palabras lang=es }

Palabras.
{ lang=es }

> Dicho.
> { lang=es }

- Rojo.
  { lang=es }
- Ours {n}.

1. Verde.
   { lang=es }

| Ours {n} | Azul. { lang=es } |
|---|---|
| 1 | 2 |

///

/// html | div.editorial[lang=ar][dir=rtl]

اسم

- واحد

| سنة |
|---|
| 2 |

///
"""


def test_language_of_a_text_is_the_same_side_by_side(project: Path) -> None:
    for language in ("en", "fr"):
        with (project / f"docs/{language}/letter.md").open("a", encoding="utf-8") as file:
            file.write(SPANISH.replace("{n}", language))
    done = build(project)
    assert done.status == 0, done.output
    sides = done.page("fr/letter/side-by-side/").select(".editorial > .pair__side")
    html = "".join(str(side) for side in sides)
    page = BeautifulSoup(html, "html.parser")
    found = [tag.name for tag in page.select(".pair__side [lang=es]")]
    assert found == [name for name in ("h3", "p", "p", "li", "li", "th") for _ in range(2)]
    assert len(page.select("blockquote > p[lang=es]")) == 2
    assert "Palabras." in str(page.select("p[lang=es]")[0])
    found = [tag.name for tag in page.select(".pair__side [lang=ar][dir=rtl]")]
    assert found == [name for name in ("p", "li", "div") for _ in range(2)]


def test_footnotes_in_both_languages_have_unique_ids(project: Path) -> None:
    """Use a translation that marks them in another order."""
    for name in ("reference: letter.txt", "left_as_sent: [we we]", "corrections:"):
        edit(project / "mkdocs.yml", f"    {name}\n", "")
    correction = "      - {sent: before the the vote, published: before the vote}\n"
    edit(project / "mkdocs.yml", correction, "")
    for language, marks in (("en", "[^a] and [^b]"), ("fr", "[^b] and [^a]")):
        file = project / "docs" / language / "annex/costs.md"
        notes = f"\nNoted{marks}.\n\n[^a]: Elm {language}.\n[^b]: Ash {language}.\n"
        file.write_text(file.read_text(encoding="utf-8") + notes, encoding="utf-8")
    done = build(project)
    assert done.status == 0, done.output
    page = done.page("fr/annex/costs/side-by-side/")
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    assert len(set(ids)) == len(ids)
    for link in page.select(".pair a[href^='#']"):
        assert str(link["href"])[1:] in ids, link
    row = page.find(id="fn:a")
    assert isinstance(row, Tag)
    first, second = (side.get_text() for side in row.select(".pair__side"))
    assert "Elm fr" in first
    assert "Elm en" in second


def test_side_by_side_links_work_when_opened_from_disk(project: Path) -> None:
    done = build(project, USE_DIRECTORY_URLS="false")
    assert done.status == 0, done.output
    page = done.page("fr/annex/costs/side-by-side.html")
    assert [a["href"] for a in page.select(".language-switch")] == [
        "../../../annex/costs/side-by-side.html"
    ]
    assert page.select('.versions a[href="../costs.html"]')
    assert page.select('.pager a[href="../../letter/side-by-side.html"]')


@pytest.mark.parametrize("name", ["letter/side-by-side.md", "letter/side-by-side/index.md"])
def test_page_at_the_address_of_a_side_by_side_page_is_reported(project: Path, name: str) -> None:
    for language in ("en", "fr"):
        file = project / "docs" / language / name
        file.parent.mkdir(parents=True)
        file.write_text(
            f"---\ntitle: {language}\ndescription: {language}\n---\n\n# X {{#x}}\n", "utf-8"
        )
    edit(project / "mkdocs.yml", "  - letter.md\n", f"  - letter.md\n  - {name}\n")
    assert problems(project) == [
        f"docs/{language}/{name}:1:1: this address is reserved for the side-by-side version of "
        "letter.md; rename this page, in every language"
        for language in ("en", "fr")
    ]
