"""In a real browser: cold start to the first chart, bytes of each page, and who was asked."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.extracts import ROOT
from benchmarks.home import demonstration_home
from tests.install_browser import installed

PAGES = sorted(p.stem for p in (ROOT / "pages").glob("*.py") if p.stem != "load")
WITH_A_CHART = "trends"
"""A page with a figure on it, whatever the landing page shows."""
WHOLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
"""What a page is once its script has ended: the network is never idle while others click."""
PATIENCE = 120_000
"""Milliseconds that a page may take: a busy machine is no fault of the page."""
FIRST_CHART = ".js-plotly-plot .main-svg, .deckgl-overlay, canvas"
LOCAL = {"localhost", "127.0.0.1"}


class Traffic:
    """Bytes that a page brings, apart from Streamlit's own program, and hosts that it asks."""

    def __init__(self, page: Page) -> None:
        """Listen to a page."""
        self.bytes = 0
        self.foreign: list[str] = []
        page.on("request", self._asked)
        page.on("websocket", lambda socket: socket.on("framereceived", self._frame))

    def _asked(self, request: object) -> None:
        parts = urlsplit(request.url)  # type: ignore[attr-defined]
        if parts.scheme in ("http", "https", "ws") and parts.hostname not in LOCAL:
            self.foreign.append(request.url)  # type: ignore[attr-defined]

    def _frame(self, payload: bytes | str) -> None:
        self.bytes += len(payload)


@contextmanager
def server() -> Iterator[str]:
    """Run the dashboard on a free port; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "moorlands_dash", "serve", "--port", str(port)]
    running = subprocess.Popen(
        words,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"STREAMLIT_SERVER_HEADLESS": "true"},
    )
    address = f"http://localhost:{port}"
    try:
        _wait(address)
        yield address
    finally:
        running.terminate()
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            # It waits for the browser's connections to end, which may be long.
            running.kill()
            running.wait()


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health").close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the dashboard did not answer within 30 s")


def lines(work: Path, runs: int = 3) -> Iterator[str]:
    """Yield the report."""
    demonstration_home(work)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        answering, drawn = zip(*(_cold(browser) for _ in range(runs)), strict=True)
        yield f"In a real browser (Chromium {browser.version}); medians of {runs}"
        yield f"  start to an answer            {statistics.median(answering):6.1f} s"
        yield f"  start to the first chart      {statistics.median(drawn):6.1f} s (aim: 6)"
        with server() as address:
            for name in PAGES:
                yield _bytes(browser, address, name)
        browser.close()


def _cold(browser: Browser) -> tuple[float, float]:
    started = time.perf_counter()
    with server() as address:
        answered = time.perf_counter() - started
        page = browser.new_page()
        page.goto(f"{address}/{WITH_A_CHART}", timeout=PATIENCE)
        page.wait_for_selector(FIRST_CHART, timeout=PATIENCE)
        drawn = time.perf_counter() - started
        page.close()
    return answered, drawn


def _bytes(browser: Browser, address: str, name: str) -> str:
    page = browser.new_page()
    traffic = Traffic(page)
    page.goto(f"{address}/{name}", timeout=PATIENCE)
    page.wait_for_selector(".stMain h1", timeout=PATIENCE)
    page.wait_for_selector(WHOLE, timeout=PATIENCE)
    page.wait_for_timeout(1000)
    page.close()
    return (
        f"  {name:<12} {traffic.bytes / 1000:7.0f} kB of data (aim: 100 for maps), "
        f"{len(traffic.foreign)} requests left the machine"
    )
