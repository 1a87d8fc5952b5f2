# SPDX-License-Identifier: MIT
"""Publish the complete letter as a PDF in each language, which ``load.py`` has compiled."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.prepare import BuildContext


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the PDFs of all languages to the files of each: its pages link to them."""
    for name, content in BuildContext.of(config.extra).pdfs.items():
        files.append(File.generated(config, name, content=content))
    return files
