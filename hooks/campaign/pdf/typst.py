# SPDX-License-Identifier: MIT
"""Compile PDFs and PNGs with Typst; results are cached, which saves 0.5 s on a short letter."""

import base64
import json
import struct
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from campaign.model.settings import Settings
from campaign.storage.cache import cached
from campaign.text.glyphs import Added, missing_glyphs, typst_fonts


class TypesettingError(Exception):
    """A template or its data cannot be compiled; the message is Typst's."""


def make_pdf(
    root: Path, sources: Mapping[str, str], data: object, timestamp: int, fonts: Added = ()
) -> bytes:
    """Return a tagged PDF/UA-1 file, created at ``timestamp`` (in seconds since 1970, UTC).

    The first of the ``sources``, by file name, is the template, which may import the others; it
    reads ``data`` as ``json(bytes(sys.inputs.data))``.  Raises ``TypesettingError``.
    """
    options = {"format": "pdf", "timestamp": timestamp, "pdf_standards": ["ua-1"]}
    return _compiled(root, sources, data, fonts, options)


def make_images(root: Path, template: str, every: list[Any], fonts: Added = ()) -> list[bytes]:
    """Return a PNG for each item of data, with a pixel per point; raises ``TypesettingError``."""
    sources, options = {"image.typ": template}, {"format": "png", "timestamp": 0, "ppi": 72.0}
    with ThreadPoolExecutor() as pool:  # Typst releases the interpreter's lock (GIL)
        return [*pool.map(lambda data: _compiled(root, sources, data, fonts, options), every)]


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


def _compiled(
    root: Path, sources: Mapping[str, str], data: object, fonts: Added, options: dict[str, Any]
) -> bytes:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)

    def make() -> bytes:
        import typst  # here, so that a build with everything cached does not load its 80 MB

        # Typst knows the file to compile as `main`; its types do not have such a map.
        names = ["main.typ", *[*sources][1:]]
        files: Any = {n: s.encode() for n, s in zip(names, sources.values(), strict=True)}
        missing = dict.fromkeys(map(ord, missing_glyphs(text, fonts)), "□")
        own, inputs = typst_fonts(fonts), {"data": text.translate(missing)}
        try:
            made = typst.compile(
                files, font_paths=own, ignore_system_fonts=True, sys_inputs=inputs, **options
            )
        except typst.TypstError as error:
            raise TypesettingError(error.message) from error
        if not isinstance(made, bytes):
            raise TypesettingError("the template makes more than one page")
        return made

    made_from: list[str | bytes] = [*sources, *sources.values(), text, repr(options), *fonts]
    return cached(root, options["format"], made_from, make)
