# SPDX-License-Identifier: MIT
"""A style sheet without what no page can use: rules, custom properties, animations, comments.

What is left keeps its order and its words, so it wins and loses as before (CSS Cascade Level 5,
W3C).  A selector goes only where it asks for a name that no page bears; what is not understood
stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import tinycss2

from campaign.assets.css_names import UsedNames
from campaign.assets.css_selectors import needed, split_list

# A token or a rule of tinycss2, which has no types.
Node = Any

_GROUPS = ("media", "supports", "layer", "container", "starting-style")


def trimmed(css: str, names: UsedNames) -> str:
    """The style sheet for pages that bear no other names than these (see ``used_names.py``)."""
    rules = list(_rules(tinycss2.parse_stylesheet(css), names))
    live = _live(rules, names)
    return "".join(rule.text(live) for rule in rules)


@dataclass
class _Declaration:
    name: str
    value: str
    mentions: frozenset[str]
    """Every name in the value: custom properties, animations, fonts among them."""

    @property
    def is_custom(self) -> bool:
        return self.name.startswith("--")


@dataclass
class _Rule:
    """Declarations under selectors, or a group of rules, or what stays as it stands."""

    start: str
    declarations: list[_Declaration] = field(default_factory=list)
    inner: list[_Rule] = field(default_factory=list)
    body: str = ""
    mentions: frozenset[str] = frozenset()
    """Every name in what is not declarations."""
    defines: str = ""
    """The name of an animation or a property, without whose use the rule goes."""
    has_body: bool = True

    def text(self, live: set[str]) -> str:
        """The rule with what is live in it, or nothing."""
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
    if any(part.type != "declaration" for part in parts):  # rules in rules: as they stand
        return _Rule(start, body=_text(content), mentions=frozenset(_mentions(content)))
    declarations = []
    for part in parts:
        value = _text(part.value) + ("!important" if part.important else "")
        name = part.name if part.name.startswith("--") else part.lower_name
        declarations.append(_Declaration(name, value or " ", frozenset(_mentions(part.value))))
    return _Rule(start, declarations)


def _live(rules: list[_Rule], names: UsedNames) -> set[str]:
    """What is mentioned, by declarations or by what is mentioned in its turn."""
    values: dict[str, set[str]] = {}
    waiting: list[str] = []
    for rule in _all(rules):
        waiting += rule.mentions
        for declaration in rule.declarations:
            if declaration.is_custom:
                values.setdefault(declaration.name, set()).update(declaration.mentions)
            else:
                waiting += declaration.mentions
    waiting += [name for name in values if names.may_bear(name)]  # templates and scripts do
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
    """Tokens without comments, and with white space only where it may matter."""
    return str(tinycss2.serialize(_squeezed(tokens, tight)))


def _squeezed(tokens: list[Node], tight: str) -> list[Node]:
    """``tight``: what needs no white space around it here, beside commas."""
    kept: list[Node] = []
    for token in tokens:
        if token.type == "comment" or (token.type == "whitespace" and _ends(kept, tight)):
            continue
        is_tight = token.type == "literal" and token.value in f",{tight}"
        if is_tight and kept and kept[-1].type == "whitespace":
            kept.pop()
        for inner in ("arguments", "content"):
            if getattr(token, inner, None):
                setattr(token, inner, _squeezed(getattr(token, inner), tight))
        if token.type == "whitespace":
            token.value = " "
        kept.append(token)
    if kept and kept[-1].type == "whitespace":
        kept.pop()
    return kept


def _ends(kept: list[Node], tight: str) -> bool:
    """Whether white space would stand first, after a comma, or after other white space."""
    if not kept or kept[-1].type == "whitespace":
        return True
    return kept[-1].type == "literal" and kept[-1].value in f",{tight}"
