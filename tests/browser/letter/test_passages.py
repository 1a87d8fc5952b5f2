# SPDX-License-Identifier: MIT
"""Passages in a real browser: numbered in the margin, marked, cited, kept by the switch."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_numbers_stand_in_the_margin_and_can_be_touched(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address + "fr/letter/")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll(".passage-number")].map((link) => {
          const text = document.createRange();
          text.setStartAfter(link);
          text.setEndAfter(link.parentElement.lastChild);
          const number = link.getBoundingClientRect();
          return [number.left, number.right, number.top, number.height, number.width,
                  text.getClientRects()[0].left, text.getClientRects()[0].top];
        })"""
    )
    page.close()
    assert len(boxes) == 9
    for left, right, top, height, link_width, text_left, text_top in boxes:
        assert left >= 0
        assert right <= text_left + 1, "a number stands in the text"
        assert abs(top - text_top) < 16, "a number stands beside another line"
        assert min(height, link_width) >= 24
    places = {(round(left), round(top)) for left, _, top, *_ in boxes}
    assert len(places) == len(boxes), "two numbers stand in one place"


def test_a_chosen_passage_is_marked_and_its_citation_can_be_copied(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "annex/mexico/")
    passage = page.locator("#mexico-p3")
    plain = passage.evaluate("element => getComputedStyle(element).backgroundColor")
    expect(page.locator(".passage-tools")).to_have_count(0)
    page.get_by_role("link", name="Annex III, paragraph 3").click()
    expect(page).to_have_url(address + "annex/mexico/#mexico-p3")
    assert passage.evaluate("element => getComputedStyle(element).backgroundColor") != plain
    passage.get_by_role("button", name="Copy the citation").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    citation = (
        "Amnesty International Canada, Open letter on human rights, October 2017, Annex III, "
        "¶\N{NO-BREAK SPACE}3, https://example.org/letters/annex/mexico/#mexico-p3"
    )
    assert page.evaluate("navigator.clipboard.readText()") == citation
    passage.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    page.wait_for_function(
        "async () => await navigator.clipboard.readText() == "
        "'https://example.org/letters/annex/mexico/#mexico-p3'"
    )
    page.locator(".cite__summary").click()
    expect(page.locator(".cite__text").last).to_have_text(citation)
    page.locator("[data-copy-above]").last.click()
    page.wait_for_function(
        "async text => await navigator.clipboard.readText() == text", arg=citation
    )
    context.close()


@pytest.mark.parametrize("path", ["fr/annex/mexico/", "fr/letter/side-by-side/"])
def test_the_tools_of_a_passage_are_within_reach_on_a_phone(
    browser: Browser, address: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address + path)
    page.locator(".passage-number[data-number='3']").click()
    expect(page.locator(".passage-tools button").first).to_be_in_viewport(ratio=1)
    copied = page.locator(":target").evaluate(
        """passage => {
          getSelection().selectAllChildren(passage);
          return getSelection().toString();
        }"""
    )
    assert "Copier" not in copied
    page.close()


def test_a_browser_that_refuses_to_copy_shows_the_text(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(address + "fr/letter/")
    told: list[str] = []

    def hear(dialog: Dialog) -> None:
        told.append(dialog.default_value)
        dialog.dismiss()

    page.on("dialog", hear)
    page.locator(".share").get_by_role("button", name="Copier le lien").click()
    assert told == ["https://example.org/letters/fr/letter/"]
    page.close()


def test_without_a_script_a_page_and_a_passage_can_be_cited(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "fr/annex/mexico/")
    page.locator(".cite__summary").click()
    expect(page.get_by_text("Annexe III, ¶\N{NO-BREAK SPACE}1 (traduction)")).to_be_visible()
    expect(page.get_by_role("button", name="Copier le lien")).to_be_hidden()
    page.get_by_role("link", name="Annexe III, paragraphe 3").click()
    expect(page).to_have_url(address + "fr/annex/mexico/#mexico-p3")
    context.close()


def test_the_switch_keeps_the_passage_that_is_read(page: Page, address: str) -> None:
    """Also one that the reader has come to by scrolling; at the top of a page there is none."""
    page.goto(address + "annex/mexico/")
    page.locator("#mexico-p6").evaluate("element => element.scrollIntoView()")
    page.locator(".language-switch").evaluate("link => link.click()")
    expect(page).to_have_url(address + "fr/annex/mexico/#mexico-p6")
    page.goto(address + "annex/mexico/")
    page.locator(".language-switch").click()
    expect(page).to_have_url(address + "fr/annex/mexico/")


@pytest.mark.parametrize("path", ["letter/", "annex/nafta/", "annex/united-states/"])
def test_the_switch_keeps_each_place_of_a_page(page: Page, address: str, path: str) -> None:
    for here, there in ((path, f"fr/{path}"), (f"fr/{path}", path)):
        page.goto(address + here)
        led = page.evaluate(
            """() => {
              const link = document.querySelector(".language-switch");
              link.addEventListener("click", (event) => event.preventDefault());
              return [...document.querySelectorAll("article [id]")].map(({ id }) => {
                location.hash = id;
                link.click();
                return [id, link.href];
              });
            }"""
        )
        assert len(led) > 5
        assert led == [[id_, f"{address}{there}#{id_}"] for id_, _ in led]
        page.goto(led[-1][1])
        assert page.locator(f"#{led[-1][0]}").count() == 1
