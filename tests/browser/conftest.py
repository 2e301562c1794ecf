"""One server and one browser for all journeys; nothing may ask beyond this machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    WebSocket,
    expect,
    sync_playwright,
)
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.serving import PATIENCE, shared
from tests.install_browser import installed
from tests.once import made_once
from tests.public_view import write_settings

ROOT = Path(__file__).resolve().parents[2]
LOCAL = {"localhost", "127.0.0.1"}
INSIDE = {"data", "blob"}
"""Addresses of what the page holds already."""
PAGES = ["", *sorted(p.stem for p in (ROOT / "pages").glob("*.py") if p.stem != "load")]
"""Addresses: the bare one, and each page's."""

OpenPage = Callable[..., Page]
RecordingAt = tuple[Path, str]
"""A home that may be written to, and the address of its dashboard."""

ONE_PROCESS = ("--disable-site-isolation-trials", "--renderer-process-limit=1")
"""All pages of a context in one process, which keeps the program's scripts as it compiled them.

Compiling them anew took half of what opening a page takes.
"""

CLICKED = 15_000
"""Milliseconds in which a click shows something, else it is made again."""
expect.set_options(timeout=PATIENCE)

AT_REST = """() => new Promise(done => {
  let before = "", same = 0;
  const look = () => {
    const now = [...document.querySelectorAll("body *:not(svg *), svg text")].map(part => {
      const box = part.getBoundingClientRect();
      return [box.x, box.y, box.width, box.height].map(Math.round).join(); }).join(";");
    const whole = document.fonts.status === "loaded"
      && [...document.images].every(image => image.complete)
      && [...document.querySelectorAll(".js-plotly-plot")].every(
        plot => plot.querySelector(".main-svg"))
      && document.getAnimations().every(moving => moving.playState !== "running");
    same = whole && now === before ? same + 1 : 0;
    before = now;
    if (same === 3) done(); else setTimeout(look, 100); };
  look(); })"""
"""Ends once all is loaded and drawn, nothing moves, and every part has kept its place.

Of a drawing its own place is looked at, and its texts': a chart has thousands of other parts.
"""

_sockets: WeakKeyDictionary[Page, WebSocket] = WeakKeyDictionary()
"""Page -> the socket by which its script sends what is to be shown."""


@pytest.fixture(scope="session")
def server(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a dashboard on the demonstration data, one for all processes."""
    return shared(tmp_path_factory, "dashboard", demo_home)


@pytest.fixture(scope="session")
def recording(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> RecordingAt:
    """Return a home for tests that record, each what no other does, and its dashboard's address.

    All processes share both, as colleagues do who record at the same time.
    """
    home = made_once(tmp_path_factory, "recording", lambda to: shutil.copytree(demo_home, to))
    return home, shared(tmp_path_factory, "recording-dashboard", home)


@pytest.fixture(scope="session")
def public_server(other_home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a dashboard as the public has it, on other sensitive rows."""
    path = write_settings(tmp_path_factory.mktemp("settings"))
    told = {"MOORLANDS_PARTNERSHIP": str(path), "MOORLANDS_PUBLIC": "1"}
    return shared(tmp_path_factory, "public-dashboard", other_home, **told)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium that finds no other machine."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=installed(),
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                *ONE_PROCESS,
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            ],
        )
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """Return one visitor's browser, which keeps the program's own files between pages."""
    with closing(browser.new_context()) as opened:
        # Their process ends with its last page: this one stays.
        opened.new_page().goto(f"{server}/_stcore/health")
        yield opened


@pytest.fixture
def open_page(context: BrowserContext, server: str) -> Iterator[OpenPage]:
    """Return a function that opens a path; asking another machine fails the test at its end."""
    with opening(context, server) as opened:
        yield opened


@pytest.fixture(scope="module")
def loaded(request: pytest.FixtureRequest, context: BrowserContext, server: str) -> Iterator[Page]:
    """Return a path's page as a phone has it, without movement: one for all tests of that path.

    Each sets the size and the scheme that it is about.
    """
    with opening(context, server) as opened:
        yield opened(request.param, width=390, height=844, motion="reduce")


