"""Districts beside ours out of one file: those near, put together, and none that isn't sound."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import Polygon, box

from moorlands_dash.extracts import outlines
from moorlands_dash.extracts.beside import COLUMNS, neighbours_of
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.extracts.neighbours import around
from moorlands_dash.partnership import load_settings

OURS, WEST = box(398_000, 356_000, 400_000, 358_000), box(396_000, 356_000, 398_000, 358_000)
NORTH, FAR = box(396_000, 358_000, 398_000, 359_000), box(598_000, 156_000, 599_000, 157_000)
BOW = Polygon([(400_000, 356_000), (402_000, 358_000), (402_000, 356_000), (400_000, 358_000)])


def frame(shapes: list[Polygon], codes: list[str], names: list[str]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"code": codes, "name": names}, geometry=shapes, crs=27700)


def found(others: gpd.GeoDataFrame, name: str | None = "name") -> pd.DataFrame:
    ours = frame([OURS], ["E07000198"], ["Ours"])
    return around(SourceFile(Path("x"), "x", "", 1), others, ours, "code", name)


def test_wards_of_a_neighbour_are_put_together_and_what_is_far_is_left_out() -> None:
    others = frame([WEST, NORTH, FAR], ["E1", "E1", "E2"], ["Westshire"] * 2 + ["Farshire"])
    rows = found(others)
    assert tuple(rows.columns) == COLUMNS
    assert rows[["area_code", "area_name"]].to_numpy().tolist() == [["E1", "Westshire"]]
    (shape,) = gpd.GeoSeries.from_wkb(rows["geometry"], crs=4326).to_crs(27700)
    assert shape.area == pytest.approx(4e6 + 2e6, rel=1e-4)
    assert shape.geom_type == "Polygon"


def test_shapes_that_arent_sound_and_names_that_are_none_are_left_out() -> None:
    assert found(frame([BOW], ["E1"], ["Bow"])).empty
    assert found(frame([WEST], ["E1"], ["<script>"]))["area_name"].tolist() == [""]
    assert found(frame([WEST], ["E1"], ["West"]), None)["area_name"].tolist() == [""]
    assert found(frame([], [], [])).empty


def test_a_large_neighbour_is_cut_off_some_way_from_us() -> None:
    rows = found(frame([box(200_000, 200_000, 398_000, 500_000)], ["E1"], ["Wide"]))
    (shape,) = shapely.from_wkb(rows["geometry"])
    west, south, _, north = shape.bounds
    assert -2.03 - 0.26 < west < -2.03 - 0.2
    assert north - south < 0.55


@pytest.mark.parametrize(
    ("columns", "beside"),
    [
        ({"WD24CD": "E05", "WD24NM": "Ward", "LAD24CD": "", "LAD24NM": ""}, ["Westshire"]),
        ({"LAD24CD": "", "LAD24NM": ""}, ["Westshire"]),
        ({"LSOA21CD": "E01", "LSOA21NM": "Staffordshire Moorlands ", "LAD24CD": ""}, []),
    ],
)
def test_a_file_of_wards_or_districts_hands_on_those_beside_ours(
    tmp_path: Path, columns: dict[str, str], beside: list[str]
) -> None:
    values = {}
    for column, start in columns.items():
        if start:
            ends = ["000001", "000002"] if column.endswith("CD") else ["One", "Two"]
            values[column] = [start + end for end in ends]
        else:
            code = column.endswith("CD")
            values[column] = (
                ["E07000198", "E06000049"] if code else ["Staffordshire Moorlands", "Westshire"]
            )
    path = tmp_path / "areas.gpkg"
    gpd.GeoDataFrame(values, geometry=[OURS, WEST], crs=27700).to_file(path)
    judged = outlines.read(SourceFile(path, path.name, "", 1), tmp_path / "part", load_settings())
    part = pd.read_parquet(tmp_path / "part")
    assert (judged.rows_in, judged.rows_accepted) == (1, 1)
    assert len(part) == 1
    assert neighbours_of(tmp_path / "part")["area_name"].tolist() == beside
