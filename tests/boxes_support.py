# SPDX-License-Identifier: MIT
"""The theme's blocks in the small campaign, for the tests of boxes and of right texts."""

from __future__ import annotations

from pathlib import Path

BOXES = """\
  - admonition
  - def_list
  - pymdownx.details
"""
"""The extensions that switch the theme's blocks on."""


def with_boxes(project: Path) -> Path:
    """Switch the theme's blocks on in a copy of the small campaign, without a reference text."""
    configuration = project / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    text = text.replace("  - attr_list\n", f"  - attr_list\n{BOXES}", 1)
    head, _, tail = text.partition("    reference: letter.txt\n")
    tail = '    sent: "2024-04"\n' + tail[tail.index("    abbreviations:") :]
    configuration.write_text(head + tail, encoding="utf-8")
    (project / "docs/letter.txt").unlink()
    return project
