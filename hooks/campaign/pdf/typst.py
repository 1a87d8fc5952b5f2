# SPDX-License-Identifier: MIT
"""Compile PDFs and PNGs with Typst; results are cached, which saves 0.5 s on a short letter.

Only the fonts inside the package ``typst`` and the campaign's own are used, so the output is the
same on any machine.
"""

import base64
import json
import struct
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Literal

from campaign.model.settings import Settings
from campaign.storage.cache import KEPT, KEPT_VERSIONS, cached, digest
from campaign.text.glyphs import Added, missing_glyphs, typst_fonts

Format = Literal["pdf", "png"]
_MAIN = "main.typ"
"""The name by which Typst knows the file to compile."""


class TypesettingError(Exception):
    """A template or its data cannot be compiled; the message is Typst's."""


class Typesetter:
    """A compiler of templates with data, with its cache in the project's folder ``root``."""

    def __init__(self, root: Path, fonts: Added = ()) -> None:
        self.root = root
        self.fonts = fonts
        self.font_digest = digest(fonts)

    def pdf(
        self, template: str, data: str, timestamp: int, modules: Mapping[str, str] | None = None
    ) -> bytes:
        """Return a tagged PDF/UA-1 file, created at ``timestamp`` (in seconds since 1970, UTC).

        The template reads ``data``, which is JSON, as ``json(bytes(sys.inputs.data))``; it may
        import ``modules``, by file name.
        Raises ``TypesettingError``, for example if the title is missing.
        """
        return self._compiled({**(modules or {}), _MAIN: template}, data, "pdf", timestamp)

    def pngs(self, template: str, every: Sequence[Mapping[str, Any]]) -> list[bytes]:
        """Return an image for each item of data; the template makes one page, a pixel per point.

        Typst releases the interpreter's lock (GIL): images are compiled in parallel.
        Raises ``TypesettingError``.
        """

        def png(data: Mapping[str, Any]) -> bytes:
            kept = max(KEPT, KEPT_VERSIONS * len(every))
            return self._compiled({_MAIN: template}, as_json(data), "png", 0, kept)

        with ThreadPoolExecutor() as pool:
            return list(pool.map(png, every))

    def _compiled(
        self,
        sources: Mapping[str, str],
        data: str,
        suffix: Format,
        timestamp: int,
        kept: int = KEPT,
    ) -> bytes:
        made_from = [*sources, *sources.values(), data, str(timestamp), self.font_digest]
        make = partial(_compile, sources, data, suffix, timestamp, self.fonts)
        return cached(self.root, suffix, made_from, make, kept)


def as_json(data: object) -> str:
    """Return data for a template as JSON, in a fixed order."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def read_logo(settings: Settings) -> str:
    """Return the logo as templates read it: SVG, in which a PNG is wrapped, or nothing."""
    if not settings.brand.logo:
        return ""
    content = (settings.docs / settings.brand.logo).read_bytes()
    if not content.startswith(b"\x89PNG"):
        return content.decode("utf-8-sig", "replace")
    width, height = struct.unpack(">2I", content[16:24])  # of the chunk IHDR
    size = f'width="{width}" height="{height}"'
    data = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {size}>'
        f'<image {size} href="data:image/png;base64,{data}"/></svg>'
    )


def _compile(
    sources: Mapping[str, str], data: str, suffix: Format, timestamp: int, fonts: Added
) -> bytes:
    import typst  # here, so that a build with everything cached does not load its 80 MB

    files: Any = {name: source.encode() for name, source in sources.items()}  # not in its types
    try:
        made = typst.compile(
            files,
            format=suffix,
            font_paths=typst_fonts(fonts),
            ignore_system_fonts=True,
            sys_inputs={"data": data.translate(missing_glyphs(data, fonts))},
            pdf_standards=["ua-1"] if suffix == "pdf" else [],
            ppi=72.0,
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        raise TypesettingError(error.message) from error
    if not isinstance(made, bytes):
        raise TypesettingError("the template makes more than one page")
    return made
