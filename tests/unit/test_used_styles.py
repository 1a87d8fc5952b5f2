# SPDX-License-Identifier: MIT
"""Unused rules are removed from a style sheet; the others stay, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from campaign.assets import bundles
from campaign.assets.bundles import (
    Names,
    UsedNames,
    names_in_tags,
    theme_sources,
    used_names,
    words,
)

# The text has paragraphs and lists; details, buttons and dialogs are outside of it.
IN_TEXT = frozenset({"html", "body", "p", "ul", "li", "a", "code", "lead"})
ANYWHERE = IN_TEXT | {
    "md-typeset",
    "details",
    "summary",
    "button",
    "pair--*",
    "scheme",
}
NAMES = Names(ANYWHERE), Names(IN_TEXT)


def trimmed(css: str, names: UsedNames) -> str:
    """Return a site's only style sheet without what it does not use."""
    return bundles.trimmed({"site": css}, names, names)["site"]


def test_a_property_that_only_another_style_sheet_uses_stays() -> None:
    sheets = {"site": ":root{--ink:#000;--gone:#111}", "inserts": "p{color:var(--ink)}"}
    assert bundles.trimmed(sheets, NAMES, NAMES) == sheets | {"site": ":root{--ink:#000}"}


@pytest.mark.parametrize(
    "selector",
    [
        "p",
        "*",
        "p.lead",
        ".md-typeset",
        ".md-typeset p",
        ".md-typeset>ul>li",
        ".md-typeset+button",
        ".md-typeset~details",
        "a:hover",
        "a:nth-child(odd of .gone)",
        "a::after",
        "p:not(.gone)",
        ":not(dialog)",
        ":is(.gone,p)",
        ":where(dialog,.md-typeset) a",
        "li:has(>a)",
        ".pair--item",
        "#any",
        "details[open]",
        "[href^=http]",
        "[data-scheme=dark]",
        "[data-gone]",
        ".md-typeset:not(.gone)>p",
        "details>summary::-webkit-details-marker",
    ],
)
def test_selector_that_may_match_stays(selector: str) -> None:
    assert trimmed(f"{selector} {{ color: red }}", NAMES) == f"{selector}{{color:red}}"


@pytest.mark.parametrize(
    "selector",
    [
        "table",
        ".gone",
        "p.gone",
        ".gone p",
        "p .gone",
        "p>table",
        "p[title] .gone",
        ".md-typeset details",
        "html .md-typeset:hover summary",
        ".pair-item",
    ],
)
def test_selector_that_cannot_match_is_removed(selector: str) -> None:
    assert trimmed(f"{selector} {{ color: red }}", NAMES) == ""


@pytest.mark.parametrize(
    ("css", "left"),
    [
        # Lists of selectors.
        ("p, .gone, li { color: red }", "p,li{color:red}"),
        # A vendor's selector invalidates its rule elsewhere; without it, the rule would apply.
        ("p, .gone::-moz-thing { color: red }", "p,.gone::-moz-thing{color:red}"),
        (".gone, table::-moz-thing { color: red }", ""),
        # At-rules, also nested.
        ("@media print { p { color: red } .gone { color: red } }", "@media print{p{color:red}}"),
        ("@layer one { @media print { .gone { color: red } } }", ""),
        ("@supports (a: b) { .gone { c: d } p { c: d } }", "@supports (a:b){p{c:d}}"),
        ("@layer one, two;", "@layer one,two;"),
        # Custom properties: used ones stay, also if used only by another one that stays.
        ("p { --a: 1; --b: var(--a); --c: 2; color: var(--b) }",
         "p{--a:1;--b:var(--a);color:var(--b)}"),
        ("p { --a: var(--b); --b: 1 }", ""),
        (".gone { color: var(--a) } p { --a: 1; color: red }", "p{color:red}"),
        ("p { --a: ; color: var(--a) }", "p{--a:;color:var(--a)}"),
        # The word `scheme` does not use `--scheme`.
        ("p { --scheme: 1 } a { --scheme: 2 }", ""),
        # Animations stay, with the properties that they use.
        ("p { --a: 1 } @keyframes in { to { top: var(--a) } }",
         "p{--a:1}@keyframes in{to{top:var(--a)}}"),
        # Other and unknown rules stay.
        ("@page :first { margin: 25mm }", "@page :first{margin:25mm}"),
        ("@font-face { font-family: x; src: url(x) }", "@font-face{font-family:x;src:url(x)}"),
        ("p { & .gone { color: red } color: red }", "p{& .gone{color:red}color:red}"),
        ("@unheard-of x { y: z }", "@unheard-of x{y:z}"),
        # Insignificant white space is removed.
        ("p { color: red !important ; }", "p{color:red !important}"),
        ("p { width:  calc(1px + 2px) }", "p{width:calc(1px + 2px)}"),
        ("p /* c */ > a , p + a { margin: 0  auto /* c */ }", "p>a,p+a{margin:0 auto}"),
        ("a :hover { color: red } a:hover{}", "a :hover{color:red}"),
        ("@media (min-width: 60rem) and (x) { p { a: b } }",
         "@media (min-width:60rem) and (x){p{a:b}}"),
        ('p { content: "a,  b; {" }', 'p{content:"a,  b; {"}'),
        ('p { mask: url("data:image/svg+xml;x,<svg a=\'b\'/>") }',
         'p{mask:url("data:image/svg+xml;x,<svg a=\'b\'/>")}'),
    ],
)  # fmt: skip
def test_style_sheet_is_trimmed(css: str, left: str) -> None:
    assert trimmed(css, NAMES) == left


