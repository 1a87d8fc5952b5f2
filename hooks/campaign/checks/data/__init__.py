# SPDX-License-Identifier: MIT
"""Checks of files: ``file_names`` of all in ``docs/``, ``brand`` of those that settings name."""
