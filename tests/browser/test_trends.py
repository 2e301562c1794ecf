"""Trends in a browser: an item of what changed, its chart, limits that begin anew, a snooze."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, served, settled

pytestmark = pytest.mark.browser


@pytest.fixture
def own_server(own_home: Path) -> Iterator[str]:
    with served(own_home) as address:
        yield address


def test_from_what_changed_to_new_limits_and_a_snooze(
    open_page: OpenPage, own_server: str, own_home: Path
) -> None:
    page = open_page("trends?what=Vehicle+crime&ward=Checkley", address=own_server)
    expect(page.locator(".mt-answer")).to_contain_text("Vehicle crime in Checkley: 9 in September")
    page.get_by_text("Limits that begin anew").click()
    page.get_by_role("button", name="Begin anew").click()
    expect(page.get_by_text("Write the reason")).to_be_visible()
    month = page.get_by_role("combobox", name="First month of the new limits")
    month.click()
    month.fill("July 2024")
    page.get_by_role("option", name="July 2024", exact=True).click()
    page.locator(".st-key-rebase_reason textarea").fill("A car park opened in July 2024")
    page.get_by_role("button", name="Begin anew").click()
    expect(page.locator(".mt-answer")).to_contain_text("since July 2024")
    assert "A car park opened" in (own_home / "annotations.csv").read_text()

    settled(page)
    item = page.locator(".mt-changes li a").first
    name = item.inner_text()
    page.get_by_text("Snooze an item").click()
    page.locator(".st-key-snooze_reason textarea").fill("Known to the team since August")
    page.get_by_role("button", name="Snooze", exact=True).click()
    aside = page.locator(".mt-changes", has_text="Snoozed (1)")
    expect(aside).to_contain_text(f"{name}")
    expect(aside).to_contain_text("Known to the team since August")
    aside.get_by_role("link", name=name).click()
    expect(page.locator(".mt-answer")).to_contain_text(name)
