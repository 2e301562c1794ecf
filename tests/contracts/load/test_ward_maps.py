"""Ward maps of elsewhere are refused, those of more than our district cut to our wards."""

from __future__ import annotations

import json

import pytest
from shapely.geometry import box

from moorlands_dash import tables, vocabulary
from moorlands_dash.cli.summaries import load_summary
from moorlands_dash.store.load import check, load
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables.model import Selection

pytestmark = pytest.mark.slow

FORCE = "Staffordshire Police"
ALL = vocabulary.category_keys("all")
LEFT, RIGHT = ("E05007039", "Left", -2.1), ("E05007041", "Right", -2.0)
QUIET, AWAY = ("E05007040", "Quiet", -1.9), ("E05003114", "Away", -1.6)
ALSO_AWAY = ("E05003115", "Also away", -1.5)


def rows(number: int, west: float, district: str = "Staffordshire Moorlands") -> list[str]:
    """Return so many incidents in the square that begins there."""
    place = f"On or near Mill Street,E01029801,{district} 004A"
    row = f",2025-01,{FORCE},{FORCE},{west + 0.05:.2f},53.05,{place},Burglary,,"
    return [row] * number


@pytest.fixture
def ours(tmp_path, street):
    """Return a street extract: twelve incidents of ours, twelve of Stafford."""
    found = [*rows(8, -2.1), *rows(4, -2.0), *rows(12, -1.6, "Stafford")]
    return street(tmp_path / "street", *found)


def test_wards_of_another_district_are_refused_by_check_and_load(
    tmp_path, settings, home, outlines, ours, opened
):
    own = outlines(tmp_path / "own.geojson", LEFT, RIGHT)
    load([ours, own], settings, home)
    others = outlines(tmp_path / "others.geojson", AWAY, ALSO_AWAY)
    for outcome in (check([others], settings, home=home), load([others], settings, home)):
        (refusal,) = outcome.refused
        assert refusal.reason == (
            "None of the 12 incidents of Staffordshire Moorlands at hand lies in the 2 wards."
        )
        assert not outcome.files
    assert sorted(opened().areas("ward")["area_code"]) == [LEFT[0], RIGHT[0]]
    again = outlines(tmp_path / "again.geojson", LEFT, RIGHT, QUIET)
    assert not check([again], settings, home=home).refused


def test_wards_of_another_district_are_refused_beside_the_incidents_that_tell(
    tmp_path, settings, home, outlines, ours
):
    others = outlines(tmp_path / "others.geojson", AWAY, ALSO_AWAY)
    outcome = load([ours, others], settings, home)
    assert [refusal.file for refusal in outcome.refused] == ["others.geojson"]
    assert open_snapshot(home).areas("ward").empty
    county = outlines(tmp_path / "county.geojson", LEFT, RIGHT, AWAY)
    outcome = load([county, others], settings, home)
    assert [refusal.file for refusal in outcome.refused] == ["others.geojson"]
    assert sorted(open_snapshot(home).areas("ward")["area_code"]) == [LEFT[0], RIGHT[0]]


def test_a_map_of_the_county_is_cut_to_our_wards(tmp_path, settings, home, outlines, ours, opened):
    county = outlines(tmp_path / "county.geojson", LEFT, QUIET, RIGHT, AWAY, ALSO_AWAY)
    (record,) = [f for f in load([ours, county], settings, home).files if f.level == "ward"]
    assert (record.rows_in, record.loaded, record.superseded) == (5, 3, 2)
    assert record.notices == [
        "Of 5 wards 2 are of other districts and are left out (E05003114, E05003115); "
        "3 are of Staffordshire Moorlands."
    ]
    snapshot = opened()
    kept = [LEFT[0], QUIET[0], RIGHT[0]]
    assert sorted(snapshot.areas("ward")["area_code"]) == kept
    assert sorted(snapshot.outlines("ward")["area_code"]) == kept
    assert snapshot.ward_counts(None, ALL).groupby("ward_code")["count"].sum().tolist() == [8, 4]
    assert len(snapshot.ward_shapes()["features"]) == 4, "three wards and the district"
    assert load([county], settings, home).known == ["county.geojson"]


def test_a_map_that_came_first_is_cut_when_incidents_tell(
    tmp_path, settings, home, outlines, ours, opened
):
    county = outlines(tmp_path / "county.geojson", LEFT, RIGHT, AWAY)
    load([county], settings, home)
    assert len(opened().areas("ward")) == 3
    outcome = load([ours], settings, home)
    assert "county.geojson: Of 3 wards 1 are of other districts" in load_summary(outcome)
    assert sorted(opened().areas("ward")["area_code"]) == [LEFT[0], RIGHT[0]]


def test_a_map_that_leaves_many_incidents_without_a_ward_is_doubted(
    tmp_path, settings, home, outlines, street
):
    path = street(tmp_path / "street", *rows(20, -2.1), *rows(11, -2.0))
    part = outlines(tmp_path / "part.geojson", LEFT)
    told = "11 of 31 incidents of Staffordshire Moorlands lie in none of its wards: check"
    (record,) = [f for f in check([path, part], settings, home=home).files if f.level]
    assert told in record.notices[0]
    said = load_summary(load([path, part], settings, home))
    assert told in said
    assert "11 of 31 points of Staffordshire Moorlands lie in none of them." in said


def test_few_incidents_tell_nothing_of_a_map(tmp_path, settings, home, outlines, street):
    path = street(tmp_path / "street", *rows(9, -2.1))
    others = outlines(tmp_path / "others.geojson", AWAY)
    assert not check([path, others], settings, home=home).refused


def test_without_incidents_outlines_of_our_lsoas_tell(tmp_path, settings, home, outlines):
    told = {"LSOA21CD": "E01029801", "LSOA21NM": "Staffordshire Moorlands 004A"}
    square = box(-2.1, 53.0, -2.0, 53.1).__geo_interface__
    feature = {"type": "Feature", "properties": told, "geometry": square}
    lsoas = tmp_path / "lsoas.geojson"
    lsoas.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    outcome = check([lsoas, outlines(tmp_path / "others.geojson", AWAY)], settings, home=home)
    assert "they lie outside the outlines of our area" in outcome.refused[0].reason
    county = outlines(tmp_path / "county.geojson", LEFT, AWAY)
    (record,) = [f for f in check([lsoas, county], settings, home=home).files if f.level == "ward"]
    assert record.cut == [AWAY[0]]


def test_what_stands_on_old_codes_is_named_after_a_load(tmp_path, settings, home, outlines):
    said = load_summary(load([outlines(tmp_path / "new.geojson", RIGHT)], settings, home))
    assert "Residents are known of 1 ward that the map in use doesn't have (E05007039)" in said
    notes = tables.build("files", open_snapshot(home), settings, Selection()).notes
    assert any("load populations with the codes of the present wards" in note for note in notes)
    same = load_summary(load([outlines(tmp_path / "old.geojson", LEFT)], settings, home))
    assert "doesn't have" not in same
