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
from campaign.source.yaml_slips import LOADER, Slip, slip_in_line, syntax_problem

Key = str | int
KeyPath = tuple[Key, ...]
Position = tuple[int, int]  # line and column, both from 1

_FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,39})(?P<part>\.[0-9]{1,40})?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_CUTTING_HASH = re.compile(r"\s+#(?! (?!\d))")
"""A “#” that begins a comment but is meant as text: “#Elms”, “# 1”, but not “# a comment”."""
_CURVED = re.compile(r"[“”„][^“”„]*[“”]|[‘’][^‘’]*[‘’]")
"""A text in quotation marks as word processors write them, which quote nothing in YAML."""


@dataclass(frozen=True, slots=True)
class YamlSource:
    """Data and the positions of its parts, by path of keys: ``("figures", "cap", "value")``."""

    path: str
    data: object
    keys: dict[KeyPath, Position] = field(default_factory=dict)
    values: dict[KeyPath, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """Problems such as duplicate keys, in spite of which the rest was read."""
    not_texts: dict[KeyPath, str] = field(default_factory=dict)
    """What MkDocs reads as a date, a number, yes or no: ``On``, ``2017-10-31``."""

    def position(self, where: KeyPath) -> Position:
        """Return the position of the value at ``where``, else of its nearest ancestor's key."""
        return self.values.get(where) or self.key_position(where[:-1])

    def texts(self) -> Iterator[tuple[KeyPath, str, int, int]]:
        """Yield each text with its path of keys and its position."""
        for where, position in self.values.items():
            if isinstance(value := self.value(where), str):
                yield where, value, *position

    def value(self, where: KeyPath) -> Any:  # noqa: ANN401 (any YAML)
        """Return the value at ``where``, which has a position."""
        return functools.reduce(operator.getitem, where, self.data)  # type: ignore[arg-type]

    def problem(self, where: KeyPath, key: str, /, **details: object) -> Problem:
        """Return a problem at the value at ``where``."""
        return Problem(self.path, *self.position(where), key, details)

    def problem_of_key(self, where: KeyPath, key: str, /, **details: object) -> Problem:
        """Return a problem at the key at ``where``."""
        return Problem(self.path, *self.key_position(where), key, details)

    def key_position(self, where: KeyPath) -> Position:
        """Return the position of the key or item at ``where``, else of its nearest ancestor."""
        if not where:
            return (1, 1)
        return self.keys.get(where) or self.values.get(where) or self.key_position(where[:-1])


def parse_yaml(text: str, path: str, first_line: int = 1) -> YamlSource:
    """Parse the YAML at ``first_line`` of a file; ``CampaignError`` if it is invalid."""
    offset = first_line - 1
    if sign := _FORBIDDEN.search(text):
        line = text.count("\n", 0, sign.start()) + first_line
        column = sign.start() - text.rfind("\n", 0, sign.start())
        code = {"code": f"U+{ord(sign[0]):04X}"}
        raise CampaignError([Problem(path, line, column, "yaml_character", code)])
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        raise CampaignError([syntax_problem(text, path, offset, error)]) from error
    reader = _Reader(text, path, offset)
    data = reader.convert(root, ()) if root else None
    if isinstance(data, str):  # no line has a space after its colon
        slips = (slip_in_line(line, number) for number, line in enumerate(reader.lines, 1))
        reader.add_slip(next(filter(None, slips), Slip(1, 1, "yaml_no_colon")))
    found = tuple(reader.problems)
    return YamlSource(path, data, reader.keys, reader.values, found, reader.not_texts)


def _scalar(node: yaml.ScalarNode) -> object:
    """Return a scalar as a number, a truth value, None or a text."""
    if node.style:  # quoted, or a block of text
        return str(node.value)
    text = str(node.value).strip()  # YAML takes a no-break space after the colon for text
    if number := _NUMBER.fullmatch(text):
        return Decimal(text) if number["part"] else int(text)
    return _WORDS.get(text, text)


def _from_environment(node: yaml.Node) -> object:
    """Resolve ``!ENV NAME`` or ``!ENV [NAME, …, default]`` like MkDocs: the first that is set."""
    names = [node] if isinstance(node, yaml.ScalarNode) else list(node.value)
    for name in names if len(names) == 1 else names[:-1]:
        if (value := os.environ.get(str(name.value))) is not None:
            return _scalar(yaml.ScalarNode("", value))
    return _scalar(names[-1]) if len(names) > 1 else None


class _Reader:
    """A conversion of YAML nodes into plain data that collects positions and problems."""

    def __init__(self, text: str, path: str, offset: int) -> None:
        self.text, self.lines = text, [*text.split("\n"), ""]
        self.path, self.offset = path, offset
        self.keys: dict[KeyPath, Position] = {}
        self.values: dict[KeyPath, Position] = {}
        self.problems: list[Problem] = []
        self.not_texts: dict[KeyPath, str] = {}
        self.open: list[yaml.Node] = []

    def convert(self, node: yaml.Node, where: KeyPath) -> object:
        self.values[where] = self._position(node)
        if node in self.open:
            self._add(self.values[where], "yaml_alias")
            return None
        if node.tag == "!ENV":
            return _from_environment(node)
        if node.tag.startswith("!"):
            self._add(self.values[where], "yaml_entire_text", sign="!")
        if isinstance(node, yaml.ScalarNode):
            self._check_text(node, where)
            return _scalar(node)
        self.open.append(node)
        data: object
        if isinstance(node, yaml.MappingNode):
            data = self._mapping(node, where)
        else:
            data = [self.convert(item, (*where, index)) for index, item in enumerate(node.value)]
        self.open.pop()
        return data

    def add_slip(self, slip: Slip) -> None:
        self._add((slip.line + self.offset, slip.column), slip.key, **slip.details)

    def _check_text(self, node: yaml.ScalarNode, where: KeyPath) -> None:
        """Report an escaped character that YAML forbids, and slips that YAML accepts in a text."""
        position = self._position(node)
        if not node.tag.endswith((":str", ":null")):
            self.not_texts[where] = node.value
        if found := _FORBIDDEN.search(node.value):
            self._add(position, "yaml_character", code=f"U+{ord(found[0]):04X}")
        if node.style or not isinstance(_scalar(node), str | None):
            return
        if _CURVED.fullmatch(node.value):
            self._add(position, "yaml_curved")
        first, last, column = node.start_mark.line, node.end_mark.line, node.end_mark.column
        if found := _CUTTING_HASH.match(self.lines[last], column):
            self.add_slip(Slip(last + 1, found.end(), "yaml_entire_text", {"sign": "#"}))
        for row in range(first + 1, last + 1):  # an item of a list, read as a line of the text
            if found := re.match(r" *(?=- )", self.lines[row]):
                if found.end() > node.start_mark.column and ".md" not in self.lines[row - 1]:
                    self._add(position, "yaml_no_colon")  # a title above a list
                else:
                    self.add_slip(Slip(row + 1, found.end() + 1, "yaml_indent"))
                break

    def _mapping(self, node: yaml.MappingNode, where: KeyPath) -> dict[str, object]:
        result: dict[str, object] = {}
        above, is_repeated, is_in_braces = "", False, node.flow_style
        for key_node, value_node in node.value:
            position = self._position(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                is_marker = self.text[node.start_mark.index :].startswith("{{")
                self._add(self._position(node), "yaml_marker" if is_marker else "yaml_key")
                continue
            self._check_text(key_node, (*where, str(key_node.value)))
            rest = self.text[key_node.end_mark.index :].lstrip()
            if is_in_braces and not key_node.style and rest[:1] in ",}":  # {en: May 2023, new one}
                row, start = key_node.start_mark.line, key_node.start_mark.column
                comma = self.lines[row].rfind(",", 0, start)
                slip = Slip(row + 1, start + 1, "yaml_no_colon")
                if comma >= 0:
                    slip = Slip(row + 1, comma + 1, "yaml_entire_text", {"sign": ","})
                self.add_slip(slip_in_line(self.lines[row], row + 1) or slip)
                continue
            key = str(key_node.value)
            if not key_node.style and (space := re.search(r"[^\S ]", key)):
                self._add(position, "yaml_space", code=f"U+{ord(space[0]):04X}")
                key = key.strip()
            here = (*where, key)
            if key not in result:
                self.keys[here] = position
                result[key] = self.convert(value_node, here)
                above = key
            elif not is_repeated:  # of the keys of two entries, one is reported
                is_repeated = True
                if where and result[above] is None:  # the second one's name
                    names = {"name": above, "parent": where[-1]}
                    self._add(self.keys[*where, above], "yaml_nested", **names)
                else:
                    self._add(position, "yaml_duplicate", name=key, line=self.keys[here][0])
        return result

    def _position(self, node: yaml.Node) -> Position:
        """Return the start of a node; of a quoted text, its first character after the quote."""
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
        return node.start_mark.line + 1 + self.offset, node.start_mark.column + 1 + quoted

    def _add(self, position: Position, key: str, **details: object) -> None:
        """Add a problem, unless its line has one: two signs of a text are one slip."""
        if position[0] not in {problem.line for problem in self.problems}:
            self.problems.append(Problem(self.path, *position, key, details))
