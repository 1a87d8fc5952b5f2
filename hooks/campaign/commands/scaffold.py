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

from campaign.problems import CampaignError, Problem
from campaign.source.own_words import FOLDER
from campaign.source.yaml_source import KeyPath, YamlSource, parse_yaml

CHOICES = {"publisher": ("others", "author"), "versions": ("translated", "authentic")}
"""Settings that only the campaign knows, with the default first."""
DEFAULTS = {name: choices[0] for name, choices in CHOICES.items()}
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
    return Starter(tag, yaml.safe_load(text))


def starter_page(code: str, name: str) -> str:
    """Return a page of the example in a language; empty if there is none."""
    page = _SKELETON / code / name
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def replaced(root: Path) -> list[Path]:
    """Return the existing paths to be replaced or deleted, which are about the campaign."""
    names = ("docs", "mkdocs.yml", FOLDER, *_PAPERS, "README.fr.md", ".github/images")
    return [root / name for name in names if (root / name).exists()]


def create(root: Path, starts: Sequence[Starter], chosen: dict[str, str] = DEFAULTS) -> None:
    """Replace the campaign in ``root`` with the example; the first language is the default.

    ``chosen`` are settings of ``extra.campaign`` by name, as in ``CHOICES``.
    """
    config = root / "mkdocs.yml"
    text = new_config(config.read_text(encoding="utf-8"), starts, chosen)
    for path in replaced(root):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    for name in _PAPERS:
        paper = "\n".join(starter_page(start.code, name) for start in starts)
        (root / name).write_text(paper, encoding="utf-8")
    for start in starts:
        folder = root / "docs" / start.code
        folder.mkdir(parents=True)
        for name in _PAGES:
            shutil.copy(_SKELETON / start.code / name, folder)
    (root / "docs/assets").mkdir()
    shutil.copy(_SKELETON / "favicon.svg", root / "docs/assets")
    texts = {key: flow({s.code: s.texts[key] for s in starts}) for key in ("label", "source")}
    (root / "docs/figures.yml").write_text(_filled("figures.yml", texts), encoding="utf-8")
    config.write_text(text, encoding="utf-8")


def new_config(text: str, starts: Sequence[Starter], chosen: dict[str, str] = DEFAULTS) -> str:
    """Return ``mkdocs.yml`` with the settings of the campaign replaced.

    Raises ``CampaignError`` if one of them is missing, or not on lines of its own.
    """
    first = starts[0]
    source = parse_yaml(text, "mkdocs.yml")
    data: Any = source.data
    i18n = (where for where in source.keys if where[-2:] == ("i18n", "languages"))
    languages = next(i18n, ("plugins", "i18n", "languages"))
    for where in (("nav",), languages, ("extra", "campaign")):
        if source.position(where)[0] <= source.key_position(where)[0]:
            place = source.key_position(where)
            raise CampaignError([Problem(source.path, *place, "not_in_lines", {"name": where[-1]})])
    share: dict[str, str] = data["extra"]["campaign"].get("share", {})
    changes: list[tuple[KeyPath, list[str]]] = [
        (("nav",), [f"  - {page}" for page in _PAGES]),
        (languages, [*_languages(starts)]),
        (("extra", "campaign"), [*_campaign(starts, share, chosen)]),
    ]
    lines = text.splitlines()
    if ("theme", "language") in source.values:
        line, column = source.values["theme", "language"]
        rest = re.sub(r"^[\w-]+", first.code, lines[line - 1][column - 1 :])
        lines[line - 1] = lines[line - 1][: column - 1] + rest
    for key in ("site_name", "site_description"):
        if (key,) in source.keys:
            changes.append(((key,), [f"{key}: {flow(first.texts[key])}"]))
    for gone in (("extra_css",), ("theme", "logo")):  # their files were in docs/
        if gone in source.keys and lines[_line(source, gone)].lstrip().startswith(gone[-1]):
            changes.append((gone, []))
    # From the end of the file: the numbers of the lines above do not change.
    for where, new in sorted(changes, key=lambda change: -_line(source, change[0])):
        start = _line(source, where)
        is_block = where in (("nav",), languages, ("extra", "campaign"))  # below its key
        lines[start + is_block : _end(lines, start)] = new
    return "\n".join(lines) + "\n"


def _line(source: YamlSource, where: KeyPath) -> int:
    return source.key_position(where)[0] - 1


def _end(lines: Sequence[str], start: int) -> int:
    """Return the end of the block indented below ``start``, without trailing empty lines."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.removeprefix("- ").lstrip()) <= indent:
            break
        if line.strip():
            end = number + 1
    return end


def _languages(starts: Sequence[Starter]) -> Iterator[str]:
    first, *others = starts
    yield f"{' ' * 8}- {{locale: {first.code}, name: {first.name}, default: true}}"
    for start in others:
        yield from (" " * 8 + line for line in language_lines(start))


def language_lines(start: Starter) -> Iterator[str]:
    """Yield the entry of a language in the list of static-i18n."""
    yield f"- locale: {start.code}"
    yield f"  name: {start.name}"
    for key in ("site_name", "site_description", "nav_translations"):
        if key in start.texts:
            yield f"  {key}: {flow(start.texts[key])}"


def _campaign(
    starts: Sequence[Starter], share: dict[str, str], chosen: dict[str, str]
) -> Iterator[str]:
    blanks = chosen | {
        "first": starts[0].code,
        "title": flow({start.code: start.texts["site_name"] for start in starts}),
        "contact": flow({start.code: "mailto:letter@example.org" for start in starts}),
        "locales": flow({start.code: start.tag for start in starts}),
        "author": flow({start.code: start.texts["author"] for start in starts}),
        "addressee": flow({start.code: start.texts["concern"] for start in starts}),
        "concerns": flow({"mayor": {start.code: start.texts["concern"] for start in starts}}),
        "abbreviations": flow({start.code: start.texts["abbreviation"] for start in starts}),
    }
    yield from _filled("campaign.yml", blanks).splitlines()
    if share:
        yield "    share: # plain links: {url} and {title} are filled in"
        yield from (f"      {name}: {flow(address)}" for name, address in share.items())


def _filled(name: str, blanks: dict[str, str]) -> str:
    text = (_SKELETON / name).read_text(encoding="utf-8")
    return string.Template(text).substitute(blanks)


def flow(data: object) -> str:
    """Return data as YAML on one line: JSON is YAML."""
    return json.dumps(data, ensure_ascii=False)
