"""What everyone needs: pages at 200% zoom, and without movement."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PAGES, OpenPage

pytestmark = pytest.mark.browser

MOVING = """() => [...document.querySelectorAll("*")].filter(e => {
    const s = getComputedStyle(e), over = t => t.split(",").some(x => parseFloat(x) > 0.001);
    return over(s.transitionDuration) || (s.animationName !== "none" && over(s.animationDuration));
  }).map(e => e.className.toString().slice(0, 80))"""
CUT = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter(e =>
    e.getClientRects().length && !e.closest(".mt-scroll, .mt-hidden, canvas, svg, [class*=map_box]")
    && e.children.length === 0 && e.innerText && e.getBoundingClientRect().right > innerWidth + 1
  ).map(e => e.innerText.slice(0, 60))"""


@pytest.mark.parametrize("path", PAGES[1:])
def test_at_twice_the_size_nothing_moves_or_is_cut_or_scrolls_sideways(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, width=640, height=450, motion="reduce")
    page.wait_for_timeout(500)
    widths = page.evaluate(
        "() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll("
        "'[data-testid=stMain], [data-testid=stMainBlockContainer]')].map(e => e.scrollWidth)]"
    )
    assert max(widths) <= 640
    assert page.evaluate(CUT) == []
    assert page.evaluate(MOVING) == []
