# SPDX-License-Identifier: MIT
"""Images made from the campaign's texts and icon: ``favicons``, then ``social_cards`` per page."""
