# SPDX-License-Identifier: MIT
"""A markdown-it-py parser with the syntax that our pages use beyond CommonMark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from campaign.source.directives import BOX_TYPES, BOXES
from campaign.text.markers import marker_at
from campaign.text.translations import Own, load_words
from campaign.text.typography import bare_addresses

# Python-Markdown's attribute list, {#id .class key=value}: at the end of a heading or a cell, on
# a separate line at the end of any other block.
_LIST = r"\{:?[ ]*(?P<list>[#.\w][\w:.#=\" -]*)\}[ ]*$"
_AT_THE_END = re.compile(r"[ ]+" + _LIST)
_ON_ITS_LINE = re.compile(r"\n[ ]*" + _LIST)
BLOCK_HEAD = re.compile(r"\s*(?P<name>[\w-]+)\s*(?:\|\s*(?P<argument>.*?)\s*)?$")

_BOX_HEAD = re.compile(r"(?P<types>[^\"]*)(?:\"(?P<title>.*?)\"?\s*)?")
MARK = re.compile(r"\.not-a-[\w-]+")
MARK_LINE = re.compile(rf"[ ]*\{{:?[ ]*(?P<name>{MARK.pattern})[ ]*\}}[ ]*")
"""What says that a number is not a figure; it may be below what it marks, after an empty line."""
_LISTS = ("list_item", "bullet_list", "ordered_list")


@dataclass(frozen=True)
class MarkdownText:
    """A page's Markdown; it is pickled without its tokens, which are many times as large."""

    text: str
    language: str = "en"
    own: Own = ()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of markdown-it, flat; their lines count from the first line of the text."""
        return _parsed(self)


@lru_cache(1000)  # as many pages as ``mkdocs serve`` remembers
def _parsed(markdown: MarkdownText) -> tuple[Token, ...]:
    words = load_words(markdown.language, own=markdown.own)
    return tuple(markdown_parser().parse(markdown.text, {"words": words}))


@cache  # a parser has no state
def markdown_parser() -> MarkdownIt:
    """Return a parser of markers, ``///`` blocks, attribute lists, tables and footnotes."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.normalizeLinkText = str  # type: ignore[assignment,method-assign]  # an address stays as typed
    parser.use(attrs_plugin, after=("image", "code_inline", "link_close"))
    parser.use(footnote_plugin, inline=False)
    parser.use(
        container_plugin,
        name="block",
        marker="/",
        validate=lambda head, _: bool(BLOCK_HEAD.match(head)),
    )
    parser.use(deflist_plugin)
    parser.use(admon_plugin)
    parser.core.ruler.before("inline", "boxes", _read_boxes)
    parser.core.ruler.before("inline", "attributes", _take_attributes)
    parser.core.ruler.after("attributes", "marks", _take_marks)
    parser.inline.ruler.before("backticks", "marker", _marker_rule)
    parser.core.ruler.push("bare_addresses", _link_bare_addresses)
    return parser


def _read_boxes(state: StateCore) -> None:
    """Make boxes blocks like those of ``///``, with a title in the language of the page."""
    words, tokens = state.env.get("words", str), state.tokens
    for index, token in enumerate(tokens):
        if token.type == "admonition_close":
            token.type = "container_block_close"
        if token.type != "admonition_open":
            continue
        head = _BOX_HEAD.fullmatch(token.info)
        assert head is not None  # it matches any line
        types, title = head["types"].lower().split(), head["title"]
        if title is None and types and types[0] in BOX_TYPES:
            title = words(f"box_{types[0]}")
        token.meta = {"title": title, "types": types, "open": token.markup == "???+"}
        token.type, token.info = "container_block_open", BOXES[token.markup[:3]]
        token.markup = ""
        if tokens[index + 1].type == "admonition_title_open":
            tokens[index + 2].content = title or ""


def _take_attributes(state: StateCore) -> None:
    for opener, token in pairwise(state.tokens):
        pattern = _ON_ITS_LINE if opener.type == "paragraph_open" else _AT_THE_END
        if token.type == "inline" and (match := pattern.search(token.content)):
            token.content = token.content[: match.start()]
            token.meta["attributes"] = match["list"].split()


def _take_marks(state: StateCore) -> None:
    """Give ``{ .not-a-figure }`` on its line to all of the list, table or block above it."""
    dropped = set[int]()
    for node in SyntaxTreeNode(state.tokens).walk():
        if node.type not in ("paragraph", "tr"):
            continue
        inside = _inline_tokens(node)
        names = [name for token in inside for name in token.meta.get("attributes", ())]
        names, above = [name for name in names if MARK.fullmatch(name)], node
        if mark := MARK_LINE.fullmatch("".join(token.content for token in inside)):
            around = node.parent.parent if node.type == "tr" and node.parent else None
            names, above = [mark["name"]], around or node.previous_sibling or node
            dropped.update(id(token) for token in node.to_tokens() if above is not node)
        else:  # below the last item of a list
            while above.parent and above.parent.type in _LISTS and not above.next_sibling:
                above = above.parent
        if above is not node and above.type != "list_item":
            for token in _inline_tokens(above):
                token.meta.setdefault("attributes", []).extend(names)
    state.tokens[:] = [token for token in state.tokens if id(token) not in dropped]


def _inline_tokens(node: SyntaxTreeNode) -> list[Token]:
    return [token for token in node.to_tokens() if token.type == "inline"]


def _marker_rule(state: StateInline, silent: bool) -> bool:
    marker = marker_at(state.src, state.pos)
    if marker is None:
        return False
    if not silent:
        token = state.push("marker", "", 0)
        token.content = state.src[marker.start : marker.end]
        token.meta = {"marker": marker}
    state.pos = marker.end
    return True


def _link_bare_addresses(state: StateCore) -> None:
    for block in state.tokens:
        depth, children = 0, list[Token]()
        for token in block.children or ():
            depth += (token.type == "link_open") - (token.type == "link_close")
            # The text of <mailto:a@b.ca>, behind the token that opens the link.
            if depth and token.type == "text" and children[-1].markup == "autolink":
                token.content = token.content.removeprefix("mailto:")
            children += [token] if depth or token.type != "text" else _with_links(token)
        block.children = children if block.children is not None else None


def _with_links(text: Token) -> Iterator[Token]:
    position = 0
    for start, end in bare_addresses(text.content):
        address = text.content[start:end]
        yield Token("text", "", 0, content=text.content[position:start])
        is_email = not re.match(r"https?://|www\.", address, re.IGNORECASE)
        scheme = "mailto:" if is_email else "" if "://" in address else "https://"
        yield Token("link_open", "a", 1, {"href": f"{scheme}{address}"}, info="auto")
        yield Token("text", "", 0, content=address)
        yield Token("link_close", "a", -1, info="auto")
        position = end
    yield Token("text", "", 0, content=text.content[position:])
