# SPDX-License-Identifier: MIT
"""Typst templates and what they are filled with, compiled once for what goes in.

A text never becomes markup: it is a string in the JSON that the template reads.  Fonts are those in
the compiler itself, so that the bytes are the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

from campaign.cache import Cache

Data = Mapping[str, Any]

_KIND = "png"


class TemplateError(Exception):
    """A template could not be compiled; says what Typst said."""


def pictures(root: Path, template: Path, every: Sequence[Data]) -> list[bytes]:
    """For each of the data a PNG of the template's page, a pixel to the point.

    ``root`` is the project's folder.  The template reads the data as ``sys.inputs.data``.  Typst
    compiles without the lock of the interpreter: those that are not kept are made in parallel.
    Raises ``TemplateError``.
    """
    source, compiler = template.read_bytes(), version("typst")
    cache = Cache(root, _KIND, kept=max(200, 4 * len(every)))

    def picture(data: Data) -> bytes:
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        return cache.get([compiler, source, text], lambda: _png(source, text))

    with ThreadPoolExecutor() as pool:
        return list(pool.map(picture, every))


def _png(source: bytes, text: str) -> bytes:
    import typst  # here: a build in which nothing is to be compiled does without it

    try:
        made = typst.compile(
            source, format="png", ppi=72, sys_inputs={"data": text}, ignore_system_fonts=True
        )
    except typst.TypstError as error:
        raise TemplateError(str(error)) from error
    if not isinstance(made, bytes):
        raise TemplateError("the template makes more than one page")
    return made
