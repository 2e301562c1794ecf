"""What a browser holds a page to: no frame of another site, nothing that the policy forbids."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.app.test_hostile import EVIL, with_hostile_names
from tests.browser.conftest import at_rest, opening
from tests.browser.serving import served
from tests.tries import cases

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


@pytest.mark.parametrize(
    "path", cases(["", "trends", "_stcore/health", "healthz"], ["trends", "healthz"])
)
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


@pytest.fixture(scope="module")
def hostile_server(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the public's dashboard on a home with names that call elsewhere."""
    home = with_hostile_names(demo_home, tmp_path_factory.mktemp("hostile") / "home")
    with served(home, MOORLANDS_PUBLIC="1") as address:
        yield address


@pytest.mark.parametrize(
    "page",
    cases(
        ["all_wards", "ward_map?ward=Leek+North", "my_ward", "what_we_did"],
        ["ward_map?ward=Leek+North"],
    ),
)
def test_a_name_makes_no_link_and_no_picture_and_asks_nobody(
    context: BrowserContext, hostile_server: str, page: str
) -> None:
    named = page.replace("Leek+North", quote_plus(f"Leek North{EVIL}"))
    with opening(context, hostile_server) as opened:
        shown = opened(named, address=hostile_server)
        at_rest(shown)
        assert "evil.example" in shown.locator("body").inner_text()
        made = shown.evaluate(
            """() => [...document.querySelectorAll("a, img")].map(e => e.href || e.src)"""
        )
    assert [where for where in made if "//evil.example" in where.split("?")[0]] == []
