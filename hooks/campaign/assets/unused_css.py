# SPDX-License-Identifier: MIT
"""Removes unused rules, custom properties and animations, and comments, from a style sheet.

The rest is left in its order, so the cascade gives the same result (CSS Cascade Level 5, W3C).
Anything that is not understood is left in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import tinycss2

from campaign.assets.css_names import UsedNames
from campaign.assets.css_selectors import needed, split_list

# A token or a rule of tinycss2, which is untyped.
Node = Any

_GROUPS = ("media", "supports", "layer", "container", "starting-style")


def trimmed(
    sheets: Mapping[str, str], names: UsedNames, inserts: UsedNames | None = None
) -> dict[str, str]:
    """Return the style sheets, by name, without what pages with these names cannot use.

    ``inserts``, if given, are the names for the sheet of that name, which alone styles what inserts
    add. A custom property stays if any of the sheets uses it.
    """
    rules = {}
    for name, css in sheets.items():
        own = inserts if inserts and name == "inserts" else names
        rules[name] = list(_rules(tinycss2.parse_stylesheet(css), own))
    live = _live([rule for sheet in rules.values() for rule in sheet], inserts or names)
    return {name: "".join(rule.text(live) for rule in sheet) for name, sheet in rules.items()}


@dataclass
class _Declaration:
    name: str
    value: str
    mentions: frozenset[str]
    """Every name in the value, such as custom properties, animations and fonts."""

    @property
    def is_custom(self) -> bool:
        return self.name.startswith("--")


@dataclass
class _Rule:
    """A rule with declarations, a group of rules, or a rule copied unchanged."""

    start: str
    declarations: list[_Declaration] = field(default_factory=list)
    inner: list[_Rule] = field(default_factory=list)
    body: str = ""
    mentions: frozenset[str] = frozenset()
    """Every name outside declarations."""
    defines: str = ""
    """The name of the animation or property that the rule defines; if unused, it is removed."""
    has_body: bool = True

    def text(self, live: set[str]) -> str:
        """Return the rule without unused names, or an empty string; ``live`` are the used ones."""
        if not self.has_body:
            return f"{self.start};"
        if self.defines and self.defines not in live:
            return ""
        body = self.body
        body += ";".join(
            f"{declaration.name}:{declaration.value}"
            for declaration in self.declarations
            if not declaration.is_custom or declaration.name in live
        )
        body += "".join(rule.text(live) for rule in self.inner)
        return f"{self.start}{{{body}}}" if body else ""


def _rules(nodes: Iterable[Node], names: UsedNames) -> Iterator[_Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            if selectors := needed(split_list(node.prelude), names):
                start = ",".join(_text(selector, tight=">~+") for selector in selectors)
                yield _with_body(start, node.content)
        elif node.type == "at-rule" and node.lower_at_keyword != "charset":
            yield _at_rule(node, names)


def _at_rule(node: Node, names: UsedNames) -> _Rule:
    keyword = node.lower_at_keyword
    mentions = frozenset(_mentions(node.prelude))
    prelude = _text(node.prelude, tight=":" if keyword == "media" else "")
    start = f"@{node.at_keyword} {prelude}".strip()
    if node.content is None:
        return _Rule(start, has_body=False)
    if keyword in _GROUPS:
        inner = tinycss2.parse_rule_list(node.content)
        return _Rule(start, inner=list(_rules(inner, names)), mentions=mentions)
    if keyword.endswith("keyframes"):
        steps = [
            _with_body(_text(step.prelude), step.content)
            for step in tinycss2.parse_rule_list(node.content)
            if step.type == "qualified-rule"
        ]
        return _Rule(start, inner=steps, defines=prelude.strip("\"'"))
    if keyword == "property":
        mentions = frozenset(_mentions(node.content))
        return _Rule(
            start, body=_text(node.content), mentions=mentions, defines=prelude.strip("\"'")
        )
    return _with_body(start, node.content)


def _with_body(start: str, content: list[Node]) -> _Rule:
    parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    if any(part.type != "declaration" for part in parts):  # nested rules: copied unchanged
        return _Rule(start, body=_text(content), mentions=frozenset(_mentions(content)))
    declarations = []
    for part in parts:
        value = _text(part.value) + ("!important" if part.important else "")
        name = part.name if part.name.startswith("--") else part.lower_name
        declarations.append(_Declaration(name, value or " ", frozenset(_mentions(part.value))))
    return _Rule(start, declarations)


def _live(rules: list[_Rule], names: UsedNames) -> set[str]:
    """Return every name mentioned in rules, directly or by way of custom properties."""
    values: dict[str, set[str]] = {}
    waiting: list[str] = []
    for rule in _all(rules):
        waiting += rule.mentions
        for declaration in rule.declarations:
            if declaration.is_custom:
                values.setdefault(declaration.name, set()).update(declaration.mentions)
            else:
                waiting += declaration.mentions
    waiting += [name for name in values if names.may_bear(name)]  # in templates and scripts
    live: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in live:
            live.add(name)
            waiting += values.get(name, ())
    return live


def _all(rules: Iterable[_Rule]) -> Iterator[_Rule]:
    for rule in rules:
        yield rule
        yield from _all(rule.inner)


def _mentions(tokens: Iterable[Node]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("ident", "string"):
            yield token.value
        for inner in ("arguments", "content"):
            yield from _mentions(getattr(token, inner, None) or ())


def _text(tokens: list[Node], tight: str = "") -> str:
    """Return tokens as text, without comments and insignificant white space."""
    return str(tinycss2.serialize(_minified(tokens, tight)))


def _minified(tokens: list[Node], tight: str) -> list[Node]:
    """Minify tokens; white space is dropped around commas and the characters in ``tight``."""
    result: list[Node] = []
    for token in tokens:
        if token.type == "comment" or (
            token.type == "whitespace" and _needs_no_space(result, tight)
        ):
            continue
        is_tight = token.type == "literal" and token.value in f",{tight}"
        if is_tight and result and result[-1].type == "whitespace":
            result.pop()
        for inner in ("arguments", "content"):
            if getattr(token, inner, None):
                setattr(token, inner, _minified(getattr(token, inner), tight))
        if token.type == "whitespace":
            token.value = " "
        result.append(token)
    if result and result[-1].type == "whitespace":
        result.pop()
    return result


def _needs_no_space(result: list[Node], tight: str) -> bool:
    """Return whether white space after these tokens would be redundant."""
    if not result or result[-1].type == "whitespace":
        return True
    return result[-1].type == "literal" and result[-1].value in f",{tight}"
