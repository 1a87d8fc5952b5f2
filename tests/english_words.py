# SPDX-License-Identifier: MIT
"""Find English in a message of another language."""

from __future__ import annotations

import re

# Common words of English that are no words of French, Spanish, code or YAML.
COMMON = re.compile(r"\b(and|below|found|give|here|is|must|of|or|that|the|this|to|with|write)\b")
QUOTED = re.compile(r"« .*? »|\{.*?\}|“.*?”")


def english_words(line: str) -> list[str]:
    """Return the English words of a message, apart from what it quotes."""
    return COMMON.findall(QUOTED.sub("", line.partition(": ")[2]))
