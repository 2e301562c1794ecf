"""Trends in a browser: an item of what changed, its chart, limits that begin anew, a snooze."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from moorlands_dash.store.rebases import recorded
from tests.browser.conftest import OpenPage, RecordingAt, at_rest, choose, press

pytestmark = pytest.mark.browser


def test_from_what_changed_to_new_limits_and_a_snooze(
    open_page: OpenPage, recording: RecordingAt
) -> None:
    home, address = recording
    page = open_page("trends?what=Vehicle+crime&ward=Checkley", address=address)
    expect(page.locator(".mt-answer")).to_contain_text("Vehicle crime in Checkley: 9 in September")
    press(page.get_by_text("Limits that begin anew"))
    press(page.get_by_role("button", name="Begin anew"))
    expect(page.get_by_text("Write the reason")).to_be_visible()
    choose(page, "First month of the new limits", "July 2024")
    page.locator(".st-key-rebase_reason textarea").fill("A car park opened in July 2024")
    press(page.get_by_role("button", name="Begin anew"))
    expect(page.locator(".mt-answer")).to_contain_text("since July 2024")
    assert recorded(home)["title"].tolist() == ["A car park opened in July 2024"]

    at_rest(page)
    item = page.locator(".mt-changes li a").first
    name = item.inner_text()
    press(page.get_by_text("Snooze an item"))
    page.locator(".st-key-snooze_reason textarea").fill("Known to the team since August")
    press(page.get_by_role("button", name="Snooze", exact=True))
    aside = page.locator(".mt-changes", has_text="Snoozed (1)")
    expect(aside).to_contain_text(f"{name}")
    expect(aside).to_contain_text("Known to the team since August")
    press(aside.get_by_role("link", name=name))
    expect(page.locator(".mt-answer")).to_contain_text(name)
