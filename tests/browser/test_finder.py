"""The box that finds a place, by keyboard and by finger, on a phone and on a wide screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, at_rest, press
from tests.browser.test_accessibility import look

pytestmark = pytest.mark.browser


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Find a place")


def test_suggestions_while_typing_and_the_arrow_keys_take_one(open_page: OpenPage) -> None:
    page = open_page("overview", height=3200)
    box(page).press_sequentially("upp")
    expect(page.locator("#mt-find-list [role=option]")).to_have_count(2)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    look(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator("#mt-find-list [role=option]").nth(1)
    expect(box(page)).to_have_attribute("aria-activedescendant", str(second.get_attribute("id")))
    expect(second).to_contain_text("Upper Hulme")
    page.keyboard.press("Enter")
    expect(page.locator(".mt-answer")).to_contain_text("Dane:")
    expect(page).to_have_url(re.compile(r"my_ward\?.*ward=Dane"))
    expect(box(page)).to_have_value("")


@pytest.mark.whole
def test_enter_asks_for_what_stands_in_the_box(open_page: OpenPage) -> None:
    page = open_page("overview")
    box(page).press_sequentially("Tean")
    expect(page.locator("#mt-find-list [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".mt-hint").first).to_contain_text("No place is known by the name “Tean”")
    expect(page.locator("#mt-find-list")).to_be_hidden()
    press(page.get_by_role("button", name="Upper Tean (Checkley)"))
    expect(page.locator(".mt-answer")).to_contain_text("Checkley:")


def test_from_landing_on_a_phone_to_up_or_down_where_and_what_is_done_by_a_word_and_two_taps(
    open_page: OpenPage,
) -> None:
    page = open_page(width=390, height=844)
    at_rest(page)
    box(page).fill("Leek")
    press(page.get_by_role("button", name="Find"))
    press(page.get_by_role("button", name="Leek South"))
    expect(page.locator(".mt-answer")).to_contain_text("Leek South:")
    expect(page).to_have_url(re.compile(r"ward=Leek\+South"))
    at_rest(page)
    for seen in (page.locator(".mt-ward-map"), page.locator(".mt-theme .mt-status").first):
        expect(seen).to_be_in_viewport(ratio=1)
    expect(page.locator(".mt-where")).to_contain_text("in Leek South")
    done = page.get_by_role("heading", name="What the partnership does here")
    expect(done).to_be_visible()
    again = open_page(page.url.split("/", 3)[3])
    expect(again.locator(".mt-answer")).to_contain_text("Leek South:")


@pytest.mark.whole
def test_escape_folds_the_list_and_text_stays_text(open_page: OpenPage) -> None:
    page = open_page("methods")
    box(page).press_sequentially("lee")
    expect(page.locator("#mt-find-list")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#mt-find-list")).to_be_hidden()
    box(page).fill("ST13 6JU")
    page.keyboard.press("Enter")
    expect(page.locator(".mt-hint").first).to_contain_text("is no postcode that is known here")
    assert "ST13" not in page.url
