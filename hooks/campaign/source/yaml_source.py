# SPDX-License-Identifier: MIT
"""YAML parsed with the position of every key and value, so that messages can point at them.

Only plain decimal numbers become numbers: ``045000`` (octal in YAML 1.1), ``1:30`` (base 60) and
``33_000`` remain text, so that validation can suggest what to write instead.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from campaign.problems import CampaignError, Problem
from campaign.source.yaml_slips import slip_before, slip_in_line

Key = str | int
KeyPath = tuple[Key, ...]
Position = tuple[int, int]  # line and column, both from 1

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_LONGEST_NUMBER = 40
_BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NULLS = {"", "~", "null", "Null", "NULL"}
_CUTTING_HASH = re.compile(r"\s+#(?! (?!\d))")
"""A “#” that begins a comment but is meant as text: “#Elms”, “# 1”.  Comments have a space."""


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

    def key_position(self, where: KeyPath) -> Position:
        """Return the position of the key or item at ``where``, else of its nearest ancestor."""
        while where:
            if position := self.keys.get(where) or self.values.get(where):
                return position
            where = where[:-1]
        return (1, 1)


def parse_yaml(text: str, path: str, first_line: int = 1) -> YamlSource:
    """Parse one YAML document; ``first_line`` is the line of the file where ``text`` begins.

    Raises ``CampaignError`` if the text is not YAML.
    """
    offset = first_line - 1
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        raise CampaignError([_syntax_problem(text, path, offset, error)]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 + offset
        column = error.position - text.rfind("\n", 0, error.position)
        problem = Problem(
            path, line, column, "yaml_character", {"code": f"U+{error.character:04X}"}
        )
        raise CampaignError([problem]) from error
    reader = _Reader(text, path, offset)
    data = reader.convert(root, ()) if root else None
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
            return _from_environment(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*where, index)) for index, item in enumerate(node.value)]
        if not isinstance(node, yaml.ScalarNode):
            return None
        self._check_escapes(node)
        value = _scalar(node)
        if not node.style and (value is None or isinstance(value, str)):
            self._check_comment(node.end_mark)
        return value

    def _check_comment(self, end: yaml.Mark) -> None:
        """Report a text that YAML cuts off at a “#”."""
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if found := _CUTTING_HASH.match(rest):
            self._add((end.line + 1 + self.offset, end.column + found.end()), "yaml_hash")

    def _check_item(self, node: yaml.MappingNode, key: yaml.ScalarNode, value: yaml.Node) -> bool:
        """Report a part of a map in braces that has no colon, and return whether it has one.

        ``{en: May 2023, new register}`` is a text that its own comma cuts in two.
        """
        if not node.flow_style or key.style or value.start_mark.index != value.end_mark.index:
            return True
        rest = self.text[key.end_mark.index :].lstrip()
        if rest.startswith(":"):
            return True
        slip = slip_in_line(key.value, 1)
        line, column = self._position(key)
        if any(p.line == line and p.key == "yaml_comma" for p in self.problems):
            return False  # the next comma of the same text
        if slip:
            self._add((line, column + slip.column - 1), slip.key, **slip.details)
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
        empty = ""
        for key_node, value_node in node.value:
            position = self._position(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(
                    self._position(node), "yaml_marker" if self._is_marker(node) else "yaml_key"
                )
                continue
            self._check_escapes(key_node)
            if not self._check_item(node, key_node, value_node):
                continue
            key = str(key_node.value)
            here = (*where, key)
            if empty and (key in result or isinstance(result[empty], dict)):
                inner = self._nested(result, where, empty)
                inner[key] = self.convert(value_node, (*where, empty, key))
                continue
            if key in result:
                line = self.keys[here][0]
                self._add(position, "yaml_duplicate", name=key, line=line)
                continue
            self.keys[here] = position
            result[key] = self.convert(value_node, here)
            if result[key] is None and result and not node.flow_style and where:
                empty = key
        return result

    def _nested(self, result: dict[str, object], where: KeyPath, name: str) -> dict[str, object]:
        """Return the map of an empty key below which the keys above it begin again.

        It is the name of the next entry, indented like the keys of this one; it is reported once.
        """
        inner = result[name]
        if not isinstance(inner, dict):
            details = {"name": name, "parent": where[-1]}
            self._add(self.keys[*where, name], "yaml_nested", **details)
            inner = result[name] = {}
        return inner

    def _is_marker(self, node: yaml.Node) -> bool:
        return self.text[node.start_mark.index :].startswith("{{")

    def _position(self, node: yaml.Node) -> Position:
        """Return the start of a node; of a quoted text, its first character after the quote."""
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
        return node.start_mark.line + 1 + self.offset, node.start_mark.column + 1 + quoted

    def _add(self, position: Position, key: str, **details: object) -> None:
        self.problems.append(Problem(self.path, *position, key, details))


_SCALARS: list[tuple[re.Pattern[str], Callable[[str], object]]] = [
    (_INTEGER, int),
    (_DECIMAL, Decimal),
    (_NOT_FINITE, lambda text: Decimal(text.replace(".", "").replace("inf", "Infinity"))),
]


def _from_environment(node: yaml.Node) -> object:
    """Resolve ``!ENV NAME`` or ``!ENV [NAME, …, default]`` like MkDocs: the first that is set."""
    names = [node] if isinstance(node, yaml.ScalarNode) else list(node.value)
    for name in names if len(names) == 1 else names[:-1]:
        if (value := os.environ.get(str(name.value))) is not None:
            return _scalar(yaml.ScalarNode("", value))
    return _scalar(names[-1]) if len(names) > 1 else None


def _scalar(node: yaml.ScalarNode) -> object:
    text = str(node.value)
    if node.style or len(text) > _LONGEST_NUMBER:  # quoted, or a block of text
        return text
    text = text.strip()  # of a no-break space after the colon
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    for pattern, make in _SCALARS:
        if pattern.fullmatch(text):
            return make(text.lower())
    return text


# Parts of PyYAML's messages on common mistakes, and the keys of our messages.
_SYNTAX = [
    ("cannot start any token", "yaml_tab"),
    ("quoted scalar", "yaml_quote"),
    ("mapping values are not allowed", "yaml_colon"),
    ("could not find expected ':'", "yaml_no_colon"),
    ("flow sequence", "yaml_bracket"),
    ("flow mapping", "yaml_bracket"),
    ("<block end>", "yaml_indent"),
    ("<document start>", "yaml_indent"),
]


def _syntax_problem(text: str, path: str, offset: int, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    # `title: {{ x }} people` fails only after the marker: search the line before the error.
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    unquoted = re.search(r"(?:[:\-,\[{]\s+|^\s*)(\{\{)", shown)
    if unquoted and unquoted.start(1) < column:
        return Problem(path, line + offset, unquoted.start(1) + 1, "yaml_marker")
    reason = f"{error.context or ''} {error.problem or ''}".strip()
    key = next((key for sign, key in _SYNTAX if sign in reason), "yaml_syntax")
    if key in ("yaml_quote", "yaml_bracket") and error.context_mark:
        # The problem is at the opening sign, not far below, where the parser gives up.
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    if key in ("yaml_colon", "yaml_no_colon", "yaml_bracket", "yaml_indent"):
        if key == "yaml_no_colon" and error.context_mark:
            line, column = error.context_mark.line + 1, error.context_mark.column + 1
        if slip := slip_before(lines, line, column, key):
            return Problem(path, slip.line + offset, slip.column, slip.key, slip.details)
    return Problem(path, line + offset, column, key, {"reason": reason})
