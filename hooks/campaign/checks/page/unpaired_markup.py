# SPDX-License-Identifier: MIT
"""Report brackets and signs that lack their other half, and links without a text or an address."""

import re
from collections import Counter
from collections.abc import Iterator

from campaign.model.pages import Page
from campaign.problems import Problem, shortened
from campaign.source.markdown_blocks import Block

_FILE = r"\.(?:pdf|csv|json|docx?|xlsx?|txt|jpe?g|png|svg|webp|gif)\b"
TARGET = rf"[^()\s]*(?:\.md|\.html|://|mailto:|tel:|#|{_FILE})[^()\s]*"
"""What is an address, in parentheses."""
_LONE = re.compile(r"(?<![\w./@-])[^\W\d_]+([*_])(?![\w*_/]|\.\w)")
_NO_ALT_TEXT = re.compile(r"(?:alt.text|image|img[_-]?\d*|\S+\.(?:jpe?g|png|svg|webp))?", re.I)


def bracket_unclosed(page: Page, block: Block) -> Iterator[Problem]:
    """Report a bracket that nothing closes, if it is the only one of a text."""
    text = "".join(token.content for token in block.tokens if token.type == "text")
    cut = re.search(rf"\]\({TARGET}[^()]*$", text)
    if not cut and text.count("[") == 1:
        cut = re.search(r"(?<!\d)\[[^\W\d][^\]]*$", text)
    if cut:
        place = page.find(cut[0].split()[0], block.line, block.end_line)
        yield page.problem(*place, "link_unclosed", typed=shortened(cut[0]))


def links_without_text(page: Page, block: Block) -> Iterator[Problem]:
    """Report links and images that lack their text, or say nothing in it, or lack their address."""
    tokens = block.tokens
    for index, token in enumerate(tokens):
        key = typed = ""
        if token.type == "link_open":
            if token.attrs.get("href") in ("", "#"):
                key, typed = "link_without_address", f"]({token.attrs['href']})"
            elif not (text := tokens[index + 1].content).strip() and (
                tokens[index + bool(text) + 1].type == "link_close"
            ):
                key, typed = "link_without_text", f"[{text}]("
        elif token.type == "image" and not token.attrs.get("src"):
            key, typed = "link_without_address", f"![{token.content}]("
        elif token.type == "image" and _NO_ALT_TEXT.fullmatch(token.content.strip()):
            key, typed = "image_without_text", f"![{token.content}]("
        if key:
            yield page.problem(*page.find(typed, block.line, block.end_line), key)


def lone_signs(page: Page) -> Iterator[Problem]:
    """Report the sign that would end a text in italics, if a page has only one: two mark notes."""
    texts = [
        (block, token.content)
        for block in page.blocks
        for token in block.tokens
        if token.type.startswith("text") and re.search("[*_]", token.content)
    ]
    signs = Counter(sign for _, text in texts for sign in text)
    for block, text in texts:
        match = _LONE.search(text)
        lines = page.lines[block.line - 1 : block.end_line]
        if match and signs[match[1]] == 1 and match[0] in "\n".join(lines):  # else it is escaped
            place = page.find(match[0], block.line, block.end_line)
            yield page.problem(*place, "emphasis_unclosed", typed=match[0])
