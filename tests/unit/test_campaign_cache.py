# SPDX-License-Identifier: MIT
"""A campaign is cached until its sources change, but problems are reported every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign import load
from campaign.load import load_campaign, read_campaign
from campaign.model.campaign import Campaign
from campaign.problems import CampaignError
from campaign.source.inline_text import plain_text
from support import SMALL, copy_project, edit

PAGE = "docs/en/letter.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path, SMALL)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that grows each time the campaign is read from its sources."""
    reads: list[Path] = []

    def reading(config_file: Path) -> Campaign:
        reads.append(config_file)
        return read_campaign(config_file)

    monkeypatch.setattr(load, "read_campaign", reading)
    return reads


def texts(campaign: Campaign) -> list[str]:
    """Return the text of every block, which a cached campaign parses on demand."""
    blocks = [block for page in campaign.pages for block in page.blocks]
    return [plain_text(block.tokens, str) for block in blocks]


def test_unchanged_campaign_is_read_once(project: Path, read: list[Path]) -> None:
    config_file = project / "mkdocs.yml"
    first, second = load_campaign(config_file), load_campaign(config_file)
    assert len(read) == 1
    assert first == second == read_campaign(config_file)
    assert texts(first) == texts(second)


@pytest.mark.parametrize("file", ["mkdocs.yml", "docs/figures.yml", "docs/letter.txt", PAGE])
def test_changed_file_is_read_again(project: Path, read: list[Path], file: str) -> None:
    load_campaign(project / "mkdocs.yml")
    path = project / file
    path.write_text("\n" * (path.suffix != ".md") + path.read_text("utf-8") + "\n", "utf-8")
    load_campaign(project / "mkdocs.yml")
    assert len(read) == 2


@pytest.mark.parametrize(("key", "name"), [("figures", "figures.yml"), ("reference", "letter.txt")])
def test_changed_file_outside_docs_is_read_again(
    project: Path, read: list[Path], key: str, name: str
) -> None:
    file = (project / "docs" / name).rename(project / name)
    config = project / "mkdocs.yml"
    settings = {"figures": "figures.yml", "reference": "letter.txt"} | {key: f"../{name}"}
    lines = "\n".join(f"    {setting}: {value}" for setting, value in settings.items())
    edit(config, "    reference: letter.txt", lines)
    load_campaign(config)
    file.write_text("\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    load_campaign(config)
    assert len(read) == 2


def test_changed_file_in_a_linked_folder_is_read_again(project: Path, read: list[Path]) -> None:
    folder = (project / "docs/fr").rename(project / "translation")
    (project / "docs/fr").symlink_to(folder)
    load_campaign(project / "mkdocs.yml")
    page = folder / "letter.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    load_campaign(project / "mkdocs.yml")
    assert len(read) == 2


def test_changed_environment_variable_is_read_again(
    project: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(project / "mkdocs.yml", "site_name: Save the elms", "site_name: !ENV [ELMS, Elms]")
    assert load_campaign(project / "mkdocs.yml").settings.languages[0].site_name == "Elms"
    monkeypatch.setenv("ELMS", "Oaks")
    assert load_campaign(project / "mkdocs.yml").settings.languages[0].site_name == "Oaks"
    assert len(read) == 2


def test_deleted_file_is_reported(project: Path) -> None:
    image = project / "docs/assets/elm.svg"
    image.write_text("<svg/>", encoding="utf-8")
    for code in ("en", "fr"):
        page = project / f"docs/{code}/index.md"
        text = page.read_text(encoding="utf-8") + "\n![Elm](../assets/elm.svg)\n"
        page.write_text(text, encoding="utf-8")
    load_campaign(project / "mkdocs.yml")
    image.unlink()
    with pytest.raises(CampaignError):
        load_campaign(project / "mkdocs.yml")


def test_problem_is_reported_every_time(project: Path) -> None:
    (project / PAGE).write_text("No front matter.\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(CampaignError):
            load_campaign(project / "mkdocs.yml")


def test_file_saved_during_reading_is_not_cached_as_its_older_version(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = project / PAGE
    before = page.read_text(encoding="utf-8")

    def saved_meanwhile(config_file: Path) -> Campaign:
        page.write_text(before.replace("title: ", "title: New "), encoding="utf-8")
        return read_campaign(config_file)

    def title() -> str:
        found = load_campaign(project / "mkdocs.yml").pages.page("en", "letter.md")
        assert found
        return found.matter.title

    with monkeypatch.context() as patch:
        patch.setattr(load, "read_campaign", saved_meanwhile)
        assert title().startswith("New ")
    assert title().startswith("New ")
    page.write_text(before, encoding="utf-8")
    assert not title().startswith("New ")
