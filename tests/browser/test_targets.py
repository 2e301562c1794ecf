"""Targets in a real browser: from the list to a card, a what-if in the link, events on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, at_rest, press

pytestmark = pytest.mark.browser


def test_a_line_leads_to_its_card(open_page: OpenPage) -> None:
    page = open_page("targets", height=720)
    lines = page.locator(".mt-glance tbody tr")
    expect(lines).to_have_count(10)
    expect(page.locator(".js-plotly-plot")).to_have_count(10)
    expect(page.locator(".stApp")).to_contain_text("Less criminal damage and arson")
    last = lines.last.bounding_box()
    assert last is not None
    assert last["y"] + last["height"] <= 720, "all targets stand on one screen"
    press(page.get_by_role("link", name="Less anti-social behaviour", exact=True))
    expect(page).to_have_url(re.compile(r"targets\?partnership=moorlands-together#asb-2026-27$"))
    expect(page.locator(".st-key-card_asb-2026-27").get_by_role("heading")).to_be_in_viewport()


def test_a_what_if_changes_the_chance_and_the_link(open_page: OpenPage) -> None:
    page = open_page("targets")
    card = page.locator(".st-key-card_asb-2026-27")
    expect(card).not_to_contain_text("If the months left bring")
    press(page.locator(".st-key-change").get_by_text("20% fewer"))
    expect(card).to_contain_text("If the months left bring 20% fewer than forecast")
    expect(page).to_have_url(re.compile(r"change=20"))
    again = open_page(page.url.split("/", 3)[3])
    expect(again.locator(".st-key-card_asb-2026-27")).to_contain_text("bring 20% fewer")
    expect(again.locator(".mt-glance thead")).to_contain_text("With 20% fewer than forecast")


def test_labels_of_the_fan_do_not_lie_over_each_other_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("targets", width=390, height=844)
    expect(page.locator(".js-plotly-plot")).to_have_count(10)
    at_rest(page)
    overlapping = page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
          const labels = [...plot.querySelectorAll('.annotation')];
          const boxes = labels.map(label => label.getBoundingClientRect());
          return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
            a.left < b.right - 1 && b.left < a.right - 1
            && a.top < b.bottom - 2 && b.top < a.bottom - 2).map(() => plot.textContent));
        })"""
    )
    assert overlapping == []
