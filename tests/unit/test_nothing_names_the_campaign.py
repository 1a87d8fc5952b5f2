# SPDX-License-Identifier: MIT
"""The generator knows no campaign: its names are in docs/ and mkdocs.yml alone, and the words that
readers see are in the files of words, not in templates.
"""

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
# What a template may print as it stands: signs, and names that are the same in every language.
_PRINTED = re.compile(r"[^\W\d_]{2,}")
_SAME_EVERYWHERE = {"figures.schema.json", "letter.schema.json"}


def names(campaign: Campaign) -> Iterator[str]:
    """The names that a campaign has: of the site, of who wrote and of who signed."""
    data = campaign.settings.config.data
    assert isinstance(data, dict)
    yield str(data["site_name"])
    yield from (campaign.settings.campaign.author or {}).values()
    for page in campaign.pages:
        for block in page.blocks:
            if SIGNATORIES in block.ancestors and block.kind == "item":
                yield page.lines[block.line - 1].lstrip("- ").strip()


def named(campaign_names: Iterable[str]) -> set[tuple[str, str]]:
    """Each name that the machinery has as words of their own, and where."""
    return {
        (name, path.relative_to(ROOT).as_posix())
        for path in MACHINERY
        for text in [path.read_text(encoding="utf-8")]
        for name in set(campaign_names)
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    }


def test_nothing_in_the_machinery_names_the_campaign() -> None:
    found = set(names(read_campaign(LETTER / "mkdocs.yml")))
    assert len(found) > 1
    assert named(found) == set()


def test_a_name_is_found() -> None:
    assert ("Campaign", "hooks/campaign/load.py") in named(["Campaign"])


def test_no_words_stand_in_templates() -> None:
    found = {path.name: printed_words(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: words for name, words in found.items() if words} == {}


def printed_words(template: str) -> list[str]:
    """What of a template would be printed as it stands, attributes that are read out included."""
    text = re.sub(r"\{#.*?#\}", "", template, flags=re.DOTALL)
    text = re.sub(r"\{%-?\s*set style.*?endset\s*-?%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%-?\s*set script.*?endset\s*-?%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL)
    spoken = re.findall(r'\s(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
    runs = [*re.sub(r"<[^>]*>", "\n", text).split("\n"), *spoken]
    return [
        run.strip() for run in runs if _PRINTED.search(run) and run.strip() not in _SAME_EVERYWHERE
    ]


def test_what_is_printed_is_found() -> None:
    assert printed_words('<p title="Go on">{{ t("x") }} Read me</p>{# not this #}') == [
        "Read me",
        "Go on",
    ]
