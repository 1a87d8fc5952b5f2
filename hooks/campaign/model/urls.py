# SPDX-License-Identifier: MIT
"""Addresses of pages: the default language at the root, the others below their code."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from campaign.model.file_names import published_files


@dataclass(frozen=True, slots=True)
class Urls:
    """The addresses of a site."""

    languages: tuple[str, ...]  # codes, the default one first
    site_url: str  # may be empty if only relative addresses are needed
    directories: bool  # letter/ instead of letter.html

    def page(self, path: str, language: str) -> str:
        """Return the address of a page relative to the site's root: ``fr/annex/costs/``."""
        address = ("" if language == self.languages[0] else f"{language}/") + path
        address = address.removesuffix(".md")
        if not self.directories:
            return quote(f"{address}.html")
        return quote(re.sub(r"(^|/)index/$", r"\1", f"{address}/"))

    def link(self, base: str, path: str, language: str, anchor: str = "") -> str:
        """Return the link from the address ``base`` to the page ``path``."""
        address = relative(self.page(path, language), base)
        return f"{address}#{anchor}" if anchor else address

    def file(self, base: str, source: str) -> str:
        """Return the link from the address ``base`` to a file in ``docs/``: ``/fr/costs.md``."""
        folder, _, path = source.lstrip("/").partition("/")
        # A page in docs/fr/ may link to a data file as if it were beside it; it is at the root.
        if path in published_files(self.languages):
            return relative(quote(path), base)
        if folder not in self.languages:
            return relative(quote(source.lstrip("/")), base)
        if path.endswith(".md"):
            return self.link(base, path, folder)
        prefix = "" if folder == self.languages[0] else f"{folder}/"
        return relative(quote(prefix + path), base)

    def absolute(self, address: str) -> str:
        """Return the full address, or ``address`` unchanged if ``site_url`` is empty."""
        return self.site_url.rstrip("/") + "/" + address if self.site_url else address

    @property
    def base(self) -> str:
        """The path of the site on its host, with a slash at both ends: ``/repository/``."""
        return urlsplit(self.site_url).path.rstrip("/") + "/"


def relative(target: str, base: str) -> str:
    """Return the link from ``base`` to ``target``, both relative to the site's root."""
    path = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{base}"))
    return f"{path}/" if target.endswith("/") or not target else path


def side_by_side_path(path: str) -> str:
    """Return the path of the side-by-side page of ``path``: ``annex/costs/side-by-side.md``."""
    folder, name = posixpath.split(path.removesuffix(".md"))
    return posixpath.join(folder, "" if name == "index" else name, "side-by-side.md")
