# SPDX-License-Identifier: MIT
"""Check the ``///`` blocks and IDs of pages, and what pages of the letter may contain."""

import re
from collections.abc import Iterator

from campaign.model.campaign import Campaign
from campaign.model.pages import Page, Pages
from campaign.model.settings import Settings
from campaign.model.urls import side_by_side_path
from campaign.problems import Problem, Suggestion, shortened
from campaign.source.directives import (
    ASKS,
    BLOCKS,
    BOX_TYPES,
    DEFINITIONS,
    INSERT,
    INSERTS,
    QUOTE,
    RECOMMENDATIONS,
    SIGNATORIES,
    SWITCHES,
    html_element,
)
from campaign.source.inline_text import sentences
from campaign.source.markdown_blocks import EDITORIAL, Block

# In the templates of overrides/: as the ID of a heading, each would be a duplicate.
_FRAME_IDS = ("main", "search", "search-query")
# Text in another language, a name, 1<sup>er</sup>: <span lang="fr">, <span class="as-typed">
_LANGUAGE_MARK = re.compile(
    r'<span(?: (?:lang="[\w-]+"|class="as-typed"))+>|</span>|</?su[bp]>|<!--.*-->', re.DOTALL
)


def check_blocks(draft: Campaign) -> Iterator[Problem]:
    """Report invalid ``///`` blocks, duplicate IDs and what the letter may not contain."""
    pages = draft.pages
    for page in pages:
        for block in page.blocks:
            if block.kind in ("block", "slot"):
                yield from _block_problems(page, block, draft.settings, pages)
            elif page.matter.document and not block.editorial:
                yield from _document_problems(page, block)
        inserted: set[str | None] = set()
        for slot in page.inserts():
            if slot.argument in inserted:
                yield page.problem(slot.line, 1, "insert_twice", name=slot.argument)
            inserted.add(slot.argument)
    yield from _id_problems(pages)


def _id_problems(pages: Pages) -> Iterator[Problem]:
    """Report IDs that are not unique on their page, or on all pages of the letter."""
    headings: dict[tuple[str, str], Page] = {}
    for page in pages:
        taken = {*_FRAME_IDS, *(passage.id for passage in page.passages)}
        for block in page.blocks:
            if block.kind != "heading" or block.id is None:
                continue
            if block.id in taken:
                yield page.problem(block.line, 1, "heading_id_taken", id=block.id)
            elif page.matter.document:
                other = headings.setdefault((page.language, block.id), page)
                if other is not page:
                    details = {"id": block.id, "path": other.display_path}
                    yield page.problem(block.line, 1, "heading_id_twice", **details)
            taken.add(block.id)


def _document_problems(page: Page, block: Block) -> Iterator[Problem]:
    """Report headings without ID, HTML, code and images: the letter has none of them."""
    if block.kind == "heading" and block.id is None:
        yield page.problem(block.line, 1, "heading_without_id")
    html = page.lines[block.line - 1].lstrip() if block.kind == "html" else ""
    is_reported = html.startswith(("<!--", "</"))  # a comment, or the end of an element
    wrong = [
        "![" if token.type == "image" else token.content
        for token in block.tokens
        if token.type == "image"
        or (token.type == "html_inline" and not _LANGUAGE_MARK.fullmatch(token.content))
    ]
    if wrong or (block.kind in ("html", "code") and not is_reported):
        place = page.find(wrong[0] if wrong else "", block.line, block.end_line)
        is_break = "".join(wrong[:1]).lower().startswith(("<br", "</br"))
        yield page.problem(*place, "line_break_html" if is_break else "not_of_the_document")