def test_custom_property_in_a_template_stays() -> None:
    names = used_names([], {"bar.html": '<p style="--length: {{ length }}">'})
    assert trimmed("p { --length: 1; --other: 2 }", names) == "p{--length:1}"


COMPOUNDS = st.sampled_from(["p", ".lead", "details", ".gone", "table", ".md-typeset", "a:hover"])
SELECTORS = st.lists(
    st.lists(COMPOUNDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3
).map(",".join)
RULES = st.lists(st.tuples(SELECTORS, st.integers(0, 9)), max_size=8)


@given(RULES)
def test_trimming_is_idempotent_and_preserves_order(rules: list[tuple[str, int]]) -> None:
    css = "".join(f"{selectors}{{order:{number}}}" for selectors, number in rules)
    left = trimmed(css, NAMES)
    assert trimmed(left, NAMES) == left
    before = [(s, number) for selectors, number in rules for s in selectors.split(",")]
    after = [
        (tinycss2.serialize(rule.prelude).split(","), tinycss2.serialize(rule.content))
        for rule in tinycss2.parse_stylesheet(left)
    ]
    rest = iter(before)
    for selectors, content in after:
        for selector in selectors:
            assert (selector, int(content.removeprefix("order:"))) in rest  # advances the iterator


def test_names_of_a_tag_are_its_element_and_its_classes() -> None:
    html = """<p class="a b" id=c title="e > f" hidden>text</p><BR CLASS='d'/>"""
    assert names_in_tags(html) == {"p", "a", "b", "br", "d"}


def test_words_of_a_source_may_go_on() -> None:
    source = """<p class="chart chart--{{ kind }}" {{ "h" ~ level }}>element.copyLink = `is-${x}`"""
    assert {"p", "chart", "chart--*", "h*", "copyLink", "is-*"} <= set(words(source))


def test_names_in_the_text_include_those_of_included_templates(tmp_path: Path) -> None:
    ours, theme = tmp_path / "ours", tmp_path / "theme"
    files = {
        ours / "base.html": '<dialog>{% include "partials/text.html" %}</dialog>',
        ours
        / "partials/text.html": '<article class="md-typeset">{% include "icon.svg" %}</article>',
        ours / "partials/tools.html": '<template class="tools"><button></button></template>',
        ours / "inserts/list.html": "<dl></dl>",
        ours / "script.js": 'document.createElement("mark")',
        ours / "notes.txt": "<aside>",
        theme / "icon.svg": "<svg></svg>",
        theme / "unused.html": "<video></video>",
    }
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    anywhere, in_text = used_names(["h1"], theme_sources([ours, theme]))
    assert {"h1", "article", "svg", "button", "dl", "mark"} <= in_text.exact
    assert "dialog" in anywhere
    assert "dialog" not in in_text
    assert not {"aside", "video"} & anywhere.exact
