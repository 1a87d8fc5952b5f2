# SPDX-License-Identifier: MIT
"""Style sheets name directions by the text, not by the screen."""

from __future__ import annotations

import re

import tinycss2

from support import ROOT

SHEETS = sorted((ROOT / "overrides").rglob("*.css"))


def test_style_sheets_have_no_physical_directions() -> None:
    """Check for what a script from right to left would not mirror.

    ``overflow-x`` has no logical form that browsers support.
    """
    side = "(left|right|top|bottom)"
    names = re.compile(
        rf"{side}|(margin|padding|border|inset|scroll-margin|scroll-padding)-{side}(-\w+)?"
        rf"|border-{side}-{side}-radius|((min|max)-)?(width|height)"
    )
    wrong = []
    for file in SHEETS:
        for name, value in declarations(tinycss2.parse_stylesheet(file.read_text("utf-8"))):
            values = {"left", "right"} & {*value.split()}
            if names.fullmatch(name) or (values and name in ("text-align", "float", "clear")):
                wrong.append(f"{file.relative_to(ROOT)}: {name}: {value}")
    assert len(SHEETS) > 20
    assert wrong == []


def declarations(rules: list[tinycss2.ast.Node]) -> list[tuple[str, str]]:
    """Return the declarations of a style sheet, also of nested rules."""
    found: list[tuple[str, str]] = []
    for rule in rules:
        if rule.type == "declaration":
            found.append((rule.lower_name, tinycss2.serialize(rule.value)))
        elif getattr(rule, "content", None) is not None:
            found += declarations(tinycss2.parse_blocks_contents(rule.content))
    return found
