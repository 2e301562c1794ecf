"""Every page: on a phone, at 200% zoom, without movement, and WCAG 2.2 AA by axe, light and dark.

A page takes longer to open than to look at: each is opened once for all that is held of it.
"""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PAGES, at_rest, shown_in
from tests.browser.test_accessibility import look
from tests.browser.test_everyone import unseen
from tests.tries import cases

pytestmark = pytest.mark.browser

CHOSEN = [
    "ward_map?ward=Leek+West",
    "my_ward?ward=Leek+North",
    "compare_wards?wards=Leek+North&wards=Dane",
    "claims?claim=burglary+has+doubled+in+Cheadle+West",
    "targets#asb-2026-27",
]
"""Pages that show more once something is chosen."""
OPENED = (
    *("overview", "front", "targets", "review", "my_ward", "all_wards", "ward_map", "compare"),
    *("hotspots", "trends", "briefing", "claims"),
)
"""Pages that are opened each time: together they have every kind of part."""
EACH_RUN = [
    *((path, "light") for path in [*OPENED, CHOSEN[1]]),
    *((path, "dark") for path in ("overview", "targets", "compare", "briefing")),
]
"""How pages are looked at each time; `make whole` does all, every page in both."""
LOOKS = cases(product([*PAGES[1:], *CHOSEN], ["light", "dark"]), EACH_RUN)
MOVING = """() => [...document.querySelectorAll("*")].filter(e => {
    const s = getComputedStyle(e), over = t => t.split(",").some(x => parseFloat(x) > 0.001);
    return over(s.transitionDuration) || (s.animationName !== "none" && over(s.animationDuration));
  }).map(e => e.className.toString().slice(0, 80))"""
WIDTHS = """() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll(
  "[data-testid=stMain], [data-testid=stMainBlockContainer]")].map(e => e.scrollWidth)]"""
CUT = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter(e =>
    e.getClientRects().length && !e.closest(".mt-scroll, .mt-hidden, canvas, svg, [class*=map_box]")
    && e.children.length === 0 && e.innerText && e.getBoundingClientRect().right > innerWidth + 1
  ).map(e => e.innerText.slice(0, 60))"""


FOR_FINGERS = [
    "my_ward",
    "my_ward?ward=Leek+North",
    "all_wards",
    "compare_wards?wards=Leek+North&wards=Dane",
]
"""Pages that councillors have on a phone."""
PRESSED = (
    "a, button, summary, [role=tab], .stSelectbox .react-aria-ComboBox [role=group], "
    "[data-testid=stTextInputRootElement], [data-testid=stCheckbox] label"
)
SMALL = """(pressed) => [...document.querySelectorAll('[data-testid=stMain]')].flatMap(
  main => [...main.querySelectorAll(pressed)].map(e => {
    const box = e.getBoundingClientRect();
    return [e.tagName, e.innerText || e.getAttribute('aria-label') || '', box.width, box.height];
  })).filter(([tag, words, wide, high]) => wide > 0 && (high < 43.5 || wide < 43.5))"""


@pytest.mark.parametrize("loaded", cases(PAGES[1:], OPENED), indirect=True)
def test_on_a_phone_and_at_twice_the_size_all_is_seen_and_so_is_what_has_the_focus(
    loaded: Page,
) -> None:
    sized(loaded, 390, 844)
    assert max(loaded.evaluate(WIDTHS)) <= 390
    # A window of 1280 pixels at 200% leaves 640.
    sized(loaded, 640, 450)
    assert max(loaded.evaluate(WIDTHS)) <= 640
    assert loaded.evaluate(CUT) == []
    assert loaded.evaluate(MOVING) == []
    loaded.set_viewport_size({"width": 1280, "height": 900})
    loaded.evaluate("document.querySelector('.stMain').focus()")
    assert unseen(loaded, 12) == []
    loaded.evaluate("document.activeElement.blur()")


@pytest.mark.parametrize("loaded", cases(FOR_FINGERS, FOR_FINGERS[1:3]), indirect=True)
def test_whatever_is_pressed_is_as_large_as_a_finger(loaded: Page) -> None:
    sized(loaded, 390, 844)
    assert loaded.locator("[data-testid=stMain]").locator(PRESSED).count() > 3
    assert loaded.evaluate(SMALL, PRESSED) == []
    assert loaded.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("loaded", "scheme"), LOOKS, indirect=["loaded"])
def test_axe_finds_nothing(loaded: Page, scheme: str) -> None:
    sized(loaded, 1280, 3200)
    shown_in(loaded, scheme)
    look(loaded)


def sized(page: Page, width: int, height: int) -> None:
    """Give a page a size, and wait until it has taken it."""
    page.set_viewport_size({"width": width, "height": height})
    at_rest(page)
