"""What everyone needs: pages by keyboard alone, and in light and dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, at_rest, on_the_map, settled

pytestmark = pytest.mark.browser

NAME = """() => { const e = document.activeElement;
  return [e.getAttribute("aria-label"), ...[...(e.labels || [])].map(l => l.innerText), e.innerText]
    .filter(Boolean).join(" ").trim(); }"""
UNSEEN = """() => { const e = document.activeElement, ringed = [...document.querySelectorAll("*")]
    .filter(at => { const s = getComputedStyle(at), box = at.getBoundingClientRect();
      return s.outlineStyle === "solid" && parseFloat(s.outlineWidth) >= 3
        && at.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && box.width > 9 && box.height > 9 && box.bottom > 0 && box.top < innerHeight; });
  const own = ringed.every(at => at.contains(e) || [...(e.labels || [])].includes(at));
  return ringed.length && own ? "" : e.outerHTML.slice(0, 160); }"""
"""What has the focus, unless a ring of three pixels is around it, and around nothing else."""


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until what is called by the name has the focus."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(NAME))
        if re.search(name, passed[-1]):
            return
    pytest.fail(f"{name} can't be reached by Tab: {passed}")


def test_a_page_a_filter_a_ward_a_table_and_a_download_by_keyboard_alone(
    open_page: OpenPage,
) -> None:
    page = open_page()
    tab_to(page, "^Places")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Ward map")).to_be_visible()
    for _ in range(10):
        page.keyboard.press("ArrowDown")
        if "Ward map" in page.evaluate(NAME):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where is it happening?")
    settled(page)
    tab_to(page, "^What")
    page.keyboard.type("Burglary")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.locator(".mt-answer")).to_contain_text("Burglary in the")
    settled(page)
    tab_to(page, "^Ward$")
    page.keyboard.type("Leek West")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"ward=Leek\+West"))
    settled(page)
    card = page.locator(".st-key-ward_card")
    expect(card).to_contain_text("Burglary in Leek West:")
    settled(page)
    tab_to(page, "Show as a table")
    page.keyboard.press("Space")
    expect(page.locator(".mt-table").first).to_be_visible()
    settled(page)
    tab_to(page, "Download CSV")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".csv")


def unseen(page: Page, stops: int) -> list[str]:
    """Press Tab so often; return what then has the focus and doesn't show it."""
    found, passed = [], 0
    for _ in range(stops):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement !== document.body"):
            passed += 1
            found.append(page.evaluate(UNSEEN))
    assert passed > 2
    return [element for element in found if element]


@pytest.mark.whole
def test_what_has_the_focus_can_be_seen_from_the_menu_on(open_page: OpenPage) -> None:
    page = open_page("compare_wards?wards=Leek+North&wards=Dane")
    assert unseen(page, 30) == []


def test_a_change_between_light_and_dark_reaches_words_and_charts(open_page: OpenPage) -> None:
    page = open_page("targets#asb-2026-27")
    word, tick = page.locator(".mt-status").first, page.locator(".js-plotly-plot .xtick text").first
    expect(tick).to_be_visible()
    light = {
        word: word.evaluate("e => getComputedStyle(e).color"),
        tick: tick.evaluate("e => getComputedStyle(e).fill"),
    }
    page.emulate_media(color_scheme="dark")
    expect(word).not_to_have_css("color", light[word])
    expect(tick).not_to_have_css("fill", light[tick])


def test_escape_closes_what_a_chart_or_a_map_says_beside_the_mouse(open_page: OpenPage) -> None:
    page = open_page("ward_map?ward=Checkley")
    on_the_map(page, 0.5, 0.4)
    page.keyboard.press("Escape")
    expect(page.locator(".deck-tooltip").first).to_be_hidden()
    at_rest(page)
    page.locator(".js-plotly-plot .nsewdrag").first.hover()
    expect(page.locator(".hoverlayer .hovertext").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".hoverlayer .hovertext")).to_have_count(0)
