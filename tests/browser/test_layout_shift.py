"""Nothing jumps under a reader's finger once the question stands: every kind of page."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from benchmarks.look import WATCH
from tests.browser.conftest import at_rest
from tests.tries import cases

pytestmark = pytest.mark.browser

MOST = 0.1
"""Layout shift that web.dev calls good."""


@pytest.mark.parametrize("width", cases([1280, 390], [390]))
@pytest.mark.parametrize(
    "path",
    ["", "my_ward?ward=Checkley",
     *(pytest.param(path, marks=pytest.mark.whole) for path in
       ("ward_map", "my_ward", "all_wards", "compare", "trends", "delivery_plan", "claims"))],
)  # fmt: skip
def test_nothing_jumps_once_the_question_stands(
    context: BrowserContext, server: str, path: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(WATCH)
    page.goto(f"{server}/{path}")
    page.wait_for_selector(".mt-foot")
    at_rest(page)
    shift = page.evaluate("window.__shift")
    page.close()
    assert shift < MOST
