"""From the hotspot to a cell and its months, by a click and by the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.tables.model import Selection
from tests.browser.conftest import OpenPage, click_on_the_map, press
from tests.opened import opened

pytestmark = pytest.mark.browser

DAMAGE = Selection(category="damage_arson")


def test_choose_a_cell_see_its_months_and_take_the_sheet(
    open_page: OpenPage, demo_home: Path
) -> None:
    of = opened(demo_home)
    cells = tables.build("hotspots", of, load_settings(), DAMAGE).frame
    name = cells.sort_values(["hotspot", "count"], ascending=[True, False])["called"].iloc[0]
    page = open_page("hotspots?what=Criminal+damage+and+arson")
    expect(page.locator(".mt-answer")).to_contain_text("new since October 2025")
    press(page.get_by_role("combobox", name="One cell"))
    press(page.get_by_role("option", name=name, exact=True))
    card = page.locator(".st-key-cell_card")
    expect(card.get_by_role("heading")).to_have_text(name)
    expect(card).to_contain_text("It is part of a hotspot; it is new since October 2025")
    expect(card.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    with page.expect_download() as waiting:
        press(page.get_by_role("link", name="Tasking sheet (PDF)"))
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    assert waiting.value.suggested_filename.endswith("_demonstration.pdf")


@pytest.mark.whole
def test_a_click_on_the_map_opens_the_cell(open_page: OpenPage) -> None:
    page = open_page("hotspots?what=Fly-tipping&shape=Squares&cells=2%2C000+m&show=Count")
    card = page.locator(".st-key-cell_card")
    click_on_the_map(page, 0.5, 0.5, card)
    expect(card).to_contain_text("Fly-tipping in")
    expect(card.locator(".js-plotly-plot .main-svg").first).to_be_visible()
