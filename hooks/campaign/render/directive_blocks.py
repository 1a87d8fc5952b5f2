# SPDX-License-Identifier: MIT
"""The ``///`` blocks of the campaign's pages, on pymdown-extensions' block syntax.

``/// recommendations | whom they concern`` around a list: each item is a recommendation.
``/// signatories`` around a list: each item is a signatory, each line of it a line on the page.
``/// insert | figures``: empty; the build puts there what it gathers from the data and the pages.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from campaign.source.directives import INSERT, RECOMMENDATIONS, SIGNATORIES


class _Container(Block):
    ARGUMENT: bool | None = False

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "div", {"class": self.NAME})


class RecommendationsBlock(_Container):
    """A list in which each item is a recommendation; the argument says whom they concern."""

    NAME = RECOMMENDATIONS
    ARGUMENT = None  # optional


class SignatoriesBlock(_Container):
    """A list in which each item is a signatory; every line of the source is a line on the page."""

    NAME = SIGNATORIES

    def on_end(self, block: Element) -> None:
        for element in block.iter():
            if element.text:
                # Two spaces before a line end are Markdown's hard break.
                element.text = element.text.strip("\n").replace("\n", "  \n")


class InsertBlock(Block):
    """A place for what the build gathers; the hook fills it when every page is known."""

    NAME = INSERT
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "div", {"data-insert": self.argument})


class CampaignBlocks(BlocksExtension):
    """Registers the three blocks."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 (upstream's name)
        for block in (RecommendationsBlock, SignatoriesBlock, InsertBlock):
            block_mgr.register(block, self.getConfigs())
