"""WCAG 2.2 AA by axe: nothing beyond what Streamlit itself sets. Every page: test_every_page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from moorlands_dash.words.data.accessibility import FLOOR
from tests.browser.conftest import OpenPage, at_rest, press
from tests.tries import cases

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"heading-order": {"enabled": True}, "empty-table-header": {"enabled": True}},
    "resultTypes": ["violations"],
}
"""Every element is tried; of a rule that all pass only the first is described.

No heading jumps and no head of a table is empty, though the guidelines don't ask for it.
"""


@pytest.mark.parametrize(
    "path", cases(["overview", "what_we_did", "ward_map?ward=Leek+West"], ["what_we_did"])
)
def test_axe_finds_nothing_in_the_publics_view(
    open_page: OpenPage, public_server: str, path: str
) -> None:
    look(open_page(path, height=3200, address=public_server, motion="reduce"))


def test_axe_finds_nothing_in_an_open_table(open_page: OpenPage) -> None:
    page = open_page("all_wards", height=3200, motion="reduce")
    press(page.locator(".st-key-beneath_all-wards label").first)
    page.wait_for_selector("table.mt-table caption")
    look(page)


def look(page: Page) -> None:
    """Hold that axe finds nothing beyond the floor."""
    at_rest(page)
    found = Axe().run(page, options=OPTIONS)
    beyond = [
        f"{fault['id']}: {node['target']} {node['html'][:160]}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
        if not any(
            fault["id"] == known.rule and known.part in str(node["target"]) for known in FLOOR
        )
    ]
    assert len(found.response["passes"]) > 15, "axe looked at next to nothing"
    assert beyond == []
