# SPDX-License-Identifier: MIT
"""Compare each page with its translation, block by block.

Either side may be wrong, so a message describes both, with their lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from campaign.checks.languages.alignment import Unit, align, certain_gap
from campaign.checks.languages.sections import Side, paired, runs, sections, shapes
from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem, Term
from campaign.source.directives import SIGNATORIES
from campaign.source.inline_text import plain_text
from campaign.source.markdown_blocks import EDITORIAL, Block

# What is around a block and not named in the source, as a `///` block is.
_AROUND = {"quote": Term("around_quote"), "footnote": Term("around_footnote")}


def check_parity(draft: Draft) -> Iterator[Problem]:
    """Report the differences between pages in the default language and their translations.

    Pages with other problems, and their translations, are not compared.
    """
    pages = draft.pages
    reference, *others = pages.languages
    for page in pages.in_language(reference):
        for language in others:
            translation = pages.page(language, page.path)
            if translation is not None and not {
                page.display_path,
                translation.display_path,
            }.intersection(draft.invalid_paths):
                yield from _Pair().compare(page, translation)


_SENTENCE = 5
"""Lowercase words of a text that is no name, title or address."""


class _Pair:
    """The comparison of two pages."""

    def compare(self, page: Page, translation: Page) -> Iterator[Problem]:
        yield from self._front_matter(page, translation)
        left, right = sections(page), sections(translation)
        if [shapes(side) for side in left] == [shapes(side) for side in right]:
            pairs = list(zip(left, right, strict=True))
        else:
            pairs = paired(left, right, page, translation)
        for a, b in pairs:
            yield from self._section(a, b)

    def _front_matter(self, page: Page, translation: Page) -> Iterator[Problem]:
        for a, b in ((page, translation), (translation, page)):
            keys, other_keys = (p.matter.model_dump(exclude_defaults=True) for p in (a, b))
            for key in keys.keys() - other_keys.keys():
                line, column = a.matter_source.key_position((key,))
                details = {"name": key, "other": b.display_path}
                yield Problem(a.display_path, line, column, "parity_key", details)

    def _section(self, left: Side, right: Side) -> Iterator[Problem]:
        matched: list[tuple[Unit, Unit]] = []
        unframed = False
        if shapes(left) == shapes(right):
            matched = list(zip(left.units, right.units, strict=True))
        else:
            pairs = align(left.units, right.units)
            for a, b, run in runs(left, right, pairs):
                yield from self._gap(a, b) if run else ()
                matched += [] if run else zip(a.units, b.units, strict=True)
                unframed |= run and any(u.block.kind == "block" for u in (*a.units, *b.units))
        for mine, other in matched:
            # Report a missing `///` block once, and not each block within it.
            if not (unframed and mine.block.kind == other.block.kind):
                yield from self._differences(left.page, mine.block, right.page, other.block)
            yield from self._links(left.page, mine, right.page, other)
        yield from self._figures(left, right, matched)

    def _gap(self, left: Side, right: Side) -> Iterator[Problem]:
        """Report the surplus blocks of the longer run if they are certain, else both runs."""
        long, short = (left, right) if len(left.units) > len(right.units) else (right, left)
        size = len(long.units)
        places = list(range(size)) if not short.units else []
        if size - len(short.units) == 1:
            place = certain_gap(long.units, short.units)
            places = [] if place is None else [place]
        for place in places:
            block = long.units[place].block
            after = short.slice(min(place, len(short.units)), 0).after
            details = {
                "what": self._describe(block),
                "other": short.page.display_path,
                "line": after,
            }
            yield Problem(long.page.display_path, block.line, 1, "parity_missing", details)
        if places:
            return
        first = long.units[0].block
        details = {
            "what": Term(f"blocks_{first.kind}"),
            "count": len(long.units),
            "other_count": len(short.units),
            "lines": long.lines,
            "other": short.page.display_path,
            "other_lines": short.lines,
        }
        yield Problem(long.page.display_path, first.line, 1, "parity_run", details)

    def _differences(
        self, page: Page, mine: Block, translation: Page, other: Block
    ) -> Iterator[Problem]:
        what, other_what = self._describe(mine), self._describe(other)
        if what != other_what:
            details = {
                "what": what,
                "other_what": other_what,
                "other": translation.display_path,
                "line": other.line,
            }
            yield Problem(page.display_path, mine.line, 1, "parity_differs", details)
        elif _is_same_text(mine, other):
            details = {"other": page.display_path, "line": mine.line}
            yield Problem(translation.display_path, other.line, 1, "untranslated", details)
        elif _begin_differently(mine, other):
            details = {
                "mark": mine.place.mark if mine.place else "",
                "other_mark": other.place.mark if other.place else "",
                "other": translation.display_path,
                "line": other.line,
            }
            yield Problem(page.display_path, mine.line, 1, "parity_list", details)
        elif _images(mine) != _images(other):
            details = {"other": translation.display_path, "line": other.line}
            yield Problem(page.display_path, mine.line, 1, "parity_alt", details)

    def _links(self, page: Page, mine: Unit, translation: Page, other: Unit) -> Iterator[Problem]:
        ours, theirs = (Counter(filter(_is_internal, u.links.elements())) for u in (mine, other))
        external = mine.links.total() - ours.total() != other.links.total() - theirs.total()
        if ours != theirs or external:
            details = {
                "links": ", ".join(sorted(mine.links.elements())) or "–",
                "other_links": ", ".join(sorted(other.links.elements())) or "–",
                "other": translation.display_path,
                "line": other.block.line,
            }
            yield Problem(page.display_path, mine.block.line, 1, "parity_links", details)

    def _figures(
        self, left: Side, right: Side, matched: Sequence[tuple[Unit, Unit]]
    ) -> Iterator[Problem]:
        """Compare figures by section, since a translation may reorder sentences."""
        ours: Counter[str] = sum((mine.figures for mine, _ in matched), Counter())
        theirs: Counter[str] = sum((other.figures for _, other in matched), Counter())
        if ours == theirs:
            return
        for a, b, more, less in ((left, right, ours, theirs), (right, left, theirs, ours)):
            for name in sorted((more - less).keys()):
                if a is right and (ours - theirs):
                    continue  # already reported from the left: one figure instead of another
                citation = next(c for u in a.units for c in u.citations if c.marker.name == name)
                instead = sorted((less - more).keys())
                details = {
                    "name": name,
                    "count": more[name],
                    "other_count": less[name],
                    "other": b.page.display_path,
                    "other_lines": b.lines,
                    "instead": Term("instead", {"names": ", ".join(instead)}) if instead else "",
                }
                yield Problem(
                    a.page.display_path, citation.line, citation.column, "parity_figure", details
                )

    def _describe(self, block: Block) -> tuple[str | Term, ...]:
        """Describe a block: “heading of level 2 {#id}”, “item in recommendations”."""
        size = {"level": block.level, "rows": block.rows, "columns": block.columns}
        marks: list[str | Term] = [f"{{#{block.id}}}"] if block.id else []
        classes = block.classes if block.kind == "block" else block.classes & {EDITORIAL}
        marks += [f"{{ .{name} }}" for name in sorted(classes)]
        around = [name for name in block.ancestors if name != "item"]
        depth = block.ancestors.count("item") - (block.kind == "item")
        if block.kind in ("block", "slot"):
            marks.append(
                f"/// {block.name}" + (f" | {block.argument}" if block.kind == "slot" else "")
            )
        elif around:
            marks.append(Term("block_within", {"around": tuple(_AROUND.get(x, x) for x in around)}))
        if depth > 0:
            marks.append(Term("block_depth", {"depth": depth}))
        return Term(f"block_{block.kind}", size), *marks


def _is_same_text(mine: Block, other: Block) -> bool:
    """Return whether a translation is the original: the same sentence, and not a list of names."""
    if mine.kind not in ("paragraph", "item", "heading") or SIGNATORIES in mine.ancestors:
        return False
    texts = [plain_text(block.tokens, str) for block in (mine, other)]
    words = [word for word in texts[0].split() if word.isalpha() and word.islower()]
    return texts[0] == texts[1] and len(words) >= _SENTENCE


def _is_internal(target: str) -> bool:
    # Another file, such as a map or a form, may have its words in each language, and a link to
    # another language has no counterpart that could be compared.
    path, _, _ = target.partition("#")
    is_page = path.endswith(".md") or not path
    return is_page and "://" not in path and not re.match(r"(?:\.\./)+[a-z]{2,3}/", path)


def _begin_differently(mine: Block, other: Block) -> bool:
    """Return whether two lists, at the first item of one, have different kinds or numbers."""
    a, b = mine.place, other.place
    return bool(a and b and 0 in (a.index, b.index) and a.number != b.number)


def _images(block: Block) -> list[bool]:
    """Return, for each image, whether it has alternative text."""
    return [bool(token.content.strip()) for token in block.tokens if token.type == "image"]
