"""The Home Office's newest workbook among those that a page names."""

import json

import pytest

from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.sources import recorded
from moorlands_dash.fetch.tour import Tour
from tests.replay import tables
from tests.replay.areas import HIGH_PEAK
from tests.replay.server import Answer, Replay, Stored
from tests.replay.world import ASSETS, World

NOW = "prc-csp-mar2021-mar2026-tables-230726.ods"
PAGE = f"www.gov.uk/api/content/government/{recorded.PAGE}"


def names(addresses: list[str]) -> list[str]:
    return [r.address.rsplit("/", 1)[-1] for r in recorded.releases(addresses)]


def test_the_release_that_goes_furthest_and_the_years_before() -> None:
    folder = f"https://{ASSETS}/media/0"
    listed = [f"{folder}1/prc-csp-mar21-sep25-tables-290126.ods", f"{folder}2/{NOW}",
              f"{folder}3/prc-csp-mar16-mar20-tables-290126.ods",
              f"{folder}4/prc-pfa-mar2013-onwards-tables-230726.ods"]  # fmt: skip
    assert names(listed) == [NOW, "prc-csp-mar16-mar20-tables-290126.ods"]


def test_a_revision_of_the_same_quarters_holds() -> None:
    folder = f"https://{ASSETS}/media/0"
    again = "prc-csp-mar2021-mar2026-tables-150826.ods"
    assert names([f"{folder}/{again}", f"{folder}/{NOW}"]) == [again]


@pytest.mark.parametrize(
    "said", [{}, {"details": {"attachments": []}}, {"details": {"body": "<p>Moved</p>"}}]
)
def test_a_page_without_workbooks_is_told(replay: Replay, tour: Tour, said: object) -> None:
    body = json.dumps(said).encode()
    replay.routes[PAGE] = lambda _asked: Answer(body)
    with pytest.raises(FetchError, match="names no workbook"):
        recorded.fetch(tour)


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Service unavailable</html>",
        World(HIGH_PEAK).recorded(("2024/25",))[:900],
        tables.ods({"2024-25": [("Year", "Area", "Crimes")]}),
    ],
    ids=["web page", "cut short", "other columns"],
)
def test_what_is_no_workbook_of_partnerships_gets_no_name(
    replay: Replay, tour: Tour, body: bytes
) -> None:
    replay.routes[f"{ASSETS}/media/6a6b/{NOW}"] = Stored(body)
    with pytest.raises(FetchError):
        recorded.fetch(tour)
    assert list(tour.folder.rglob("*.ods")) == []


def test_a_release_that_is_here_is_not_fetched_again(replay: Replay, tour: Tour) -> None:
    recorded.fetch(tour)
    replay.log.clear()
    recorded.fetch(tour)
    assert [asked.host for asked in replay.log] == ["www.gov.uk"]


def test_an_older_release_goes_once_the_newer_is_here(tour: Tour) -> None:
    old = tour.load("recorded", "prc-csp-mar21-sep25-tables-290126.ods")
    old.parent.mkdir(parents=True)
    old.write_bytes(b"older")
    recorded.fetch(tour)
    assert sorted(path.name for path in old.parent.iterdir()) == [
        "prc-csp-mar16-mar20-tables-290126.ods", NOW,
    ]  # fmt: skip


def test_addresses_elsewhere_on_the_page_are_not_asked(replay: Replay, tour: Tour) -> None:
    evil = f"https://example.org/{NOW} https://{ASSETS}.example.org/media/{NOW}"
    replay.routes[PAGE] = lambda _asked: Answer(json.dumps({"body": evil}).encode())
    with pytest.raises(FetchError, match="names no workbook"):
        recorded.fetch(tour)
