# SPDX-License-Identifier: MIT
"""The ``cache`` of a build."""
