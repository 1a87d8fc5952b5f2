# SPDX-License-Identifier: MIT
"""The data model of a campaign.

``settings`` reads ``mkdocs.yml`` with the models of ``mkdocs_file``, and ``brand`` is the look of
the site.  ``page_reader`` parses the ``pages`` of every language, and ``figures`` reads the data
file.  ``campaign`` holds these parts, as a ``Draft`` for the checks and as a ``Campaign`` once they
are valid.  ``urls`` gives the addresses on the site, and ``file_names`` what is published.
"""
