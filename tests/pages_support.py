# SPDX-License-Identifier: MIT
"""Helpers for the tests of published images: the pages of a site, and the size of an image."""

from __future__ import annotations

import struct

from bs4 import BeautifulSoup

from support import Build, read_html


def html_pages(done: Build) -> dict[str, BeautifulSoup]:
    """Return every page by its address, without 404.html."""
    files = sorted(done.site.rglob("*.html"))
    found = {file.relative_to(done.site).as_posix(): read_html(file) for file in files}
    return {k.removesuffix("index.html"): v for k, v in found.items() if k != "404.html"}


def png_size(png: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG, in pixels."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height
