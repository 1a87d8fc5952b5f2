# SPDX-License-Identifier: MIT
"""Remove unused rules and custom properties, and comments, from a style sheet.

A selector is removed only if it requires an element or a class that no page has (``css_names``).
The rest is left in its order, so the cascade gives the same result.  This saves 24 KB of a first
visit, after gzip.
"""

import re
from collections.abc import Iterator, Mapping

from campaign.assets.css_names import TEXT, UsedNames

_GROUPS = ("@media", "@supports", "@layer", "@container", "@starting-style")
_STRING = r""" "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' """
_COMMENT = re.compile(rf"({_STRING}) | /\*.*?\*/", re.DOTALL | re.VERBOSE)
_SPACE = re.compile(rf"({_STRING}) | \s*([{{}};,])\s* | (?<=:)\s+ | (\s)\s*", re.VERBOSE)
_SIGN = re.compile(rf"{_STRING} | [{{}};]", re.VERBOSE)
_COMMA = re.compile(r",(?![^(]*\))")
"""A comma between selectors, not inside of ``:is(a, b)``."""
_IGNORED = re.compile(r"#[\w-]+|\[[^\]]*\]|::?[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?")
"""IDs, attributes, states and pseudo-elements, with what is inside of ``:is()`` and others."""
_NAME = re.compile(r"-?[A-Za-z_][\w-]*")
_PROPERTY = re.compile(rf"(?<=[{{;])(--[\w-]+):(?:{_STRING}|[^;{{}}\"'])*(?:;|(?=}}))", re.VERBOSE)
_EMPTY_RULE = re.compile(r"(?:^|(?<=[{};]))[^{};]*\{\}")


def trimmed(
    sheets: Mapping[str, str], names: UsedNames, inserts: UsedNames | None = None
) -> dict[str, str]:
    """Return the style sheets, by name, without what pages with these names cannot use.

    ``inserts``, if given, are the names for the sheet of that name, which alone styles what inserts
    add. A custom property stays if any of the sheets uses it.
    """
    every = inserts or names
    sheets = {
        name: "".join(_used_rules(_COMMENT.sub(r"\1", css), every if name == "inserts" else names))
        for name, css in sheets.items()
    }
    sheets = {name: _SPACE.sub(r"\1\2\3", css) for name, css in sheets.items()}
    before: Mapping[str, str] = {}
    while sheets != before:  # a property may be used only by another one that is unused
        before, used = sheets, {*re.findall(r"var\((--[\w-]+)", "".join(sheets.values()))}

        def if_used(match: re.Match[str], used: set[str] = used) -> str:
            return (
                match[0] if match[1] in used or match[1] in every.anywhere else ""
            )  # a template's

        sheets = {
            name: _EMPTY_RULE.sub("", _PROPERTY.sub(if_used, css)) for name, css in sheets.items()
        }
    return {name: css.replace(";}", "}") for name, css in sheets.items()}


def _used_rules(css: str, names: UsedNames) -> Iterator[str]:
    for prelude, content in _rules(css):
        if content is None:
            yield f"{prelude};"
        elif prelude.startswith(_GROUPS):
            yield f"{prelude}{{{''.join(_used_rules(content, names))}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{content}}}"
        elif selectors := _used_selectors(prelude, names):
            yield f"{','.join(selectors)}{{{content}}}"


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield what is before and between the braces of each rule; None for ``@layer a, b;``."""
    start = opened = depth = 0
    for sign in _SIGN.finditer(css):
        if sign[0] == "{":
            opened = opened if depth else sign.end()
            depth += 1
        elif sign[0] == "}":
            depth -= 1
        if depth == 0 and sign[0] in ("}", ";"):
            is_rule = sign[0] == "}"
            prelude = css[start : opened - 1] if is_rule else css[start : sign.start()]
            yield prelude.strip(), css[opened : sign.start()] if is_rule else None
            start = sign.end()


def _used_selectors(prelude: str, names: UsedNames) -> list[str]:
    """Return the selectors of a rule that can match.

    If one has a vendor prefix, all are returned, or none: a browser ignores all of the rule if it
    does not know the prefix.
    """
    selectors = [re.sub(r"\s*([>+~,])\s*", r"\1", each.strip()) for each in _COMMA.split(prelude)]
    possible = [selector for selector in selectors if _may_match(selector, names)]
    return selectors if possible and re.search("::?-", prelude) else possible


def _may_match(selector: str, names: UsedNames) -> bool:
    """Return whether pages may have every element and class that a selector requires."""
    outside, text, inside = _IGNORED.sub("", selector).partition(f".{TEXT} ")
    return all(name in names.anywhere for name in _NAME.findall(outside + text)) and all(
        name in names.in_text for name in _NAME.findall(inside)
    )
