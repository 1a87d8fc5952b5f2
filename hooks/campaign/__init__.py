# SPDX-License-Identifier: MIT
"""The campaign-site generator, independent of MkDocs.

Only ``hooks/*.py`` and ``overrides/`` depend on MkDocs and its theme, so that everything here
outlives them.  ``ARCHITECTURE.md`` has its packages by floor.
"""
