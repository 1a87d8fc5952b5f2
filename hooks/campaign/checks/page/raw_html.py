# SPDX-License-Identifier: MIT
"""Report raw HTML and attributes that are unknown, or that the pages' security policy blocks."""

import re
from collections.abc import Iterable, Iterator

from babel import Locale
from markdown_it.token import Token

from campaign.checks.page.structure import SPACER
from campaign.model.pages import Page
from campaign.problems import Problem

_BLOCKED_NAMES = """
script iframe form input button select textarea video audio object embed style link meta base frame
frameset applet
"""
BLOCKED = frozenset(_BLOCKED_NAMES.split())
"""Elements that the content security policy blocks (``views/csp.py``), or that have no content."""
_KNOWN_NAMES = """
a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del
details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label
li main mark menu nav ol p picture pre q rp rt ruby s samp section small source span strong sub
summary sup svg path g circle rect table tbody td tfoot th thead time tr u ul var wbr
"""
_KNOWN = frozenset(_KNOWN_NAMES.split())
"""Elements of the HTML Living Standard that a page of text may have."""
_VOID = ("br", "col", "hr", "img", "wbr")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z?!][\w:-]*)(?P<rest>[^>]*)>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"<(?:pre|code|samp|kbd|svg)\b", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\*\*[^*\s]+|(?<![\w*])\*\w[^*<>]*\*(?![\w*])|`[^`\s]+|\[[^\[\]]*\]\([^()\s]*|\[\^[^\]]+\]|"
    r"(?<!\{)\{\s*[a-z]\w*\s*\}|(?m:^)(?:[-*+]|#{1,6}) +\S+"
)
_ATTRIBUTE = re.compile(r"\s(?:style|on\w+)\s*=|\shref\s*=\s*[\"']?\s*\w*script:", re.IGNORECASE)
_FOREIGN = re.compile(r"\ssrc(?:set)?\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE)
_RELATIVE = re.compile(r"\s(?:src|href)\s*=\s*[\"']?(?![a-z]+:|//|#)[^\s\"'>]", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?<![\w-])lang=[\"']?(?P<tag>[\w-]+)")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_IN_BRACES = re.compile(r"\{:?(?P<braces>[^{}]*)\}|^\s*///+\s*html\s*\|(?P<block>.*)")
_BLOCKED_IN_BRACES = re.compile(
    r"(?<![\w-])(?:style|on[a-z]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\]]+)", re.I
)
_OF_LISTS = re.compile(r"(?<![\w-])(?:(?:start|value)=[^\s\]]+|type=([\"']?)[1aAiI]\1(?![^\s\]]))")
"""They would number a list on the page alone, or nothing."""
_REPORTED = (("html_blocked", _BLOCKED_IN_BRACES), ("braces", _OF_LISTS))


def check_raw_html(page: Page) -> Iterator[Problem]:
    """Report each line of HTML that readers would not see as its editor means it."""
    reported: set[int] = set()
    for line, typed, key in _faults(page):
        if line not in reported:
            shown = typed if len(typed) < 40 else f"{typed.split()[0]} …>"
            yield page.problem(*page.find(typed, line, line), key, typed=shown)
        reported.add(line)


def _faults(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the tag and the key of the message of what is wrong, the worst first."""
    opened: list[str] = []
    for token in page.markdown.tokens:
        start = (token.map or (0, 0))[0] + page.body_line
        is_block = token.type == "html_block"
        html = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), token.content)
        text = _TAG.sub("", html) if is_block else ""
        pieces = [(start, html)] if is_block else _inline(start, token.children or ())
        tags = [
            (line + piece.count("\n", 0, match.start()), match)
            for line, piece in pieces
            for match in _TAG.finditer(piece)
        ]
        faults = [(line, match[0], key) for line, match in tags if (key := _fault(match))]
        yield from faults[:1] if is_block else faults
        if faults:
            continue
        if is_block and "<!--" in html:
            yield start, "<!--", "comment_unclosed"
        elif text and not token.level and SPACER.fullmatch(text if "&" in text else token.content):
            yield start, token.content.strip(), "spacer"
        elif (typed := _MARKDOWN.search(text)) and not _CODE.search(token.content):
            yield start + text.count("\n", 0, typed.start()), typed[0], "html_markdown"
        elif unpaired := _unpaired(tags):
            line, match = unpaired
            if not (match["close"] and match["name"] in opened):  # else its block was reported
                yield line, match[0], "html_unpaired"
            opened.append(match["name"])


def _inline(line: int, children: Iterable[Token]) -> Iterator[tuple[int, str]]:
    for child in children:
        if child.type == "html_inline" and not child.content.startswith("<!--"):
            yield line, child.content
        yield from _inline(line, child.children or ())  # of an image
        line += child.type in ("softbreak", "hardbreak")


def _fault(match: re.Match[str]) -> str | None:
    name, rest = match["name"].lower(), match["rest"]
    if match["close"]:
        return None
    if name == "img" and _FOREIGN.search(rest):
        return "image_elsewhere"
    if name in BLOCKED or _ATTRIBUTE.search(rest) or _FOREIGN.search(rest):
        return "html_blocked"
    if name not in _KNOWN:
        return "html_unknown"
    return "html_address" if _RELATIVE.search(rest) else None


def _unpaired(tags: Iterable[tuple[int, re.Match[str]]]) -> tuple[int, re.Match[str]] | None:
    """Return the first tag of a paragraph, or of a block of HTML, that has no partner in it."""
    opened: list[tuple[int, re.Match[str]]] = []
    for line, match in tags:
        name = match["name"].lower()
        partner = next((each for each in opened[::-1] if each[1]["name"].lower() == name), None)
        if match["close"] and partner is None:
            return line, match
        if match["close"] and partner:
            opened.remove(partner)
        elif name not in _VOID and not match["rest"].endswith("/"):
            opened.append((line, match))
    return opened[0] if opened else None


def check_attributes(page: Page) -> Iterator[Problem]:
    """Report tags that name no language, and attributes of blocks that number a list or that the
    security policy blocks (``views/csp.py``).
    """
    for number, line in page.text_lines():
        for match in _LANGUAGE.finditer(line):
            tag, column = match["tag"], match.start("tag") + 1
            is_known = len(tag.split("-")[0]) > 2 or tag[:2].lower() in Locale("en").languages
            if not is_known or not _LANGUAGE_TAG.fullmatch(tag):
                yield page.problem(number, column, "language_tag", typed=tag)
        for match in _IN_BRACES.finditer(line):
            kind = match.lastgroup or ""
            column = match.start(kind) + 1
            for key, pattern in _REPORTED:
                for found in pattern.finditer(match[kind]):
                    yield page.problem(number, column + found.start(), key, typed=found[0])
            element = re.match(r"\s*(\w+)", match[kind])
            if kind == "block" and element and element[1] in BLOCKED:
                start = column + element.start(1)
                yield page.problem(number, start, "html_blocked", typed=f"<{element[1]}>")
