# SPDX-License-Identifier: MIT
"""What a page may load and run: nothing but its own site's, and the inline code that is named by
its hash (Content Security Policy Level 3, W3C).

Published pages carry their policy in a ``<meta>``.  A server that adds a script to show the next
save sends the same policy as a header, with that script's hash: what it shows is what readers get.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Callable, Iterable
from wsgiref.headers import Headers
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_RULES = (
    "default-src 'none'",
    "script-src 'self'{scripts}",
    "style-src 'self'{styles}",
    "img-src 'self' data:",  # the theme's style sheet draws its icons as data:
    "connect-src 'self'",  # the search index
    "base-uri 'none'",
    "form-action 'none'",
)
_META = re.compile(r'\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def content_security_policy(script: str = "", style: str = "") -> str:
    """The policy of a page with one inline script or style sheet, exactly as it stands there."""
    return "; ".join(_RULES).format(scripts=_source(script), styles=_source(style))


def policy_as_header(page: str) -> tuple[str, str | None]:
    """Take the policy out of a page; return the page and the policy, which allows the script that
    live reload has added.  ``None`` if the page has no policy.
    """
    if not (meta := _META.search(page)):
        return page, None
    policy = html.unescape(meta[1])
    # The added script stands at the very end of the page.
    script = page.rpartition("</script></body>")[0].rpartition("<script>")[2]
    policy = policy.replace("script-src 'self'", f"script-src 'self'{_source(script)}")
    return page[: meta.start()] + page[meta.end() :], policy


def with_policy_headers(serve: WSGIApplication) -> WSGIApplication:
    """Wrap a server so that it sends the policy of each page as a response header."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, fields = "", Headers()

        def start(
            given: str, headers: list[tuple[str, str]], exc_info: object = None, /
        ) -> Callable[[bytes], object]:
            nonlocal status, fields
            status, fields = given, Headers(headers)
            return lambda _: None

        body = serve(environ, start)
        if fields["Content-Type"] == "text/html":
            page, policy = policy_as_header(b"".join(body).decode(errors="surrogateescape"))
            body = [page.encode(errors="surrogateescape")]
            fields["Content-Length"] = str(len(body[0]))
            if policy:
                fields["Content-Security-Policy"] = policy
        start_response(status, fields.items())
        return body

    return application


def _source(code: str) -> str:
    if not code:
        return ""
    digest = hashlib.sha256(code.encode()).digest()
    return f" 'sha256-{base64.b64encode(digest).decode()}'"
