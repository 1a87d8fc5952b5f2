# SPDX-License-Identifier: MIT
"""The campaign-site generator, independent of MkDocs.

``load`` reads a campaign with ``source`` into ``model`` and runs the ``checks``.  ``render`` makes
the HTML of pages and ``views`` the data of templates; ``text`` formats both for each language.
``pdf``, ``images``, ``exports`` and ``assets`` make the other files; ``storage`` caches results.
``prepare`` makes what a build needs first; ``make check`` does only this.  ``commands`` and
``review`` are run by editors.  Mistakes are ``problems``, which ``github_annotations`` prints for
GitHub; ``repository`` reads git.  Only ``hooks/*.py`` and ``overrides/`` depend on MkDocs and its
theme, so that everything here outlives them.
"""
