"""Roads and rivers on a map: drawn, nearer when one zooms, fetched once, in nobody's way."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, Response, expect

from moorlands_dash.charts.theme import LIGHT, rgb
from moorlands_dash.store.queries import open_snapshot
from tests.browser.conftest import OpenPage, at_rest, click_on_the_map
from tests.browser.serving import shared
from tests.map_files import home_with_lines
from tests.once import made_once

pytestmark = pytest.mark.browser

MOST = 150_000
MAP = '[data-testid="stDeckGlJsonChart"]'


@pytest.fixture(scope="module")
def lines_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "lines", lambda to: home_with_lines(demo_home, to))


@pytest.fixture(scope="module")
def address(lines_home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return shared(tmp_path_factory, "lines-dashboard", lines_home)


def water(page: Page) -> np.ndarray:
    """Return which pixels of the map have the colour of rivers."""
    picture = Image.open(io.BytesIO(page.locator(MAP).first.screenshot())).convert("RGB")
    off = np.abs(np.asarray(picture, dtype=int) - rgb(LIGHT.water)[:3]).sum(axis=2)
    found: np.ndarray = off < 12
    return found


def drawn(page: Page) -> np.ndarray:
    """Return the same once the river is there: it comes after the page."""
    at_rest(page)
    for _ in range(60):
        if (found := water(page)).sum() > 100:
            return found
        page.wait_for_timeout(500)
    pytest.fail("no river is drawn")


def test_lines_are_drawn_come_once_and_are_nearer_after_a_zoom(
    open_page: OpenPage, lines_home: Path, address: str
) -> None:
    page = open_page("ward_map", address=address)
    answers: list[Response] = []
    page.on("response", lambda each: answers.append(each) if _is_layer(each) else None)
    page.reload()
    page.wait_for_selector(MAP)
    first = drawn(page)
    layer = open_snapshot(lines_home).map_layer()
    assert layer is not None
    assert answers[0].json() == layer["lines"]
    assert all(len(each.body()) <= MOST for each in answers)
    asked = page.context.new_cdp_session(page)
    asked.send("Network.enable")
    told: list[bool] = []
    asked.on("Network.responseReceived", lambda said: told.append(_cached(said["response"])))
    page.goto(f"{address}/hotspots")
    page.wait_for_selector(MAP)
    drawn(page)
    assert False not in told, "the lines were fetched again"
    page.goto(f"{address}/ward_map")
    page.wait_for_selector(MAP)
    again = drawn(page)
    assert abs(int(again.sum()) - int(first.sum())) < 0.2 * first.sum()
    box = page.locator(MAP).first.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.dblclick(*middle)
    # The river runs from corner to corner: nearer, it leaves the picture at its edges.
    for _ in range(60):
        page.wait_for_timeout(500)
        if (nearer := _reach(drawn(page))) > _reach(first):
            return
    pytest.fail(f"nearer, the river reaches over {nearer} rows of {_reach(first)} before")


def _is_layer(answer: Response) -> bool:
    return "/lines/" in answer.url and answer.url.endswith(".json")


def _cached(said: dict[str, object]) -> bool:
    """Tell whether an answer is none of the lines, or came from the browser's own store."""
    url = str(said["url"])
    return not ("/lines/" in url and url.endswith(".json")) or bool(said.get("fromDiskCache"))


def _reach(found: np.ndarray) -> int:
    """Return over how many rows of the picture the river reaches."""
    return int(found.any(axis=1).sum())


@pytest.mark.whole
def test_a_click_beside_a_road_still_chooses_the_ward(open_page: OpenPage, address: str) -> None:
    page = open_page("ward_map", address=address)
    card = page.locator(".st-key-ward_card")
    click_on_the_map(page, 0.5, 0.5, card)
    expect(card.get_by_role("heading")).to_be_visible()
