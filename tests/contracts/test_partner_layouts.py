"""Layouts of partners beside the police: a broken twin of a good row for each rule."""

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.extracts import collisions
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

fires, environment, asb_reports = (
    Reader(current().layout_by_kind[kind]) for kind in ("fires", "environment", "asb_reports")
)
FIRES = Layout(fires, FIRE, "incident_number")

PROBLEMS = Layout(environment, PROBLEM, "reference")

REPORTS = Layout(asb_reports, REPORT, "reference")

COLLISIONS = Layout(collisions, COLLISION, "accident_index")

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


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("reference", "<b>1</b>", "reference"),
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
