"""When and where: moments, days and spans, metres and degrees, by one set of rules."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.extracts.layouts import Reader
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.partnership import load_settings
from moorlands_dash.sources import current
from tests.contracts.twins import Layout

NOWHERE = {"easting": "", "northing": "", "longitude": "", "latitude": "", "ward": ""}

FIRE = {"incident_number": "25-1", "called": "2025-01-03 23:15", "kind": "Deliberate"} | NOWHERE

PROBLEM = {"reference": "FT/20.1", "reported": "2025-01-03", "kind": "Fly-tipping"} | NOWHERE

REPORT = {
    "reference": "A1",
    "from": "2025-01-03 22:00",
    "to": "2025-01-04 02:00",
    "kind": "noise",
    "organisation": "Moorlands Housing",
} | NOWHERE

fires, environment, asb_reports = (
    Reader(current().layout_by_kind[kind]) for kind in ("fires", "environment", "asb_reports")
)
FIRES = Layout(fires, FIRE, "incident_number")

PROBLEMS = Layout(environment, PROBLEM, "reference")

REPORTS = Layout(asb_reports, REPORT, "reference")


def day(stamp: object) -> datetime:
    return datetime.fromisoformat(str(stamp)).replace(tzinfo=UTC)


def test_a_moment_begins_and_ends_at_once(tmp_path: Path) -> None:
    _, rows = FIRES.read(tmp_path, FIRE)
    row = rows.iloc[0]
    assert (row["category"], row["subcategory"]) == ("fires_deliberate", "Deliberate")
    assert (row["occurred"], row["date_precision"]) == (date(2025, 1, 3), "day")
    assert day(row["occurred_from"]) == day(row["occurred_to"]) == day("2025-01-03 23:15")


def test_a_day_without_a_time_has_neither_beginning_nor_end(tmp_path: Path) -> None:
    _, rows = PROBLEMS.read(tmp_path, PROBLEM)
    assert rows.loc[0, "category"] == "fly_tipping"
    assert rows.loc[0, ["occurred_from", "occurred_to"]].isna().all()


@pytest.mark.parametrize(
    ("begun", "ended", "precision", "first", "last"),
    [
        ("2025-01-03 22:00", "2025-01-04 02:00", "span", "2025-01-03 22:00", "2025-01-04 02:00"),
        ("2025-01-31", "2025-02-02", "span", "2025-01-31", "2025-02-02 23:59:59"),
        ("2025-01-03 10:00", "2025-01-03 12:00", "day", "2025-01-03 10:00", "2025-01-03 12:00"),
        ("2025-01-03 10:00", "2025-01-03 10:00", "day", "2025-01-03 10:00", "2025-01-03 10:00"),
    ],
)
def test_a_span_stays_a_span_and_counts_where_it_began(
    tmp_path: Path, begun: str, ended: str, precision: str, first: str, last: str
) -> None:
    _, rows = REPORTS.read(tmp_path, REPORT | {"from": begun, "to": ended})
    row = rows.iloc[0]
    assert (row["month"], row["date_precision"]) == (date(2025, 1, 1), precision)
    assert day(row["occurred_from"]) == day(first)
    assert day(row["occurred_to"]) == day(last)


def test_metres_become_degrees_and_degrees_given_are_kept(tmp_path: Path) -> None:
    # Ordnance Survey's worked example: the Caister water tower, TG 51409 13177.
    tower = FIRE | {"easting": "651409.903", "northing": "313177.270"}
    both = tower | {"incident_number": "2", "longitude": "-2.02", "latitude": "53.1"}
    _, rows = FIRES.read(tmp_path, tower, both)
    assert rows["longitude"].tolist() == pytest.approx([1.71607, -2.02], abs=1e-4)
    assert rows["latitude"].tolist() == pytest.approx([52.65798, 53.1], abs=1e-4)


def test_places_beyond_the_islands_are_broken(tmp_path: Path) -> None:
    assert "not in Great Britain" in FIRES.broken(tmp_path, "longitude", "53.1", latitude="-2.02")
    assert "not in Great Britain" in FIRES.broken(tmp_path, "easting", "999999", northing="1")


def test_a_row_of_another_month_than_the_name_says_is_quarantined(tmp_path: Path) -> None:
    path = tmp_path / "fires-2025-02.csv"
    path.write_text("incident_number,called,kind\n1,2025-01-31,other\n2,2025-02-01,other\n")
    source = SourceFile(path, path.name, "", 1)
    judged = fires.read(source, tmp_path / "out.parquet", load_settings())
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (2, "called")
    assert (
        "outside the months that the file's name says it stands for: February 2025." in bad.reason
    )


@pytest.mark.parametrize(
    ("place", "known"),
    [
        ({"easting": "0", "northing": "0"}, False),
        ({"longitude": "0.0", "latitude": "-0.000"}, False),
        ({"easting": "0", "northing": ""}, False),
        # Degrees that are none do not hide metres that are some.
        ({"longitude": "0", "latitude": "0", "easting": "398400", "northing": "356500"}, True),
        # On the meridian of Greenwich.
        ({"longitude": "0", "latitude": "51.48"}, True),
    ],
)
def test_nought_and_nought_is_no_place(tmp_path: Path, place: dict[str, str], known: bool) -> None:
    judged, rows = FIRES.read(tmp_path, FIRE | place | {"ward": "Leek North"})
    assert not judged.quarantine
    assert (rows["longitude"].notna().all(), rows.loc[0, "ward"]) == (known, "Leek North")


def test_half_a_place_of_nought_is_broken(tmp_path: Path) -> None:
    assert "Only one of" in FIRES.broken(tmp_path, "easting", "398400", northing="")


def test_excels_days_are_read_where_the_file_shows_their_order(tmp_path: Path) -> None:
    other = PROBLEM | {"reference": "2", "reported": "13/01/2025 9:05"}
    judged, rows = PROBLEMS.read(tmp_path, PROBLEM | {"reported": "03/01/2025"}, other)
    assert not judged.quarantine
    assert list(rows["occurred"]) == [date(2025, 1, 3), date(2025, 1, 13)]
    assert day(rows.loc[1, "occurred_from"]) == day("2025-01-13 09:05")


def test_days_of_which_nothing_shows_the_order_are_refused(tmp_path: Path) -> None:
    reason = PROBLEMS.broken(tmp_path, "reported", "03/01/2025")
    assert "no day over 12 in the file shows which. Write year-month-day" in reason
    assert "not a day of the calendar" in PROBLEMS.broken(tmp_path, "reported", "31/02/2025")


def test_midnight_throughout_is_no_time_of_day_known(tmp_path: Path) -> None:
    judged, rows = PROBLEMS.read(tmp_path, PROBLEM | {"reported": "2025-01-03 00:00:00"})
    assert rows["occurred_from"].isna().all()
    assert judged.notices == ["All times of day in “reported” are 00:00: no time of day is known."]
