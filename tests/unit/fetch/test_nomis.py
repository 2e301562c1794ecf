"""Nomis: pages for guests, rows that are one too many, other columns."""

import pytest

from moorlands_dash.fetch import nomis
from moorlands_dash.fetch.model import FetchError
from tests.replay import tables
from tests.replay.server import Answer, Replay
from tests.replay.transport import client_of
from tests.replay.world import NOMIS, Estimates

KEY = f"{NOMIS}/NM_2014_1.data.csv"
COLUMNS = ("date_name", "geography_code", "geography_name", "obs_value")
PEOPLE = {f"E01{n:06d}": 1000 + n for n in range(7)}


def found(replay: Replay) -> list[nomis.Row]:
    return nomis.of_codes(
        client_of(replay), "NM_2014_1", list(PEOPLE), {"date": "latest"}, COLUMNS, COLUMNS[:2]
    )


def test_every_page_of_a_guest_is_asked_for(replay: Replay) -> None:
    replay.routes[KEY] = Estimates(PEOPLE, page=3)
    rows = found(replay)
    assert {row["GEOGRAPHY_CODE"]: int(row["OBS_VALUE"]) for row in rows} == PEOPLE
    assert [asked.query["recordoffset"] for asked in replay.log] == ["0", "3", "6"]


def test_three_rows_for_one_are_refused(replay: Replay) -> None:
    replay.routes[KEY] = Estimates(PEOPLE, rows_each=3)
    with pytest.raises(FetchError, match="several rows of NM_2014_1 for one area"):
        found(replay)


def test_a_page_that_is_missing_is_noticed(replay: Replay) -> None:
    whole = Estimates(PEOPLE, page=3)
    replay.routes[KEY] = whole
    columns = [*(name.upper() for name in COLUMNS), "RECORD_COUNT"]
    text = tables.csv_text(columns, [("2024", "E01000009", "A", 1, 9)])
    replay.faults[KEY] = [whole, Answer(text), Answer(b"")]
    with pytest.raises(FetchError, match="4 of 9 rows"):
        found(replay)


@pytest.mark.parametrize(
    "body", [b"Query is incomplete\n", b"DATE_NAME,GEOGRAPHY_CODE,VALUE\n2024,E01000001,5\n"]
)
def test_other_columns_are_told(replay: Replay, body: bytes) -> None:
    replay.routes[KEY] = lambda _asked: Answer(body)
    with pytest.raises(FetchError, match="Nomis answers without"):
        found(replay)


def test_nothing_is_nothing(replay: Replay) -> None:
    replay.routes[KEY] = lambda _asked: Answer(b"")
    assert found(replay) == []


def test_a_table_of_the_census_is_found_by_its_number(replay: Replay) -> None:
    assert nomis.dataset_of(client_of(replay), "TS045") == "NM_2063_1"
    with pytest.raises(FetchError, match="WP001"):
        nomis.dataset_of(client_of(replay), "WP001")
