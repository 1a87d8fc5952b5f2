# SPDX-License-Identifier: MIT
"""The comparison of the texts that are on no page: settings, figures, links, words.

Every value of ``mkdocs.yml``, of the data file and of the files of words is compared by its key, so
that a new key needs no code here.  ``text_diff`` compares the texts of the pages.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markdown_it.token import Token

from campaign.model.pages import Page
from campaign.model.settings import Settings
from campaign.problems import CampaignError
from campaign.source.markdown_blocks import Block
from campaign.source.text_files import read_text

_WORDS = "hooks/campaign/words"
# Keys whose values change the letter itself, which is reported first, as a warning.
_OF_THE_LETTER = ("corrections", "left_as_sent", "as_published", "form_published", "reference")


Located = tuple[str, int]
"""A text and its line."""


@dataclass(frozen=True, slots=True)
class SideTexts:
    """The texts of one side of a change, by file and key."""

    data: Mapping[str, Mapping[str, Located]]
    reference: Sequence[str]
    """The lines of the reference text."""
    reference_path: str = ""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A changed text; empty on the side where it is missing."""

    path: str
    line: int
    key: str
    """Its key in the file, such as ``figures.elms.label.fr``."""
    before: str
    after: str
    is_of_the_letter: bool = False
    """Whether it changes the letter itself."""


NO_TEXTS = SideTexts({}, ())


def read_texts(root: Path, settings: Settings) -> SideTexts:
    """Return the texts of a side whose project is in ``root``."""
    figures = settings.docs / settings.campaign.figures
    files = [figures, root / "mkdocs.yml", *sorted((root / _WORDS).rglob("*.yml"))]
    data = {settings.display_path(file): _flat(file) for file in files if file.is_file()}
    name = settings.campaign.reference
    reference = settings.docs / name if name else None
    if reference is None:
        return SideTexts(data, ())
    shown = settings.display_path(reference)
    try:
        lines = read_text(reference, shown).split("\n")
    except CampaignError:
        lines = []
    return SideTexts(data, [" ".join(line.split()) for line in lines], shown)


def text_changes(base: SideTexts, head: SideTexts) -> Iterator[TextChange]:
    """Yield the changes of the data files and of the reference text, file by file."""
    for path in dict.fromkeys([*head.data, *base.data]):
        before, after = base.data.get(path, {}), head.data.get(path, {})
        for key in dict.fromkeys([*after, *before]):
            old, new = before.get(key, ("", 1))[0], after.get(key, ("", 1))[0]
            if old != new and not key.endswith(".value"):  # values are compared as figures
                of_letter = any(part in _OF_THE_LETTER for part in key.split("."))
                yield TextChange(path, after.get(key, ("", 1))[1], key, old, new, of_letter)
    path = head.reference_path or base.reference_path
    matcher = difflib.SequenceMatcher(None, base.reference, head.reference, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        old, new = " ".join(base.reference[i:j]), " ".join(head.reference[k:m])
        if tag != "equal" and old.split() != new.split():
            yield TextChange(path, k + 1, "", old, new, is_of_the_letter=True)


def target_changes(pages: Sequence[tuple[Page | None, Page | None]]) -> Iterator[TextChange]:
    """Yield the changed links, images and blocks of pages."""
    for old, new in pages:
        if old is None or new is None:
            continue
        before, after = _targets(old), _targets(new)
        texts = [text for text, _ in before], [text for text, _ in after]
        matcher = difflib.SequenceMatcher(None, *texts, autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            # A target added or removed with its passage is shown with the passage.
            blocks = [text for text in texts[0][i:j] + texts[1][k:m] if text.startswith("///")]
            if tag == "replace" or (tag != "equal" and blocks):
                line = after[min(k, len(after) - 1)][1] if after else 1
                removed, added = ", ".join(texts[0][i:j]), ", ".join(texts[1][k:m])
                yield TextChange(new.display_path, line, "", removed, added)


def _targets(page: Page) -> list[tuple[str, int]]:
    """Return the targets of the links, images and blocks of a page, with their lines."""
    found = []
    for block in page.blocks:
        if block.kind in ("block", "slot"):
            found.append((_directive(block), block.line))
        found += [(target, block.line) for token in block.tokens for target in _target(token)]
        if block.classes:
            found.append((f"{{ .{' .'.join(sorted(block.classes))} }}", block.line))
    return found


def _directive(block: Block) -> str:
    return f"/// {block.name}" + (f" | {block.argument}" if block.argument else "")


def _target(token: Token) -> Iterator[str]:
    for name in ("href", "src", "title"):
        if value := token.attrs.get(name):
            yield str(value)


def _flat(file: Path) -> dict[str, Located]:
    """Return the texts of a YAML file by key; a list of plain values is one text."""
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):  # reported by the checks
        return {}
    return dict(_leaves(root, "")) if root else {}


def _leaves(node: yaml.Node, key: str) -> Iterator[tuple[str, Located]]:
    """Yield keys and texts.  Nodes, unlike data, have ``!ENV`` and dates as they are typed."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _leaves(value, f"{key}.{name.value}" if key else str(name.value))
    elif isinstance(node, yaml.SequenceNode):
        if key.rpartition(".")[2] in ("nav", "hooks") or _is_plain(node):
            yield key, (" · ".join(_one_line(item) for item in node.value), _line(node))
            return
        for index, item in enumerate(node.value, 1):
            yield from _leaves(item, f"{key}.{index}")
    else:
        yield key, (str(node.value), _line(node))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _is_plain(node: yaml.SequenceNode) -> bool:
    return all(isinstance(item, yaml.ScalarNode) for item in node.value)


def _one_line(node: Any) -> str:  # noqa: ANN401 (a node holds nodes or text)
    """Return a part of the navigation on one line: ``Annex (annex/index.md · annex/world.md)``."""
    if isinstance(node, yaml.MappingNode):
        return " · ".join(f"{key.value} ({_one_line(value)})" for key, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return " · ".join(_one_line(item) for item in node.value)
    return str(node.value)
