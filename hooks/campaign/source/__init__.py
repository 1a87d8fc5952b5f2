# SPDX-License-Identifier: MIT
"""The files of a campaign, read with the line and column of everything in them."""
