# SPDX-License-Identifier: MIT
"""The values of YAML: numbers, truth values and texts.

Only plain decimal numbers become numbers: ``045000`` (octal in YAML 1.1), ``1:30`` (base 60) and
``33_000`` remain text, so that validation can suggest what to write instead.
"""

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal

import yaml

from campaign.source.yaml_slips import Slip

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_CUTTING_HASH = re.compile(r"\s+#(?! (?!\d))")
"""A “#” that begins a comment but is meant as text: “#Elms”, “# 1”, but not “# a comment”."""
_CURVED = re.compile(r"[“”„][^“”„]*[“”]|[‘’][^‘’]*[‘’]")
"""A text in quotation marks as word processors write them, which quote nothing in YAML."""
_LONGEST_NUMBER = 40
"""Longer ones are texts: Python refuses to convert very long ones."""
_BOOLEANS = dict.fromkeys(("true", "True", "TRUE"), True)
_BOOLEANS |= dict.fromkeys(("false", "False", "FALSE"), False)
_NOT_TEXTS = {f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "timestamp")}
_NULLS = {"", "~", "null", "Null", "NULL"}

_SCALARS: list[tuple[re.Pattern[str], Callable[[str], object]]] = [
    (_INTEGER, int),
    (_DECIMAL, Decimal),
    (_NOT_FINITE, lambda text: Decimal(text.replace(".", ""))),
]


def from_environment(node: yaml.Node) -> object:
    """Resolve ``!ENV NAME`` or ``!ENV [NAME, …, default]`` like MkDocs: the first that is set."""
    names = [node] if isinstance(node, yaml.ScalarNode) else list(node.value)
    for name in names if len(names) == 1 else names[:-1]:
        if (value := os.environ.get(str(name.value))) is not None:
            return scalar(yaml.ScalarNode("", value))
    return scalar(names[-1]) if len(names) > 1 else None


def scalar(node: yaml.ScalarNode) -> object:
    """Return a scalar as a number, a truth value, None or a text."""
    text = str(node.value)
    if node.style or len(text) > _LONGEST_NUMBER:  # quoted, or a block of text
        return text
    text = text.strip()  # YAML takes a no-break space after the colon for text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    for pattern, make in _SCALARS:
        if pattern.fullmatch(text):
            return make(text.lower())
    return text


def not_texts(text: str, keys: Collection[str]) -> Iterator[yaml.ScalarNode]:
    """Yield what programs with YAML 1.1, such as MkDocs, do not read as text: ``yes``, 2017-10-31.

    It is inside the values of some ``keys``, at any depth.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    waiting: list[tuple[yaml.Node, bool]] = [(root, False)] if root else []
    while waiting:
        node, is_inside = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                waiting += [(key, is_inside), (value, is_inside or key.value in keys)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(item, is_inside) for item in node.value]
        elif isinstance(node, yaml.ScalarNode) and is_inside and node.tag in _NOT_TEXTS:
            yield node


def slips_in_plain_text(lines: Sequence[str], node: yaml.ScalarNode) -> Iterator[Slip]:
    """Yield slips that YAML accepts in a text without quotation marks."""
    first, last, column = node.start_mark.line, node.end_mark.line, node.start_mark.column
    rest = lines[last][node.end_mark.column :] if last < len(lines) else ""
    if _CURVED.fullmatch(node.value):
        yield Slip(first + 1, column + 1, "yaml_curved")
    if found := _CUTTING_HASH.match(rest):
        yield Slip(last + 1, node.end_mark.column + found.end(), "yaml_hash")
    for row in range(first + 1, last + 1):  # an item of a list, read as a line of the text above
        if found := re.match(r" *(?=- )", lines[row]):
            above_is_file = re.search(r"\.\w+$", lines[row - 1])  # - letter.md
            if found.end() > column and not above_is_file:
                yield Slip(first + 1, column + 1, "yaml_no_colon")  # a title above a list
            else:
                yield Slip(row + 1, found.end() + 1, "yaml_indent")
            break
