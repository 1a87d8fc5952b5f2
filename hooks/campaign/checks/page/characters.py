# SPDX-License-Identifier: MIT
"""Report characters that readers do not see, or see as something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from campaign.model.draft import Draft
from campaign.problems import Problem

_STRANGE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u2028\u2029\ufffd\ufb00-\ufb06\ue000-\uf8ff"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
"""Soft hyphens, zero-width characters, line separators, ligatures, private use, control codes."""
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf]|â€[\u0080-\u00bf™œ“”˜¦¢]|Â[\u00a0«»°]")
"""UTF-8 that was read as Windows-1252."""


def check_characters(draft: Draft) -> Iterator[Problem]:
    """Report the first such character of each line, by its Unicode name and number."""
    for page in draft.pages:
        yield from _in_lines(page.display_path, page.lines)
    for source in (draft.data, draft.settings.config):
        for _, text, line, column in source.texts():
            for problem in _in_lines(source.path, [text]):
                yield replace(problem, line=line, column=column)


def _in_lines(path: str, lines: Iterator[str] | list[str] | tuple[str, ...]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        if match := _STRANGE.search(line):
            character = match[0]
            name = unicodedata.name(character, "").lower() or "no name"
            start = max(match.start() - 10, 0)
            details = {
                "name": name,
                "code": f"U+{ord(character):04X}",
                "around": line[start : match.end() + 10].strip(),
            }
            yield Problem(path, number, match.start() + 1, "strange_character", details)
        elif match := _MOJIBAKE.search(line):
            details = {"typed": match[0]}
            yield Problem(path, number, match.start() + 1, "wrong_encoding", details)
