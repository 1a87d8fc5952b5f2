# SPDX-License-Identifier: MIT
"""The checks of a campaign: functions that take a ``Draft`` and yield problems.

``configuration`` checks ``mkdocs.yml`` first.  ``registry`` then runs the other checks: on all that
could be read, ``data`` (files and copies), ``navigation``, ``directives``, ``spelling``,
``front_matter``, ``page``, ``links`` and the markers of ``figures``; on pages without
problems, ``parity`` (with ``sections`` and ``alignment``); and on complete campaigns, ``figures``,
``typed_numbers`` and ``letter``.
"""
