"""The public view on the wire: nothing of a sensitive incident is sent to a browser, ever."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.vocabulary import CATEGORY_BY_KEY
from tests.app.test_public import PUBLIC
from tests.browser.conftest import PATIENCE, at_rest, press, settled
from tests.public_view import SENSITIVE

pytestmark = pytest.mark.browser

LINKS = {"ward_map": "?ward=Leek+North&measure=count"}


@pytest.fixture
def listened(browser: Browser) -> Iterator[tuple[Page, list[bytes]]]:
    """Return a page, and all that it is sent: frames of its sockets and bodies of its requests."""
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    sent: list[bytes] = []

    def heard(frame: str | bytes) -> None:
        sent.append(frame.encode() if isinstance(frame, str) else frame)

    page.on("websocket", lambda socket: socket.on("framereceived", heard))
    yield page, sent
    page.context.close()


def read(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".mt-foot")
    settled(page)


def written(values: pd.Series) -> set[bytes]:
    """Return numbers as text and as a machine writes them."""
    texts = {repr(float(value)).encode() for value in values}
    return texts | {struct.pack("<d", value) for value in values}


def secrets(home: Path) -> set[bytes]:
    """Return what only sensitive incidents have: their ids, and points where nothing else is."""
    columns = ["incident_id", "category", "longitude"]
    found = open_snapshot(home).incidents(None, list(CATEGORY_BY_KEY), columns=columns)
    theirs = found["category"].isin(SENSITIVE)
    longitudes = found.loc[theirs, "longitude"].dropna()
    alone = longitudes[~longitudes.isin(found.loc[~theirs, "longitude"])]
    assert len(alone) > 100
    ids = {value.encode() for value in found.loc[theirs, "incident_id"]}
    return written(alone.drop_duplicates()) | ids


def test_no_point_or_id_of_a_sensitive_incident_is_sent(
    public_server: str, other_home: Path, listened: tuple[Page, list[bytes]]
) -> None:
    page, sent = listened
    for name in PUBLIC:
        read(page, f"{public_server}/{name}{LINKS.get(name, '')}")
        if name == "ward_map":
            page.mouse.move(300, 500)
            page.mouse.wheel(0, -2000)
            at_rest(page)
    whole = b"".join(sent)
    # The outlines of the map are there, so numbers can be found where they are sent.
    label = open_snapshot(other_home).ward_shapes()["features"][0]["geometry"]["coordinates"]
    while isinstance(label[0], list):
        label = label[0]
    assert repr(label[0]).encode() in whole
    assert b"hidden to protect people" in whole
    assert [secret for secret in secrets(other_home) if secret in whole] == []


def test_from_landing_to_the_picture_of_one_promise_in_a_single_tap(
    public_server: str, listened: tuple[Page, list[bytes]]
) -> None:
    page, _ = listened
    page.set_viewport_size({"width": 390, "height": 844})
    read(page, public_server)
    promise = page.locator(".mt-promise").first
    title = promise.get_by_role("heading").inner_text()
    press(promise)
    expect(page.locator(".mt-answer")).to_contain_text(f"{title}: ")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(1)


def test_the_partnerships_own_pages_cannot_be_opened(
    public_server: str, listened: tuple[Page, list[bytes]]
) -> None:
    page, sent = listened
    for name in ("data", "review", "delivery_plan", "targets", "year_end"):
        page.goto(f"{public_server}/{name}")
        page.get_by_role("heading", name="This page is the partnership's own").wait_for()
    whole = b"".join(sent)
    for words in (
        b"What is loaded, how fresh",
        b"Who does what by when",
        b"Staffordshire Police (",
    ):
        assert words not in whole
