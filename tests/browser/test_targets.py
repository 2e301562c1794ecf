"""Targets in a real browser: from the list to a card, a what-if in the link, events on a phone."""

from __future__ import annotations

import re
from itertools import product

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, at_rest, press
from tests.tries import cases

pytestmark = pytest.mark.browser


def test_a_row_opens_where_it_is_pressed(open_page: OpenPage) -> None:
    page = open_page("targets", height=720)
    expect(page.locator(".mt-row")).to_have_count(10)
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    press(page.get_by_role("link", name="Less anti-social behaviour", exact=True))
    expect(page).to_have_url(re.compile(r"targets\?partnership=moorlands-together#asb-2026-27$"))
    card = page.locator(".st-key-card_asb-2026-27")
    expect(card.get_by_role("heading")).to_be_in_viewport()
    expect(card.locator(".js-plotly-plot .main-svg").first).to_be_in_viewport()
    expect(card).to_contain_text("Still achievable?")


@pytest.mark.parametrize(
    ("target", "width"),
    cases(
        product(["damage", "asb", "weapons"], [390, 768, 1280]),
        [("asb", 768), ("weapons", 390)],
    ),
)
def test_a_link_to_a_target_opens_it_and_rests_on_it(
    open_page: OpenPage, width: int, target: str
) -> None:
    page = open_page(f"targets#{target}-2026-27", width=width, height=700)
    row = page.locator(f"[id='{target}-2026-27']")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    for _ in range(3):
        at_rest(page)
    box = row.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 120, "it stands right under the page's head"
    opened = page.locator("details[open]")
    expect(opened).to_have_count(1)
    expect(page.locator(f".st-key-card_{target}-2026-27 details[open]")).to_have_count(1)


def test_a_what_if_changes_the_chance_and_the_link(open_page: OpenPage) -> None:
    page = open_page("targets")
    card = page.locator(".st-key-card_asb-2026-27")
    expect(card).not_to_contain_text("If the months left bring")
    press(page.locator(".st-key-change").get_by_text("20% fewer"))
    expect(card).to_contain_text("If the months left bring 20% fewer than forecast")
    expect(page).to_have_url(re.compile(r"change=20"))
    again = open_page(page.url.split("/", 3)[3])
    expect(again.locator(".st-key-card_asb-2026-27")).to_contain_text("bring 20% fewer")


@pytest.mark.parametrize("opened", cases([3, 10], []))
def test_labels_of_the_fan_do_not_lie_over_each_other_on_a_phone(
    open_page: OpenPage, opened: int
) -> None:
    page = open_page("targets", width=390, height=844)
    folds = page.locator("[class*='st-key-card_'] [data-testid=stExpander] summary").and_(
        page.locator(":not(.mt-share summary)")
    )
    expect(folds).to_have_count(10)
    for place in range(opened):
        press(folds.nth(place))
        expect(page.locator(".js-plotly-plot")).to_have_count(place + 1)
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
