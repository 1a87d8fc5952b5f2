# SPDX-License-Identifier: MIT
"""Report raw HTML that is unknown, or that the pages' security policy blocks in the browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem

_BLOCKED_NAMES = """
script iframe form input button select textarea video audio object embed style link meta base frame
frameset applet
"""
_BLOCKED = frozenset(_BLOCKED_NAMES.split())
"""Elements that the content security policy blocks (``views/csp.py``), or that are no content."""
_KNOWN_NAMES = """
a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del
details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label
li main
mark menu nav ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup
svg path g circle rect table tbody td tfoot th thead time tr u ul var wbr
"""
_KNOWN = frozenset(_KNOWN_NAMES.split())
"""Elements of the HTML Living Standard that a page of text may have."""
_VOID = ("br", "col", "hr", "img", "wbr")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<rest>[^>]*)>")
_ATTRIBUTE = re.compile(r"\s(?P<name>style|on\w+)\s*=", re.IGNORECASE)
_FOREIGN = re.compile(r"\ssrc\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE)


def check_raw_html(draft: Draft) -> Iterator[Problem]:
    """Report each HTML tag that readers would not see as its editor means it."""
    for page in draft.pages:
        for line, text in _html(page):
            for match in _TAG.finditer(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)):
                if key := _fault(match):
                    column = max(page.lines[line - 1].find(match[0]), 0) + 1
                    details = {"typed": match[0] if len(match[0]) < 40 else f"<{match['name']} …>"}
                    yield Problem(page.display_path, line, column, key, details)
                    break
        for token in page.markdown.tokens:
            if token.type == "html_block" and (tag := _unclosed(token.content)):
                line = (token.map or (0, 0))[0] + page.body_line
                yield Problem(page.display_path, line, 1, "html_unclosed", {"typed": f"<{tag}>"})
        for block in page.blocks:
            for token in block.tokens:
                source = str(token.attrs.get("src") or "")
                if token.type == "image" and re.match(r"(?:https?:)?//", source):
                    column = max(page.lines[block.line - 1].find("!["), 0) + 1
                    place = (page.display_path, block.line, column)
                    yield Problem(*place, "image_elsewhere", {"typed": source})


def _fault(match: re.Match[str]) -> str | None:
    name = match["name"].lower()
    if match["close"]:
        return None
    if name in _BLOCKED or _ATTRIBUTE.search(match["rest"]) or _FOREIGN.search(match["rest"]):
        return "html_blocked"
    return None if name in _KNOWN else "html_unknown"


def _unclosed(html: str) -> str | None:
    """Return the element that a block of HTML, which ends at an empty line, leaves open."""
    opened: list[str] = []
    for match in _TAG.finditer(html):
        name = match["name"].lower()
        if match["close"] and name in opened:
            opened.remove(name)
        elif not match["close"] and name not in _VOID and not match["rest"].endswith("/"):
            opened.append(name)
    return opened[0] if opened else None


def _html(page: Page) -> Iterator[tuple[int, str]]:
    for token in page.markdown.tokens:
        start = (token.map or (0, 0))[0] + page.body_line
        if token.type == "html_block":
            yield start, token.content
        for offset, child in _with_lines(token.children or []):
            if child.type == "html_inline":
                yield start + offset, child.content


def _with_lines(children: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    line = 0
    for child in children:
        yield line, child
        line += child.type in ("softbreak", "hardbreak")
