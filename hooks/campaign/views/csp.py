# SPDX-License-Identifier: MIT
"""Content Security Policy of the pages, in a ``<meta>`` (CSP Level 3, W3C)."""

import base64
import hashlib

_RULES = (
    "default-src 'none'",
    "script-src 'self'{scripts}",
    "style-src 'self'",
    "img-src 'self' data:",  # icons in the theme's style sheet
    "connect-src 'self'",  # the search index
    "base-uri 'none'",
    "form-action 'none'",
)


def content_security_policy(*scripts: str, fonts: object = None) -> str:
    """Return the policy of a page with these inline scripts, and perhaps ``fonts``."""
    rules = (*_RULES, "font-src 'self'") if fonts else _RULES
    return "; ".join(rules).format(scripts="".join(map(_source, scripts)))


def allow_last_script(page: bytes) -> bytes:
    """Allow the last inline script of a page in its policy: that of MkDocs' live reload."""
    script = page.rpartition(b"</script></body>")[0].rpartition(b"<script>")[2].decode()
    own = b"script-src 'self'"
    return page.replace(own, own + _source(script).encode(), 1)


def _source(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f" 'sha256-{base64.b64encode(digest).decode()}'" if code else ""
