# SPDX-License-Identifier: MIT
"""Passages in a real browser: numbers in the margin, highlighting, citations, language switch."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

ADDRESS = "https://example.org/letters/annex/mexico/#mexico-p3"
CITATION = (
    "Amnesty International Canada, “Amnesty International Calls on Prime Minister Trudeau to Raise "
    "Human Rights During Meetings in USA and Mexico”, open letter to the Prime Minister of Canada, "
    "October 2017, Annex III, Mexico, para.\N{NO-BREAK SPACE}3"
)
QUOTATION = (
    "“According to official statistics, there are currently over 33,000 people reported ‘missing’ "
    "and the figure continues to rise monthly. Enforced disappearances are hardly ever "
    "investigated. The high profile, emblematic case of 43 teacher-training students, taken away "
    "by police in September 2014 and never seen again, underscores terrifying realities as Mexican "
    "authorities conducted a highly flawed investigation that has failed to find the students or "
    "bring the perpetrators to justice. Meanwhile, the recommendations of independent, "
    "international experts have been ignored.”"
)


@pytest.mark.parametrize("width", [320, 1440])
def test_passage_numbers_are_in_the_margin_and_large_enough(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
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
    assert len(boxes) == 9
    for left, right, top, height, link_width, text_left, text_top in boxes:
        assert left >= 0
        assert right <= text_left + 1, "a number overlaps the text"
        assert abs(top - text_top) < 16, "a number is beside another line"
        assert height >= 24
        # The width of a phone's margin: no other target is within 24 pixels (WCAG 2.5.8).
        assert link_width >= (24 if width > 480 else 16)
    places = {(round(left), round(top)) for left, _, top, *_ in boxes}
    assert len(places) == len(boxes), "two numbers are in the same place"


def test_a_chosen_passage_is_highlighted_and_its_citation_can_be_copied(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.install()
    page.goto(address + "annex/mexico/")
    passage = page.locator("#mexico-p3")
    plain = passage.evaluate("element => getComputedStyle(element).backgroundColor")
    expect(page.locator(".passage-tools")).to_have_count(0)
    page.get_by_role("link", name="Annex III, paragraph 3").click()
    expect(page).to_have_url(address + "annex/mexico/#mexico-p3")
    assert passage.evaluate("element => getComputedStyle(element).backgroundColor") != plain
    expect(passage.locator(".passage-place")).to_have_text(
        "Annex III · Mexico — Amnesty International Canada to the Prime Minister of Canada, "
        "October 2017"
    )
    citation = f"{CITATION}, {ADDRESS}"
    quotation = f"{QUOTATION}\n— {citation}"
    link = passage.get_by_role("button", name="Copy link")
    assert copied(page, link) == ADDRESS
    assert copied(page, passage.get_by_role("button", name="Copy quotation")) == quotation
    assert copied(page, passage.get_by_role("button", name="Copy citation")) == citation
    page.clock.fast_forward(3000)
    expect(link).to_have_text("Copy link")
    page.locator(".cite__summary").click()
    expect(page.locator(".cite__text").last).to_have_text(citation)
    assert copied(page, page.locator("[data-copy-above]").last) == citation
    context.close()


@pytest.mark.parametrize("path", ["fr/annex/mexico/", "fr/annex/mexico/side-by-side/"])
def test_quotation_of_a_translation_says_so(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"],
        viewport={"width": 360, "height": 740},
        has_touch=True,
    )
    page = context.new_page()
    page.goto(f"{address}{path}#mexico-p3")
    button = page.locator("#mexico-p3").get_by_role("button", name="Copier la citation")
    button.tap()
    expect(
        page.locator("#mexico-p3").get_by_role("button", name="Copié", exact=True)
    ).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    nbsp = "\N{NO-BREAK SPACE}"
    assert text.startswith(f"«{nbsp}Selon les statistiques officielles, plus de 33{nbsp}000")
    assert "portées “disparues”, et" in text
    assert text.endswith(
        "lettre ouverte au premier ministre du Canada, octobre 2017, annexe III, Mexique, "
        f"par.{nbsp}3 (traduction de ce site), https://example.org/letters/{path}#mexico-p3"
    )
    context.close()


def copied(page: Page, button: Locator) -> str:
    """Press a button; return what it copied, once it says so and it is announced."""
    page.evaluate("navigator.clipboard.writeText('')")
    element = button.element_handle()
    button.click()
    page.wait_for_function("button => button.textContent === 'Copied'", arg=element)
    expect(page.locator(".page-tools__status")).to_have_text("Copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("path", ["fr/annex/mexico/", "fr/letter/side-by-side/"])
def test_the_tools_of_a_passage_are_visible_on_a_phone(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
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


def test_the_text_is_shown_if_the_browser_cannot_copy(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(address + "fr/letter/")
    shown: list[str] = []

    def record(dialog: Dialog) -> None:
        shown.append(dialog.default_value)
        dialog.dismiss()

    page.on("dialog", record)
    page.locator(".share").get_by_role("button", name="Copier le lien").click()
    assert shown == ["https://example.org/letters/fr/letter/"]
    page.close()


def test_pages_and_passages_can_be_cited_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "fr/annex/mexico/")
    page.locator(".cite__summary").click()
    cited = "annexe III, Mexique, par.\N{NO-BREAK SPACE}1 (traduction de ce site)"
    expect(page.get_by_text(cited)).to_be_visible()
    expect(page.get_by_role("button", name="Copier le lien")).to_be_hidden()
    page.get_by_role("link", name="Annexe III, paragraphe 3").click()
    expect(page).to_have_url(address + "fr/annex/mexico/#mexico-p3")
    context.close()


def test_the_switch_goes_to_the_same_anchor(page: Page, address: str) -> None:
    path = "annex/nafta/"
    for here, there in ((path, f"fr/{path}"), (f"fr/{path}", path)):
        page.goto(address + here)
        links = page.evaluate(
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
        assert len(links) > 5
        assert links == [[id_, f"{address}{there}#{id_}"] for id_, _ in links]
        page.goto(links[-1][1])
        assert page.locator(f"#{links[-1][0]}").count() == 1
