# SPDX-License-Identifier: MIT
"""The two recipes of CONTRIBUTING, followed step by step: a new check, a new published file."""

from __future__ import annotations

from pathlib import Path

from support import build, command, edit, with_own_hooks

CHECK = '''
from collections.abc import Iterator

from campaign.model.campaign import Campaign
from campaign.problems import Problem


def check_shouting(draft: Campaign) -> Iterator[Problem]:
    """Report titles in capital letters."""
    for page in draft.pages:
        if page.matter.title.isupper():
            place = page.matter_source.position(("title",))
            details = {"title": page.matter.title}
            yield Problem(page.display_path, *place, "shouting", details)
'''
FILE = '''
from campaign.exports.figures_and_letter import Texts


def names(texts: Texts) -> str:
    """Return the names of the figures, one per line."""
    return "\\n".join(texts.campaign.figures) + "\\n"
'''.replace("\\\\", "\\")


def add_line(file: Path, after: str, line: str) -> None:
    edit(file, after, f"{after}{line}")


def test_new_check_reports_the_mistake_and_nothing_else(project: Path) -> None:
    package = with_own_hooks(project) / "hooks/campaign"
    (package / "checks/shouting.py").write_text(CHECK, encoding="utf-8")
    registry = package / "checks/registry.py"
    add_line(registry, "    front_matter.check_redirects,\n", "    check_shouting,\n")
    add_line(
        registry,
        "from campaign.checks.letter import recommendations, reference_text\n",
        "from campaign.checks.shouting import check_shouting\n",
    )
    for language in ("en", "fr", "es"):
        words = package / f"words/{language}.yml"
        message = 'problem_shouting: "“{title}” is in capital letters; use small ones"\n'
        words.write_text(words.read_text(encoding="utf-8") + message, encoding="utf-8")
    own = {"PYTHONPATH": str(project / "hooks")}
    assert command("campaign", cwd=project, **own).returncode == 0
    edit(project / "docs/en/letter.md", "title: The letter", "title: THE LETTER")
    done = command("campaign", cwd=project, **own)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == (
        "docs/en/letter.md:2:8: “THE LETTER” is in capital letters; use small ones"
    )


def test_new_data_file_is_published(project: Path) -> None:
    exports = with_own_hooks(project) / "hooks/campaign/exports"
    (exports / "names.py").write_text(FILE, encoding="utf-8")
    add_line(
        exports / "data_files.py", "    file_names.ROBOTS: robots,\n", '    "names.txt": names,\n'
    )
    add_line(
        exports / "data_files.py",
        "from campaign.exports.figures_and_letter import Texts\n",
        "from campaign.exports.names import names\n",
    )
    done = build(project)
    assert done.status == 0, done.output
    assert "elms" in (done.site / "names.txt").read_text(encoding="utf-8").splitlines()
