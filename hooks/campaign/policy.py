# SPDX-License-Identifier: MIT
"""What a page may load and run: nothing but its own site's, and the inline code that is named by
its hash (Content Security Policy Level 3, W3C).
"""

from __future__ import annotations

import base64
import hashlib

_RULES = (
    "default-src 'none'",
    "script-src 'self'{scripts}",
    "style-src 'self'{styles}",
    "img-src 'self' data:",  # the theme's style sheet draws its icons as data:
    "connect-src 'self'",  # the search index
    "base-uri 'none'",
    "form-action 'none'",
)


def content_security_policy(script: str = "", style: str = "") -> str:
    """The policy of a page with one inline script or style sheet, exactly as it stands there."""
    return "; ".join(_RULES).format(scripts=_source(script), styles=_source(style))


def _source(code: str) -> str:
    if not code:
        return ""
    digest = hashlib.sha256(code.encode()).digest()
    return f" 'sha256-{base64.b64encode(digest).decode()}'"
