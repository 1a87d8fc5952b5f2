# SPDX-License-Identifier: MIT
"""Publish the figures and the letter as data: on_files adds the files at the root of the site."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.exports.data_files import data_files
from campaign.prepare import BuildContext


@event_priority(-200)  # static-i18n (-100) cannot take generated files
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the data files in each language, so that its pages can link to them."""
    context = BuildContext.of(config.extra)
    if context.is_first_language:
        context.data_files = data_files([*context.views.values()], context.urls)
    for name, content in context.data_files.items():
        if files.get_file_from_path(name) is None:  # the campaign may have its own robots.txt
            files.append(File.generated(config, name, content=content))
    return files
