# SPDX-License-Identifier: MIT
"""Commands for maintainers, each run as ``python -m campaign.commands.<name>``.

``template`` writes a template repository for new campaigns.  ``new`` replaces the campaign of a
clone with an example; both use ``scaffold``.  ``publish`` builds the site and replaces the old one.
"""
