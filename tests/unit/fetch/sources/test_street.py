"""Street extracts out of the archive."""

import json
from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.sources import street
from moorlands_dash.fetch.tour import Tour
from tests.replay import tables
from tests.replay.areas import HIGH_PEAK
from tests.replay.server import Answer, Replay, Stored
from tests.replay.world import STORE, World

ARCHIVE = f"{STORE}/archive/2026-09.zip"


def test_the_months_come_as_they_are(tour: Tour) -> None:
    got = street.fetch(tour)
    world = World(HIGH_PEAK)
    assert [path.read_bytes() for path in got.files] == [
        world.street(month, "derbyshire") for month in world.months
    ]


def test_the_next_look_is_when_a_newer_month_can_be_out(tour: Tour) -> None:
    tour.today = date(2026, 10, 10)
    assert street.fetch(tour).next_look == date(2026, 11, 1)
    tour.today = date(2026, 11, 28)
    assert street.fetch(tour).next_look == date(2026, 11, 29)


@pytest.mark.parametrize("said", [[], {}, [{"month": "2026-09"}], [{"date": "September 2026"}]])
def test_another_list_of_months_is_refused_in_words(
    replay: Replay, tour: Tour, said: object
) -> None:
    body = json.dumps(said).encode()
    replay.routes["data.police.uk/api/crimes-street-dates"] = lambda _asked: Answer(body)
    with pytest.raises(FetchError, match="list of months"):
        street.fetch(tour)


def test_an_archive_laid_out_otherwise_is_refused_in_words(replay: Replay, tour: Tour) -> None:
    replay.routes[ARCHIVE] = Stored(tables.zipped({"derbyshire/2026-09.csv": b"a,b\n"}))
    with pytest.raises(FetchError, match="its layout changed"):
        street.fetch(tour)


def test_other_columns_are_refused_and_nothing_of_them_kept(replay: Replay, tour: Tour) -> None:
    name = "2026-09/2026-09-derbyshire-street.csv"
    replay.routes[ARCHIVE] = Stored(tables.zipped({name: b"id,when,where\n1,2,3\n"}))
    with pytest.raises(FetchError, match="other columns"):
        street.fetch(tour)
    assert list(tour.folder.rglob("*.csv*")) == []


def test_a_redirect_out_of_the_archive_is_refused(replay: Replay, tour: Tour) -> None:
    moved = Answer(status=302, headers={"Location": "https://example.org/2026-09.zip"})
    replay.routes["data.police.uk/data/archive/latest.zip"] = lambda _asked: moved
    with pytest.raises(FetchError, match=r"example\.org"):
        street.fetch(tour)


def test_names_in_a_zip_lead_nowhere_else(tour: Tour, tmp_path: Path) -> None:
    data = World(HIGH_PEAK).street("2026-09", "derbyshire")
    name = "../../../2026-09-derbyshire-street.csv"
    (tmp_path / "given.zip").write_bytes(tables.zipped({name: data}))
    got = street.take(tour, [Given(tmp_path / "given.zip", name)])
    assert [path.relative_to(tour.folder).as_posix() for path in got.files] == [
        "load/street/2026-09/2026-09-derbyshire-street.csv"
    ]


def test_another_forces_file_is_not_taken(tour: Tour, tmp_path: Path) -> None:
    path = tmp_path / "2026-09-kent-street.csv"
    path.write_bytes(World(HIGH_PEAK).street("2026-09", "kent"))
    assert street.knows(Given(path))
    with pytest.raises(FetchError, match="of this force"):
        street.take(tour, [Given(path)])
