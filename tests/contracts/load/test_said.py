"""What the officer is told of a load and a check."""

from __future__ import annotations

from moorlands_dash.cli.summaries import check_summary, load_summary
from moorlands_dash.store.load import check, load

FORCE = "Staffordshire Police"
WARD = ("E05007039", "Left", -2.1)


def incident(point: str, district: str = "Staffordshire Moorlands") -> str:
    """Return one row of a street extract."""
    place = f"On or near Mill Street,E01029801,{district} 004A"
    return f",2025-01,{FORCE},{FORCE},{point},{place},Anti-social behaviour,,"


def test_points_that_disagree_with_their_small_area_are_counted(
    tmp_path, settings, home, street, outlines
):
    rows = [
        incident("-2.05,53.05"),
        incident("-2.05,53.05"),
        incident("-2.05,53.05", "Stafford"),
        incident("-1.5,53.05"),
    ]
    files = [street(tmp_path / "in", *rows), outlines(tmp_path / "wards.geojson", WARD)]
    said = load_summary(load(files, settings, home))
    assert "4 incidents, of them 3 in Staffordshire Moorlands." in said
    assert (
        "1 row has the LSOA of another district and the point in a ward of Staffordshire Moorlands."
    ) in said
    assert (
        "1 row has an LSOA of Staffordshire Moorlands and the point in none of its wards."
    ) in said
    assert "Check the ward outlines" not in said


def test_outlines_of_another_place_are_suspected(tmp_path, settings, home, street, outlines):
    rows = [incident("-1.5,53.05"), incident("-1.5,53.05"), incident("-2.05,53.05")]
    files = [street(tmp_path / "in", *rows), outlines(tmp_path / "wards.geojson", WARD)]
    said = load_summary(load(files, settings, home))
    assert "Check the ward outlines: most points of Staffordshire Moorlands lie in none" in said


def test_an_empty_folder_is_not_called_in_order(tmp_path, settings):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert check_summary(check([empty], settings)).startswith("No file was found")
