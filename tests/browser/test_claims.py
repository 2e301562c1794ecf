"""A claim judged on a phone, as in a village hall."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, press

pytestmark = pytest.mark.browser


def test_a_councillor_tries_a_claim_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("claims", width=390, height=844)
    box = page.get_by_label("What do you want to say?")
    box.fill("vandalizm has doubled in Leek North")
    box.press("Enter")
    expect(page.locator(".mt-answer")).to_contain_text("I don't know what “vandalizm” means here")
    press(page.get_by_role("button", name="vandalism"))
    expect(page.locator(".mt-verdict")).to_contain_text("Yes")
    expect(page.locator(".mt-claim blockquote")).to_contain_text("that is a clear rise")
    expect(page).to_have_url(re.compile(r"claim=vandalism.has.doubled.in.Leek.North"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    press(page.get_by_role("link", name="Link to this claim"))
    expect(page.locator(".mt-answer")).to_contain_text("Yes: the figures support it.")
    expect(page).to_have_url(re.compile(r"claim=Criminal.damage.and.arson.in.Leek.North"))
