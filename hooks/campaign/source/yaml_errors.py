# SPDX-License-Identifier: MIT
"""The errors of the YAML parser, as problems that say what to do."""

from __future__ import annotations

import re

import yaml

from campaign.problems import Problem
from campaign.source.yaml_slips import slip_before

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


def syntax_problem(text: str, path: str, offset: int, error: yaml.MarkedYAMLError) -> Problem:
    """Return the problem behind an error of PyYAML, at the line of the slip.

    ``offset`` is the number of lines of the file above ``text``.
    """
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
    if key == "yaml_no_colon" and error.context_mark:
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    known = key != "yaml_quote" and line <= len(lines)
    if known and (slip := slip_before(lines, line, column, key)):
        return Problem(path, slip.line + offset, slip.column, slip.key, slip.details)
    return Problem(path, line + offset, column, key, {"reason": reason})
