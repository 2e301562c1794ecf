"""Outlines: a broken twin of a good outline for each rule."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, Polygon, box

from moorlands_dash.extracts import outlines
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

WEST, EAST = box(398_000, 356_000, 399_000, 357_000), box(399_000, 356_000, 400_000, 357_000)


def read(folder: Path, codes: list[Any], names: list[Any], shapes: list[Any]) -> Judged:
    path = folder / "wards.gpkg"
    frame = gpd.GeoDataFrame({"WD24CD": codes, "WD24NM": names}, geometry=shapes, crs=27700)
    frame.to_file(path)
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return outlines.read(source, folder / "part.parquet", load_settings())


@pytest.mark.parametrize(
    ("code", "name", "shape", "column", "words"),
    [
        ("41UHGF", "East", EAST, "area_code", "ONS code"),
        (None, "East", EAST, "area_code", "ONS code"),
        ("E05000001", "East", EAST, "area_code", "already used"),
        ("E05000002", None, EAST, "area_name", "blank"),
        ("E05000002", "East", None, "geometry", "no outline"),
        ("E05000002", "East", Polygon(), "geometry", "no outline"),
        ("E05000002", "East", Point(399_000, 356_000), "geometry", "point or a line"),
        ("E05000002", "East", LineString([(399_000, 356_000), (4e5, 357_000)]), "geometry", "line"),
    ],
)
def test_a_broken_twin_is_quarantined(
    tmp_path: Path, code: str | None, name: str | None, shape: Any, column: str, words: str
) -> None:
    judged = read(tmp_path, ["E05000001", code], ["West", name], [WEST, shape])
    assert (judged.rows_in, judged.rows_accepted) == (2, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason


def test_codes_of_several_levels_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mixed.gpkg"
    codes = ["E05000001", "E01000001"]
    frame = gpd.GeoDataFrame(
        {"area_code": codes, "area_name": codes}, geometry=[WEST, EAST], crs=27700
    )
    frame.to_file(path)
    with pytest.raises(Refusal, match="all of wards"):
        outlines.read(SourceFile(path, "mixed.gpkg", "", 1), tmp_path / "p", load_settings())


def test_a_file_without_code_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shapes.gpkg"
    gpd.GeoDataFrame({"name": ["West"]}, geometry=[WEST], crs=27700).to_file(path)
    with pytest.raises(Refusal, match="No column with area codes") as refused:
        outlines.read(SourceFile(path, "shapes.gpkg", "", 1), tmp_path / "p", load_settings())
    assert "WD24CD" in refused.value.remedy
