# SPDX-License-Identifier: MIT
"""Compare each page with its translation, block by block.

Either side may be wrong, so a message describes both, with their lines, and can be given on both.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from campaign.checks.languages.alignment import Unit
from campaign.checks.languages.numbers import compare_numbers
from campaign.checks.languages.sections import (
    Missing,
    Side,
    missing_blocks,
    runs,
    section_pairs,
)
from campaign.checks.languages.sentences import matter_text, text_of, untranslated
from campaign.checks.languages.signatories import compare_notes, compare_signatories
from campaign.checks.languages.untranslated import in_one
from campaign.checks.touched import Spot, one_sided, two_sided
from campaign.model.campaign import Draft
from campaign.model.pages import MOST_PAGES, Page
from campaign.problems import Problem, Term, shortened
from campaign.source.directives import DEFINITIONS, NOT_A_FIGURE, NOT_A_TERM
from campaign.source.front_matter import SHOWN
from campaign.source.markdown_blocks import Block
from campaign.text.languages import AS_TYPED

Tags = tuple[str, str]
"""The tags of the languages of a page and of its translation."""
_LONGEST_LINKS = 50
_OF_ONE_LANGUAGE = {NOT_A_FIGURE, NOT_A_TERM, AS_TYPED}
# What is around a block and not named in the source, as a `///` block is.
_AROUND = {name: Term(f"around_{name}") for name in ("quote", "footnote", DEFINITIONS)}


def check_parity(draft: Draft, invalid: Collection[str] = ()) -> Iterator[Problem]:
    """Report the differences between pages in the language of the original and their translations.

    ``invalid`` are the paths of pages with other problems, which are not compared.
    """
    for page, translation in draft.translations():
        if not {page.display_path, translation.display_path}.intersection(invalid):
            tags = draft.settings.tag(page.language), draft.settings.tag(translation.language)
            yield from in_one(_compared(page, translation, tags), draft)


@lru_cache(MOST_PAGES)
def _compared(page: Page, translation: Page, tags: Tags) -> tuple[Problem, ...]:
    return tuple(_differences(page, translation, tags))


def _differences(page: Page, translation: Page, tags: Tags) -> Iterator[Problem]:
    yield from _front_matter(page, translation, tags)
    for left, right in section_pairs(page, translation):
        yield from _section(left, right, tags)
    yield from compare_signatories(page, translation)
    yield from compare_notes(page, translation)


def _front_matter(page: Page, translation: Page, tags: Tags) -> Iterator[Problem]:
    title, description, cite = (
        (matter_text(page, key), matter_text(translation, key)) for key in SHOWN
    )
    yield from untranslated(*title)
    if description[0].text and description[0].text == description[1].text:
        where = ("description",)
        two = (Spot(p, *p.matter_source.position(where)) for p in (page, translation))
        yield two_sided("description_untranslated", *two)
    else:
        yield from untranslated(*description)
    yield from compare_numbers([title, description, cite], tags)
    both = [(p, p.matter.model_dump(exclude_defaults=True)) for p in (page, translation)]
    for name in sorted((both[0][1].keys() ^ both[1][1].keys()) - {"not_figures"}):
        is_original = name in both[0][1]
        (there, _), (here, _) = both if is_original else both[::-1]
        spots = Spot(there, *there.matter_source.key_position((name,))), Spot(here, 1)
        yield one_sided(("parity_key", "parity_key_absent"), *spots, is_original, name=name)


def _section(left: Side, right: Side, tags: Tags) -> Iterator[Problem]:
    matched: list[tuple[Unit, Unit]] = []
    missing: list[Missing] = []
    unframed = False  # whether a block around others may be on one page only
    for a, b, has_gap in runs(left, right):
        if not has_gap:
            matched += zip(a.units, b.units, strict=True)
            continue
        missing += (found := missing_blocks(a, b))
        if not found:
            yield _unclear(a, b)
        unframed |= any(u.block.kind == "block" for u in (*a.units, *b.units))
    for _, group in groupby(missing, key=lambda each: (each.page, each.after)):
        yield _gap(list(group), left.page)
    yield from _blocks(matched, unframed)
    texts = [
        (text_of(left.page, a), text_of(right.page, b))
        for mine, other in matched
        for a, b in zip(mine.blocks, other.blocks, strict=False)
    ]
    for pair in texts:
        yield from untranslated(*pair)
    numbers = [*compare_numbers(texts, tags)]
    yield from numbers
    lines = {line for each in numbers for line in (each.line, each.details.get("second"))}
    others = [
        (a, b) for a, b in matched if lines.isdisjoint(range(b.block.line, b.block.end_line + 1))
    ]
    yield from _figures(left, right, others)


def _blocks(matched: Sequence[tuple[Unit, Unit]], unframed: bool) -> Iterator[Problem]:
    """Report what is not the same in blocks that translate each other.

    If a block around others is on one page only (``unframed``), or has another name there, what is
    inside differs by that.
    """
    before: object = None
    for mine, other in matched:
        kinds = _describe(mine.block), _describe(other.block)
        problem = _unlike(mine, other, *kinds)
        if mine.block.kind == other.block.kind:
            problem = None if unframed else problem
            unframed |= mine.block.kind == "block" and mine.block.name != other.block.name
        if problem and (kinds != before or problem.key != "parity_differs"):
            yield problem  # the same in each item of a list is one slip
        before = kinds
        yield from () if problem else _links(mine, other)


def _gap(missing: list[Missing], original: Page) -> Problem:
    """Return the problem of the blocks that are missing at one place."""
    page, first, other, after = missing[0]
    last = missing[-1].block
    details: dict[str, object] = {"what": _describe(first)}
    keys = "parity_missing", "parity_absent"
    if len(missing) > 1:
        details = {"count": len(missing), "lines": f"{first.line}–{last.end_line}"}
        keys = "parity_missing_run", "parity_absent_run"
    spots = Spot(page, first.line), Spot(other, after)
    return one_sided(keys, spots[0], spots[1], page is original, **details)


def _unlike(mine: Unit, other: Unit, *what: object) -> Problem | None:
    a, b = mine.block.place, other.block.place
    if what[0] != what[1]:
        return two_sided("parity_differs", mine.spot, other.spot, what=(what[0], what[1]))
    if a and b and 0 in (a.index, b.index) and a.number != b.number:
        return two_sided("parity_list", mine.spot, other.spot, mark=(a.mark, b.mark))
    if _images(mine.block) != _images(other.block):
        return two_sided("parity_alt", mine.spot, other.spot)
    return None


def _links(mine: Unit, other: Unit) -> Iterator[Problem]:
    ours, theirs = (Counter(filter(_is_internal, u.links.elements())) for u in (mine, other))
    external = mine.links.total() - ours.total() != other.links.total() - theirs.total()
    if ours != theirs or external:
        links = _listed(mine.links, other.links), _listed(other.links, mine.links)
        yield two_sided("parity_links", mine.spot, other.spot, links=links)


def _listed(links: Counter[str], others: Counter[str]) -> str:
    """Return links, cut to fit a message, first those that the other text does not have."""
    in_order = sorted(links.elements(), key=lambda link: (link in others, link))
    return shortened(", ".join(in_order), _LONGEST_LINKS) or "–"


def _figures(left: Side, right: Side, matched: Sequence[tuple[Unit, Unit]]) -> Iterator[Problem]:
    """Compare figures by section, since a translation may reorder sentences."""
    cited: list[Counter[str]] = [
        sum((units[side].figures for units in matched), Counter()) for side in (0, 1)
    ]
    for here, there in ((0, 1), (1, 0)):
        for name in sorted(cited[here] - cited[there]):
            a, b = (Spot(x.page, *_citation(name, matched, n)) for n, x in enumerate((left, right)))
            counts, lines = (cited[0][name], cited[1][name]), (left.lines, right.lines)
            yield two_sided("parity_figure", a, b, name=(name, name), count=counts, lines=lines)


def _describe(block: Block) -> tuple[str | Term, ...]:
    """Describe a block: “item in recommendations”."""
    size = {"level": block.level, "rows": block.rows, "columns": block.columns}
    marks: list[str | Term] = [f"{{#{block.id}}}"] if block.id else []
    inline = (str(token.attrs.get("class", "")) for token in block.tokens)
    classes = block.classes.union(*map(str.split, inline)) - _OF_ONE_LANGUAGE
    marks += [f"{{ .{name} }}" for name in sorted(classes)]
    around = [name for name in block.ancestors if name != "item"]
    depth = block.ancestors.count("item") - (block.kind == "item")
    if block.kind == "block" and block.name == DEFINITIONS:
        return (Term("block_definitions"),)
    if block.kind in ("block", "slot"):
        argument = f" | {block.argument}" if block.kind == "slot" else ""
        marks.append(f"/// {block.name}{argument}")
    elif around:
        marks.append(Term("block_within", {"around": tuple(_AROUND.get(x, x) for x in around)}))
    if depth > 0:
        marks.append(Term("block_depth", {"depth": depth}))
    return Term(f"block_{block.kind}", size), *marks


def _unclear(left: Side, right: Side) -> Problem:
    """Return the problem of two runs if it is uncertain which blocks one of them lacks."""
    long = max(left, right, key=lambda side: len(side.units))
    what = Term(f"blocks_{long.units[0].block.kind}")
    return two_sided(
        "parity_run",
        Spot(left.page, left.first_line),
        Spot(right.page, right.first_line),
        what=(what, what),
        count=(len(left.units), len(right.units)),
        lines=(left.lines, right.lines),
    )


def _citation(name: str, matched: Sequence[tuple[Unit, Unit]], side: int) -> tuple[int, int]:
    """Return where a side cites a figure, or has the block that the other side cites it in.

    Of several blocks, it is the first one in which only one side cites it.
    """
    first = next(u for u in matched if u[0].figures[name] != u[1].figures[name])
    cited = (c for c in first[side].citations if c.marker.name == name)
    return next(((c.line, c.column) for c in cited), (first[side].block.line, 1))


def _is_internal(target: str) -> bool:
    # Another file, such as a map or a form, may have its words in each language, and a link to
    # another language has no counterpart that could be compared.
    path, _, _ = target.partition("#")
    is_page = path.endswith(".md") or not path
    return is_page and "://" not in path and not re.match(r"(?:\.\./)+[a-z]{2,3}/", path)


def _images(block: Block) -> list[bool]:
    """Return, for each image, whether it has alternative text."""
    return [bool(token.content.strip()) for token in block.tokens if token.type == "image"]
