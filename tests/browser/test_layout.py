# SPDX-License-Identifier: MIT
"""Texts keep their shape on every screen: lists, quotes, tables, notes, edges, lines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

LETTER = "fr/our-letter/"
# For each item: the left edges of the column, its list and its text, whether it is numbered, and
# its passage number; the widest marker is measured as “99.”.
ITEMS = """() => {
  const article = document.querySelector("article").getBoundingClientRect();
  return [...document.querySelectorAll("article li")]
    .filter((item) => !item.closest("[class*=signatories], .ways"))
    .map((item) => {
      const list = item.parentElement, text = document.createRange();
      text.selectNodeContents(item);
      text.setStart(item, item.querySelector(":scope > .passage-number") ? 1 : 0);
      const size = parseFloat(getComputedStyle(item).fontSize);
      const outer = list.parentElement.closest("li, blockquote");
      return {
        text: item.innerText.slice(0, 30),
        left: text.getClientRects()[0].left - article.left,
        room: (text.getClientRects()[0].left - list.getBoundingClientRect().left) / size,
        numbered: list.localName === "ol",
        deeper: outer ? item.getBoundingClientRect().left - outer.getBoundingClientRect().left : 99,
        number: (item.querySelector(":scope > .passage-number")?.getBoundingClientRect().right
          ?? article.left) - article.left,
      };
    });
}"""
STYLE = "(element, name) => getComputedStyle(element)[name]"
# The mean number of characters in the lines of paragraphs, without their last lines.
LINES = """() => {
  const lengths = [...document.querySelectorAll("article > p")].flatMap((paragraph) => {
    const lines = new Map(), place = document.createRange();
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data } = texts.currentNode;
      for (let at = 0; at < data.length; at += 1) {
        place.setStart(texts.currentNode, at);
        place.setEnd(texts.currentNode, at + 1);
        const box = place.getClientRects()[0];
        const line = box && Math.round(box.bottom / 12);
        if (box) lines.set(line, (lines.get(line) ?? 0) + 1);
      }
    }
    return [...lines.values()].slice(0, -1).filter((length) => length > 8);
  });
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """Yield a page that the tests of this module share."""
    page = browser.new_page()
    yield page
    page.close()


def view(page: Page, address: str, width: int, medium: str = "screen") -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media=medium)  # type: ignore[arg-type]
    if page.url != address:
        page.goto(address)


@pytest.mark.parametrize(
    ("width", "medium"),
    [(390, "screen"), (800, "screen"), (1100, "screen"), (1440, "screen"), (700, "print")],
)
def test_markers_are_in_the_column_and_lists_indented(
    reader: Page, three_address: str, width: int, medium: str
) -> None:
    view(reader, three_address + LETTER, width, medium)
    items = reader.evaluate(ITEMS)
    assert len(items) == 10
    for item in items:
        assert item["room"] >= (1.5 if item["numbered"] else 1), f"no room for a marker: {item}"
        assert item["left"] >= 16, item
        assert item["deeper"] >= 14, f"not indented: {item}"
        assert item["number"] <= 1, f"a passage number is not in the margin: {item}"


def test_a_part_of_a_recommendation_is_indented_below_it(reader: Page, three_address: str) -> None:
    view(reader, three_address + "asks/", 390)
    lefts = reader.locator(".recommendation").evaluate_all(
        "items => items.map((item) => item.getBoundingClientRect().left)"
    )
    assert lefts[0] == lefts[3] < lefts[1] - 12 == lefts[2] - 12


@pytest.mark.parametrize("medium", ["screen", "print"])
@pytest.mark.parametrize("path", [LETTER, f"{LETTER}side-by-side/"])
def test_a_quote_has_a_form(reader: Page, three_address: str, path: str, medium: str) -> None:
    view(reader, three_address + path, 1100, medium)
    quotes = reader.locator("blockquote").all()
    assert quotes
    for quote in quotes:
        assert float(quote.evaluate(STYLE, "borderLeftWidth")[:-2]) >= 2
        assert float(quote.evaluate(STYLE, "paddingLeft")[:-2]) >= 12


def test_figures_in_tables_are_on_the_line_of_other_cells(reader: Page, three_address: str) -> None:
    view(reader, three_address + LETTER, 800)
    rows = reader.locator("article tbody tr").evaluate_all(
        """rows => rows.map((row) => [...row.cells].map((cell) => {
          const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
          const range = document.createRange();
          range.selectNodeContents(text);
          return range.getBoundingClientRect().top;
        }))"""
    )
    assert len(rows) == 2
    assert all(max(tops) - min(tops) < 1 for tops in rows), rows


@pytest.mark.parametrize("path", [LETTER, f"{LETTER}side-by-side/"])
def test_tables_and_notes_can_be_read(reader: Page, three_address: str, path: str) -> None:
    for width in (390, 1440):
        view(reader, three_address + path, width)
        for kind in ("td", "th", ".footnote li, .pair--note li"):
            for element in reader.locator(f"article :is({kind})").all():
                assert float(element.evaluate(STYLE, "fontSize")[:-2]) >= 14, (kind, width)


