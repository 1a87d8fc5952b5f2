# SPDX-License-Identifier: MIT
"""Checks of the letter: its recommendations, and its pages against the text that was sent."""
