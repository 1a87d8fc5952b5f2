# SPDX-License-Identifier: MIT
"""Load a campaign: read ``mkdocs.yml``, the data file and all pages, and check them."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from campaign.checks.configuration import check_configuration
from campaign.model.campaign import Campaign, Draft
from campaign.model.figures_file import figure_names, read_figures
from campaign.model.page_reader import read_pages
from campaign.model.settings import Settings, read_settings
from campaign.problems import CampaignError, Problem
from campaign.storage.cache import cached, campaign_fingerprint

_OF_LANGUAGES = ("page_misplaced", "folder_missing")
_OF_SETTINGS = ("nav_left_out", "concern_unknown", "file_unused", "figure_unused", "insert_passage")
"""Problems of pages and data that come of a line missing in ``mkdocs.yml``."""


class InvalidCampaignError(CampaignError):
    """The problems of a campaign; ``campaign`` is what could be read."""

    def __init__(self, problems: Iterable[Problem], draft: Draft) -> None:
        super().__init__(problems)
        self.campaign: Campaign = draft
        self.is_complete = draft.is_complete


def read_campaign(config_file: Path) -> Campaign:
    """Read and check the campaign of ``mkdocs.yml``.

    Raises ``CampaignError`` with every problem.
    """
    # Imported here, as a campaign from the cache does not need the checks (0.2 s).
    from campaign.checks.registry import find_problems

    settings = read_settings(config_file)
    draft, problems = _read(settings)
    problems = find_problems(draft, problems)
    if not all(problem.is_advice for problem in problems):
        raise InvalidCampaignError(problems, draft)
    parts = settings, draft.pages, draft.figures, draft.comparisons
    return Campaign(*parts, CampaignError(problems).problems, campaign_fingerprint(settings))


def check_settings(config_file: Path) -> None:
    """Raise ``CampaignError`` if MkDocs would refuse ``mkdocs.yml``, with what else is wrong."""
    if problems := check_configuration(config_file):
        raise CampaignError([*problems, *problems_of_other_files(config_file, problems)])


def problems_of_other_files(config_file: Path, found: Iterable[Problem]) -> list[Problem]:
    """Return what else is wrong, if the settings of ``mkdocs.yml`` have the problems ``found``.

    The lines of those are left out; the list is empty if the rest makes no settings.
    """
    from campaign.checks.registry import find_problems

    try:
        settings = read_settings(config_file, {problem.line for problem in found})
    except CampaignError:
        return []
    others = find_problems(*_read(settings))
    if any(problem.key in _OF_LANGUAGES for problem in others):
        return []
    return [p for p in others if p.path.startswith("docs/") and p.key not in _OF_SETTINGS]


def _read(settings: Settings) -> tuple[Draft, list[Problem]]:
    pages, problems = read_pages(settings)
    path = settings.docs / settings.campaign.figures
    file, source, found = read_figures(path, settings.display_path(path), settings.codes)
    problems += found
    if file is None:
        names = figure_names(source)
        return Draft(settings, pages, data=source, figure_names=names, is_read=False), problems
    parts = settings, pages, file.figures, file.comparisons
    return Draft(*parts, data=source, figure_names={*file.figures}), problems


def load_campaign(config_file: Path) -> Campaign:
    """Return the checked campaign, from the cache if no source has changed.

    The cache saves 0.5 s at 50 pages per language.
    """
    try:
        settings = read_settings(config_file)
    except CampaignError as error:
        others = problems_of_other_files(config_file, error.problems)
        raise CampaignError([*error.problems, *others]) from error
    fingerprint = campaign_fingerprint(settings)
    read = partial(read_campaign, config_file)
    campaign = cached(settings.root, "campaign", [fingerprint], read)
    # A file may have been saved while the campaign was read.
    return campaign if campaign.fingerprint == fingerprint else read()
