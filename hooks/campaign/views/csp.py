# SPDX-License-Identifier: MIT
"""Content Security Policy of the pages (CSP Level 3, W3C).

Published pages have it in a ``<meta>``; the development server sends it as a header instead.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from typing import Any
from wsgiref.headers import Headers
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_RULES = (
    "default-src 'none'",
    "script-src 'self'{scripts}",
    "style-src 'self'",
    "img-src 'self' data:",  # icons in the theme's style sheet
    "connect-src 'self'",  # the search index
    "base-uri 'none'",
    "form-action 'none'",
)
_META = re.compile(r'\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def content_security_policy(*scripts: str, fonts: object = None) -> str:
    """Return the policy of a page with these inline scripts, given verbatim.

    Style sheets of a campaign may load ``fonts`` of the site.
    """
    rules = (*_RULES, "font-src 'self'") if fonts else _RULES
    return "; ".join(rules).format(scripts="".join(map(_source, scripts)))


def policy_as_header(page: str) -> tuple[str, str | None]:
    """Return the page without its policy, if it has one, which then allows live reload."""
    if not (meta := _META.search(page)):
        return page, None
    policy = html.unescape(meta[1])
    # The live-reload script is the last thing in the page.
    script = page.rpartition("</script></body>")[0].rpartition("<script>")[2]
    policy = policy.replace("script-src 'self'", f"script-src 'self'{_source(script)}")
    return page[: meta.start()] + page[meta.end() :], policy


def with_policy_headers(serve: WSGIApplication) -> WSGIApplication:
    """Wrap a server to send each page's policy as a response header."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = list[Any]()

        def start(*given: object) -> Any:  # noqa: ANN401 (a function, never called)
            answer[:] = given

        body = serve(environ, start)
        status, fields = answer[0], Headers(answer[1])
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
    digest = hashlib.sha256(code.encode()).digest()
    return f" 'sha256-{base64.b64encode(digest).decode()}'" if code else ""
