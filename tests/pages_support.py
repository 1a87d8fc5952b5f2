# SPDX-License-Identifier: MIT
"""What tests of published images share: every page of a site, and the size of an image."""

from __future__ import annotations

import struct

from bs4 import BeautifulSoup

from support import Build, read_html


def html_pages(done: Build) -> dict[str, BeautifulSoup]:
    """Every page by its address, but the one for pages not found."""
    files = sorted(done.site.rglob("*.html"))
    found = {file.relative_to(done.site).as_posix(): read_html(file) for file in files}
    return {k.removesuffix("index.html"): v for k, v in found.items() if k != "404.html"}


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height; fails where it is no PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height
