"""A screen reader is told when an answer changes (WCAG 2.2, 4.1.3)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, press
from tests.browser.test_accessibility import look

pytestmark = pytest.mark.browser

ROOM = """() => {
  const place = document.querySelector(".st-key-told").closest("[data-testid=stLayoutWrapper]");
  const whole = document.querySelector("[data-testid=stMainBlockContainer]");
  const before = whole.scrollHeight; place.style.display = "none";
  const room = before - whole.scrollHeight; place.style.display = ""; return room; }"""
"""Pixels by which the page is the longer for the place."""


def marked(page: Page) -> Locator:
    """Mark the live region; return what still bears the mark later on."""
    region = page.locator("[role=status]")
    expect(region).to_have_count(1)
    expect(region).to_have_attribute("role", "status")
    expect(region).to_have_text("")
    region.evaluate("element => { element.dataset.same = 'node'; }")
    return page.locator("[role=status][data-same]")


def test_a_new_answer_is_told_in_the_region_that_was_there_before(open_page: OpenPage) -> None:
    page = open_page("ward_map", height=3200)
    region, heading = marked(page), page.get_by_role("heading", level=1)
    page.get_by_role("combobox", name="What").focus()
    page.keyboard.type("Burglary")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.locator(".mt-answer")).to_contain_text("Burglary in the")
    expect(region).to_have_text(page.locator(".mt-answer").inner_text())
    assert page.evaluate(ROOM) == 0
    look(page)
    press(page.get_by_role("button", name="About"))
    press(page.get_by_role("menuitem", name="Data"))
    expect(heading).to_have_text("What is loaded, how fresh, what was refused?")
    expect(region).to_have_text("")


@pytest.mark.whole
def test_what_a_search_came_to_is_told_as_text(open_page: OpenPage) -> None:
    page = open_page("my_ward")
    region = marked(page)
    page.get_by_role("combobox", name="Find a place").fill("<img src=x> Atlantis")
    page.keyboard.press("Enter")
    said = "No place like “<img src=x> Atlantis” is known."
    expect(region).to_contain_text(said)
    expect(region).to_contain_text(page.locator(".mt-answer").inner_text())
    assert region.locator("*").count() == 0
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.whole
def test_a_warning_is_told_at_once(open_page: OpenPage) -> None:
    page = open_page("ward_map?period=Choose+months&from=September+2026&to=January+2024")
    warned = page.get_by_role("alert")
    expect(warned).to_contain_text("The period ends (January 2024) before it starts")


def test_the_menu_of_a_phone_says_what_it_is_and_axe_finds_nothing_in_it(
    open_page: OpenPage,
) -> None:
    page = open_page("my_ward", width=390, height=844, motion="reduce")
    button = page.get_by_test_id("stExpandSidebarButton")
    assert button.evaluate("arrow => getComputedStyle(arrow, '::after').content") == '"Menu"'
    press(button)
    expect(page.get_by_role("group", name="Places").get_by_role("link").first).to_be_visible()
    look(page)
    page.reload()
    expect(page.locator(".mt-foot")).to_be_attached()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    expect(page.get_by_role("group", name="Places")).to_be_hidden()
