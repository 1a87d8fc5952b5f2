# SPDX-License-Identifier: MIT
"""The data model of a campaign.

``settings`` reads ``mkdocs.yml``: ``campaign_settings`` is the model of ``extra.campaign``, and
``brand`` the look.  ``page_reader`` parses the ``pages`` of every language, ``figures_file`` reads
the data file with the models of ``figures``, and ``glossary`` the terms.  ``campaign`` holds these
parts, as a ``Draft`` for the checks and as a ``Campaign`` once they are valid.  ``urls`` gives the
addresses on the site, and ``file_names`` the names of what is published.  ``editor_schemas`` are
for code editors.
"""
