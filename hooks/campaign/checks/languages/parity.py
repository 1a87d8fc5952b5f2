# SPDX-License-Identifier: MIT
"""Compare each page with its translation, block by block.

Either side may be wrong, so a message describes both, with their lines, and can be given on both.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from campaign.checks.languages.alignment import Pair, Unit, align, section_pairs
from campaign.checks.languages.compared_texts import (
    compare_numbers,
    compare_signatories,
    matter_text,
    text_of,
    untranslated,
)
from campaign.checks.touched import two_sided
from campaign.model.campaign import Campaign
from campaign.model.pages import MOST_PAGES, Page
from campaign.problems import Problem, Term, shortened
from campaign.source.directives import DEFINITIONS, NOT_A_FIGURE, NOT_A_TERM, SIGNATORIES
from campaign.source.front_matter import SHOWN
from campaign.source.markdown_blocks import Block
from campaign.text.languages import AS_TYPED

_OF_ONE_LANGUAGE = {NOT_A_FIGURE, NOT_A_TERM, AS_TYPED}
# What is around a block and not named in the source, as a `///` block is.
_AROUND = {name: Term(f"around_{name}") for name in ("quote", "footnote", "item", DEFINITIONS)}


def check_parity(draft: Campaign, invalid: Collection[str] = ()) -> Iterator[Problem]:
    """Report the differences between pages in the language of the original and their translations.

    Texts of a page that are not translated are counted if they are many; a draft may have them.
    ``invalid`` are the paths of pages with other problems, which are not compared.
    """
    is_draft = draft.settings.campaign.draft
    for page, translation in draft.translations():
        if {page.display_path, translation.display_path}.intersection(invalid):
            continue
        tags = draft.settings.tag(page.language), draft.settings.tag(translation.language)
        problems = _compared(page, translation, tags)
        same = [problem for problem in problems if problem.key == "untranslated"]
        if is_draft or len(same) > 1:
            problems = tuple(problem for problem in problems if problem not in same)
            for first in same[:1]:
                details = {**first.details, "count": len(same)}
                found = replace(first, key="untranslated_page", details=details, elsewhere=None)
                yield replace(found, is_draft=is_draft)
        yield from problems


@lru_cache(MOST_PAGES)
def _compared(page: Page, translation: Page, tags: tuple[str, str]) -> tuple[Problem, ...]:
    problems = [*_front_matter(page, translation, tags)]
    for left, right in section_pairs(page, translation):
        pairs = align(left, right)
        missing = [*_missing(pairs, page, translation)]
        if len({pair.index(None) for pair in pairs if None in pair}) < 2:
            problems += [*missing, *_differences(pairs, tags)]
        else:  # texts on both sides seem to be missing: the others may be due to the first
            problems += missing[:1]
    return tuple(problems)


def _front_matter(page: Page, translation: Page, tags: tuple[str, str]) -> Iterator[Problem]:
    pairs = [(matter_text(page, key), matter_text(translation, key)) for key in SHOWN]
    for pair in pairs:
        yield from untranslated(*pair)
    yield from compare_numbers(pairs, tags)
    keys, others = (each.matter.model_dump(exclude_defaults=True) for each in (page, translation))
    for name in sorted((keys.keys() ^ others.keys()) - {"not_figures"}):
        order = 1 if name in keys else -1  # the key is in the original, or in the translation
        there, here = (page, translation)[::order]
        place = there.display_path, *there.matter_source.key_position((name,))
        places = (place, (here.display_path, 1, 1))[::order]
        messages = ("parity_key", "parity_key_absent")[::order]
        yield two_sided(messages, *places, name=(name, name))


def _missing(pairs: Sequence[Pair], page: Page, translation: Page) -> Iterator[Problem]:
    """Yield a problem for each run of blocks that have no counterpart."""
    before: list[Unit | None] = [None, None]
    for lacking, group in groupby(pairs, key=lambda pair: pair.index(None) if None in pair else 2):
        run = [*group]
        if lacking < 2:
            first, *others = [unit for pair in run if (unit := pair[1 - lacking])]
            above, line = before[lacking], 1
            if above:  # a block with blocks inside has them below its first line
                line = above.block.line if above.block.kind == "block" else above.block.end_line
            here = (page, translation)[lacking].display_path, line, 1
            what = _describe(first.block)
            if others:
                details = {"count": len(others), "line": others[-1].block.end_line}
                what = (*what, Term("blocks_more", details))
            order = 1 if lacking else -1
            keys = ("parity_missing", "parity_absent")[::order]
            yield two_sided(keys, *(first.place(), here)[::order], what=(what, what))
        before = [now or earlier for now, earlier in zip(run[-1], before, strict=True)]


def _differences(pairs: Sequence[Pair], tags: tuple[str, str]) -> Iterator[Problem]:
    """Report what is not the same in blocks that translate each other.

    Beside a block without a counterpart, differences may be due to it.
    """
    gaps = {n + step for n, pair in enumerate(pairs) if None in pair for step in (-1, 0, 1)}
    matched = [(a, b) for n, (a, b) in enumerate(pairs) if a and b and n not in gaps]
    same, unlike = list[tuple[Unit, Unit]](), list[Problem]()
    for mine, other in matched:
        what = _describe(mine.block), _describe(other.block)
        if what[0] == what[1]:
            same.append((mine, other))
        else:
            unlike.append(two_sided("parity_differs", mine.place(), other.place(), what=what))
    # Others may be due to the first: what is inside, or further items of a list.
    yield from unlike[: not gaps]
    signed = [x for x in same if SIGNATORIES in x[0].block.ancestors and x[0].text]
    yield from compare_signatories(signed)
    same = [x for x in same if x not in signed]
    for pair in same:
        yield from _links(*pair)
    texts = [
        (text_of(mine.page, a), text_of(other.page, b))
        for mine, other in same
        for a, b in zip(mine.parts, other.parts, strict=True)
    ]
    for text in texts:
        yield from untranslated(*text)
    numbers = [*compare_numbers(texts, tags)]
    yield from numbers
    if not gaps:
        yield from _figures(same, str([problem.details for problem in numbers]))


def _links(mine: Unit, other: Unit) -> Iterator[Problem]:
    ours, theirs = (Counter(filter(_is_internal, u.links.elements())) for u in (mine, other))
    external = mine.links.total() - ours.total() != other.links.total() - theirs.total()
    if ours != theirs or external:
        links = [
            shortened(", ".join(sorted(only)), 50) or "–"
            for only in (mine.links - other.links, other.links - mine.links)
        ]
        yield two_sided("parity_links", mine.place(), other.place(), links=(links[0], links[1]))


def _is_internal(target: str) -> bool:
    # Another file, such as a map or a form, may have its words in each language, and a link to
    # another language has no counterpart that could be compared.
    path, _, _ = target.partition("#")
    is_page = path.endswith(".md") or not path
    return is_page and "://" not in path and not re.match(r"(?:\.\./)+[a-z]{2,3}/", path)


def _figures(pairs: Sequence[tuple[Unit, Unit]], known: str) -> Iterator[Problem]:
    """Compare figures by section, without ``known`` ones: translations may reorder sentences."""
    cited = [Counter(n for pair in pairs for n in pair[side].figures.elements()) for side in (0, 1)]
    for name in sorted(cited[0].keys() | cited[1].keys()):
        counts = cited[0][name], cited[1][name]
        typed = f"{{{{ {name} }}}}"
        if counts[0] != counts[1] and typed not in known:
            one, other = next(x for x in pairs if x[0].figures[name] != x[1].figures[name])
            places = one.place(typed), other.place(typed)
            yield two_sided("parity_figure", *places, name=(name, name), count=counts)


def _describe(block: Block) -> tuple[str | Term, ...]:
    """Describe a block: “item in recommendations”."""
    size = {"level": block.level, "rows": block.rows, "columns": block.columns}
    marks = [f"{{#{block.id}}}"] if block.id else []
    marks += [f"“{block.place.mark}”"] if block.place else []
    inline = (str(token.attrs.get("class", "")) for token in block.tokens)
    classes = block.classes.union(*map(str.split, inline)) - _OF_ONE_LANGUAGE
    marks += [f"{{ .{name} }}" for name in sorted(classes)]
    marks += ["![…]" for token in block.tokens if token.type == "image"]
    around = list(block.ancestors)
    if block.kind == "block" and block.name == DEFINITIONS:
        return (Term("block_definitions"),)
    if block.kind in ("block", "slot"):
        argument = f" | {block.argument}" if block.kind == "slot" else ""
        marks.append(f"/// {around.pop()}{argument}")
    outside = around[-2::-1] if block.kind == "item" else around[::-1]
    within = [Term("block_within", {"around": _AROUND.get(name, name)}) for name in outside]
    return Term(f"block_{block.kind}", size), *marks, *within