def test_side_by_side_has_the_markers_of_the_page(reader: Page, three_address: str) -> None:
    markers = """(inside) => Object.fromEntries([...document.querySelectorAll(inside)]
      .map((item) => {
        const list = item.closest("ul, ol");
        const above = [...list.children].indexOf(item.closest("li"));
        return [item.closest("[id]").id.replace(/^footnote:.*/, ""),
          [getComputedStyle(item.closest("li")).listStyleType,
           list.localName === "ol" ? (list.start || 1) + above : 0]];
      }))"""
    view(reader, three_address + LETTER, 1100)
    expected = reader.evaluate(markers, "article li[id]:has(> .passage-number)")
    view(reader, three_address + f"{LETTER}side-by-side/", 1100)
    assert reader.evaluate(markers, ".pair--item .pair__side:first-of-type li") == expected
    assert ["decimal", 2] in expected.values()
    left = "element => element.getBoundingClientRect().left"
    depths = [
        reader.locator(f"#{item} .pair__side:not(.pair__side--other) li").evaluate(left)
        for item in ("asks-p7", "asks-p8", "asks-p9")
    ]
    assert depths[0] == depths[1] < depths[2] - 12


def test_a_wrapped_name_is_bold_on_all_its_lines(reader: Page, three_address: str) -> None:
    for path in (LETTER, f"{LETTER}side-by-side/"):
        view(reader, three_address + path, 320)
        reader.evaluate("document.documentElement.style.fontSize = '300%'")
        name = reader.locator("article [class*=signatories] strong").first
        assert name.inner_text() == "Odalys Brindle-Moth"
        assert name.evaluate("name => name.getClientRects().length") > 1
        assert int(name.evaluate(STYLE, "fontWeight")) >= 700
        reader.goto("about:blank")


@pytest.mark.parametrize(("width", "least", "most"), [(360, 34, 60), (768, 40, 72), (1440, 55, 72)])
def test_lines_have_a_readable_length(
    reader: Page, address: str, width: int, least: int, most: int
) -> None:
    view(reader, address + "annex/mexico/", width)
    assert least <= reader.evaluate(LINES) <= most


def test_every_page_has_the_same_left_edge_and_serif_font(reader: Page, three_address: str) -> None:
    edges: dict[int, set[float]] = {390: set(), 800: set(), 1440: set()}
    fonts = set()
    for path in ("", LETTER, f"{LETTER}side-by-side/", "asks/", "numbers/", "fr/no/such/page"):
        for width, found in edges.items():
            view(reader, three_address + path, width)
            found |= set(
                reader.locator(".site-header__name, h1, .site-footer p").evaluate_all(
                    "found => found.map((element) => element.getBoundingClientRect().left)"
                )
            )
            assert reader.evaluate(TOUCHING) == [], (path, width)
        fonts |= set(
            reader.locator("article :is(h1, h2), article > p:not([class])").evaluate_all(
                "found => found.map((element) => getComputedStyle(element).fontFamily)"
            )
        )
    for width, found in edges.items():
        (edge,) = found
        assert 16 <= edge <= width / 4
    assert len(fonts) == 1, fonts


# Links that only white space separates; the header's have space of their own around them.
TOUCHING = """() => [...document.querySelectorAll("a:not(.site-header__tool) + a")]
  .filter((link) => !(link.previousSibling.nodeType === 3 && link.previousSibling.data.trim()))
  .filter((link) => link.checkVisibility())
  .filter((link) => {
    const before = link.previousElementSibling.getBoundingClientRect();
    const { left, top } = link.getBoundingClientRect();
    return top < before.bottom && left - before.right < 8;
  })
  .map((link) => link.outerHTML)"""


def test_paragraphs_have_no_holes(reader: Page, address: str) -> None:
    """Check that no line is so short that the first word of the next one would have fitted."""
    view(reader, address + "annex/mexico/", 1440)
    holes = reader.evaluate(
        """() => [...document.querySelectorAll("article p")].flatMap((paragraph) => {
          const words = [], place = document.createRange();
          const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            for (const found of texts.currentNode.data.matchAll(/[^ \\n]+/g)) {
              place.setStart(texts.currentNode, found.index);
              place.setEnd(texts.currentNode, found.index + found[0].length);
              words.push([found[0], place.getBoundingClientRect()]);
            }
          }
          const { right } = paragraph.getBoundingClientRect();
          return words.slice(1).filter(([word, box], at) => {
            const [, before] = words[at];
            return box.top > before.top + 8 && before.right + box.width + 8 < right;
          }).map(([word]) => word);
        })"""
    )
    assert holes == []


@pytest.mark.parametrize("path", [f"{LETTER}#asks-p2", f"{LETTER}side-by-side/#asks-p2"])
def test_nothing_covers_a_low_screen(reader: Page, three_address: str, path: str) -> None:
    """Check that at 400 %, where 1280 by 900 is 320 by 225, all tools scroll with the text."""
    view(reader, three_address + path, 320)
    reader.set_viewport_size({"width": 320, "height": 225})
    stuck = reader.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position)
            && element.checkVisibility() && element.getBoundingClientRect().height > 75)
          .map((element) => element.className)"""
    )
    assert stuck == []
