"""A figure is saved, opened by itself and copied from the fold beneath it; screens turn by keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, at_rest, press, settled
from tests.browser.test_accessibility import look

pytestmark = pytest.mark.browser


def test_a_figure_is_saved_copied_and_opened_by_itself(open_page: OpenPage, server: str) -> None:
    page = open_page("ward_map", width=390, height=3200, motion="reduce")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fold = page.locator("details.mt-share").first
    press(fold.locator("summary"))
    look(page)
    for name, kind in (("Save as SVG", "image/svg+xml"), ("Save as PNG", "image/png")):
        address = fold.get_by_role("link", name=name).get_attribute("href")
        found = page.request.get(f"{server}/{address}")
        assert found.ok and found.headers["content-type"] == kind
    fold.get_by_role("button", name="Copy its link").click()
    expect(fold.locator("[aria-live]")).to_have_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{server}/just/map-rate?")
    page.keyboard.press("Escape")
    expect(fold.locator("ul")).to_be_hidden()
    expect(fold.locator("summary")).to_be_focused()
    page.goto(link)
    expect(page.get_by_role("img")).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("Leek North")


def test_the_meetings_screens_turn_by_keys_and_escape_leaves_them(open_page: OpenPage) -> None:
    page = open_page("review", width=1920, height=1080, motion="reduce")
    press(page.get_by_role("button", name="Present to the meeting"))
    expect(page.locator(".mt-screen-no")).to_contain_text("1 of 5")
    page.locator(".st-key-screen_leave button").wait_for(state="attached")
    at_rest(page)
    for key, shown in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2)):
        page.keyboard.press(key)
        expect(page.locator(".mt-screen-no")).to_contain_text(f"{shown} of 5")
        settled(page)
    at_rest(page)
    sizes = page.locator(".mt-present :is(h2, p, li)").evaluate_all(
        "parts => parts.map(part => parseFloat(getComputedStyle(part).fontSize))"
    )
    assert min(sizes) >= 24
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("part => part.scrollHeight <= part.clientHeight")
    assert page.locator("header, .mt-find, [role=combobox]").locator("visible=true").count() == 0
    look(page)
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("present"))
    expect(page.get_by_role("heading", name="Agenda, by need")).to_be_visible()
