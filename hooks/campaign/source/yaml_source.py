# SPDX-License-Identifier: MIT
"""YAML parsed with the position of every key and value, so that messages can point at them.

Only plain decimal numbers become numbers: ``045000`` (octal in YAML 1.1), ``1:30`` (base 60) and
``33_000`` remain text, so that validation can suggest what to write instead.
"""

import functools
import operator
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from campaign.problems import CampaignError, Problem
from campaign.source.yaml_slips import LOADER, Slip, slip_at, slip_in_line, syntax_slip

Key = str | int
KeyPath = tuple[Key, ...]
Position = tuple[int, int]  # line and column, both from 1

_FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,39})(?P<part>\.[0-9]{1,40})?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
"""Also in capitals, or with one."""
_CUTTING_HASH = re.compile(r"\s+#(?! (?!\d))")
"""A “#” that begins a comment but is meant as text: “#Elms”, “# 1”, but not “# a comment”."""

_CURVED = re.compile("[“”„][^“”„]*[“”]|[‘’][^‘’]*[‘’]")


@dataclass(frozen=True, slots=True)
class YamlSource:
    """Data and the positions of its parts, by path of keys: ``("figures", "cap", "value")``."""

    path: str
    data: Any
    keys: dict[KeyPath, Position] = field(default_factory=dict)
    values: dict[KeyPath, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """Problems such as duplicate keys, in spite of which the rest was read."""
    not_texts: dict[KeyPath, str] = field(default_factory=dict)
    """What MkDocs reads as a date, a number, yes or no: ``On``, ``2017-10-31``."""

    def position(self, where: KeyPath) -> Position:
        """Return the position of the value at ``where``, else of its nearest ancestor's key."""
        return self.values.get(where) or self.key_position(where[:-1])

    def key_position(self, where: KeyPath) -> Position:
        """Return the position of the key or item at ``where``, else of its nearest ancestor."""
        if not where:
            return (1, 1)
        return self.keys.get(where) or self.values.get(where) or self.key_position(where[:-1])

    def texts(self) -> Iterator[tuple[KeyPath, str, int, int]]:
        """Yield each text with its path of keys and its position."""
        for where, position in self.values.items():
            if isinstance(value := self.value(where), str):
                yield where, value, *position

    def value(self, where: KeyPath) -> Any:  # noqa: ANN401 (any YAML)
        """Return the value at ``where``, which has a position."""
        return functools.reduce(operator.getitem, where, self.data)

    def problem(self, where: KeyPath, key: str, /, **details: object) -> Problem:
        """Return a problem at the value at ``where``."""
        return Problem(self.path, *self.position(where), key, details)

    def problem_of_key(self, where: KeyPath, key: str, /, **details: object) -> Problem:
        """Return a problem at the key at ``where``."""
        return Problem(self.path, *self.key_position(where), key, details)


def parse_yaml(text: str, path: str, first_line: int = 1) -> YamlSource:
    """Parse the YAML at ``first_line`` of a file; ``CampaignError`` if it is invalid."""
    reader = _Reader(text, path, first_line)
    lines = reader.lines
    for row, line in enumerate(lines):
        if sign := _FORBIDDEN.search(line):
            reader.add(slip_at(lines, row, sign.start(), "yaml_character"))
    if reader.problems:
        raise CampaignError(reader.problems)
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        reader.add(syntax_slip(lines, error))
        raise CampaignError(reader.problems) from error
    data = reader.convert(root, ()) if root else None
    if isinstance(data, str):  # no line has a space after its colon
        slips = filter(None, (slip_in_line(lines, row) for row in range(len(lines))))
        reader.add(next(slips, slip_at(lines, 0, 0, "yaml_no_colon")))
    found = tuple(reader.problems)
    return YamlSource(path, data, reader.keys, reader.values, found, reader.not_texts)


def _scalar(node: yaml.ScalarNode) -> object:
    """Return a scalar as a number, a truth value, None or a text."""
    if node.style:  # quoted, or a block of text
        return str(node.value)
    text = str(node.value).strip()  # YAML takes a no-break space after the colon for text
    if number := _NUMBER.fullmatch(text):
        return Decimal(text) if number["part"] else int(text)
    return _WORDS.get(text.lower() if text in (text.upper(), text.title()) else text, text)


def _from_environment(node: yaml.Node) -> object:
    """Resolve ``!ENV NAME`` or ``!ENV [NAME, …, default]`` like MkDocs: the first that is set."""
    names = [node] if isinstance(node, yaml.ScalarNode) else list(node.value)
    for name in names if len(names) == 1 else names[:-1]:
        if (value := os.environ.get(str(name.value))) is not None:
            return _scalar(yaml.ScalarNode("", value))
    return _scalar(names[-1]) if len(names) > 1 else None


class _Reader:
    """A conversion of YAML nodes into plain data that collects positions and problems."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = [*text.split("\n"), ""]
        self.path, self.first_line = path, first_line
        self.keys: dict[KeyPath, Position] = {}
        self.values: dict[KeyPath, Position] = {}
        self.problems: list[Problem] = []
        self.not_texts: dict[KeyPath, str] = {}
        self.open: list[yaml.Node] = []

    def add(self, slip: Slip) -> None:
        """Add a problem, unless its line has one: two signs of a text are one slip."""
        line = slip.row + self.first_line
        if line not in {problem.line for problem in self.problems}:
            self.problems.append(Problem(self.path, line, slip.column + 1, slip.key, slip.details))

    def convert(self, node: yaml.Node, where: KeyPath) -> object:
        """Return the data of a node; collect its position and its problems."""
        self.values[where] = self._position(node)
        if node.tag == "!ENV":
            return _from_environment(node)
        if node in self.open or node.tag.startswith("!"):  # an alias of what is around it
            self.add(self._slip(node))
            return None
        if isinstance(node, yaml.ScalarNode):
            self._check_text(node)
            if not node.tag.endswith((":str", ":null")):
                self.not_texts[where] = node.value
            return _scalar(node)
        self.open.append(node)
        data: object
        if isinstance(node, yaml.MappingNode):
            data = self._mapping(node, where)
        else:
            data = [self.convert(item, (*where, index)) for index, item in enumerate(node.value)]
        self.open.pop()
        return data

    def _check_text(self, node: yaml.ScalarNode) -> None:
        """Report an escaped character that YAML forbids, and slips that YAML accepts in a text."""
        first, last, column = node.start_mark.line, node.end_mark.line, node.end_mark.column
        if sign := _FORBIDDEN.search(node.value):
            self.add(self._slip(node, "yaml_character", code=f"U+{ord(sign[0]):04X}"))
        if node.style or not isinstance(_scalar(node), str | None):
            return
        if _CURVED.fullmatch(node.value):
            self.add(self._slip(node, "yaml_curved"))
        if found := _CUTTING_HASH.match(self.lines[last], column):
            self.add(slip_at(self.lines, last, found.end() - 1))
        for row in range(first + 1, last + 1):  # an item of a list, read as a line of the text
            if found := re.match(" *(?=- )", self.lines[row]):
                self.add(slip_at(self.lines, row, found.end(), "yaml_indent"))

    def _mapping(self, node: yaml.MappingNode, where: KeyPath) -> dict[str, object]:
        result: dict[str, object] = {}
        above, is_repeated = "", False
        for key_node, value_node in node.value:
            row, column = key_node.start_mark.line, key_node.start_mark.column
            rest = self.lines[key_node.end_mark.line][key_node.end_mark.column :].lstrip()
            if not isinstance(key_node, yaml.ScalarNode):
                self.add(slip_in_line(self.lines, row) or self._slip(key_node))
                continue
            self._check_text(key_node)
            if node.flow_style and not key_node.style and rest[:1] in ",}":  # {en: May 2023, new}
                comma = self.lines[row].rfind(",", 0, column)
                slip = slip_in_line(self.lines, row)
                self.add(slip or slip_at(self.lines, row, column if comma < 0 else comma))
                continue
            key = str(key_node.value)
            if space := re.search(r"[^\S ]", "" if key_node.style else key):
                self.add(slip_at(self.lines, row, column + space.start(), "yaml_character"))
                key = key.strip()
            here = (*where, key)
            if key not in result:
                self.keys[here] = self._position(key_node)
                result[key] = self.convert(value_node, here)
                above = key
            elif not is_repeated:  # of the keys of two entries, one is reported
                is_repeated = True
                line, parent = self.keys[here][0], where[-1] if where else ""
                slip = self._slip(key_node, "yaml_duplicate", name=key, line=line)
                if parent and result[above] is None:  # the second one's name
                    at = self.keys[*where, above][0] - self.first_line
                    slip = Slip(at, column, "yaml_nested", {"name": above, "parent": parent})
                self.add(slip)
        return result

    def _slip(self, node: yaml.Node, key: str = "yaml_entire_text", **details: object) -> Slip:
        slip = slip_at(self.lines, node.start_mark.line, node.start_mark.column, key)
        return Slip(*slip[:3], slip.details | details)

    def _position(self, node: yaml.Node) -> Position:
        """Return the start of a node; of a quoted text, its first character after the quote."""
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
        return node.start_mark.line + self.first_line, node.start_mark.column + 1 + quoted
