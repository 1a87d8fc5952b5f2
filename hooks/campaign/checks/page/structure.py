# SPDX-License-Identifier: MIT
"""Report lists, tables and texts that readers would not see as they are meant."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from campaign.checks.texts import BULLETS
from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.source.directives import SIGNATORIES
from campaign.source.markdown_blocks import Block, Place, follow
from campaign.text.typographic_rules import NBSP

_MARKS = tuple(
    (key, re.compile(rf"[\s>]*(?P<typed>{typed})"), least)
    for key, typed, least in (
        (
            "list_mark",
            rf"(?!–\s*[A-ZÀ-Ý])[{BULLETS}](?=\s*\S)|->|[o§Øüvq](?=\t)|[a-hA-H]\)(?=\s+\S)",
            1,
        ),
        ("list_indent", r"(?<=    )(?:[-+*]|\d\d?[.)])(?=\s+\S)", 1),
        (
            "list_mark",
            rf"[—–](?=\s*\S)|-(?=[^\W\d])|(?:[−‐]|--)(?=\s)|[-+*](?=[{NBSP}\u2000-\u200a])"
            r"|\*(?=[^\W_][^*]*$)|\+(?=[^\W\d_])|#\.(?=\s)|[12](?=\s+[a-zà-ÿ])"
            "|[\u2190-\u2bff\U0001f300-\U0001faff](?=\ufe0f?\\s+\\S)|\\d(?=\ufe0f?\u20e3)"
            r"|\((?:[a-z]|[ivx]+|\d\d?)\)(?=\s)|(?:[a-h]\.|[ivx]+[.)]|[a-h]-)(?=\s)"
            r"|\d\d?(?:[.)](?=[^\W\d])|(?:[-/°:]|°\)|\.\)| [-–—.])(?=\s))|[A-HIVX]+\.(?=\s)",
            2,
        ),
    )
)
"""What looks like the mark of a list and is not one: the key of the message, what is typed, and how
many lines of a text must begin with it."""
_DIGITS = 2
"""A longer number is a year or an amount that begins a sentence, and not the mark of an item."""
_EMPTY_ITEM = re.compile(r"list_item_open (?:list_item_close|[a-z]+_list_open)")
SPACER = re.compile(r"(?:&(?:nbsp|e[nm]sp|#160|#xa0);|<br */?>|\s)+", re.IGNORECASE)
_ROW = re.compile(r"[^|]+ \| [^|]")
_BAR = re.compile(r"(?<!\\)\|")


def check_structure(page: Page) -> Iterator[Problem]:
    """Report marks that make no list, indented text, wrong rows of tables, and empty texts."""
    yield from _marks(page)
    places, offsets, columns = list[Place](), dict[int, int](), 0
    for above, token in pairwise([Token("", "", 0), *page.markdown.tokens]):
        line = (token.map or above.map or (0, 0))[0] + page.body_line
        kind, pair = token.type, f"{above.type} {token.type}"
        is_spacer = SPACER.fullmatch(token.content)
        follow(places, token)
        columns = 0 if kind == "table_open" else columns + (kind == "th_open")
        if kind == "tr_open" and columns:
            yield from _row(page, line, columns)
        elif kind == "code_block":
            yield page.problem(line, 1, "indented_code")
        elif kind == "fence" and not _is_closed(page.lines[line - 1 :], token):
            yield page.problem(line, 1, "fence_unclosed", typed=token.markup)
        elif pair == "blockquote_open blockquote_close" or (
            above.type == "paragraph_open" and is_spacer
        ):
            yield page.problem(line, 1, "spacer", typed=token.content or ">")
        elif _EMPTY_ITEM.fullmatch(pair) or (pair == "list_item_open html_block" and is_spacer):
            if not re.match(r"[\s>]*\[\^", page.lines[line - 1]):  # the text of a note may be “1.”
                yield page.problem(line, 1, "empty_item")
        elif pair == "ordered_list_close bullet_list_open" and page.lines[line - 1][0] == " ":
            place = page.find(token.markup, line, line)
            yield page.problem(*place, "list_indent", typed=token.markup)
        elif pair == "list_item_open blockquote_open":
            yield page.problem(*page.find(">", line, line), "quote_in_item")
        elif kind == "list_item_open":
            yield from _number_of_item(page, line, token, places, offsets)


def _number_of_item(
    page: Page, line: int, token: Token, places: list[Place], offsets: dict[int, int]
) -> Iterator[Problem]:
    """Report the number of an item that is too long, or that readers would not see.

    ``offsets`` has how far the numbers of each level of lists are from those that readers see.
    """
    place = page.find(token.info, line, line)
    if len(token.info) > _DIGITS:
        yield page.problem(*place, "list_number", number=token.info, mark=token.markup)
    elif (shown := places[-1].number) is not None:
        offset = int(token.info) - shown
        before = offsets.get(len(places), 0)
        goes_on = offset in (0, before) or (before and offset + 1 < before)  # as in 3, 2, 1
        if int(token.info) != places[-1].start and not goes_on:
            details = {"typed": token.info, "number": shown, "mark": token.markup}
            yield page.problem(*place, "list_place", **details)
        offsets[len(places)] = offset


def _marks(page: Page) -> Iterator[Problem]:
    """Yield a wrong mark of each paragraph: its other lines are of the same list."""
    items = {n for each in page.blocks if each.kind == "item" for n in (each.line, each.end_line)}
    for above, block in pairwise([Block("", 0, 0), *page.blocks]):
        kinds = above.kind, block.kind
        if kinds == ("cell", "paragraph") and _ROW.match(page.lines[block.line - 1]):
            yield page.problem(block.line, 1, "table_head_missing")
        if block.kind in ("paragraph", "item"):
            is_quoted = "quote" in (*above.ancestors, *block.ancestors)  # “– Ann Elm” is right
            first = block.line if block.kind == "paragraph" else block.line + 1
            lines = [
                (n, line)
                for n, line in enumerate(page.lines[first - 1 : block.end_line], first)
                if n == first or not page.lines[n - 2].endswith(("\\", "  "))  # a line break
            ]
            is_beside = block.kind == "paragraph" and {block.line - 1, block.end_line + 1} & items
            for key, pattern, least in _MARKS:
                found = [(n, match) for n, line in lines if (match := pattern.match(line))]
                if len(found) >= (1 if is_beside else least + is_quoted):
                    number, match = found[0]
                    typed, others = match["typed"], [(page.display_path, n, 1) for n, _ in found]
                    if not typed.isprintable():
                        typed = f"U+{ord(typed):04X}"
                    yield page.problem(number, match.start(1) + 1, key, typed=typed, at=others)
                    break
            else:
                yield from _line_below(page, block)


def _line_below(page: Page, block: Block) -> Iterator[Problem]:
    """Yield a sentence directly below a list, a quotation or a note, which becomes part of it."""
    around = {block.kind, *block.ancestors}
    below = "".join(page.lines[block.end_line : block.end_line + 1])
    is_last = not re.match(r"\s*(?:[-*+]|\d+[.)])\s", below) and SIGNATORIES not in around
    for number in range(block.line, block.end_line):
        above, line = page.lines[number - 1 : number + 1]
        is_sentence = is_last and re.search(
            r"(?:[!?…;:]|\d\.|[^\W\d]{3}(?<!etc)\.)(?:\s?»|[”\"*_)])*$", above
        )
        is_other = line[:1].isupper() and (is_sentence or above[:1] == " ")
        if is_other and around & {"item", "quote", "footnote"}:
            yield page.problem(number + 1, 1, "line_below")
            return


def _is_closed(lines: Sequence[str], token: Token) -> bool:
    """Return whether the block of code that begins on the first line has its last fence."""
    first, end = token.map or (0, 0)
    last = "".join(lines[1 : end - first][-1:]).strip(" >")
    return last.startswith(token.markup) and not last.strip(token.markup[0])


def _row(page: Page, number: int, columns: int) -> Iterator[Problem]:
    """Yield a row with too many cells, which readers would not see, or without any bar."""
    line = page.lines[number - 1].lstrip("> \t").rstrip()  # also in a quotation
    # A bar in code or in a marker parts cells as well, as GitHub's specification says.
    count = len(_BAR.findall(line.removeprefix("|").removesuffix("|"))) + 1
    if not _BAR.search(line):
        yield page.problem(number, 1, "table_row_without_bars")
    elif count > columns:
        yield page.problem(number, 1, "table_cells", count=count, columns=columns)
