# SPDX-License-Identifier: MIT
"""Load a campaign: read ``mkdocs.yml``, the data file and all pages, and check them."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from campaign.model.brand import theme_of
from campaign.model.campaign import Campaign
from campaign.model.figures_file import read_figures
from campaign.model.page_reader import read_pages
from campaign.model.settings import Settings, read_settings
from campaign.problems import CampaignError, Problem, collecting
from campaign.source.yaml_source import KeyPath
from campaign.storage.cache import cached, campaign_fingerprint

_OPTIONAL_HOOKS = ("hooks/images.py", "hooks/pdf.py")  # without them: no cards, no PDFs
_OF_LANGUAGES = ("page_misplaced", "folder_missing")
_OF_SETTINGS = ("nav_left_out", "concern_unknown", "file_unused", "figure_unused", "insert_passage")
"""Problems of pages and data that come of a line missing in ``mkdocs.yml``."""


def read_campaign(config_file: Path) -> Campaign:
    """Read and check the campaign of ``mkdocs.yml``; raises ``CampaignError`` if it is invalid."""
    settings = read_settings(config_file)
    draft, problems = read_draft(settings)
    error = CampaignError(problems)
    if not all(problem.is_advice for problem in problems):
        raise error
    return replace(draft, advice=error.problems, fingerprint=campaign_fingerprint(settings))


def read_draft(settings: Settings) -> tuple[Campaign, list[Problem]]:
    """Return the campaign as far as it can be read, and all its problems."""
    # Imported here, as a campaign from the cache does not need the checks (0.2 s).
    from campaign.checks.registry import find_problems

    pages, problems = read_pages(settings)
    file, source, found = read_figures(settings)
    parts = settings, pages, file.figures, file.comparisons, source
    draft = Campaign(*parts, is_complete=pages.complete and not found)
    return draft, find_problems(draft, [*problems, *found])


def load_settings(config_file: Path) -> Settings:
    """Return valid settings; ``CampaignError`` with what is wrong in ``mkdocs.yml`` and pages."""
    problems, others = list[Problem](), list[Problem]()
    with collecting(problems):
        settings = read_settings(config_file)
        problems += _missing_files(settings)
    if not problems:
        return settings
    with suppress(CampaignError):  # the other lines make no settings
        settings = read_settings(config_file, {problem.line for problem in problems})
        others = [each for each in read_draft(settings)[1] if each.path.startswith("docs/")]
    if not any(problem.key in _OF_LANGUAGES for problem in others):
        problems += (problem for problem in others if problem.key not in _OF_SETTINGS)
    raise CampaignError(problems)


def _missing_files(settings: Settings) -> Iterator[Problem]:
    """Yield the files that a build needs and lacks, and the hooks that are not listed."""
    source, root = settings.config, settings.root
    data = source.data
    named: dict[KeyPath, str] = {
        ("docs_dir",): data.get("docs_dir", "docs"),
        ("theme", "custom_dir"): theme_of(source).get("custom_dir", ""),
        **{("hooks", index): path for index, path in enumerate(data["hooks"])},
    }
    lost = [where for where, path in named.items() if not (root / path).exists()]
    for where in lost:
        yield source.problem_of_key(where, "config_not_found", name=named[where])
    hooks = {f"hooks/{file.name}" for file in (root / "hooks").glob("*.py")}
    missing = sorted(hooks.difference(data["hooks"], _OPTIONAL_HOOKS))
    if missing and not lost:  # a misspelt hook is missing, too
        yield source.problem_of_key(("hooks",), "hooks_missing", names=", ".join(missing))


def load_campaign(config_file: Path) -> Campaign:
    """Return the checked campaign, from the cache if no source has changed.

    The cache saves 0.5 s at 50 pages per language.
    """
    settings = load_settings(config_file)
    fingerprint = campaign_fingerprint(settings)
    made_from = [fingerprint]
    campaign = cached(settings.root, "campaign", made_from, lambda: read_campaign(config_file))
    # A file may have been saved while the campaign was read.
    return campaign if campaign.fingerprint == fingerprint else read_campaign(config_file)
