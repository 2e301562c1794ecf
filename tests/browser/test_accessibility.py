"""WCAG 2.2 AA by axe on every page, light and dark: nothing beyond what Streamlit itself sets."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from moorlands_dash.words.accessibility import FLOOR
from tests.browser.conftest import PAGES, OpenPage

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHOSEN = [
    "ward_map?ward=Leek+West",
    "my_ward?ward=Leek+North",
    "compare_wards?wards=Leek+North&wards=Dane",
]
"""Pages that show more once something is chosen."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES[1:], *CHOSEN])
def test_axe_finds_nothing(open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page(path, height=3200, scheme=scheme)
    page.wait_for_timeout(1500)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
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
