# SPDX-License-Identifier: MIT
"""What a change does to the content of a campaign, and what is behind since earlier ones.

``segments`` splits pages into texts and finds which texts of two states belong together;
``compare`` uses it for pages before and after a change, and compares all other files.
``report`` puts the results into words and ``summary`` renders them; ``__main__`` is the
command.  ``status`` is the other command: it follows the texts from commit to commit.
"""
