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


def test_one_press_prints_the_ward(open_page: OpenPage) -> None:
    page = open_page("my_ward?ward=Leek+North")
    with page.expect_download() as waiting:
        press(page.get_by_role("link", name="Print on one page"))
    assert waiting.value.suggested_filename == "ward-leek-north_2026-09_demonstration.pdf"
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")


def test_from_the_list_to_a_ward(open_page: OpenPage) -> None:
    page = open_page("all_wards?order=Name")
    press(page.get_by_role("link", name="Cheadle West"))
    expect(page.locator(".mt-answer")).to_contain_text("Cheadle West:")
