# SPDX-License-Identifier: MIT
"""Open each page of a site once, in light and dark, on a wide screen and on a narrow phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, Response

from site_inspection.links import MISSING, NOT_FOUND

PAGE_SCRIPT = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
RULES_OF_COLOURS = ("color-contrast", "link-in-text-block")
RULES_OF_SIZES = ("target-size", "scrollable-region-focusable")
LOOKS = (
    ("dark", DESK, RULES_OF_COLOURS),
    ("dark", PHONE, (*RULES_OF_COLOURS, *RULES_OF_SIZES)),
    ("light", PHONE, RULES_OF_COLOURS),
)
"""The schemes and sizes that follow the first inspection, which is light, wide and with every rule;
and the rules whose results can differ there.
"""
# Console messages about problems that are detected otherwise.
_FOUND_OTHERWISE = ("Failed to load resource", "Content Security Policy", "ERR_BLOCKED_BY_CSP")


@dataclass
class Visit:
    """The results for one page; links and faults are in the format of ``page.js``."""

    file: str
    """The page's path in the site: ``fr/about/index.html``."""
    ids: frozenset[str] = frozenset()
    loaded: Sequence[str] = ()
    links: Sequence[Any] = ()
    faults: list[Any] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The page's address from the site's root: ``fr/about/``."""
        return MISSING if self.file == NOT_FOUND else self.file.removesuffix("index.html")

    def add(self, key: str, **details: str) -> None:
        """Add a problem that belongs to no element."""
        place = {"own": [details.get("address", "")], "block": []}
        self.faults.append({"key": key, "details": details, "place": place})


def violations(page: Page, rules: Sequence[str] | None = None) -> list[Any]:
    """Return the page's current violations of all accessibility rules, or of those named."""
    if not page.evaluate("'inspection' in window && 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(PAGE_SCRIPT)
    found: list[Any] = page.evaluate("rules => inspection.violations(rules)", rules)
    return found


class Visitor:
    """A browser tab that visits the pages of a site, one after the other."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address, self.origin = address, urljoin(address, "/")
        # Without transitions, in which axe would measure intermediate colours.
        context = browser.new_context(reduced_motion="reduce")
        context.add_init_script(PAGE_SCRIPT)
        context.add_init_script(AXE_SCRIPT)
        self.page = context.new_page()
        self.visit = Visit("")
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.visit.add("console", text=str(error)))
        self.page.on("request", self._note)
        self.page.on("requestfailed", self._fail)
        self.page.on("response", self._answer)

    def look_at(self, file: str) -> Visit:
        """Visit the page ``file`` and return the results."""
        self.visit = visit = Visit(file)
        try:
            self._look(visit)
        except Error as error:
            visit.add("unread", reason=error.message.partition("\n")[0])
        return visit

    def _look(self, visit: Visit) -> None:
        page = self.page
        self._show("light", DESK)
        page.goto(self.address + visit.path)
        seen = page.evaluate("inspection.read()")
        visit.ids, visit.loaded, visit.links = frozenset(seen["ids"]), seen["loaded"], seen["links"]
        visit.faults += seen["faults"] + violations(page)
        for scheme, size, rules in LOOKS:
            self._show(scheme, size)
            visit.faults += violations(page, rules)
        visit.faults += page.evaluate("[...inspection.wide(), ...inspection.blocked()]")

    def _show(self, scheme: Any, size: Any) -> None:
        self.page.set_viewport_size(size)
        self.page.emulate_media(color_scheme=scheme)

    def _hear(self, message: ConsoleMessage) -> None:
        found_otherwise = any(words in message.text for words in _FOUND_OTHERWISE)
        if message.type in ("error", "warning") and not found_otherwise:
            self.visit.add("console", text=" ".join(message.text.split()))

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.visit.add("foreign", address=request.url)

    def _fail(self, request: Request) -> None:
        self.visit.add("failed", address=request.url, reason=request.failure or "")

    def _answer(self, response: Response) -> None:
        # The browser requests an icon at the root for a page without one.
        is_asked = response.url not in (self.address + MISSING, self.origin + "favicon.ico")
        if response.status >= 400 and is_asked:
            self.visit.add("failed", address=response.url, reason=str(response.status))
