"""A page on paper: its answer and pictures, nothing that can be pressed, few sheets."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import PAGES, OpenPage, at_rest

pytestmark = pytest.mark.browser

CONTROLS = (
    "button:not(.mt-sort, .mt-pick, .mt-term), select, textarea, input, summary, a.mt-take, "
    "[role=combobox]"
)
"""What is pressed; heads, names and explained words are words on paper."""
ENOUGH = {"data": 5, "methods": 4}
"""Pages of long lists, and their sheets; any other takes up to three."""

BARE = """() => [...document.querySelectorAll(".stMain .stHeading :is(h2, h3)")].filter(head => {
  if (!head.checkVisibility() || head.closest("[class*=st-key-finding]")) return false;
  let next = head.closest(".stElementContainer");
  do next = next.nextElementSibling; while (next && !next.getBoundingClientRect().height);
  const other = next?.querySelector(":scope > .stHeading :is(h2, h3)");
  return !next || (other && other.tagName <= head.tagName); }).map(head => head.innerText)"""
"""Headings beneath which nothing of theirs is printed; a chart's finding stands by itself."""


def sheets(page: Page) -> list[str]:
    """Return the text of each sheet that a page prints."""
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    return [sheet.extract_text() for sheet in reader.pages]


def test_targets_take_a_sheet_and_no_control_is_printed(open_page: OpenPage) -> None:
    page = open_page("targets", motion="reduce")
    at_rest(page)
    assert page.locator(CONTROLS).locator("visible=true").count() > 10
    printed = sheets(page)
    assert len(printed) == 1
    assert "Will we meet our targets?" in printed[0] and "Snapshot" in printed[0]
    page.emulate_media(media="print")
    assert page.locator(CONTROLS).locator("visible=true").count() == 0
    assert page.locator(".mt-row img").locator("visible=true").count() == 10


@pytest.mark.whole
@pytest.mark.parametrize("path", PAGES)
def test_a_page_takes_few_sheets(open_page: OpenPage, path: str) -> None:
    page = open_page(path, motion="reduce")
    at_rest(page)
    printed = sheets(page)
    assert len(printed) <= ENOUGH.get(path, 3)
    assert all(text.strip() for text in printed), "an empty sheet"
    page.emulate_media(media="print")
    assert page.locator(CONTROLS).locator("visible=true").all_inner_texts() == []
    assert page.evaluate(BARE) == []
