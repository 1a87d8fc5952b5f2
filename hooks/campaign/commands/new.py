# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.new``: replace the campaign with an example that builds."""

import argparse
import json
import re
import shutil
import string
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from babel import Locale

from campaign.model.settings import is_supported, read_settings
from campaign.repository import git
from campaign.source.messages import refuse, run_command
from campaign.source.own_words import FOLDER
from campaign.text.translations import Translations, available

SKELETON = Path(__file__).parents[1] / "skeleton"
"""The example, with a folder for each language."""
_PAPERS = ("README.md", "LICENSE-TEXT.md")


class Starter(NamedTuple):
    """A language of the new campaign: its tag (``fr-CA``) and the texts of the example."""

    tag: str
    texts: dict[str, Any]

    @property
    def code(self) -> str:
        """The language code: ``fr`` for ``fr-CA``."""
        return self.tag.partition("-")[0]

    @property
    def name(self) -> str:
        """The language's name in that language, capitalised for a link."""
        own = Locale.parse(self.tag, sep="-").get_language_name() or self.code
        return own.partition(" (")[0].capitalize()


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing was done."""
    parser = argparse.ArgumentParser(prog="campaign.commands.new", description=__doc__)
    parser.add_argument("languages", nargs="*", help="tags such as en-CA; else those of the site")
    parser.add_argument("--force", action="store_true", help="though work would be lost")
    options = parser.parse_args()
    tags = re.findall(r"[^\s,]+", " ".join(options.languages))
    tags = tags or [x.tag for x in read_settings(root / "mkdocs.yml").languages]
    try:
        starts = [read_starter(tag) for tag in tags]
    except FileNotFoundError:
        return refuse(words("new_language", known=", ".join(available())))
    codes = [start.code for start in starts]
    for tag, code in zip(tags, codes, strict=True):
        if codes.count(code) > 1 or not is_supported(tag, code):
            return refuse(words("problem_unknown_locale", value=tag, code=code))
    removed = replaced(root)
    if not options.force:
        try:
            changed = git(root, "status", "--porcelain", "--", *map(str, removed)).rstrip()
        except OSError:
            return refuse(words("new_no_git"))
        if changed:
            return refuse(words("new_unsaved", paths=changed))
    create(root, starts)
    shown = ", ".join(path.relative_to(root).as_posix() for path in removed)
    sys.stdout.write(words("new_done", replaced=shown, languages=", ".join(tags)) + "\n")
    return 0


def read_starter(tag: str) -> Starter:
    """Return the example in the language ``tag``.  Raises ``FileNotFoundError``."""
    text = (SKELETON / tag.partition("-")[0] / "texts.yml").read_text(encoding="utf-8")
    return Starter(tag, {"tag": tag, **yaml.safe_load(text)})


def replaced(root: Path) -> list[Path]:
    """Return the existing paths to be replaced or deleted, which are about the campaign."""
    names = ("docs", "mkdocs.yml", FOLDER, *_PAPERS, "README.fr.md", ".github/images")
    return [root / name for name in names if (root / name).exists()]


def create(root: Path, starts: Sequence[Starter]) -> None:
    """Replace the campaign in ``root`` with the example; the first language is the default."""
    for path in replaced(root):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    folders = {start.code: SKELETON / start.code for start in starts}
    for code, folder in folders.items():
        others = shutil.ignore_patterns("texts.yml", *_PAPERS)
        shutil.copytree(folder, root / "docs" / code, ignore=others)
    (root / "docs/assets").mkdir()
    shutil.copy(SKELETON / "favicon.svg", root / "docs/assets")
    files = {"mkdocs.yml": filled("mkdocs.yml", starts)}
    files["docs/figures.yml"] = filled("figures.yml", starts)
    for name in _PAPERS:
        files[name] = "\n".join((folder / name).read_text("utf-8") for folder in folders.values())
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")


def language_lines(start: Starter) -> Iterator[str]:
    """Yield the entry of a language in the list of static-i18n."""
    yield f"- locale: {start.code}"
    yield f"  name: {start.name}"
    for key in ("site_name", "site_description", "nav_translations"):
        if key in start.texts:
            yield f"  {key}: {flow(start.texts[key])}"


def filled(name: str, starts: Sequence[Starter]) -> str:
    """Return a file of the example, with each ``$text`` in all languages."""
    first, *others = starts
    entries = [f"- {{locale: {first.code}, name: {first.name}, default: true}}"]
    entries += [line for start in others for line in language_lines(start)]
    template = string.Template((SKELETON / name).read_text(encoding="utf-8"))
    return template.substitute(
        {key: flow({start.code: start.texts[key] for start in starts}) for key in first.texts},
        first=first.code,
        first_name=flow(first.texts["site_name"]),
        first_description=flow(first.texts["site_description"]),
        languages="\n".join(f"        {line}" for line in entries),
    )


def flow(data: object) -> str:
    """Return data as YAML on one line: JSON is YAML."""
    return json.dumps(data, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(run_command(main))
