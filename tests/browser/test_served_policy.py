# SPDX-License-Identifier: MIT
"""``mkdocs serve`` in a browser: pages have the policy of published ones, and reload when saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import Watched
from serve_support import Server
from support import edit

PICTURE = "https://elsewhere.example/elm.png"
NOT_ALLOWED = f'<img src="{PICTURE}" alt=""><script>document.title = "It ran"</script>'


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    started = Server(project)
    yield started
    started.stop()


def test_a_served_page_has_its_policy_and_reloads_when_saved(
    browser: Browser, project: Path, server: Server
) -> None:
    server.wait_for("Serving on")
    page = browser.new_page()
    watched = Watched(page)
    breaches: list[str] = []
    page.expose_function("breach", lambda breach: breaches.append(breach))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>"
        " breach(`${effectiveDirective} ${blockedURI}`))"
    )
    page.goto(f"http://{server.address}/fr/letter/")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert str(policy).startswith("default-src 'none'; script-src 'self' 'sha256-")
    edit(project / "docs/fr/letter.md", "gardez-les;", "gardez ces ormeaux;")
    expect(page.locator("article")).to_contain_text("ormeaux", timeout=20_000)
    assert (watched.complaints, breaches) == ([], []), "a valid page reports something"

    edit(project / "overrides/partials/text.html", "</article>", f"</article>{NOT_ALLOWED}")
    edit(project / "docs/fr/letter.md", "gardez ces ormeaux;", "gardez nos ormeaux;")
    expect(page.locator("article")).to_contain_text("nos ormeaux", timeout=20_000)
    page.wait_for_load_state()
    assert page.title() != "It ran"
    assert sorted(breaches) == [f"img-src {PICTURE}", "script-src-elem inline"]
    missing = page.goto(f"http://{server.address}/no/such/page/")
    assert missing
    assert missing.status == 404
    page.close()
