# SPDX-License-Identifier: MIT
"""PDF and PNG by Typst, made once per content.

A result is kept in a cache under the hash of everything that goes into it (template, data, options,
version of Typst), so that it is never stale and the folder can be deleted at any time.  Only the
fonts inside the wheel are used: the same bytes come out on any machine.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import typst

Format = Literal["pdf", "png"]


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Compiles templates with data; ``cache`` is a folder of its own, created when needed."""

    cache: Path

    def pdf(self, template: Path, data: Mapping[str, Any], timestamp: int) -> bytes:
        """A tagged PDF/UA-1 file; ``timestamp`` is its creation date, in seconds since 1970 (UTC).

        The template reads ``data`` as ``json(bytes(sys.inputs.data))``.  Raises
        ``typst.TypstError``, as where a heading level is skipped or the title is missing.
        """
        return self._compiled(template, data, "pdf", timestamp)

    def png(self, template: Path, data: Mapping[str, Any]) -> bytes:
        """The one page of the template as an image, a pixel a point."""
        return self._compiled(template, data, "png", 0)

    def _compiled(
        self, template: Path, data: Mapping[str, Any], suffix: Format, timestamp: int
    ) -> bytes:
        inputs = json.dumps(data, ensure_ascii=False, sort_keys=True)
        source = template.read_bytes()
        parts = (version("typst"), suffix, str(timestamp), inputs)
        digest = hashlib.sha256(source + "\0".join(parts).encode())
        kept = self.cache / f"{digest.hexdigest()}.{suffix}"
        if kept.is_file():
            return kept.read_bytes()
        result = typst.compile(
            source,
            format=suffix,
            ignore_system_fonts=True,
            sys_inputs={"data": inputs},
            pdf_standards=["ua-1"] if suffix == "pdf" else [],
            ppi=72.0,
            timestamp=timestamp,
        )
        assert isinstance(result, bytes)
        _write(kept, result)
        return result


def _write(file: Path, content: bytes) -> None:
    """At once: a build beside this one, or one that is stopped, leaves no half of a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as temporary:
        temporary.write(content)
    Path(name).replace(file)
