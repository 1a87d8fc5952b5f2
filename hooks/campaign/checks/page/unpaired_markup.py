# SPDX-License-Identifier: MIT
"""Report brackets and signs that lack their other half, and links without a text or an address."""

import re
from collections import defaultdict
from collections.abc import Iterator

from campaign.model.pages import Page
from campaign.problems import Problem, shortened
from campaign.source.markdown_blocks import Block

_FILE = r"\.(?:pdf|csv|json|docx?|xlsx?|txt|jpe?g|png|svg|webp|gif)\b"
TARGET = rf"[^()\s]*(?:\.md|\.html|://|mailto:|tel:|#|{_FILE})[^()\s]*"
"""What is an address, in parentheses."""
_LONE = {sign: re.compile(rf"(?<![\w./@-])[^\W\d_]+\{sign}(?![\w*_/]|\.\w)") for sign in "*_"}
_SPACED = {
    sign: re.compile(rf"(?<![\w*_])\{sign}\s[^*_]*[^\W\d_]\{sign}(?![\w*_])") for sign in "*_"
}
_NO_ALT_TEXT = re.compile(r"(?:alt.text|image|img[_-]?\d*|\S+\.(?:jpe?g|png|svg|webp))?", re.I)


def bracket_unclosed(page: Page, block: Block) -> Iterator[Problem]:
    """Report a bracket that nothing closes, if it is alone, and a link that a line end parts."""
    typed = "\n".join(page.lines[block.line - 1 : block.end_line])
    if parted := re.search(rf"\[[^\[\]]+\]\s*\n\s*\({TARGET}\)", typed):
        place = page.find(parted[0].partition("\n")[0], block.line, block.end_line)
        yield page.problem(*place, "link_space", typed=shortened(parted[0].replace("\n", " ")))
        return
    text = "".join(token.content for token in block.tokens if token.type == "text")
    if cut := re.search(rf"\]\({TARGET}[^()]*$", text):
        place = page.find(cut[0].split()[0], block.line, block.end_line)
        yield page.problem(*place, "link_unclosed", typed=shortened(cut[0]))
    elif text.count("[") == 1 and (cut := re.search(r"(?<!\d)\[[^\W\d][^\]]*$", text)):
        place = page.find(cut[0][:3], block.line, block.end_line)
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
    """Report the sign that would end a text in italics, if a page has only one: two mark notes.

    Two may also be around a text, with a space too many.
    """
    blocks = defaultdict[str, list[Block]](list)
    for block in page.blocks:
        for token in block.tokens:
            for sign in "*_" if token.type.startswith("text") else "":
                blocks[sign] += [block] * token.content.count(sign)
    for sign, found in blocks.items():
        text = "".join(token.content for block in found[:1] for token in block.tokens)
        pattern = (_LONE, _SPACED)[len(found) > 1][sign]
        if len({*map(id, found)}) == 1 and len(found) < 3 and (match := pattern.search(text)):
            first, last = found[0].line, found[0].end_line
            if match[0] in "\n".join(page.lines[first - 1 : last]):  # else it is escaped
                place = page.find(match[0], first, last)
                yield page.problem(*place, "italic_unclosed", typed=match[0])
