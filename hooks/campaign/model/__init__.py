# SPDX-License-Identifier: MIT
"""The data model of a campaign.

``campaign`` holds what ``settings``, ``page_reader`` and ``figures_file`` read.
"""
