"""Layouts of partners beside the police: a broken twin of a good row for each rule."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.extracts import casualties, collisions
from moorlands_dash.extracts.layouts import Reader
from moorlands_dash.extracts.model import Refusal, SourceFile
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
COLLISION = {
    "accident_index": "2025210000001",
    "date": "30/09/2025",
    "time": "08:15",
    "accident_severity": "3",
    "local_authority_ons_district": "E07000198",
    "longitude": "-2.02",
    "latitude": "53.1",
    "location_easting_osgr": "398400",
    "location_northing_osgr": "356500",
}
CASUALTY = {
    "collision_index": "2025210000001",
    "collision_year": "2025",
    "casualty_reference": "1",
    "casualty_severity": "3",
    "sex_of_casualty": "1",
}
fires, environment, asb_reports = (
    Reader(current().layout_by_kind[kind]) for kind in ("fires", "environment", "asb_reports")
)
FIRES = Layout(fires, FIRE, "incident_number")
PROBLEMS = Layout(environment, PROBLEM, "reference")
REPORTS = Layout(asb_reports, REPORT, "reference")
COLLISIONS = Layout(collisions, COLLISION, "accident_index")
CASUALTIES = Layout(casualties, CASUALTY, "casualty_reference")


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


PLACES = [
    ("easting", "somewhere", "coordinate"),
    ("easting", "398400", "Only one of"),
    ("longitude", "-2.02", "Only one of"),
    ("ward", "x" * 101, "ward's code or name"),
]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("incident_number", "<b>1</b>", "reference"),
        ("called", "03/01/2025", "two different days"),
        ("called", "2025-02-30", "calendar"),
        ("called", "2025-01-03 25:00", "calendar"),
        ("called", "2999-01-03", "later than today"),
        ("called", "1879-01-03", "before 1979"),
        ("kind", "a chip pan", "deliberate, accidental dwelling or other"),
        *PLACES,
    ],
)
def test_a_broken_twin_of_a_fire(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in FIRES.broken(tmp_path, column, value)


def test_places_beyond_the_islands_are_broken(tmp_path: Path) -> None:
    assert "not in Great Britain" in FIRES.broken(tmp_path, "longitude", "53.1", latitude="-2.02")
    assert "not in Great Britain" in FIRES.broken(tmp_path, "easting", "999999", northing="1")


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("reference", "", "reference"),
        ("reported", "3 January", "calendar"),
        ("kind", "noise", "fly tipping, graffiti, dog fouling or litter"),
        *PLACES,
    ],
)
def test_a_broken_twin_of_a_problem(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in PROBLEMS.broken(tmp_path, column, value)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("from", "", "calendar"),
        ("to", "04/01/2025", "two different days"),
        ("to", "2025-01-02", "ends before it begins"),
        ("to", "2999-01-01", "later than today"),
        ("kind", "Mr Smith next door", "noise"),
        ("organisation", "", "blank"),
        ("organisation", "x" * 101, "Shorten"),
        *PLACES,
    ],
)
def test_a_broken_twin_of_a_report(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in REPORTS.broken(tmp_path, column, value)


@pytest.mark.parametrize("layout", [FIRES, PROBLEMS, REPORTS, COLLISIONS])
def test_a_case_stands_once(tmp_path: Path, layout: Layout) -> None:
    judged, _ = layout.read(tmp_path, layout.good, layout.good)
    (bad,) = judged.quarantine
    assert bad.line == 3
    assert "already used above" in bad.reason


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("date", "2025-09-30", "day/month/year"),
        ("date", "31/09/2025", "day/month/year"),
        ("date", "30/09/2999", "later than today"),
        ("time", "8.15", "hours and minutes"),
        ("local_authority_ons_district", "256", "ONS code"),
    ],
)
def test_a_broken_twin_of_a_collision(tmp_path: Path, column: str, value: str, words: str) -> None:
    more = {"accident_index": "2025210000002"}
    twin = COLLISION | more | {column: value}
    judged, _ = COLLISIONS.read(tmp_path, COLLISION, twin)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (3, column, value)
    assert words in bad.reason


def test_a_severity_that_is_none_is_broken_and_the_legacy_one_is_read(tmp_path: Path) -> None:
    named = {name: value for name, value in COLLISION.items() if name != "accident_severity"}
    new = {"collision_severity": "-1", "legacy_collision_severity": "1"}
    bad = {"accident_index": "2025210000002", "legacy_collision_severity": "7"}
    judged, rows = COLLISIONS.read(tmp_path, named | new, named | new | bad)
    assert rows["subcategory"].tolist() == ["Fatal"]
    (broken,) = judged.quarantine
    assert "severity" in broken.reason


def test_a_file_without_any_severity_is_refused(tmp_path: Path) -> None:
    without = {name: value for name, value in COLLISION.items() if name != "accident_severity"}
    with pytest.raises(Refusal, match="severity"):
        COLLISIONS.read(tmp_path, without)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("collision_index", "?", "collision's index"),
        ("collision_year", "25", "year"),
        ("casualty_severity", "0", "severity"),
    ],
)
def test_a_broken_twin_of_a_casualty(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in CASUALTIES.broken(tmp_path, column, value, casualty_reference="2")


def test_a_casualty_stands_once(tmp_path: Path) -> None:
    judged, _ = CASUALTIES.read(tmp_path, CASUALTY, CASUALTY)
    assert [bad.line for bad in judged.quarantine] == [3]


def test_a_row_of_another_month_than_the_name_says_is_quarantined(tmp_path: Path) -> None:
    path = tmp_path / "fires-2025-02.csv"
    path.write_text("incident_number,called,kind\n1,2025-01-31,other\n2,2025-02-01,other\n")
    source = SourceFile(path, path.name, "", 1)
    judged = fires.read(source, tmp_path / "out.parquet", load_settings())
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (2, "called")
    assert "outside the months" in bad.reason


def test_a_file_without_rows_or_months_in_its_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fires.csv"
    path.write_text("incident_number,called,kind\n")
    with pytest.raises(Refusal, match="for which months"):
        fires.read(SourceFile(path, path.name, "", 1), tmp_path / "out", load_settings())


def test_an_empty_file_stands_for_the_kind_in_its_name(tmp_path: Path) -> None:
    path = tmp_path / "fly-tipping-2025-02.csv"
    path.write_text("reference,reported,kind\n")
    source = SourceFile(path, path.name, "", 1)
    judged = environment.read(source, tmp_path / "out", load_settings())
    assert judged.covers == [("fly_tipping", date(2025, 2, 1))]
