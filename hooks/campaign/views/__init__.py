# SPDX-License-Identifier: MIT
"""Prepare the campaign's data for the templates, as plain text in one language."""