def _block_problems(
    page: Page, block: Block, settings: Settings, pages: Pages
) -> Iterator[Problem]:
    name, argument, token = block.name, block.argument or "", block.token
    place = block.line, 1
    needed = SWITCHES.get(name)
    if name not in (*BLOCKS, DEFINITIONS) and not token.meta:
        yield page.problem(*place, "unknown_block", name=name, hint=Suggestion(name, BLOCKS))
    elif needed and needed not in settings.extensions:
        typed = ":" if name == DEFINITIONS else shortened(page.lines[block.line - 1].strip(" >"))
        place = page.find(f"{typed} ", block.line, block.end_line)
        yield page.problem(*place, "block_not_enabled", typed=typed, name=needed)
        return
    elif name == INSERT and block.kind == "block":
        yield page.problem(*place, "insert_not_empty", name=argument)
    elif name == INSERT and argument.split(" ")[0] in (QUOTE, ASKS):
        yield from _source_problems(page, block, pages)
    elif name == INSERT and argument not in INSERTS:
        hint = Suggestion(argument.split(" ")[0], (*INSERTS, QUOTE, ASKS))
        yield page.problem(*place, "unknown_insert", name=argument, hint=hint)
    elif name in (RECOMMENDATIONS, SIGNATORIES) and block.kind == "slot":
        yield page.problem(*place, "block_empty", name=name)
    elif name == SIGNATORIES:
        yield from _run_together(page, block)
    elif token.meta:
        yield from _box_problems(page, block)
    elif name == "html" and not html_element(argument):
        yield page.problem(*place, "html_element", typed=argument)
    last = page.lines[min(block.end_line, len(page.lines)) - 1]
    has_no_end = not re.fullmatch(rf"[\s>]*{token.markup}/*\s*", last) or any(
        name in (RECOMMENDATIONS, SIGNATORIES) or inner.end_line == block.end_line
        for inner in page.within(block)
        if inner.kind in ("block", "slot") and inner.token.markup.startswith("/")
    )
    if token.markup.startswith("/") and has_no_end:
        typed = page.lines[block.line - 1].strip(" >/").split("|")[0].strip()
        yield page.problem(*place, "block_unclosed", name=typed)


def _run_together(page: Page, block: Block) -> Iterator[Problem]:
    """Report the first signatory of lines that make no list, or have tabs, as in a spreadsheet."""
    inner = page.within(block)
    is_list = any(each.kind == "item" for each in inner)
    for each in inner:
        is_joined = not is_list and any(token.type == "softbreak" for token in each.tokens)
        if is_joined or "\t" in page.lines[each.line - 1].strip():
            yield page.problem(each.line, 1, "signatories_run_together")
            return


def _source_problems(page: Page, block: Block, pages: Pages) -> Iterator[Problem]:
    """Report a passage or a page of the letter that does not exist, to be quoted."""
    name, *given = (block.argument or "").split()
    place, own = (block.line, 1), pages.in_language(page.language)
    passages = {passage.id: passage for other in own for passage in other.passages}
    parts = [other.path.removesuffix(".md") for other in own if other.matter.document]
    known = [*passages] if name == QUOTE else parts
    if not given or len(given) > 1 + (name == QUOTE):
        example = next(iter(known), "letter-p1" if name == QUOTE else "letter")
        yield page.problem(*place, "insert_argument", name=name, example=example)
    elif given[0] not in known and pages.complete:
        hint = Suggestion(given[0], known)
        yield page.problem(*place, "insert_passage", name=given[0], hint=hint)
    elif given[1:] and given[0] in passages:
        count = len(sentences(passages[given[0]].blocks[0]))
        if given[1] not in map(str, range(1, count + 1)):
            typed = {"name": given[0], "typed": given[1]}
            yield page.problem(*place, "insert_sentence", count=count, **typed)


def _box_problems(page: Page, box: Block) -> Iterator[Problem]:
    """Report a box of an unknown type, without content, or without a title to fold."""
    place, meta, typed = (box.line, 1), box.token.meta, page.lines[box.line - 1].strip(" >")
    unknown = [name for name in meta["types"] if name not in (*BOX_TYPES, EDITORIAL)]
    if unknown:
        hint = Suggestion(unknown[0], BOX_TYPES[:12])
        yield page.problem(*place, "box_type", name=unknown[0], hint=hint)
    elif not page.within(box):
        yield page.problem(*place, "block_empty", name=typed)
    elif box.name == "details" and not meta["title"]:
        yield page.problem(*place, "box_form", typed=typed)


def check_side_by_side(draft: Campaign) -> Iterator[Problem]:
    """Report pages with the address of a generated side-by-side page."""
    pages = draft.pages
    for page in pages if len(pages.languages) > 1 else ():
        path = side_by_side_path(page.path)
        for taken in (path, f"{path.removesuffix('.md')}/index.md"):
            other = pages.page(page.language, taken)
            if other and page.matter.document:
                yield other.problem(1, 1, "side_by_side_taken", path=page.path)
