"""Whose rows are whose: by where the place is, whoever recorded it and however it is named."""

from __future__ import annotations

from datetime import date

import pytest

from moorlands_dash import vocabulary
from moorlands_dash.store.load import load

pytestmark = pytest.mark.slow

FORCE, JAN = "Staffordshire Police", date(2025, 1, 1)
ALL = vocabulary.category_keys("all")
LEFT = ("E05007039", "Left", -2.1)
INSIDE, OUTSIDE, NO_POINT = "-2.05,53.05", "-1.5,53.05", ","
OURS, STAFFORD = "E01029801,Staffordshire Moorlands 004A", "E01029690,Stafford 004A"
CHESHIRE_EAST = "E01018395,Cheshire East 004A"


def row(place: str = OURS, point: str = INSIDE, force: str = FORCE, month: str = "2025-01") -> str:
    """Return one burglary of a street extract: LSOA, point, and who recorded it."""
    return f",{month},{force},{force},{point},On or near Mill Street,{place},Burglary,,"


def sums(snapshot, force: str = FORCE) -> dict[str | None, int]:
    """Return the incidents of each district; None stands for no location."""
    found = snapshot.district_counts(None, ALL, force)
    counted = found.groupby(found["district"].astype(object).fillna("nowhere"))["count"].sum()
    return {name: int(number) for name, number in counted.items()}


@pytest.mark.parametrize(
    "other", ["Cheshire Constabulary", "British Transport Police", "Derbyshire Constabulary"]
)
def test_a_row_counts_where_its_place_is_whoever_recorded_it(
    tmp_path, settings, home, street, outlines, opened, other
):
    theirs = [row(force=other), row(CHESHIRE_EAST, OUTSIDE, other), row(",", NO_POINT, other)]
    files = [
        street(tmp_path / "ours", row(), row(STAFFORD, OUTSIDE)),
        street(tmp_path / "theirs", *theirs, row(STAFFORD, OUTSIDE, other)),
        outlines(tmp_path / "wards.geojson", LEFT),
    ]
    outcome = load(files, settings, home)
    snapshot = opened()
    assert snapshot.ward_counts(None, ALL)["count"].tolist() == [2]
    assert sums(snapshot) == {"Staffordshire Moorlands": 2, "Stafford": 2}
    assert sums(snapshot, other) == {"Cheshire East": 1, "nowhere": 1}, "theirs, elsewhere"
    counts = outcome.manifest.counts
    assert (counts["rows"], counts["incidents"], counts["located"]) == (6, 2, 2)
    assert counts["without_location"] == [{"force": other, "month": "2025-01-01", "rows": 1}]


def test_a_file_of_another_force_makes_no_month_of_ours_missing(
    tmp_path, settings, home, street, opened
):
    other = "Cheshire Constabulary"
    files = [
        street(tmp_path / "ours", row()),
        street(tmp_path / "theirs", row(force=other, month="2025-02"), month="2025-02"),
    ]
    load(files, settings, home)
    snapshot = opened()
    assert snapshot.months(FORCE) == [JAN], "February is known of the other force alone"
    assert snapshot.months(other) == [date(2025, 2, 1)]


def test_a_row_without_an_lsoa_counts_where_its_point_is(
    tmp_path, settings, home, street, outlines, opened
):
    rows = [row(","), row(",", OUTSIDE), row(STAFFORD)]
    load([street(tmp_path, *rows), outlines(tmp_path / "wards.geojson", LEFT)], settings, home)
    snapshot = opened()
    assert sums(snapshot) == {"Staffordshire Moorlands": 1, "Stafford": 1, "nowhere": 1}
    assert snapshot.ward_counts(None, ALL)["count"].tolist() == [2], "by point, as ever"
