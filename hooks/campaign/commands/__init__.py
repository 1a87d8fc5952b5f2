# SPDX-License-Identifier: MIT
"""Commands for maintainers, each run as ``python -m campaign.commands.<name>``."""
