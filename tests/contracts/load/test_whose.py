"""Whose rows are whose: by where the place is, whoever recorded it and however it is named."""

from __future__ import annotations

import json
from datetime import date

import pytest
from shapely.geometry import box

from moorlands_dash import vocabulary
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.partnership.areas import District
from moorlands_dash.store.agreement import LEAST
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.load import check, load
from moorlands_dash.tables.request import loaded_months
from tests.conftest import SHARED

pytestmark = pytest.mark.slow

FORCE, JAN = "Staffordshire Police", date(2025, 1, 1)
CASES = SHARED / "cases"
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


def of(settings: Settings, **district: object) -> Settings:
    """Return the settings of another district; its comparators are those of ours."""
    return settings.model_copy(update={"district": District(**district)})


MERGED = {"name": "Cumberland", "code": "E06000063"}
ALLERDALE, CARLISLE = "E01019116,Allerdale 008A", "E01019200,Carlisle 003B"
EDEN = "E01019319,Eden 003A"
TWO = {
    "name": "Both",
    "code": "E22000269",
    "names": ["Staffordshire Moorlands", "Stafford"],
    "codes": ["E07000198", "E07000197"],
}


@pytest.mark.parametrize(
    ("district", "counted"),
    [
        (MERGED, 3),
        (MERGED | {"forerunners": ["Allerdale", "Carlisle"]}, 3),
        (MERGED | {"forerunners": ["Carlisle"]}, 2),
        (MERGED | {"forerunners": []}, 1),
        (MERGED | {"forerunners": [], "lsoas": ["E01019116"]}, 2),
    ],
)
def test_a_merged_district_is_the_sum_of_its_forerunners(
    tmp_path, settings, home, street, opened, district, counted
):
    rows = [row(ALLERDALE), row(CARLISLE), row(EDEN), row("E01019116,Cumberland 008A")]
    load([street(tmp_path, *rows)], of(settings, **district), home)
    found = sums(opened())
    assert found["Cumberland"] == counted
    assert sum(found.values()) == 4


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not here")
def test_cumberland_as_its_settings_were_written_before_it_had_forerunners(home, opened):
    case = CASES / "merged-district"
    load([case / "2019-01-cumbria-street.csv"], load_settings(case / "cumberland.toml"), home)
    assert sums(opened(), "Cumbria Constabulary")["Cumberland"] == 90


def test_a_partnership_of_two_districts_is_their_sum_and_needs_each_of_its_forces(
    tmp_path, settings, home, street, opened
):
    other = "Cheshire Constabulary"
    force = settings.force.model_copy(update={"names": [other]})
    own = of(settings, **TWO).model_copy(update={"force": force})
    files = [
        street(tmp_path / "a", row(), row(STAFFORD), row(CHESHIRE_EAST)),
        street(tmp_path / "b", row(force=other)),
        street(tmp_path / "d", row(force=other, month="2025-02"), month="2025-02"),
        street(tmp_path / "c", row(month="2025-03"), month="2025-03"),
    ]
    load(files, own, home)
    snapshot = opened()
    assert sums(snapshot) == {"Both": 5, "Cheshire East": 1}
    assert loaded_months(snapshot, own, "all") == [JAN], "February and March lack one of the two"


def test_a_code_says_that_an_lsoa_is_ours_whatever_it_is_called(
    tmp_path, settings, home, street, opened
):
    renamed = "E01029801,Moorlands and Peak 004A"
    lsoas = tmp_path / "lsoas.geojson"
    square = box(-2.1, 53.0, -2.0, 53.1).__geo_interface__
    told = {"LSOA21CD": "E01029801", "LSOA21NM": "Moorlands and Peak 004A", "LAD24CD": "E07000198"}
    feature = {"type": "Feature", "properties": told, "geometry": square}
    lsoas.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    load([street(tmp_path, row(renamed), row(STAFFORD)), lsoas], settings, home)
    assert sums(opened()) == {"Staffordshire Moorlands": 1, "Stafford": 1}


def test_a_file_without_our_district_is_said_with_the_names_that_it_has(
    tmp_path, settings, home, street
):
    own = of(settings, **MERGED, forerunners=[])
    path = street(tmp_path, row(ALLERDALE), row(ALLERDALE), row(CARLISLE))
    (said,) = check([path], own, home=home).files[0].notices
    assert "is of “Cumberland”: the rows are of Allerdale 2, Carlisle 1." in said
    assert "district.forerunners" in said
    assert not check([path], of(settings, **MERGED), home=home).files[0].notices


def test_wards_full_and_the_district_empty_is_an_error(tmp_path, settings, home, street, outlines):
    renamed = row("E01029801,Moorlands and Peak 004A")
    wards = outlines(tmp_path / "wards.geojson", LEFT)
    few = street(tmp_path / "few", *[renamed] * (LEAST - 1))
    assert load([few, wards], settings, home).published, "points may be moved over an edge"
    many = street(tmp_path / "many", *[renamed] * LEAST)
    with pytest.raises(StoreError, match="in January 2025 the wards hold 10 incidents and") as told:
        load([many], settings, home)
    assert "Their LSOAs are of Moorlands and Peak:" in str(told.value)
    assert load([many, street(tmp_path / "ours", row(), row())], settings, home).published


def test_the_district_full_and_its_wards_empty_is_an_error(
    tmp_path, settings, home, street, outlines
):
    far = outlines(tmp_path / "wards.geojson", ("E05007039", "Left", -3.1))
    assert load([far], settings, home).published, "nothing says yet whose wards these are"
    path = street(tmp_path, *[row()] * LEAST)
    with pytest.raises(StoreError, match="has 10 incidents with a place, and none of them lies in"):
        load([path], settings, home)
    right = outlines(tmp_path / "right.geojson", LEFT)
    assert load([path, right], settings, home).published
