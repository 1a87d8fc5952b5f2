# SPDX-License-Identifier: MIT
"""The weekly check of external links, against a local server."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from external_links import external, fault, report

OWN = "https://example.org/letters/"
ANSWERS = {
    "/there": (200, 200),
    "/moved": (301, 301),
    "/get-alone": (404, 200),
    "/refuses": (403, 403),
    "/gone": (404, 404),
}


class Server(ThreadingHTTPServer):
    """A server that responds as in ``ANSWERS``, for HEAD and GET, and records the requests."""

    asked: list[str]


class Handler(BaseHTTPRequestHandler):
    """A handler of both HEAD and GET."""

    server: Server

    def answer(self) -> None:
        """Respond with a status and no content."""
        self.server.asked.append(f"{self.command} {self.path}")
        if self.path == "/recovers":
            status = 503 if len(self.server.asked) < 3 else 200
        else:
            status = ANSWERS.get(self.path, (500, 500))[self.command == "GET"]
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/there")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 (the library's names)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.asked = []
        thread = Thread(target=running.serve_forever, args=[0.01])
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def base(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/there", None),
        ("/moved", None),
        ("/get-alone", None),
        ("/refuses", None),
        ("/recovers", None),
        ("/gone", "404 Not Found"),
        ("/broken", "500 Internal Server Error"),
    ],
)
def test_unreadable_address_has_a_reason(server: Server, path: str, reason: str | None) -> None:
    assert fault(base(server) + path, pause=0) == reason


def test_readable_page_is_requested_once(server: Server) -> None:
    fault(f"{base(server)}/there", pause=0)
    assert server.asked == ["HEAD /there"]


def test_refused_connection_is_reported(server: Server) -> None:
    address = base(server)
    server.server_close()
    assert "refused" in str(fault(address, pause=0))


def test_the_report_names_address_reason_and_pages(server: Server, tmp_path: Path) -> None:
    address = base(server)
    for page, links in {
        "index.html": f'<a href="{address}/gone#part">a</a> <a href="{address}/there">b</a>',
        "fr/index.html": f'<a href="{address}/gone">a</a> <link href="{address}/never">',
    }.items():
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_text(links, encoding="utf-8")
    assert list(report(external(tmp_path, OWN), pause=0)) == [
        f"- <{address}/gone>: 404 Not Found; on fr/index.html, index.html"
    ]


def test_sharing_links_are_one_address_and_own_links_are_ignored(tmp_path: Path) -> None:
    for page in ("a", "b"):
        (tmp_path / f"{page}.html").write_text(
            f'<a href="https://example.net/share?u=https%3A%2F%2Fexample.org%2Fletters%2F{page}">'
            f'<a href="{OWN}{page}"><a href="mailto:a@example.org"><a href="../">',
            encoding="utf-8",
        )
    assert external(tmp_path, OWN) == {"https://example.net/share": ["a.html", "b.html"]}
