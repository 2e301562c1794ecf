"""Days and hours of fires that can be counted by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.model import Selection, Table
from tests import hand_made
from tests.opened import opened

MONDAY = datetime(2025, 1, 6)
EAST, NORTH = hand_made.MILL_STREET
ELSEWHERE = (397_500.0, 352_500.0)


def fires(times: list[str], at: tuple[float, float], first: int) -> list[str]:
    return [
        f"{first + place},{time},deliberate,{at[0]:.0f},{at[1]:.0f}"
        for place, time in enumerate(times)
    ]


def moment(week: int, day: int, hour: int) -> str:
    """Return a moment of a week of 2025 from 6 January on."""
    return f"{MONDAY + timedelta(weeks=week, days=day, hours=hour):%Y-%m-%d %H:%M}"


def mill_street() -> list[str]:
    """Return 31 times, 12 on Friday and Saturday from 20:00, and 4 days without a time."""
    evenings = [moment(week, 4 + week % 2, 21) for week in range(12)]
    mornings = [moment(week, week % 4, 1 + 4 * (week // 5)) for week in range(19)]
    days = [moment(week, 2, 0)[:10] for week in range(4)]
    return evenings + mornings + days


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("fires")
    hand_made.write_wards(folder / "wards.geojson")
    rows = fires(mill_street(), hand_made.MILL_STREET, 100)
    rows += fires([moment(week, 3, 12) for week in range(10)], ELSEWHERE, 200)
    for place, at in enumerate(hand_made.FAR[::6]):
        rows += fires([moment(3 * place % 50, 0, 12)], at, 300 + place)
    path = folder / "fires_2025-01_2025-12.csv"
    path.write_text("\n".join(["incident_number,called,kind,easting,northing", *rows]) + "\n")
    outcome = load([folder], load_settings(), folder / "home")
    assert not outcome.refused
    return open_snapshot(folder / "home")


def build(name: str, of: Snapshot, category: str = "fires_deliberate", **extra: str) -> Table:
    return tables.build(name, of, load_settings(), Selection(None, category, None, **extra))


@pytest.mark.slow
def test_each_hotspot_says_when_or_that_it_has_too_few(snapshot: Snapshot) -> None:
    frame = build("hotspot-places", snapshot).frame
    assert frame["count"].tolist() == [35, 10]
    assert frame["busiest_hours"].tolist() == [
        "12 of 31 with a known time fell on Friday or Saturday between 20:00 and 24:00; an even "
        "week would put 1.5 there",
        "too few to say: a time is known of 10, and 20 are needed",
    ]


def test_the_table_holds_all_together_and_those_with_enough(snapshot: Snapshot) -> None:
    table = build("hotspot-hours", snapshot)
    whole = table.frame[table.frame["part"] == "all hotspots"]
    first = table.frame[table.frame["part"] == "hotspot"]
    assert set(first["hotspot"]) == {1}
    assert (len(whole), len(first)) == (42, 42)
    assert whole["incidents"].sum() == 41
    assert first["incidents"].sum() == 31
    assert first["share"].sum() == pytest.approx(1)
    evenings = first[first["weekday"].isin([4, 5]) & (first["hour"] == 20)]
    assert evenings["incidents"].tolist() == [6, 6]
    assert evenings["hour_to"].tolist() == [24, 24]
    assert first.loc[first["weekday"] == 6, "incidents"].sum() == 0
    thursday = whole[(whole["weekday"] == 3) & (whole["hour"] == 12)]
    assert thursday["incidents"].tolist()[0] >= 10


def test_the_sentence_says_how_many_are_told_together(snapshot: Snapshot) -> None:
    table = build("hotspot-hours", snapshot)
    assert "in both hotspots together" in table.sentence
    assert "of 41 with a known time fell" in table.sentence
    assert table.sentence.endswith("Hotspot 2 has too few to be told by itself.")
    assert any("4 fires left out: without a time" in note for note in table.notes)


def test_one_cell_has_its_own_hours(snapshot: Snapshot) -> None:
    cells = build("hotspots", snapshot).frame
    fullest = cells.loc[cells["count"].idxmax(), "cell_id"]
    table = build("hotspot-hours", snapshot, cell=fullest)
    assert set(table.frame["part"]) == {"cell"}
    assert table.frame["incidents"].sum() == 31
    assert "12 of 31" in table.sentence
    lone = cells.loc[cells["count"] == 1, "cell_id"].iloc[0]
    few = build("hotspot-hours", snapshot, cell=lone)
    assert few.frame.empty
    assert "too few to say: a time is known of 1, and 20 are needed" in few.sentence


@pytest.mark.slow
def test_the_police_publish_no_day_and_no_hour(tmp_path: Path) -> None:
    table = build("hotspot-hours", open_snapshot(hand_made.made(tmp_path / "home")), "all")
    assert table.frame.empty
    assert table.sentence.endswith(
        "no day or hour is published, as the police give only the month."
    )


def test_people_hurt_together_make_no_peak(demo_home: Path) -> None:
    table = build("hotspot-hours", opened(demo_home), "casualties_slight")
    assert "those hurt in one collision share its time" in table.sentence
