"""The data officer's page in a browser, from an empty home on; and uploads that nobody may make."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from moorlands_dash.store.home import Home, current_id
from moorlands_dash.store.snapshot import current_manifest
from tests.browser.conftest import PATIENCE, press
from tests.browser.serving import served_by_command
from tests.browser.test_accessibility import look
from tests.browser.uploading import FILE, Visitor, visiting
from tests.officers import write_settings

pytestmark = pytest.mark.browser

CASES = (
    b"Case Ref,Date Logged,Case Type,Ward Name\n"
    b"S1,2025-09-02,Fly Tip,Leek North Ward\n"
    b"S2,2025-09-13,Dog mess,Leek East\n"
    b"S3,2025-09-14,Zebra crossing,Leek East\n"
)
LENGTHLESS = "Transfer-Encoding: chunked"
MEGABYTE = 1024 * 1024


@pytest.fixture
def empty(tmp_path: Path, browser: Browser) -> Iterator[tuple[Path, Page, str]]:
    """Return an empty home, the officer's page of it, and the dashboard's address."""
    home = tmp_path / "home"
    with ExitStack() as stack:
        settings = write_settings(tmp_path / "settings")
        address = stack.enter_context(served_by_command(home, settings))
        page = stack.enter_context(closing(browser.new_context())).new_page()
        page.set_default_timeout(PATIENCE)
        page.set_viewport_size({"width": 1280, "height": 2400})
        page.emulate_media(reduced_motion="reduce")
        page.goto(f"{address}/load")
        yield home, page, address


def test_files_are_judged_learnt_published_and_taken_back(
    empty: tuple[Path, Page, str],
) -> None:
    home, page, address = empty
    given = {"name": "cases.csv", "mimeType": "text/csv", "buffer": CASES}
    page.locator("input[type=file]").set_input_files(given)  # type: ignore[arg-type]
    expect(page.get_by_text("1 file judged: 1 refused.")).to_be_visible()
    look(page)
    word = page.get_by_role("combobox", name="Zebra crossing")
    press(word)
    press(page.get_by_role("option", name="not counted"))
    press(page.get_by_role("button", name="Keep this profile"))
    expect(page.get_by_text("1 file judged: 1 in order.")).to_be_visible()
    press(page.get_by_role("button", name="Show what would change"))
    expect(page.get_by_text("all of it is new: 2 files, of which 222 rows count.")).to_be_visible()
    look(page)
    assert current_id(Home(home)) is None, "nothing is published by looking"

    press(page.get_by_role("button", name="Publish"))
    expect(page.get_by_text("Published: 2 new files.")).to_be_visible()
    page.get_by_label("Reason").fill("Sent by mistake")
    press(page.get_by_role("button", name="Take it back"))
    expect(page.get_by_text("Taken back.")).to_be_visible()
    look(page)
    manifest = current_manifest(Home(home))
    assert manifest is not None
    assert [each.reason for each in manifest.withdrawals] == ["Sent by mistake"]

    with visiting(address) as visitor:
        body = FILE % CASES
        assert visitor.put(body, f"Content-Length: {len(body)}") == 204, "an officer's server takes"
        assert visitor.put(b"", f"Content-Length: {51 * MEGABYTE}") == 413, "and no larger ones"


def test_where_there_is_no_page_for_them_uploads_are_refused_unread(
    server: str, public_server: str
) -> None:
    for address in (server, public_server):
        with visiting(address) as visitor:
            refuses(visitor)


@pytest.mark.whole
def test_a_public_dashboard_takes_none_though_its_settings_have_the_page(
    demo_home: Path, tmp_path: Path
) -> None:
    settings = write_settings(tmp_path / "settings", public=True)
    with served_by_command(demo_home, settings) as address, visiting(address) as visitor:
        refuses(visitor)


def refuses(visitor: Visitor) -> None:
    """Hold that uploads are refused unread, however they are sent."""
    assert visitor.put(b"", "Content-Length: 1000000") == 403, "by its head alone"
    assert visitor.put(b"", LENGTHLESS) == 403, "before its first byte"
    for content in (b"", b"x"):
        whole = FILE % content
        assert visitor.put(whole, f"Content-Length: {len(whole)}") == 403
        assert visitor.put(b"%x\r\n%s\r\n0\r\n\r\n" % (len(whole), whole), LENGTHLESS) == 403
        assert visitor.put(whole, f"Content-Length: {len(whole)}", method="POST") == 403
