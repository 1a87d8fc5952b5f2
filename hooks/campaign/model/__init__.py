# SPDX-License-Identifier: MIT
"""The data model of a campaign.

``settings`` reads ``mkdocs.yml``, ``page_reader`` parses the ``pages`` of every language, and
``figures_file`` reads the data file with the models of ``figures``.  ``campaign`` holds these
parts, as a ``Draft`` for the checks and as a ``Campaign`` once they are valid.  ``redirects`` reads
the old addresses of pages; ``urls`` gives those on the site.
"""
