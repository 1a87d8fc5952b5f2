# SPDX-License-Identifier: MIT
"""The campaign-site generator itself: plain Python that knows nothing of MkDocs.

It takes text and returns text or data, so that figures, parity, faithfulness and typography outlive
the site generator.  Only ``hooks/*.py`` and ``overrides/`` know MkDocs and its theme.
"""
