# SPDX-License-Identifier: MIT
"""What a change does to the content of a campaign, and what is behind since earlier ones.

``git`` finds where the change began.  ``compare`` compares the pages before and after it:
``segments`` splits them into texts, ``matching`` finds which texts belong together.  ``data``
compares all other files, ``links`` the addresses.  ``findings`` puts the results into words,
``report`` collects them, ``html_report`` renders them; ``__main__`` is the command.

``status`` is the other command: it matches the texts of each commit with those of the one before.
"""
