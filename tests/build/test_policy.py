# SPDX-License-Identifier: MIT
"""The content security policy of each page allows its own files, and inline code by hash."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from bs4 import BeautifulSoup

from campaigns import pages
from support import Build, build, edit, read_html


def policy(page: BeautifulSoup) -> dict[str, list[str]]:
    (meta,) = page.select("meta[http-equiv=Content-Security-Policy]")
    rules = (rule.split() for rule in str(meta["content"]).split("; "))
    return {name: sources for name, *sources in rules}


def sources(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def check(page: BeautifulSoup, where: Path) -> None:
    rules = policy(page)
    assert rules["default-src"] == ["'none'"], where
    assert not [s for each in rules.values() for s in each if s.startswith("'unsafe")], where
    assert not [s for each in rules.values() for s in each if "//" in s or s == "*"], where
    for name, selector in (
        ("script-src", "script:not([src], [type])"),
        ("style-src", "style"),
    ):
        inline = [sources(tag.get_text()) for tag in page.select(selector)]
        assert sorted(rules[name]) == sorted(["'self'", *inline]), where
    assert page.select("[style], [onclick], [onload], [onerror]") == [], where
    # A policy in a ``meta`` element applies only to what follows it.
    head = [tag.name for tag in page.head.find_all(True)] if page.head else []
    assert head[:2] == ["meta", "meta"], where


def test_every_page_has_a_strict_policy(built: Build) -> None:
    files = sorted(built.site.rglob("*.html"))
    assert len(files) > 5
    for file in files:
        check(read_html(file), file)


def test_redirect_page_has_a_strict_policy(project: Path) -> None:
    for language in ("en", "fr"):
        letter = project / f"docs/{language}/letter.md"
        edit(letter, "document: true\n", "document: true\nmoved_from: [old.md]\n")
    done = build(project)
    assert done.status == 0, done.output
    page = done.page("old/")
    check(page, done.site / "old/index.html")
    assert page.select("script")


def test_no_referrer_is_sent_to_other_sites(built: Build) -> None:
    for place, page in pages(built):
        (referrer,) = page.select("meta[name=referrer]")
        assert referrer["content"] == "same-origin", place
