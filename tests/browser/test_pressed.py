"""A press waits until nothing moves, so that a busy machine loses no click."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import press

pytestmark = pytest.mark.browser

MOVING = """<div data-testid="stApp" data-test-script-state="notRunning">
<style>@keyframes opens { from { height: 0 } to { height: 300px } }</style>
<div data-testid="stMain"><div style="animation: opens 700ms {delay}"></div>
<button onmousedown="document.title = document.getAnimations().length">Record</button>
</div></div>"""
"""A page whose button moves down while something opens above it."""


@pytest.mark.parametrize(("delay", "moving"), [("", "0"), ("infinite", "1")])
def test_what_moves_has_come_to_rest_before_it_is_pressed(
    context: BrowserContext, delay: str, moving: str
) -> None:
    page = context.new_page()
    page.set_content(MOVING.replace("{delay}", delay))
    button = page.get_by_role("button", name="Record")
    if delay:
        # The twin: pressed while it moves, as a bare click by place would be.
        button.dispatch_event("mousedown")
    else:
        press(button)
    assert page.title() == moving
    page.close()
