# SPDX-License-Identifier: MIT
"""The files that a build stores and replaces: its ``cache``, and the folder of the site."""
