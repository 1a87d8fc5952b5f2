# SPDX-License-Identifier: MIT
"""The ``///`` blocks of the campaign's pages, in the block syntax of pymdown-extensions."""

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.admonition import Admonition
from pymdownx.blocks.block import Block
from pymdownx.blocks.details import Details
from pymdownx.blocks.tab import TabExtension

from campaign.source.directives import INSERT, RECOMMENDATIONS, SIGNATORIES


class _Container(Block):
    ARGUMENT: bool | None = False

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "div", {"class": self.NAME})


class RecommendationsBlock(_Container):
    """A list of recommendations: ``/// recommendations | whom they concern``."""

    NAME = RECOMMENDATIONS
    ARGUMENT = None  # optional


class SignatoriesBlock(_Container):
    """A list of signatories, ``/// signatories``, whose line breaks are preserved."""

    NAME = SIGNATORIES

    def on_end(self, block: Element) -> None:
        for element in block.iter():
            if element.text:
                # Two spaces before a newline are a hard line break in Markdown, as a backslash is.
                element.text = re.sub(r"\\?\n", "  \n", element.text.strip("\n"))


def mark_names(root: Element) -> None:
    """Mark the first line of each signatory, the name, as strong: it may wrap on a phone."""
    blocks = (div for div in root.iter("div") if div.get("class") == SIGNATORIES)
    for item in [item for block in blocks for item in block.iter("li")]:
        line = item[0] if len(item) and item[0].tag == "p" else item
        ends = (i for i, child in enumerate(line) if child.tag in ("br", "ul", "ol"))
        end = next(ends, len(line))
        name = Element("strong")
        name.extend(line[:end])
        name.text, line.text, line[:end] = line.text, None, [name]


class InsertBlock(Block):
    """An empty block, such as ``/// insert | figures``, that a hook fills with generated HTML."""

    NAME = INSERT
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "div", {"data-insert": self.argument})


class CampaignBlocks(BlocksExtension):
    """A Markdown extension that registers the three blocks, and the boxes of the theme."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 (upstream's name)
        for block in (RecommendationsBlock, SignatoriesBlock, InsertBlock):
            block_mgr.register(block, self.getConfigs())
        for box in (Admonition, Details):
            block_mgr.register(box, {})
        TabExtension(alternate_style=True).extendMarkdownBlocks(md, block_mgr)
