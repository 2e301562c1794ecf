"""What a browser holds a page to: no frame of another site, nothing that the policy forbids."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import opening

pytestmark = pytest.mark.browser

HUGE = 10_000_000


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Return another site's address, and the folder of its pages."""
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", tmp_path
        server.shutdown()


def test_a_page_that_wants_what_its_policy_forbids_is_found(
    context: BrowserContext, server: str
) -> None:
    """Every page that any test opens is held to its policy so: `opening` fails where one isn't."""
    with pytest.raises(AssertionError, match="policy"), opening(context, server) as opened:
        page = opened("accessibility")
        page.evaluate(
            """() => { const made = document.createElement("script");
            made.textContent = "window.ran = true"; document.body.append(made); }"""
        )
        assert page.evaluate("() => window.ran") is None


@pytest.mark.parametrize("path", ["", "trends", "_stcore/health", "healthz"])
def test_another_site_shows_no_page_in_a_frame(
    browser: Browser, server: str, elsewhere: tuple[str, Path], path: str
) -> None:
    address, folder = elsewhere
    (folder / "index.html").write_text(f'<iframe src="{server}/{path}"></iframe>')
    page = browser.new_context().new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(address, wait_until="load")
    frame = page.frames[1]
    assert "chrome-error" in frame.url, frame.url
    assert any("frame-ancestors" in words for words in refused), refused
    page.context.close()


def test_an_upload_is_refused_before_it_is_sent(server: str) -> None:
    """A real server, a body that is never sent: the answer comes all the same."""
    host, port = server.removeprefix("http://").split(":")
    head = f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: {host}:{port}\r\n"
    with socket.create_connection((host, int(port)), timeout=20) as asking:
        asking.sendall(f"{head}Content-Length: {HUGE}\r\n\r\n".encode())
        answer = b""
        while got := asking.recv(65536):
            answer += got
    assert answer.startswith(b"HTTP/1.1 403 ")
