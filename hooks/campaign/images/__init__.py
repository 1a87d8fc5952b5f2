# SPDX-License-Identifier: MIT
"""The images made from the campaign's texts and icon.

First ``favicons.py`` draws the icon of the site in the sizes and formats that browsers need.
Then ``social_cards.py`` makes the images shown for shared links, one per page and language.
"""
