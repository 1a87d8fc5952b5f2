# SPDX-License-Identifier: MIT
"""Publish the complete letter as a PDF in each language.

``hooks/load.py`` has compiled them, and on_files adds the files.  Under ``mkdocs serve``, after the
first build, those are the previous ones, and on_post_build compiles new ones in the background.
"""

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.pdf.build import BACKGROUND_PDFS, TEMPLATE, make_pdfs
from campaign.prepare import BuildContext
from campaign.source.messages import message_words


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the PDFs of all languages to the files of each: its pages link to them."""
    for name, content in BuildContext.of(config.extra).pdfs.items():
        files.append(File.generated(config, name, content=content))
    return files


@event_priority(-300)  # the very last event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Under ``mkdocs serve``, compile the PDFs once the pages are published."""
    context = BuildContext.of(config.extra)
    if context.is_first_language and context.has_late_pdfs:
        template = Path(config.theme.custom_dir or "").resolve() / TEMPLATE
        made_from = context.campaign, context.urls, context.rendered, template
        words = message_words(config.config_file_path)
        BACKGROUND_PDFS.make(partial(make_pdfs, *made_from), Path(config.site_dir), words)
