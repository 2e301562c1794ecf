"""One server and one browser for all journeys; nothing may ask beyond this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.install_browser import installed

ROOT = Path(__file__).resolve().parents[2]
LOCAL = {"localhost", "127.0.0.1"}
PAGES = ["", *sorted(path.stem for path in (ROOT / "pages").glob("*.py"))]
"""Addresses: the bare one, and each page's."""

OpenPage = Callable[..., Page]


@contextmanager
def served(home: Path, **variables: str) -> Iterator[str]:
    """Run the dashboard on a free port, with variables set; yield its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.headless", "true", "--server.port", str(port)]
    environment = {**os.environ, "MOORLANDS_HOME": str(home), **variables}
    running = subprocess.Popen([*words, *options], cwd=ROOT, env=environment)
    address = f"http://localhost:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health").close()
                break
            except OSError:
                time.sleep(0.05)
        yield address
    finally:
        running.terminate()
        running.wait(20)


@pytest.fixture(scope="session")
def server(demo_home: Path) -> Iterator[str]:
    """Return the address of a dashboard on the demonstration data."""
    with served(demo_home) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=installed(), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[OpenPage]:
    """Return a function that opens a path, with every way out of this machine cut off."""
    foreign: list[str] = []
    contexts = []

    def opened(
        path: str = "", *, width: int = 1280, height: int = 900, scheme: str = "light",
        address: str = server, motion: str = "no-preference",
    ) -> Page:  # fmt: skip
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion=motion,  # type: ignore[arg-type]
        )
        contexts.append(context)

        def guard(route: Route) -> None:
            if urlsplit(route.request.url).hostname in LOCAL:
                route.continue_()
            else:
                foreign.append(route.request.url)
                route.abort()

        context.route("**/*", guard)
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.wait_for_selector(".mt-foot", timeout=60_000)
        page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert foreign == [], "a page asked beyond this machine"
