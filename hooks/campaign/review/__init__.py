# SPDX-License-Identifier: MIT
"""What a change does to the content of a campaign, and what is behind since earlier ones.

``__main__`` reports a change with ``compare``, and ``status`` what is behind; both match the texts
of pages with ``segments``.
"""
