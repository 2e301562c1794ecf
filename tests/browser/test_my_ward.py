"""A councillor on a phone: the truth on the first screen, room for fingers, a sheet to print."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.tables.model import Selection
from tests.browser.conftest import OpenPage, at_rest, press
from tests.opened import opened

pytestmark = pytest.mark.browser


def on_a_phone(open_page: OpenPage, path: str) -> Page:
    page = open_page(path, width=390, height=844)
    at_rest(page)
    return page


def test_the_answer_and_the_first_cards_stand_on_the_first_screen(
    open_page: OpenPage, demo_home: Path
) -> None:
    page = on_a_phone(open_page, "my_ward?ward=Leek+North")
    table = tables.build(
        "my-ward", opened(demo_home), load_settings(), Selection(area="Leek North")
    )
    assert page.locator(".mt-answer").inner_text() == table.sentence
    boxes = [card.bounding_box() for card in page.locator(".mt-theme").all()]
    assert len(boxes) == len(table.frame)
    whole = [box for box in boxes if box and box["y"] + box["height"] <= 844]
    assert len(whole) >= 1
    first = page.locator(".mt-theme img").first
    assert first.evaluate("image => image.naturalWidth") > 0


def test_the_ward_takes_five_screens_of_a_phone_at_most_and_none_sideways(
    open_page: OpenPage,
) -> None:
    page = on_a_phone(open_page, "my_ward?ward=Checkley")
    scroller = page.get_by_test_id("stMain")
    assert scroller.evaluate("main => main.scrollWidth - main.clientWidth") == 0
    assert scroller.evaluate("main => main.scrollHeight") <= 5 * 844
    drawn = page.locator(".mt-ward-map")
    box, first = drawn.bounding_box(), page.locator(".mt-theme").first.bounding_box()
    assert box
    assert first
    assert page.locator(".mt-answer").bounding_box()["y"] < box["y"] < first["y"]  # type: ignore[index]
    assert drawn.evaluate("image => image.naturalWidth") > 0


@pytest.mark.whole
def test_what_is_folded_opens_with_its_chart_drawn_and_nothing_sideways(
    open_page: OpenPage,
) -> None:
    page = on_a_phone(open_page, "my_ward?ward=Checkley")
    for panel in page.locator(".stMain .stExpander summary").all():
        if panel.is_visible():
            panel.click()
    at_rest(page)
    expect(page.locator(".st-key-among .js-plotly-plot .main-svg").first).to_be_visible()
    scroller = page.get_by_test_id("stMain")
    assert scroller.evaluate("main => main.scrollWidth - main.clientWidth") == 0


def test_a_ward_is_opened_from_the_map_of_all(open_page: OpenPage) -> None:
    page = on_a_phone(open_page, "my_ward")
    ward = page.locator('.mt-tap a[title^="Horton"]')
    inside = ward.evaluate(
        """link => {
          const box = link.getBoundingClientRect();
          for (let x = 5; x < box.width; x += 5) for (let y = 5; y < box.height; y += 5)
            if (document.elementFromPoint(box.x + x, box.y + y) === link)
              return [box.x + x, box.y + y];
        }"""
    )
    page.mouse.click(*inside)
    expect(page.locator(".mt-answer")).to_contain_text("Horton:")


def test_one_press_prints_the_ward(open_page: OpenPage) -> None:
    page = open_page("my_ward?ward=Leek+North")
    with page.expect_download() as waiting:
        press(page.get_by_role("link", name="Print on one page"))
    assert waiting.value.suggested_filename == "ward-leek-north_2026-09_demonstration.pdf"
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.whole
def test_from_the_list_to_a_ward(open_page: OpenPage) -> None:
    page = open_page("all_wards?order=Name")
    press(page.get_by_role("link", name="Cheadle West"))
    expect(page.locator(".mt-answer")).to_contain_text("Cheadle West:")