@contextmanager
def opening(context: BrowserContext, server: str) -> Iterator[OpenPage]:
    """Yield a function that opens a path; fail at the end where another machine was asked.

    So it does where a page wanted something that its policy forbids. No request is intercepted, as
    that would have the browser fetch and compile every file anew.
    """
    foreign: list[str] = []
    forbidden: list[str] = []
    pages: list[Page] = []

    def heard(request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme not in INSIDE and asked.hostname not in LOCAL:
            foreign.append(request.url)

    def told(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            forbidden.append(message.text)

    def opened(
        path: str = "", *, width: int = 1280, height: int = 900, scheme: str = "light",
        address: str = server, motion: str = "no-preference",
    ) -> Page:  # fmt: skip
        page = context.new_page()
        pages.append(page)
        page.set_default_timeout(PATIENCE)
        page.on("request", heard)
        page.on("console", told)
        page.on("websocket", lambda socket: _sockets.update({page: socket}))
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion=motion,  # type: ignore[arg-type]
        )
        page.goto(f"{address}/{path}")
        page.wait_for_selector(".mt-foot")
        settled(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert foreign == [], "a page asked beyond this machine"
    assert forbidden == [], "a page wanted what its policy forbids"


def settled(page: Page) -> None:
    """Wait until the page's script has run."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def at_rest(page: Page) -> None:
    """Wait until the page's script has run, all is drawn, and nothing moves any longer."""
    settled(page)
    page.evaluate(AT_REST)


def shown_in(page: Page, scheme: str) -> None:
    """Have a page without movement in a scheme, "light" or "dark", its charts and all.

    A change of scheme has the page's script run once more. Whether it has is told by what is sent:
    on a busy machine the page may show beginning and end at once.
    """
    if page.evaluate("scheme => matchMedia(`(prefers-color-scheme: ${scheme})`).matches", scheme):
        return
    with _sockets[page].expect_event("framereceived", _ends_a_run, timeout=PATIENCE):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    at_rest(page)


def sent_by(page: Page) -> list[str | bytes]:
    """Return a list that grows with each message that a page sends its server from now on."""
    sent: list[str | bytes] = []
    _sockets[page].on("framesent", lambda message: sent.append(message))
    return sent


def _ends_a_run(frame: str | bytes) -> bool:
    """Tell whether a message of the server says that the script has run."""
    message = ForwardMsg()
    return (
        isinstance(frame, bytes)
        and message.ParseFromString(frame) > 0
        and message.WhichOneof("type") == "script_finished"
    )


def press(target: Locator) -> None:
    """Click once nothing moves any longer.

    What is being drawn or opened above moves what lies under the mouse; where it moves between the
    press and its release, a click counts for nothing, and no message says so.
    """
    target.wait_for()
    at_rest(target.page)
    target.click()


def choose(page: Page, filter_: str, option: str) -> None:
    """Choose an option of a filter, as a reader who types its name."""
    field = page.get_by_role("combobox", name=filter_)
    press(field)
    field.fill(option)
    press(page.get_by_role("option", name=option, exact=True))


def on_the_map(page: Page, right: float, down: float) -> tuple[float, float]:
    """Return a place on the first map, given in shares of its size, once the map answers there.

    A map is drawn some time after its page; only then does what lies under the mouse say its name,
    and only then does a click count.
    """
    at_rest(page)
    chart = page.locator('[data-testid="stDeckGlJsonChart"]').first
    named = page.locator(".deck-tooltip").first
    for _ in range(PATIENCE // 250):
        box = chart.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] * right, box["y"] + box["height"] * down
        page.mouse.move(x - 1, y)
        page.mouse.move(x, y)
        page.wait_for_timeout(250)
        if named.is_visible() and named.inner_text().strip():
            return x, y
    pytest.fail("nothing on the map answers to the mouse")


def click_on_the_map(page: Page, right: float, down: float, shown: Locator) -> None:
    """Click at a place of the first map until what a click there shows is shown.

    While a page is still being written its map may be replaced between the move and the click; a
    reader would click again, and so does this, for as long as a busy machine may take.
    """
    for _ in range(PATIENCE // CLICKED):
        page.mouse.click(*on_the_map(page, right, down))
        try:
            expect(shown).to_be_visible(timeout=CLICKED)
        except AssertionError:
            continue
        return
    pytest.fail("a click on the map shows nothing")
