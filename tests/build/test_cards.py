# SPDX-License-Identifier: MIT
"""Social cards: an image for each page and language, and its metadata."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from campaign.images.social_cards import page_cards
from campaign.load import read_campaign
from campaign.pdf.typst import make_images, make_pdf
from campaign.views.language_view import LanguageView
from data_support import HOSTILE, TAGS, hostile_project
from pages_support import html_pages, png_size
from support import NBSP, ROOT, SITE_URL, Build, build, edit, move_figure, squeezed

TEMPLATE = ROOT / "overrides/publications/card.typ"
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2z"/></svg>'
# Everything that Typst would parse as markup or code.
MARKUP = '#panic("read as code") $x$ \\ *b* _i_ `c` @nowhere <label> // #{ [ "'


@pytest.fixture(params=["site", "small"])
def built(request: pytest.FixtureRequest) -> Build:
    """Return the build of each campaign."""
    result: Build = request.getfixturevalue(request.param)
    return result


def meta(page: BeautifulSoup, key: str) -> str:
    """Return the only value of an Open Graph or X meta tag."""
    (tag,) = page.select(f'meta[property="{key}"], meta[name="{key}"]')
    return str(tag["content"])


def card(done: Build, page: BeautifulSoup) -> bytes:
    address = meta(page, "og:image")
    assert address.startswith(SITE_URL)
    name, _, version = address.removeprefix(SITE_URL).partition("?v=")
    picture = (done.site / name).read_bytes()
    assert version == hashlib.sha256(picture).hexdigest()[:8]
    return picture


def cards(done: Build) -> dict[str, bytes]:
    files = (done.site / "assets/cards").rglob("*.png")
    return {file.relative_to(done.site).as_posix(): file.read_bytes() for file in files}


def test_every_page_has_a_card_with_alt_text(built: Build) -> None:
    shown = set()
    for address, page in html_pages(built).items():
        image = card(built, page)
        assert png_size(image) == (1200, 630), address
        assert len(image) < 200_000, address
        assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == ("1200", "630")
        assert meta(page, "og:image:type") == "image/png"
        assert meta(page, "twitter:card") == "summary_large_image"
        alt = meta(page, "og:image:alt")
        assert alt == meta(page, "twitter:image:alt")
        assert meta(page, "og:site_name") in alt
        if not address.endswith("side-by-side/"):
            assert page.h1 is not None
            assert squeezed(page.h1.get_text()) in squeezed(alt), address
            shown.add(image)
    assert shown == set(cards(built).values())  # none is unused


def test_card_metadata_is_in_the_page_language(built: Build) -> None:
    titles = []
    for address, page in html_pages(built).items():
        code = "fr" if address.startswith("fr/") else "en"
        assert f"/assets/cards/{code}/" in meta(page, "og:image"), address
        locale = {code: tag.replace("-", "_") for code, tag in TAGS.items()}
        assert meta(page, "og:locale") == locale.pop(code)
        assert [meta(page, "og:locale:alternate")] == list(locale.values())
        assert meta(page, "og:description") == meta(page, "description")
        (canonical,) = page.select("link[rel=canonical]")
        assert meta(page, "og:url") == canonical["href"]
        is_of_the_document = bool(page.select(".page__text--document"))
        assert meta(page, "og:type") == ("article" if is_of_the_document else "website")
        titles.append(meta(page, "og:title"))
    assert len(set(titles)) == len(titles)


def test_side_by_side_page_has_the_same_card_and_another_title(small: Build) -> None:
    alone, paired = small.page("fr/letter/"), small.page("fr/letter/side-by-side/")
    assert meta(paired, "og:image") == meta(alone, "og:image")
    assert meta(paired, "og:title") != meta(alone, "og:title")


def test_highlighted_figure_is_on_the_card_of_the_first_page_with_it(small: Build) -> None:
    figure = f"plus de 12{NBSP}500 ormes – Les 12{NBSP}500 ormes – Sauvons les ormes"
    assert meta(small.page("fr/"), "og:image:alt") == figure
    letter = f"LETTRE OUVERTE{NBSP}: Sauvons les ormes – Sauvons les ormes"
    assert meta(small.page("fr/letter/"), "og:image:alt") == letter


def test_card_changes_with_the_data_file(project: Path) -> None:
    edit(project / "docs/figures.yml", "kind: percent\n", "kind: percent\n    highlight: true\n")
    before = build(project)
    assert before.status == 0, before.output
    page, home, made = before.page("letter/"), before.page(""), cards(before)
    sick = "12.5% of them are sick (April 2024)"
    assert meta(page, "og:image:alt").startswith(f"{sick} – ")
    move_figure(project / "docs/figures.yml", "12.5", "14")
    after = build(project)
    assert after.status == 0, after.output
    now = "14% of them are sick (April 2024 [12.5% in the original letter]) – "
    assert meta(after.page("letter/"), "og:image:alt").startswith(now)
    # Social networks cache an image by its address.
    assert meta(after.page("letter/"), "og:image") != meta(page, "og:image")
    assert card(after, after.page("letter/")) not in made.values()
    assert meta(after.page(""), "og:image") == meta(home, "og:image")


def test_changed_template_changes_every_card(project: Path) -> None:
    made = cards(build(project))
    edit(project / "overrides/publications/card.typ", "#1c1b19", "#153a8a")
    other = cards(build(project))
    assert other.keys() == made.keys()
    assert not {*other.values()} & {*made.values()}


def test_card_colours_match_the_style_sheet() -> None:
    tokens = (ROOT / "overrides/stylesheets/00-tokens.css").read_text(encoding="utf-8")
    light = tokens.partition("@media")[0]
    used = re.findall(r'rgb\("(#\w{6})"\)', TEMPLATE.read_text(encoding="utf-8"))
    assert len(used) == 4
    assert [colour for colour in used if f": {colour};" not in light] == []


def test_without_a_site_url_there_are_no_cards_or_metadata(project: Path) -> None:
    done = build(project, SITE_URL="")
    assert done.status == 0, done.output
    assert cards(done) == {}
    for address, page in html_pages(done).items():
        assert not page.select("meta[property], meta[name^=twitter]"), address


def test_hostile_texts_are_escaped_on_cards(tmp_path: Path) -> None:
    project = hostile_project(tmp_path)
    # A backslash alone and a tag without a partner are errors.
    markup = MARKUP.replace("\\", r"\\").replace("<", r"\<")
    edit(
        project / "docs/en/index.md", "# The {{ elms }} elms", f"# The {{{{ elms }}}} {markup}elms"
    )
    done = build(project)
    assert done.status == 0, done.output
    home = done.page("")
    assert png_size(card(done, home)) == (1200, 630)
    alt = meta(home, "og:image:alt")
    assert alt.startswith("=1+1</script><!--<script>")
    assert '#panic("read as code") $x$' in alt.replace("“", '"').replace("”", '"')


@pytest.mark.parametrize(
    "text",
    ["", MARKUP, HOSTILE, "word " * 200, "unbreakable" * 60, "\N{GRINNING FACE}", "١٢٣ رسالة"],
    ids=["empty", "markup", "special characters", "long", "unbreakable", "emoji", "right-to-left"],
)
@pytest.mark.parametrize("shows", ["figure", "quote", "title"])
def test_any_text_fits_on_one_card(tmp_path: Path, text: str, shows: str) -> None:
    figure = dict.fromkeys(("before", "value", "label", "note"), text)
    data = dict.fromkeys(("site", "date", "title", "description", "parties"), text)
    data |= {"language": "fr", "icon": ICON, "quote": text if shows == "quote" else ""}
    data |= {"logo": "", "accent": "#8a1538"}
    template = TEMPLATE.read_text(encoding="utf-8")
    (image,) = make_images(
        tmp_path, template, [data | {"figure": figure if shows == "figure" else None}]
    )
    assert png_size(image) == (1200, 630)
    plain = data | {"figure": None, "quote": ""}
    plain |= dict.fromkeys(("site", "date", "title", "description", "parties"), "")
    (empty,) = make_images(tmp_path, template, [plain])
    is_empty = not text and shows != "figure"
    assert (image == empty) == is_empty


def test_long_quotation_is_cut_between_words(tmp_path: Path) -> None:
    data: dict[str, object] = dict.fromkeys(("site", "date", "title", "description"), "Elms")
    data |= {"language": "en", "icon": "", "logo": "", "accent": "#8a1538", "figure": None}
    data |= {"quote": "“" + "counted, and told " * 90 + "”", "parties": ""}
    titled = '#set document(title: "Card")\n' + TEMPLATE.read_text(encoding="utf-8")
    card = make_pdf(tmp_path, {"a": titled}, data, 0)
    text = squeezed(PdfReader(BytesIO(card)).pages[0].extract_text())
    (last,) = re.findall(r"(\S+)…”", text)
    assert last in ("counted", "and", "told")


def test_card_shows_the_date_of_its_figure(project: Path) -> None:
    """Check for the date of the figure on a page of the document, or else the date sent."""
    edit(project / "docs/figures.yml", "kind: percent\n", "kind: percent\n    highlight: true\n")
    texts = page_cards(LanguageView(read_campaign(project / "mkdocs.yml"), "en"), "Save the elms")
    letter, costs, home = texts["letter.md"], texts["annex/costs.md"], texts["index.md"]
    assert (letter["date"], letter["figure"]["note"]) == ("", "April 2024")
    assert (costs["date"], costs["figure"]) == ("April 2024", None)
    assert (home["date"], home["figure"]["note"]) == ("", "")
