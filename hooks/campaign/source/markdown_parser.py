# SPDX-License-Identifier: MIT
"""A markdown-it-py parser with the syntax that our pages use beyond CommonMark."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from campaign.text.markers import marker_at

# Python-Markdown's attribute list, {#id .class key=value}: at the end of a heading or a cell, on
# a separate line at the end of any other block.
_LIST = r"\{:?[ ]*(?P<list>[#.\w][\w:.#=\" -]*)\}[ ]*$"
_AT_THE_END = re.compile(r"[ ]+" + _LIST)
_ON_ITS_LINE = re.compile(r"\n[ ]*" + _LIST)
BLOCK_HEAD = re.compile(r"\s*(?P<name>[\w-]+)\s*(?:\|\s*(?P<argument>.*?)\s*)?$")


@cache  # a parser has no state
def markdown_parser() -> MarkdownIt:
    """Return a parser of markers, ``///`` blocks, attribute lists, tables and footnotes."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.use(attrs_plugin, after=("image", "code_inline", "link_close"))
    parser.use(footnote_plugin, inline=False)
    parser.use(container_plugin, name="block", marker="/", validate=_is_block_head)
    parser.core.ruler.before("inline", "attributes", _take_attributes)
    parser.inline.ruler.before("backticks", "marker", _marker_rule)
    return parser


def _is_block_head(params: str, _markup: str) -> bool:
    return BLOCK_HEAD.match(params) is not None


def _take_attributes(state: StateCore) -> None:
    for opener, token in pairwise(state.tokens):
        if token.type != "inline":
            continue
        pattern = _ON_ITS_LINE if opener.type == "paragraph_open" else _AT_THE_END
        if match := pattern.search(token.content):
            token.content = token.content[: match.start()]
            token.meta["attributes"] = match["list"].split()


def _marker_rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "{}":
        return False
    marker = marker_at(state.src, state.pos)
    if marker is None:
        return False
    if not silent:
        token = state.push("marker", "", 0)
        token.content = state.src[marker.start : marker.end]
        token.meta = {"marker": marker}
    state.pos = marker.end
    return True
