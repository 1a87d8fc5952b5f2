# SPDX-License-Identifier: MIT
"""Checks of the files in ``docs/``.

``file_names`` and ``unused_files`` look at all files, ``file_names`` also at pages that were
copied, or renamed in one language.
"""
