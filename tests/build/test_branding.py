# SPDX-License-Identifier: MIT
"""A campaign's logo, colours, style sheets and fonts on pages, PDFs, cards and icons."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary
from PIL import Image

from owned_campaign import CHECK, COLOUR, COLOUR_DARK, LOGO, STYLES, owned, with_brand
from pages_support import html_pages
from pdf_support import Pdf
from support import SMALL, Build, build, build_once, copy_campaign, edit, problems, reported

NAMES = {"en": "Save the elms", "fr": "Sauvons les ormes"}


@pytest.fixture(scope="module")
def site() -> Build:
    return build_once("owned", owned)


def channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def code(address: str) -> str:
    return "fr" if address.startswith("fr/") else "en"


def test_logo_is_in_the_header_of_every_page(site: Build) -> None:
    pages = html_pages(site)
    assert {"fr/letter/", "letter/side-by-side/"} <= {*pages}
    for address, page in pages.items():
        (logo,) = page.select("header img")
        assert logo["alt"] == NAMES[code(address)], address
        assert (site.site / address / str(logo["src"])).read_text(encoding="utf-8") == LOGO
        (name,) = page.select(".site-header__name span")
        assert (name.text, name["aria-hidden"]) == (logo["alt"], "true")
    logos = site.page("404.html").find_all("img")  # also in the template of another language
    assert [(logo["src"], logo["alt"]) for logo in logos] == [
        ("/letters/assets/logo.svg", name) for name in NAMES.values()
    ]


def test_style_sheet_of_the_campaign_is_last(site: Build) -> None:
    for address in ("", "fr/figures/", "letter/side-by-side/", "404.html"):
        page = site.page(address)
        *ours, own = [str(link["href"]) for link in page.select("link[rel=stylesheet]")]
        assert own.endswith("assets/own.css"), address
        assert ours
        (policy,) = page.select("meta[http-equiv=Content-Security-Policy]")
        assert "font-src 'self'" in str(policy["content"]).split("; ")
    assert (site.site / "assets/own.css").read_text(encoding="utf-8") == STYLES


def test_style_sheets_have_the_colours_of_the_campaign(site: Build) -> None:
    css = "".join(file.read_text(encoding="utf-8") for file in site.site.glob("assets/site.*.css"))
    assert f"--colour-accent:{COLOUR}" in css
    assert css.count(f"--colour-accent:{COLOUR_DARK}") == 2
    assert not [colour for colour in ("#8a1538", "#ff9db4", "#33000f", "#463a10") if colour in css]


@pytest.mark.parametrize("language", NAMES)
def test_pdf_has_the_logo_and_has_the_colour(site: Build, language: str) -> None:
    with pikepdf.open(site.site / f"letter-{language}.pdf") as pdf:
        texts = [str(each.get("/Alt")) for each in pdf.objects if isinstance(each, Dictionary)]
        drawn = pikepdf.parse_content_stream(pdf.pages[0])
        filled = {
            tuple(round(255 * float(value)) for value in each.operands)
            for each in drawn
            if str(each.operator) == "scn" and len(each.operands) == 3
        }
    assert NAMES[language] in texts
    assert channels(COLOUR) in filled
    assert channels("#8a1538") not in filled


def test_fonts_of_the_campaign_are_in_the_pdf(site: Build) -> None:
    assert CHECK in Pdf(site.site / "letter-en.pdf").tree.text()


def test_cards_have_the_colour_and_the_logo(site: Build) -> None:
    for file in (site.site / "assets/cards").rglob("*.png"):
        card = Image.open(file).convert("RGB")
        assert card.getpixel((600, 5)) == channels(COLOUR)
        assert card.getpixel((72 + 24, 60 + 20)) == channels(COLOUR), file  # the logo's tree


def test_icons_are_made_from_the_logo_if_there_is_no_other(site: Build) -> None:
    large = Image.open(site.site / "apple-touch-icon.png").convert("RGB")
    assert large.getpixel((30, 85)) == channels(COLOUR)
    links = [Path(str(link["href"])).name for link in site.page("").select("link[rel=icon]")]
    assert links == ["favicon.ico", "logo.svg"]


def test_characters_of_the_campaigns_fonts_are_not_reported(tmp_path: Path) -> None:
    campaign = copy_campaign(tmp_path, SMALL)
    with_brand(campaign)
    assert problems(campaign) == []
    edit(campaign / "mkdocs.yml", ", pdf_fonts: [assets/own.ttf]", "")
    (campaign / "docs/assets/own.ttf").unlink()
    found = problems(campaign)
    assert [line.split(": ")[1] for line in found] == [
        "the fonts of PDFs and preview images do not have “\N{WHITE HEAVY CHECK MARK}”, which they "
        "show as □; write a word instead to change that"
    ] * 2


def test_logo_that_cannot_be_drawn_is_reported(project: Path) -> None:
    edit(project / "mkdocs.yml", "favicon:", "logo: assets/logo.svg, favicon:")
    logo = project / "docs/assets/logo.svg"
    logo.write_text("<svg", encoding="utf-8")
    line = "mkdocs.yml:23:81: “assets/logo.svg” cannot be used; save"
    assert [each[: len(line)] for each in reported(project)] == [line]
    failed = build(project)
    assert failed.status == 1
    assert line in failed.output
    assert "Traceback" not in failed.output
    logo.write_text(LOGO, encoding="utf-8")
    assert reported(project) == []  # a changed logo is not hidden by a cache


def test_png_logo(project: Path) -> None:
    look = "{name: material, custom_dir: overrides, font: false, language: en, "
    config = project / "mkdocs.yml"
    edit(
        config,
        f"theme: {look}favicon: assets/favicon.svg}}",
        f"theme: {look}logo: assets/logo.png}}",
    )
    (project / "docs/assets/logo.png").write_bytes(png(40, 20, channels(COLOUR)))
    done = build(project)
    assert done.status == 0, done.output
    card = Image.open(done.site / "assets/cards/fr/letter.png").convert("RGB")
    assert card.getpixel((100, 80)) == channels(COLOUR)
    assert (done.site / "favicon.ico").exists()


def png(width: int, height: int, colour: tuple[int, ...]) -> bytes:
    """Return a PNG of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * width) * height
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
