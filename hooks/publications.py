# SPDX-License-Identifier: MIT
"""Publishes the whole document as a PDF in each language, and tells the templates of them.

on_config: they are begun, and made while the pages are tried; on_pre_build: whatever is wrong with
them is told, before anything is cleaned; on_files: the files at the root; on_env: their sizes.
Under `mkdocs serve`, all but the first are made in on_post_build, behind the pages.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.document_pdf import TEMPLATE, Started, finished_pdfs, pdf_name, start_pdfs
from campaign.formats import format_size
from campaign.github import failure
from campaign.late_pdfs import LATE_PDFS, Pdfs
from campaign.problems import CampaignError
from campaign.words import load_words


def on_config(config: MkDocsConfig) -> None:
    """Once for all languages; right after content.py, so that there is time until they are
    needed.
    """
    if "pdfs_state" in config.extra:
        return
    config.extra["pdfs_state"] = LATE_PDFS.next_state()
    if config.extra["is_served"] and (latest := LATE_PDFS.latest()):
        config.extra["pdfs"] = latest
        return
    try:
        config.extra["pdfs_started"] = _start(config)
    except CampaignError as error:
        raise PluginError(failure(error.problems)) from error


def on_pre_build(config: MkDocsConfig) -> None:
    """The last event before MkDocs cleans the folder of the last good site."""
    if "pdfs" in config.extra:
        return
    try:
        config.extra["pdfs"] = _finish(config, config.extra["pdfs_started"])
    except CampaignError as error:
        raise PluginError(failure(error.problems)) from error
    LATE_PDFS.remember(config.extra["pdfs"], config.extra["pdfs_state"])


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """All of them for each language: their pages lead to one another's."""
    for name, made in config.extra["pdfs"].items():
        files.append(File.generated(config, name, abs_src_path=str(made)))
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Each PDF with its language and size; ``document_pdf`` is that of the language built."""
    settings, pdfs = config.extra["content"].settings, config.extra["pdfs"]
    own = settings.language(config.theme["language"])
    views = [
        {
            "name": pdf_name(language.code),
            "language": language,
            "size": format_size(pdfs[pdf_name(language.code)].stat().st_size, own.tag),
        }
        for language in settings.languages
        if pdf_name(language.code) in pdfs
    ]
    env.globals["document_pdfs"] = views
    env.globals["document_pdf"] = next((pdf for pdf in views if pdf["language"] == own), None)


@event_priority(-300)  # the last event of all
def on_post_build(*, config: MkDocsConfig) -> None:
    """A server's pages can be seen from here on."""
    if config.extra["is_complete"] and "pdfs_started" not in config.extra:
        LATE_PDFS.make(lambda: _made(config), config.extra["pdfs_state"], Path(config.site_dir))


def _made(config: MkDocsConfig) -> Pdfs:
    try:
        return _finish(config, _start(config))
    except CampaignError as error:
        words = load_words("en")
        lines = [problem.line_of_text(words) for problem in error.problems]
        raise PluginError("\n".join(lines)) from error


def _start(config: MkDocsConfig) -> Started:
    template = Path(config.theme.custom_dir or "").resolve() / TEMPLATE
    return start_pdfs(config.extra["content"], config.extra["addresses"], template)


def _finish(config: MkDocsConfig, started: Started) -> Pdfs:
    return finished_pdfs(config.extra["content"], started)
