"""The Strategy Group's journeys: from what needs it to the evidence, the decision and the pack."""

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from moorlands_dash.store.decisions import decision_log
from tests.browser.conftest import OpenPage, RecordingAt, at_rest, press

pytestmark = pytest.mark.browser


def test_what_needs_the_group_is_on_one_screen_and_comes_first_on_a_phone(
    open_page: OpenPage,
) -> None:
    page = open_page(width=1280, height=720)
    at_rest(page)
    tiles = page.locator(".mt-tile")
    assert tiles.count() == 10
    for tile in tiles.all():
        box = tile.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 720
    page.set_viewport_size({"width": 390, "height": 844})
    at_rest(page)
    boxes = [tile.bounding_box() for tile in tiles.all()]
    assert all(box is not None and box["x"] + box["width"] <= 390 for box in boxes)
    assert boxes[0] is not None and boxes[0]["y"] + boxes[0]["height"] <= 844
    expect(tiles.first).to_contain_text("Less criminal damage and arson")
    press(page.get_by_text("In words", exact=True))
    expect(page.locator(".mt-card h2").first).to_have_text("What needs the group")


def test_an_exception_leads_to_its_target(open_page: OpenPage) -> None:
    page = open_page()
    # By its words alone: what its icon is called is no part of a link's name.
    expect(page.get_by_role("link", name="Overview", exact=True)).to_be_visible()
    press(page.locator(".mt-tile a").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Will we meet our targets?")
    expect(page).to_have_url(re.compile(r"targets\?partnership=moorlands-together#damage-2026-27$"))
    card = page.locator(".st-key-card_damage-2026-27")
    expect(card.get_by_role("heading")).to_be_in_viewport()
    expect(card.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(card).to_contain_text("Still achievable?")


@pytest.mark.whole
def test_a_late_action_leads_to_its_line_in_the_plan(open_page: OpenPage) -> None:
    page = open_page()
    press(page.get_by_text("In words", exact=True))
    press(page.locator(".mt-since a", has_text="Better lighting"))
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Who does what by when, and what is late?"
    )
    expect(page.locator("tr.mt-chosen")).to_contain_text("Better lighting")


def test_a_decision_is_recorded_and_stands_there_for_the_next_meeting(
    open_page: OpenPage, recording: RecordingAt
) -> None:
    home, address = recording
    page = open_page("review", address=address)
    _decide(page, "Patrol the sports ground in Leek North on Fridays")
    expect(page.locator(".mt-decision")).to_contain_text("Patrol the sports ground")
    again = open_page("review", address=address)
    expect(again.locator(".mt-decision")).to_contain_text("D0001, open.")
    expect(again.locator(".mt-agenda")).to_contain_text("1 decision of earlier meetings")
    (kept,) = decision_log(home).entries
    assert kept.decision.startswith("Patrol the sports ground")


def _decide(page: Page, what: str) -> None:
    press(page.get_by_text("Record a decision"))
    page.get_by_role("textbox", name="What was decided").fill(what)
    press(page.locator("[data-testid='stFormSubmitButton'] button").first)


@pytest.mark.whole
def test_one_button_makes_the_pack(
    open_page: OpenPage, recording: RecordingAt, tmp_path: Path
) -> None:
    home, address = recording
    page = open_page("review", address=address)
    with page.expect_download() as waiting:
        press(page.get_by_role("link", name="Make the pack"))
    waiting.value.save_as(tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        kinds = sorted(Path(name).suffix for name in archive.namelist())
        (page_name,) = [name for name in archive.namelist() if name.endswith("-public.html")]
        public = archive.read(page_name).decode()
    assert kinds == [".html", ".pdf", ".pdf", ".pptx", ".xlsx"]
    assert "Fewer burglaries" in public
    assert "deliberate fires" not in public
    assert len(list((home / "packs" / "2026-Q2").iterdir())) == 1


@pytest.mark.whole
def test_the_district_leads_to_the_wards_of_what_changed(open_page: OpenPage) -> None:
    page = open_page()
    press(page.get_by_text("In words", exact=True))
    press(page.locator(".mt-place a", has_text="By category"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Where is it happening?")
    expect(page.locator(".mt-answer")).to_contain_text("Road collisions with injury")
