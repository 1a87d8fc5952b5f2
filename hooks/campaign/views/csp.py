# SPDX-License-Identifier: MIT
"""Content Security Policy of the pages, in a ``<meta>`` (CSP Level 3, W3C)."""

import base64
import hashlib

# `data:` for icons in the theme's style sheet, `connect-src` for the search index.
_POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'{fonts}"
)


def content_security_policy(*scripts: str, fonts: object = None) -> str:
    """Return the policy of a page with these inline scripts, and perhaps ``fonts``."""
    own_fonts = "; font-src 'self'" if fonts else ""
    return _POLICY.format(scripts="".join(map(_source, scripts)), fonts=own_fonts)


def allow_last_script(page: bytes) -> bytes:
    """Allow the last inline script of a page in its policy: that of MkDocs' live reload."""
    script = page.rpartition(b"</script></body>")[0].rpartition(b"<script>")[2].decode()
    own = b"script-src 'self'"
    return page.replace(own, own + _source(script).encode(), 1)


def _source(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f" 'sha256-{base64.b64encode(digest).decode()}'" if code else ""
