# SPDX-License-Identifier: MIT
"""The generator has no names of a campaign, and its templates contain no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from campaign.load import read_campaign
from campaign.model.campaign import Campaign
from campaign.source.directives import SIGNATORIES
from support import LETTER, ROOT

MACHINERY = sorted(
    path
    for folder in ("hooks", "overrides")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and not {"__pycache__", "skeleton"} & {*path.parts}
)
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
# Templates may print punctuation, and names that are the same in every language.
_PRINTED = re.compile(r"[^\W\d_]{2,}")
_SAME_EVERYWHERE = {"figures.schema.json", "letter.schema.json"}


def names(campaign: Campaign) -> Iterator[str]:
    """Yield the names of a campaign: of the site, the author and the signatories."""
    data = campaign.settings.config.data
    assert isinstance(data, dict)
    yield str(data["site_name"])
    yield from (campaign.settings.campaign.author or {}).values()
    for page in campaign.pages:
        for block in page.blocks:
            if SIGNATORIES in block.ancestors and block.kind == "item":
                yield page.lines[block.line - 1].lstrip("- ").strip()


def named(campaign_names: Iterable[str]) -> set[tuple[str, str]]:
    """Return each name that occurs in the generator as a whole word, with the file."""
    return {
        (name, path.relative_to(ROOT).as_posix())
        for path in MACHINERY
        for text in [path.read_text(encoding="utf-8")]
        for name in set(campaign_names)
        if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    }


def test_generator_does_not_name_the_campaign() -> None:
    found = set(names(read_campaign(LETTER / "mkdocs.yml")))
    assert len(found) > 1
    assert named(found) == set()


def test_name_in_the_generator_is_found() -> None:
    assert ("Campaign", "hooks/campaign/load.py") in named(["Campaign"])


def test_templates_have_no_text() -> None:
    found = {path.name: printed_words(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: words for name, words in found.items() if words} == {}


def printed_words(template: str) -> list[str]:
    """Return the literal texts that a template prints, including accessible attributes."""
    text = re.sub(r"\{#.*?#\}", "", template, flags=re.DOTALL)
    text = re.sub(r"\{%-?\s*set style.*?endset\s*-?%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%-?\s*set script.*?endset\s*-?%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    # Commands of the shell, the same in every language.
    text = re.sub(r"\{%-?\s*call step\(.*?endcall\s*-?%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL)
    spoken = re.findall(r'\s(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
    runs = [*re.sub(r"<[^>]*>", "\n", text).split("\n"), *spoken]
    return [
        run.strip() for run in runs if _PRINTED.search(run) and run.strip() not in _SAME_EVERYWHERE
    ]


def test_text_of_a_template_is_found() -> None:
    assert printed_words('<p title="Go on">{{ t("x") }} Read me</p>{# not this #}') == [
        "Read me",
        "Go on",
    ]
