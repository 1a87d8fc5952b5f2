# SPDX-License-Identifier: MIT
"""YAML parsed with the position of every key and value, so that messages can point at them."""

import functools
import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from campaign.problems import CampaignError, Problem
from campaign.source.yaml_scalars import from_environment, scalar, slips_in_plain_text
from campaign.source.yaml_slips import Slip, slip_in_line, syntax_problem
from campaign.text.translations import available

Key = str | int
KeyPath = tuple[Key, ...]
Position = tuple[int, int]  # line and column, both from 1

_CUT_BY_COMMA = ("yaml_comma", "yaml_no_colon")
"""Problems of a text that its own commas cut: its further parts are not reported too."""


@dataclass(frozen=True, slots=True)
class YamlSource:
    """Data and the positions of its parts, by path of keys: ``("figures", "cap", "value")``."""

    path: str
    data: object
    keys: dict[KeyPath, Position] = field(default_factory=dict)
    values: dict[KeyPath, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """Problems such as duplicate keys, in spite of which the rest was read."""

    def position(self, where: KeyPath) -> Position:
        """Return the position of the value at ``where``, else of its nearest ancestor's key."""
        if where in self.values:
            return self.values[where]
        return self.key_position(where[:-1]) if where else (1, 1)

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
    """Parse one YAML document; ``first_line`` is the line of the file where ``text`` begins.

    Raises ``CampaignError`` if the text is invalid YAML.
    """
    offset = first_line - 1
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        raise CampaignError([syntax_problem(text, path, offset, error)]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 + offset
        column = error.position - text.rfind("\n", 0, error.position)
        code = {"code": f"U+{error.character:04X}"}
        raise CampaignError([Problem(path, line, column, "yaml_character", code)]) from error
    reader = _Reader(text, path, offset)
    data = reader.convert(root, ()) if root else None
    if isinstance(data, str):  # no line has a space after its colon
        reader.check_lines()
    return YamlSource(path, data, reader.keys, reader.values, tuple(reader.problems))


def _compose(text: str) -> yaml.Node | None:
    """Parse with libyaml if it is installed; on an error, with PyYAML for its clearer messages."""
    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.compose(text, Loader=fast)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


class _Reader:
    """A conversion of YAML nodes into plain data that collects positions and problems."""

    def __init__(self, text: str, path: str, offset: int) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.path = path
        self.offset = offset
        self.keys: dict[KeyPath, Position] = {}
        self.values: dict[KeyPath, Position] = {}
        self.problems: list[Problem] = []
        self.open: list[yaml.Node] = []

    def convert(self, node: yaml.Node, where: KeyPath) -> object:
        self.values[where] = self._position(node)
        if node in self.open:
            self._add(self.values[where], "yaml_alias")
            return None
        self.open.append(node)
        try:
            return self._convert(node, where)
        finally:
            self.open.pop()

    def _convert(self, node: yaml.Node, where: KeyPath) -> object:
        if node.tag == "!ENV":
            return from_environment(node)
        if node.tag.startswith("!"):
            self._add(self._position(node), "yaml_reserved", sign="!")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*where, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        self._check_escapes(node)
        value = scalar(node)
        if not node.style and (value is None or isinstance(value, str)):
            for slip in slips_in_plain_text(self.lines, node):
                self._add_slip(slip)
        return value

    def check_lines(self) -> None:
        """Report the first slip in a text that should be lines of keys."""
        slips = (slip_in_line(line, number) for number, line in enumerate(self.lines, 1))
        slip = next((slip for slip in slips if slip), None) or Slip(1, 1, "yaml_no_colon")
        self._add_slip(slip)

    def _has_colon(self, node: yaml.MappingNode, key: yaml.ScalarNode, value: yaml.Node) -> bool:
        """Return whether a part of a map has a colon; if it has none, report that.

        ``{en: May 2023, new register}`` is a text that its own comma cuts in two.
        """
        if not node.flow_style or key.style or value.start_mark.index != value.end_mark.index:
            return True
        rest = self.text[key.end_mark.index :].lstrip()
        if rest.startswith(":"):
            return True
        slip = slip_in_line(key.value, 1)
        line, column = self._position(key)
        if any(p.line == line and p.key in _CUT_BY_COMMA for p in self.problems):
            return False  # the next comma of the same text
        is_first = key is node.value[0][0]  # no comma is before it
        missing_languages = {*available()}.difference(str(each.value) for each, _ in node.value)
        if slip:
            self._add((line, column + slip.column - 1), slip.key, **slip.details)
        elif is_first or key.value.split()[0] in missing_languages:
            self._add((line, column), "yaml_no_colon")
        else:
            self._add((line, column), "yaml_comma", text=key.value)
        return False

    def _check_escapes(self, node: yaml.ScalarNode) -> None:
        """Report an escaped character that YAML forbids.

        NUL would end up on a page, and half a surrogate pair cannot be written to a file.
        """
        if found := yaml.reader.Reader.NON_PRINTABLE.search(node.value):
            self._add(self._position(node), "yaml_character", code=f"U+{ord(found[0]):04X}")

    def _mapping(self, node: yaml.MappingNode, where: KeyPath) -> dict[str, object]:
        result: dict[str, object] = {}
        previous_empty = ""  # the name of the key above, if it has no value
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        # One key twice is a slip; several are the keys of two entries in one map.
        has_two_entries = len(names) - len({*names}) > 1
        for key_node, value_node in node.value:
            position = self._position(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                is_marker = self.text[node.start_mark.index :].startswith("{{")
                self._add(self._position(node), "yaml_marker" if is_marker else "yaml_key")
                continue
            self._check_escapes(key_node)
            if not self._has_colon(node, key_node, value_node):
                continue
            key = str(key_node.value)
            if not key_node.style and (space := re.search(r"[^\S ]", key)):
                self._add(position, "yaml_space", code=f"U+{ord(space[0]):04X}")
                key = key.strip()
            here = (*where, key)
            if key in result and has_two_entries:
                if previous_empty:  # the name of the second entry, indented like its keys
                    details = {"name": previous_empty, "parent": where[-1]}
                    self._add(self.keys[*where, previous_empty], "yaml_nested", **details)
                else:
                    self._add(position, "yaml_no_name", name=key)
                break
            if key in result:
                self._add(position, "yaml_duplicate", name=key, line=self.keys[here][0])
                continue
            self.keys[here] = position
            result[key] = self.convert(value_node, here)
            is_empty = result[key] is None and not node.flow_style and where
            previous_empty = key if is_empty else ""
            if isinstance(value_node, yaml.ScalarNode) and not value_node.style:
                number = value_node.start_mark.line
                is_below = key_node.start_mark.line < number < len(self.lines)
                if is_below and (slip := slip_in_line(self.lines[number], number + 1)):
                    self._add_slip(slip)
        return result

    def _position(self, node: yaml.Node) -> Position:
        """Return the start of a node; of a quoted text, its first character after the quote."""
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
        return node.start_mark.line + 1 + self.offset, node.start_mark.column + 1 + quoted

    def _add_slip(self, slip: Slip) -> None:
        self._add((slip.line + self.offset, slip.column), slip.key, **slip.details)

    def _add(self, position: Position, key: str, **details: object) -> None:
        self.problems.append(Problem(self.path, *position, key, details))
