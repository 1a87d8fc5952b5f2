# SPDX-License-Identifier: MIT
"""Publish the complete letter as a PDF in each language.

on_config starts to compile them while the pages are rendered; on_pre_build waits for them and
reports problems; on_files adds the files.  Under ``mkdocs serve``, after the first build,
on_post_build compiles them in the background.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.build_context import BuildContext, refusing
from campaign.pdf.background import BACKGROUND_PDFS, Pdfs
from campaign.pdf.build import TEMPLATE, Started, finished_pdfs, start_pdfs
from campaign.problems import CampaignError
from campaign.source.messages import message_words


def on_config(config: MkDocsConfig) -> None:
    """Start to compile right after load.py, long before the PDFs are needed."""
    context = BuildContext.of(config.extra)
    if not context.is_first_language:
        return
    context.pdf_version = BACKGROUND_PDFS.next_version()
    if context.is_served and (latest := BACKGROUND_PDFS.latest()):
        context.pdfs = latest
        return
    with refusing(config.config_file_path, PluginError):
        context.started_pdfs = _start(config)


def on_pre_build(config: MkDocsConfig) -> None:
    """Wait for the PDFs, in the last event before MkDocs removes the previous site."""
    context = BuildContext.of(config.extra)
    if context.pdfs is not None:
        return
    with refusing(config.config_file_path, PluginError):
        context.pdfs = finished_pdfs(context.campaign, context.started_pdfs or {})
    BACKGROUND_PDFS.remember(context.pdfs, context.pdf_version)


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the PDFs of all languages to each, since its pages link to them."""
    for name, made in (BuildContext.of(config.extra).pdfs or {}).items():
        files.append(File.generated(config, name, abs_src_path=str(made)))
    return files


@event_priority(-300)  # the very last event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Under ``mkdocs serve``, compile the PDFs once the pages are published."""
    context = BuildContext.of(config.extra)
    if context.is_complete and context.started_pdfs is None:
        folder = Path(config.site_dir)
        words = message_words(config.config_file_path)
        BACKGROUND_PDFS.make(lambda: _made(config), context.pdf_version, folder, words)


def _made(config: MkDocsConfig) -> Pdfs:
    try:
        return finished_pdfs(BuildContext.of(config.extra).campaign, _start(config))
    except CampaignError as error:
        words = message_words(config.config_file_path)
        lines = [problem.line_of_text(words) for problem in error.problems]
        raise PluginError("\n".join(lines)) from error


def _start(config: MkDocsConfig) -> Started:
    context = BuildContext.of(config.extra)
    template = Path(config.theme.custom_dir or "").resolve() / TEMPLATE
    return start_pdfs(context.campaign, context.urls, template)
