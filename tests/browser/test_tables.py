"""A table is sorted by its heads and filtered in the browser alone, by keyboard as by mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, at_rest, sent_by
from tests.browser.test_accessibility import look

pytestmark = pytest.mark.browser


def test_heads_sort_and_the_switch_hides_without_asking_the_server(open_page: OpenPage) -> None:
    page = open_page("all_wards", height=3200, motion="reduce")
    at_rest(page)
    came, sent = _names(page), sent_by(page)
    head = page.locator(".mt-every thead").get_by_role("button", name="Ward", exact=True)
    head.focus()
    page.keyboard.press("Enter")
    assert _names(page) == sorted(came, key=str.casefold)
    assert page.locator(".mt-every th[aria-sort=ascending]").inner_text().strip() == "Ward"
    page.keyboard.press("Enter")
    assert _names(page) == sorted(came, key=str.casefold, reverse=True)
    page.keyboard.press("Space")
    assert _names(page) == came
    assert page.locator("th[aria-sort]").count() == 0

    counts = page.locator(".mt-every tbody tr > td:nth-of-type(2)")
    page.locator(".mt-every thead").get_by_role("button", name="12 months").click()
    known = [int(text.replace(",", "")) for text in counts.all_inner_texts() if text[:1].isdigit()]
    assert known == sorted(known, reverse=True) and len(known) > 20

    only = page.get_by_role("button", name="Only what changed")
    of = int(only.inner_text().split(":")[1].split("of")[0])
    only.click()
    assert only.get_attribute("aria-pressed") == "true"
    assert page.locator(".mt-every tbody tr:visible").count() == of < len(came)
    assert sent == []
    look(page)


def _names(page: Page) -> list[str]:
    return page.locator(".mt-every tbody th").all_inner_texts()


@pytest.mark.whole
def test_a_name_in_the_table_lights_its_ward_on_the_map_and_back(open_page: OpenPage) -> None:
    page = open_page("ward_map", motion="reduce")
    at_rest(page)
    row = page.locator(".mt-rank tbody tr", has=page.get_by_role("button", name="Leek North"))
    row.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("ward=Leek(%20|[+])North"))
    expect(page.locator(".mt-rank tr.mt-chosen")).to_have_text(re.compile("Leek North"))
    expect(page.locator(".st-key-ward_card")).to_contain_text("Leek North")
    row.get_by_role("button").click()
    expect(page.locator(".mt-rank tr.mt-chosen")).to_have_count(0)
