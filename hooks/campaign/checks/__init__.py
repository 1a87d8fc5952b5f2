# SPDX-License-Identifier: MIT
"""The checks of a campaign: functions that take a ``Campaign`` and yield problems.

``registry`` runs them in three steps: those of all that could be read; ``languages.parity``, on
pages without problems; and those of complete campaigns.  ``texts`` gives several of them the texts
of pages and data.  ``consequences`` removes problems that another one explains, and ``touched``
chooses the file in which a problem of two pages is reported.
"""
