# SPDX-License-Identifier: MIT
"""A printed page has its text, the sources of its figures and its address, but no controls."""

from __future__ import annotations

import io
import re
import unicodedata

from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from campaign.load import read_campaign
from campaign.model.campaign import Campaign
from campaigns import language_at, pages, translations
from support import SITE_URL, Build


def bare(text: str) -> str:
    """Return the text without white space and ligatures, which differ on paper."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def printed(page: Page, address: str) -> list[str]:
    """Return the text of each sheet of a printed page."""
    page.goto(address)
    return sheets_of(page)


def sheets_of(page: Page) -> list[str]:
    content = page.pdf(format="Letter")
    return [
        sheet.extract_text(extraction_mode="layout")
        for sheet in PdfReader(io.BytesIO(content)).pages
    ]


def test_pages_print_all_text_and_no_controls(page: Page, three: Build, three_address: str) -> None:
    """Check each page in one language, each language on some page."""
    campaign = read_campaign(three.site.parent / "mkdocs.yml")
    tags = [language.tag for language in campaign.settings.languages]
    own = [(place, html) for place, html in pages(three) if is_default(campaign, place)]
    checked = 0
    for number, (default, _) in enumerate(own, 1):
        place = translations(campaign, default)[tags[number % len(tags)]]
        html = dict(pages(three))[place]
        words = campaign.words(language_at(campaign, place).code)
        sheets = printed(page, three_address + place)
        assert all(bare(sheet) for sheet in sheets), f"{place} has a blank sheet"
        whole = "".join(sheets)
        controls = [words(key) for key in ("copy_link", "share")]
        assert not [word for word in controls if word in whole], place
        assert bare(SITE_URL + place) in bare(whole), place
        checked += check_passages(html, whole, place)
        folded = html.select("article :is(summary, details p)")
        texts = [bare(text) for tag in folded for text in tag.stripped_strings]
        assert [text for text in texts if text not in bare(whole)] == [], place
    assert checked


def is_default(campaign: Campaign, place: str) -> bool:
    return language_at(campaign, place).code == campaign.settings.codes[0]


# The elements with text or a background that white paper would not show as ink.
FAINT = """() => {
  const light = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return 1 - alpha * (1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255);
  };
  return [...document.querySelectorAll("body, body *")].filter((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return element.checkVisibility() && (light(color) > 0.5 || light(backgroundColor) < 0.999);
  }).map((element) => element.outerHTML.slice(0, 60));
}"""


def test_paper_is_white_after_dark_was_chosen(page: Page, address: str) -> None:
    for path in ("", "letter/#letter-p3", "figures/", "letter/side-by-side/"):
        page.emulate_media(media="screen", color_scheme="light")
        page.goto(address + path)
        if page.locator("html[data-scheme]").count() == 0:
            page.locator("[data-scheme-toggle]").click()
        expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(FAINT) == [], path


def test_the_name_of_a_table_is_on_its_sheet(page: Page, three_address: str) -> None:
    page.goto(three_address + "numbers/")
    caption = bare(page.locator(".comparison summary").first.inner_text())
    row = bare(page.locator("tbody th[scope=row]").first.text_content() or "")
    for space in (340, 400):  # so that only the caption would fit
        page.evaluate(
            """(space) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(`h1 { padding-bottom: ${space}px }`);
              document.adoptedStyleSheets = [sheet];
            }""",
            space,
        )
        (on,) = [sheet for sheet in map(bare, sheets_of(page)) if caption in sheet]
        assert row in on.partition(caption)[2]


def test_who_wrote_a_page_is_on_its_first_sheet(page: Page, three_address: str) -> None:
    """Check also that no sheet has only the footer."""
    page.goto(three_address + "our-letter/")
    credit = page.locator(".site-footer p").first.inner_text()
    sheets = [bare(sheet) for sheet in sheets_of(page)]
    assert [bare(credit) in sheet for sheet in sheets] == [True] + [False] * (len(sheets) - 1)


def check_passages(html: BeautifulSoup, text: str, place: str) -> int:
    """Assert that each passage of a page is in its printed text; return their number."""
    passages = html.select("article [id]:has(> .passage-number):not(.pair)")
    # The number of a passage, or of the next one, may be extracted between two of its lines.
    whole = re.sub(r"\d+", "", bare(text))
    for passage in passages:
        assert isinstance(passage, Tag)
        words = passage.get_text()
        # Signatories are in columns, which are extracted line by line; small or raised text is
        # extracted as a separate line, and the number of an item before its text.
        parts = words.split() if passage.find_parent(class_="signatories") else [words]
        if passage.select("small, sup, ol"):
            parts = list(passage.stripped_strings)
        for part in parts:
            assert re.sub(r"\d+", "", bare(part)) in whole, f"{place}#{passage['id']}"
    return len(passages)
