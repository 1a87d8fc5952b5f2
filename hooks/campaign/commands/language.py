# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.language``: add a language to a campaign, still to be translated.

Pages are copied, and each text of ``mkdocs.yml`` and the data files gets a copy that begins with
“[en] ”; the rest of these files stays as it is, to the byte.
"""

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from campaign.commands.scaffold import Starter, flow, language_lines
from campaign.model.settings import Settings, read_settings, unsupported_tag
from campaign.source.messages import refuse, run_command
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import KeyPath, parse_yaml
from campaign.text.translations import Translations, available, english_words

_ADDRESS = re.compile(r"(?:https?|mailto|tel):")
_LANGUAGES = ("i18n", "languages")
_DRAFT = " # nothing is published until you delete this line"

Edit = tuple[int, int, str]
"""A start and an end in a text, and what to write between them."""


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing was done."""
    parser = argparse.ArgumentParser(prog="campaign.commands.language", description=__doc__)
    parser.add_argument("tag", nargs="?", default="", help="such as de-DE")
    tag = parser.parse_args().tag
    settings = read_settings(root / "mkdocs.yml")
    if reason := _refusal(settings, tag, words):
        return refuse(reason)
    new = Addition(settings, tag := str(Locale.parse(tag, sep="-")).replace("_", "-"))
    files = {file: new.in_file(file) for file in settings.text_files}
    for file, text in files.items():
        file.write_bytes(text.encode())
    folder = settings.docs / new.start.code
    shutil.copytree(settings.docs / new.source, folder)
    own = root / FOLDER / f"{tag}.yml"
    if new.start.code not in available() and not own.exists():
        own.parent.mkdir(exist_ok=True)
        head = words("language_words", name=new.start.name, tag=tag).splitlines()
        lines = [*(f"## {line}\n" for line in head), *(f"# {line}" for line in english_words())]
        own.write_text("".join(lines), encoding="utf-8")
    done = words("language_done", folder=settings.display_path(folder), code=new.source)
    sys.stdout.write(f"{done}\n")
    return 0


def _refusal(settings: Settings, tag: str, words: Translations) -> str:
    """Return why a language cannot be added, or an empty text."""
    if not tag:
        return words("language_usage")
    code = tag.partition("-")[0]
    if key := "language_code" if code in settings.codes else unsupported_tag(tag, code):
        return words(f"problem_{key}", value=tag, code=code)
    folder = settings.docs / code
    return words("language_exists", path=settings.display_path(folder)) if folder.exists() else ""


class Addition:
    """The texts of a new language: copies of those in the language of the letter."""

    def __init__(self, settings: Settings, tag: str) -> None:
        self.settings = settings
        self.source = settings.reference_language
        self.start = Starter(tag, self._site(settings.config.data))

    def _site(self, data: Any) -> dict[str, Any]:  # noqa: ANN401 (any YAML)
        """Return the texts of the new entry in the list of languages."""
        keys = {**self.settings.config.values, **self.settings.config.keys}
        entries = [self.settings.config.value(k) for k in keys if k[-3:-1] == _LANGUAGES]
        entry = next(each for each in entries if each["locale"] == self.source)
        given = {key: entry.get(key) or data.get(key) for key in ("site_name", "site_description")}
        texts: dict[str, Any] = {k: f"[{self.source}] {text}" for k, text in given.items() if text}
        known = entry.get("nav_translations") or {}
        inside = [key for key in keys if key[:1] == ("nav",) and len(key) > 1]
        if titles := [key[-1] for key in inside if isinstance(key[-1], str)]:
            named = {str(x): f"[{self.source}] {known.get(x, x)}" for x in titles}
            texts["nav_translations"] = named
        return texts

    def in_file(self, file: Path) -> str:
        """Return the text of a YAML file with the new language.  Raises ``CampaignError``."""
        path = self.settings.display_path(file)
        parse_yaml(read_text(file, path), path)
        text = file.read_bytes().decode()
        line_end = "\r\n" if "\r\n" in text else "\n"
        nodes = _collections(yaml.compose(text, yaml.SafeLoader), ())
        edits = [edit for where, node in nodes for edit in self._edits(where, node)]
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new.replace("\n", line_end) + text[end:]
        return text

    def _edits(self, where: KeyPath, node: yaml.CollectionNode) -> Iterator[Edit]:
        code, codes = self.start.code, self.settings.codes
        if where[-2:] == _LANGUAGES:
            yield _before(node.value[-1], node, [line[2:] for line in language_lines(self.start)])
        if not isinstance(node, yaml.MappingNode):
            return
        keys = {str(key.value): key for key, _ in node.value}
        values = {str(key.value): value for key, value in node.value}
        if where == ("extra", "campaign") and not self.settings.campaign.draft:
            if is_draft := values.get("draft"):
                yield is_draft.start_mark.index, is_draft.end_mark.index, "true"
            else:
                line = "draft: true" if node.flow_style else f"draft: true{_DRAFT}"
                yield _before(node.value[0][0], node, [line])
        if keys.keys() >= {*codes} and code not in keys and where[-1] != "reference":
            copy = flow(self._copy(values[self.source]))
            copy = self.start.tag if where[-1] == "locales" else copy
            last = max((keys[each] for each in codes), key=lambda key: key.start_mark.index)
            yield _before(last, node, [f"{code}: {copy}"])

    def _copy(self, node: yaml.Node) -> object:
        """Return a text, or all in a list or a map, as text of the other language."""
        if isinstance(node, yaml.MappingNode):
            return {key.value: self._copy(value) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self._copy(item) for item in node.value]
        text = str(node.value)
        return text if _ADDRESS.match(text) or not text else f"[{self.source}] {text}"


def _collections(
    node: yaml.Node | None, where: KeyPath
) -> Iterator[tuple[KeyPath, yaml.CollectionNode]]:
    """Yield all maps and lists with their paths of keys, the outermost first."""
    if isinstance(node, yaml.CollectionNode):
        yield where, node
        is_map = isinstance(node, yaml.MappingNode)
        pairs = ((str(k.value), v) for k, v in node.value) if is_map else enumerate(node.value)
        for key, inner in pairs:
            yield from _collections(inner, (*where, key))


def _before(node: yaml.Node, around: yaml.CollectionNode, lines: list[str]) -> Edit:
    """Return the edit that adds lines to a map, or as an item to a list, before ``node``."""
    start, is_list = node.start_mark, isinstance(around, yaml.SequenceNode)
    if around.flow_style:
        new = f"{{{', '.join(lines)}}}" if is_list else lines[0]
        return start.index, start.index, f"{new}, "
    new = f"\n{' ' * start.column}".join(lines)
    rest = " " * around.start_mark.column + ("- " if is_list else "")
    return start.index, start.index, f"{new}\n{rest}"


if __name__ == "__main__":
    sys.exit(run_command(main))
