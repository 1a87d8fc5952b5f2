# SPDX-License-Identifier: MIT
"""Any number of tabs: one is chosen, marked and shown, with a mouse and with the keyboard."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from boxes_support import with_boxes
from browser.conftest import BASE
from site_server import serve
from support import SMALL, build, copy_project

COUNT = 25
STATE = """() => {
  const labels = [...document.querySelectorAll(".tabbed-set > label")];
  const none = "rgba(0, 0, 0, 0)";
  const marked = labels.filter((label) => getComputedStyle(label).borderBottomColor !== none);
  const shown = [...document.querySelectorAll(".tabbed-block")].filter((x) => x.checkVisibility());
  const below = Math.max(...labels.map((label) => label.getBoundingClientRect().bottom));
  const first = shown[0].getBoundingClientRect();
  return {
    marked: marked.map((label) => label.textContent.trim()),
    shown: shown.map((block) => block.textContent.trim()),
    below: first.top >= below - 1,
  };
}"""


def test_chosen_tab_is_marked_and_shown(page: Page, tmp_path: Path) -> None:
    project = with_boxes(copy_project(tmp_path, SMALL))
    for code in ("en", "fr"):
        tabs = "".join(f'\n=== "T{n}"\n\n    {n} ({code})\n' for n in range(1, COUNT + 1))
        with (project / f"docs/{code}/index.md").open("a", encoding="utf-8") as file:
            file.write(tabs)
    done = build(project)
    assert done.status == 0, done.output
    with serve(done.site, BASE) as address:
        page.goto(address)
        for number in (1, 6, 7, COUNT):
            page.get_by_text(f"T{number}", exact=True).click()
            state = {"marked": [f"T{number}"], "shown": [f"{number} (en)"], "below": True}
            assert page.evaluate(STATE) == state
        page.keyboard.press("ArrowLeft")
        assert page.evaluate(STATE)["marked"] == [f"T{COUNT - 1}"]
        label = page.get_by_text(f"T{COUNT - 1}", exact=True)
        assert label.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
        page.goto("about:blank")
