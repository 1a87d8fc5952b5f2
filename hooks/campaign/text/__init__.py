# SPDX-License-Identifier: MIT
"""The text that readers see, in each language: its markers, numbers, typography and words."""
