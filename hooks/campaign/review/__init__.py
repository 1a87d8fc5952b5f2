# SPDX-License-Identifier: MIT
"""What a change does to the content of a campaign, and what is behind since earlier ones.

``git`` finds where the change began and reads the campaign before and after it.  ``compare``
compares the two: ``segments`` splits pages into texts, ``text_diff`` pairs them, ``in_step`` knows
which of them translate each other, and ``links`` and ``texts`` each look for one kind of change.
``findings`` puts the results into words, ``report`` collects them for a terminal and for GitHub,
and ``html_report`` renders them.  ``__main__`` is the command.

``status`` is the other command: it reads the history of the pages, over which ``in_step`` computes
which texts are behind their translations.
"""
