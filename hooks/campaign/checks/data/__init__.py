# SPDX-License-Identifier: MIT
"""Checks of files, data and settings.

``file_names`` and ``unused_files`` look at all files in ``docs/``, ``file_names`` also at pages
that were copied, or renamed in one language.  ``brand`` checks the look of the site and the keys
of its theme.
"""
