# SPDX-License-Identifier: MIT
"""The data model of a campaign.

``settings`` reads ``mkdocs.yml``, ``pages`` parses the pages of every language, and
``figures_file`` reads the data file with the models of ``figures``.  A ``draft`` holds these parts
for the checks; a ``campaign`` holds them once they are valid.  ``recommendations`` and
``redirects`` read further details of pages; ``urls`` gives their addresses on the site.
"""
