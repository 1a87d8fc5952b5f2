# SPDX-License-Identifier: MIT
"""A campaign with markup in every text, which must be escaped everywhere."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag

from campaign.text.typography import typographer
from support import SMALL, copy_project, edit, squeezed
from yaml_file import read_yaml

# Ends a title, an attribute and a CDATA section, begins elements and a comment, and has an entity
# and an emoji.
HOSTILE = "</title><script>alert(1)</script>\"'&amp;<b>]]><!--\N{GRINNING FACE}"
# Straight quotation marks are an error in French texts.
QUOTE = '"'
UNQUOTED = HOSTILE.replace(QUOTE, "")
# Python-Markdown decodes `&amp;` in glossaries.
GLOSSARY = HOSTILE.replace("&amp;", "&")
HARMLESS = "x"
LANGUAGES = ("en", "fr")
PAGES = {"index.md": "", "letter.md": "letter/", "annex/costs.md": "annex/costs/"}
PAGES["figures.md"] = "figures/"
PAIRED = {path: f"{PAGES[path]}side-by-side/" for path in ("letter.md", "annex/costs.md")}
SECTION = {"en": "Section", "fr": "Partie"}
URL = "https://example.org/"


def title(path: str, language: str, tail: str = HOSTILE) -> str:
    return f"{path.removesuffix('.md')[-6:]} {language} {tail if tail == HARMLESS else UNQUOTED}"


def description(path: str, language: str, tail: str = HOSTILE) -> str:
    return f"About {title(path, language, tail)}"


def data(name: str, language: str, tail: str = HOSTILE) -> str:
    """Return a text for the data file or ``mkdocs.yml``, unique to ``name`` and ``language``."""
    return f"{name} {language} {tail if language == 'en' else tail.replace(QUOTE, '')}"


def hostile_campaign(folder: Path, tail: str) -> Path:
    """Copy the small campaign, with ``tail`` in every text that an editor can set."""
    project = copy_project(folder, SMALL)
    _set_pages(project / "docs", tail)
    _set_figures(project / "docs/figures.yml", tail)
    _set_configuration(project / "mkdocs.yml", tail)
    return project


def _set_pages(docs: Path, tail: str) -> None:
    for language in LANGUAGES:
        for path in PAGES:
            file = docs / language / path
            set_line(file, "title", title(path, language, tail))
            set_line(file, "description", description(path, language, tail))
        for path in ("letter.md", "annex/costs.md"):
            set_line(docs / language / path, "cite", data(f"cite {path[:3]}", language, tail))
        costs = docs / language / "annex/costs.md"
        moved = "document: true\nmoved_from: [annex/old.md, figures.md#old-p1 -> costs-p1]\n"
        edit(costs, "document: true\n", moved)
    # The text of the document: escaped in Markdown, verbatim in the reference.
    correction, mistake = data("correction", "en", tail), data("slip", "en", tail)
    edit(docs / "en/letter.md", "the vote of", f"{html.escape(correction, quote=False)} vote of")
    edit(docs / "en/annex/costs.md", "we we", html.escape(mistake, quote=False))
    edit(docs / "letter.txt", "we we", mistake)
    edit(docs / "letter.txt", "before the the vote", around("sent", tail))


def _set_figures(file: Path, tail: str) -> None:
    content = read_yaml(file)

    def texts(name: str) -> dict[str, str]:
        return {language: data(name, language, tail) for language in LANGUAGES}

    for name, figure in content["figures"].items():
        figure["label"] = texts(f"label {name}")
        figure["before"] = texts(f"before {name}")
        figure["source"] = {"title": texts(f"source {name}"), "url": URL + tail}
        figure["highlight"] = True
    content["figures"]["felling"]["period"] = texts("period")
    content["figures"]["felling"]["value"] += 1
    content["figures"]["felling"]["revised"] = texts("revised felling")
    del content["figures"]["sick"]["source"]["url"]
    for comparison in content["comparisons"].values():
        comparison["title"] = texts("comparison")
        comparison["series"][0]["label"] = texts("series")
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def _set_configuration(file: Path, tail: str) -> None:
    def quoted(name: str, language: str, ending: str = tail) -> str:
        return json.dumps(data(name, language, ending), ensure_ascii=False)

    english, french = quoted(SECTION["en"], "en"), quoted(SECTION["fr"], "fr")
    edit(file, "site_name: Save the elms", f"site_name: {quoted('site', 'en')}")
    edit(file, "site_name: Sauvons les ormes", f"site_name: {quoted('site', 'fr')}")
    edit(file, "An open letter to the mayor about the elms.", quoted("site about", "en"))
    edit(file, "  - Annex:", f"  - {english}:")
    edit(file, "{Annex: Annexe}", f"{{{english}: {french}}}")
    edit(file, "name: English", f"name: {quoted('language', 'en')}")
    edit(file, "name: Français", f"name: {quoted('language', 'fr')}")
    edit(
        file,
        "sent: before the the vote",
        f"sent: {json.dumps(around('sent', tail), ensure_ascii=False)}",
    )
    edit(
        file,
        "published: before the vote",
        f"published: {json.dumps(around('correction', tail), ensure_ascii=False)}",
    )
    edit(file, "left_as_sent: [we we]", f"left_as_sent: [{quoted('slip', 'en')}]")
    glossary = tail if tail == HARMLESS else GLOSSARY
    edit(file, "{UN: United Nations}", f"{{UN: {quoted('abbreviation', 'en', glossary)}}}")
    edit(
        file,
        "{ONU: Organisation des Nations Unies}",
        f"{{ONU: {quoted('abbreviation', 'fr', glossary)}}}\n"
        f"    author: {{en: {quoted('author', 'en')}, fr: {quoted('author', 'fr')}}}",
    )


def around(name: str, tail: str) -> str:
    return f"before {data(name, 'en', tail)} vote"


def set_line(file: Path, key: str, text: str) -> None:
    """Set a key of the front matter."""
    old = file.read_text(encoding="utf-8")
    line = f"{key}: {json.dumps(text, ensure_ascii=False)}\n"
    new, count = re.subn(rf"(?m)^{key}: .*\n", lambda _: line, old, count=1)
    assert count == 1, f"{file} has no {key}"
    file.write_text(new, encoding="utf-8")


def printed(text: str, language: str) -> str:
    """Return a text with its language's typography and single spaces."""
    return squeezed(typographer(f"{language}-CA")(text))


def texts_of(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    found = [squeezed(tag.get_text()) for tag in page.select(selector)]
    assert found, f"no element on the page matches {selector}"
    return found


def home(language: str) -> str:
    return "" if language == "en" else f"{language}/"


def every_page(language: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the address of each page."""
    for path, address in PAGES.items():
        yield path, home(language) + address
