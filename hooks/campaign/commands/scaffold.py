# SPDX-License-Identifier: MIT
"""The replacement of a campaign with an example; the generator is unchanged.

The example is in ``skeleton/``, with a folder for each language.  In ``mkdocs.yml``, only the
settings of the campaign are replaced.
"""

import json
import re
import shutil
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from campaign.source.own_words import FOLDER

_SKELETON = Path(__file__).parents[1] / "skeleton"
_PAGES = ("index.md", "letter.md", "recommendations.md", "figures.md", "about.md")
_PAPERS = ("README.md", "LICENSE-TEXT.md")


@dataclass(frozen=True, slots=True)
class Starter:
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


def available_starts() -> list[str]:
    """Return the codes of the languages that have an example."""
    return sorted(path.parent.name for path in _SKELETON.glob("*/texts.yml"))


def read_starter(tag: str) -> Starter:
    """Return the example in the language ``tag``.  Raises ``FileNotFoundError``."""
    text = (_SKELETON / tag.partition("-")[0] / "texts.yml").read_text(encoding="utf-8")
    return Starter(tag, {"tag": tag, **yaml.safe_load(text)})


def starter_page(code: str, name: str) -> str:
    """Return a page of the example in a language; empty if there is none."""
    page = _SKELETON / code / name
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def replaced(root: Path) -> list[Path]:
    """Return the existing paths to be replaced or deleted, which are about the campaign."""
    names = ("docs", "mkdocs.yml", FOLDER, *_PAPERS, "README.fr.md", ".github/images")
    return [root / name for name in names if (root / name).exists()]


def create(root: Path, starts: Sequence[Starter]) -> None:
    """Replace the campaign in ``root`` with the example; the first language is the default."""
    config = root / "mkdocs.yml"
    text = new_config(config.read_text(encoding="utf-8"), starts)
    for path in replaced(root):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in _PAPERS:
        paper = "\n".join(starter_page(start.code, name) for start in starts)
        (root / name).write_text(paper, encoding="utf-8")
    for start in starts:
        others = shutil.ignore_patterns("texts.yml", *_PAPERS)
        shutil.copytree(_SKELETON / start.code, root / "docs" / start.code, ignore=others)
    (root / "docs/assets").mkdir()
    shutil.copy(_SKELETON / "favicon.svg", root / "docs/assets")
    (root / "docs/figures.yml").write_text(_filled("figures.yml", starts), encoding="utf-8")
    config.write_text(text, encoding="utf-8")


def new_config(text: str, starts: Sequence[Starter]) -> str:
    """Return ``mkdocs.yml`` with the settings of the campaign replaced."""
    first = starts[0]
    entries = [f"        - {{locale: {first.code}, name: {first.name}, default: true}}\n"]
    for start in starts[1:]:
        entries += [f"        {line}\n" for line in language_lines(start)]
    changes = {
        r"^site_name:": f"site_name: {flow(first.texts['site_name'])}\n",
        r"^site_description:": f"site_description: {flow(first.texts['site_description'])}\n",
        r"^nav:": "".join(["nav:\n", *(f"  - {page}\n" for page in _PAGES)]),
        r"^      languages:": "      languages:\n" + "".join(entries),
        r"^  campaign:": f"  campaign:\n{_filled('campaign.yml', starts)}",
        r"^extra_css:": "",  # its files, and the logo, were in docs/
        r"^  logo:": "",
    }
    text = re.sub(r"(?<=[ {]language: )[\w-]+", first.code, f"{text.rstrip()}\n", count=1)
    for key, new in changes.items():
        indent = " " * key.count(" ")
        block = re.compile(rf"{key}.*\n(?:\n*{indent}[ -].*\n)*", re.MULTILINE)
        text = block.sub(new.replace("\\", r"\\"), text, count=1)
    return text


def language_lines(start: Starter) -> Iterator[str]:
    """Yield the entry of a language in the list of static-i18n."""
    yield f"- locale: {start.code}"
    yield f"  name: {start.name}"
    for key in ("site_name", "site_description", "nav_translations"):
        if key in start.texts:
            yield f"  {key}: {flow(start.texts[key])}"


def _filled(name: str, starts: Sequence[Starter]) -> str:
    """Return a file of the example, with each ``$text`` in all languages."""
    texts = {
        key: flow({start.code: start.texts[key] for start in starts}) for key in starts[0].texts
    }
    template = string.Template((_SKELETON / name).read_text(encoding="utf-8"))
    return template.substitute(texts, first=starts[0].code)


def flow(data: object) -> str:
    """Return data as YAML on one line: JSON is YAML."""
    return json.dumps(data, ensure_ascii=False)
