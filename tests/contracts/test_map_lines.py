"""Roads and rivers: read in each form, a broken twin of a good line for each rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import LineString, Point, box

from moorlands_dash.extracts import map_lines, outlines, recognise
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings
from tests.map_files import A53, CHURN, LANE, features, written

ROAD = LineString([(398_000, 356_000), (399_000, 356_500), (400_000, 356_000)])


def read(path: Path) -> tuple[Judged, pd.DataFrame]:
    source, out = SourceFile(path, path.name, "", path.stat().st_size), path.with_suffix(".parquet")
    return recognise.read(source, out, load_settings()), pd.read_parquet(out)


def changed(path: Path, **more: Any) -> Path:
    """Write two roads, of which the second has other members than it should."""
    good, bad = features([A53, A53], "number")
    bad = {**bad, **{k: v for k, v in more.items() if k != "properties"}}
    if "properties" in more:
        bad["properties"] = more["properties"]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [good, bad]}))
    return path


def test_roads_and_rivers_are_read_as_they_are_fetched(tmp_path: Path) -> None:
    judged, rows = read(written(tmp_path / "roads.geojson", A53, LANE))
    assert (judged.kind, judged.level, judged.rows_in, judged.rows_accepted, judged.elsewhere) == (
        *("map_lines", "roads"),
        *(2, 1, 1),
    )
    assert rows[["layer", "drawn", "number"]].to_numpy().tolist() == [["roads", 2, "A53"]]
    (line,) = shapely.from_wkb(rows["geometry"])
    assert shapely.get_coordinates(line).tolist() == [list(at) for at in A53[2]]
    judged, rows = read(written(tmp_path / "rivers.geojson", CHURN, name="name"))
    assert judged.level == "rivers"
    assert rows[["layer", "drawn", "name"]].to_numpy().tolist() == [["rivers", 5, "River Churn"]]


@pytest.mark.parametrize("ending", ["gpkg", "shp"])
def test_ordnance_surveys_own_columns_and_grid_are_read(tmp_path: Path, ending: str) -> None:
    frame = gpd.GeoDataFrame(
        {"class": ["B Road", "Motorway"], "roadNumber": ["B5053", "M6"], "name1": ["Ash Lane", ""]},
        geometry=[ROAD, shapely.MultiLineString([ROAD])],
        crs=27700,
    )
    path = tmp_path / f"road_link.{ending}"
    frame.to_file(path)
    if ending == "gpkg":
        node = gpd.GeoDataFrame({"id": [1]}, geometry=[Point(398_000, 356_000)], crs=27700)
        node.to_file(path, layer="road_node")
    else:
        path = _zipped(path)
    _, rows = read(path)
    assert rows["number"].tolist() == ["B5053", "M6"]
    assert rows["drawn"].tolist() == [3, 1]
    west, south, east, north = shapely.total_bounds(shapely.from_wkb(rows["geometry"]))
    # OS's own tool puts SJ 980 560 and SJ 000 560 there, within the seven parameters' 5 metres.
    assert (west, east) == pytest.approx((-2.03123, -2.00141), abs=2e-4)
    assert (south, north) == pytest.approx((53.1013, 53.1058), abs=2e-4)


def _zipped(shapefile: Path) -> Path:
    import zipfile

    to = shapefile.with_suffix(".zip")
    with zipfile.ZipFile(to, "w") as archive:
        for part in sorted(shapefile.parent.glob(f"{shapefile.stem}.*")):
            if part != to:
                archive.write(part, part.name)
    return to


@pytest.mark.parametrize(
    ("more", "column", "words"),
    [
        ({"geometry": None}, "geometry", "no line"),
        ({"geometry": {"type": "Point", "coordinates": [-2, 53]}}, "geometry", "point or an area"),
        ({"geometry": {"type": "LineString", "coordinates": []}}, "geometry", "no line"),
        ({"geometry": {"type": "LineString", "coordinates": [["x", 1], [2, 3]]}}, "geometry", "no"),
        ({"properties": {"kind": "Footpath"}}, "kind", "no kind of road or river"),
        ({"properties": {"kind": ["A Road"]}}, "kind", "no kind of road or river"),
        ({"properties": None}, "kind", "no kind of road or river"),
    ],
)
def test_a_broken_twin_is_quarantined(
    tmp_path: Path, more: dict[str, Any], column: str, words: str
) -> None:
    judged, _ = read(changed(tmp_path / "roads.geojson", **more))
    assert (judged.rows_in, judged.rows_accepted) == (2, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason


@pytest.mark.parametrize(
    ("number", "kept"),
    [("A53", "A53"), ("a 53", "A53"), ("A1(M)", "A1(M)"), ("=cmd|x", None), ("<b>A53</b>", None)],
)
def test_only_a_roads_number_is_kept_as_one(tmp_path: Path, number: str, kept: str | None) -> None:
    _, rows = read(written(tmp_path / "a.geojson", ("A Road", number, A53[2])))
    assert rows["number"].fillna("").tolist() == [kept or ""]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("River  Churn", "River Churn"),
        ("<img src=x>", None),
        ("Jo\u202ehn", None),
        ("x" * 41, None),
    ],
)
def test_only_letters_of_a_name_are_kept(tmp_path: Path, name: str, kept: str | None) -> None:
    _, rows = read(written(tmp_path / "a.geojson", ("canal", name, CHURN[2]), name="name"))
    assert rows["name"].fillna("").tolist() == [kept or ""]


def test_a_file_of_no_road_or_river_of_both_or_of_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ("Footpath", "", A53[2])
    with pytest.raises(Refusal, match="no road or river of a kind known"):
        read(written(tmp_path / "paths.geojson", path))
    with pytest.raises(Refusal, match="both roads and rivers"):
        read(written(tmp_path / "both.geojson", A53, CHURN))
    with pytest.raises(Refusal, match="None of its 1 lines can be drawn"):
        read(written(tmp_path / "mixed.geojson", ("A Road", "A53", [])))
    monkeypatch.setattr(map_lines, "MOST", 1)
    with pytest.raises(Refusal, match="Cut it to our district"):
        read(written(tmp_path / "many.geojson", A53, A53))
    monkeypatch.setattr(map_lines, "LARGEST", 10)
    with pytest.raises(Refusal, match="Cut it to our district"):
        read(written(tmp_path / "large.geojson", A53))


def test_a_file_with_somebodys_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="holds personal data"):
        read(written(tmp_path / "roads.geojson", A53, name="owner_surname"))


def test_lines_of_elsewhere_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="United Kingdom"):
        read(written(tmp_path / "roads.geojson", ("A Road", "A1", [(2.3, 48.8), (2.4, 48.9)])))


def test_half_a_file_is_refused_and_names_nothing_outside_itself(tmp_path: Path) -> None:
    path = written(tmp_path / "roads.geojson", A53, A53)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(Refusal, match="damaged or incomplete"):
        read(path)


def test_outlines_stay_outlines(tmp_path: Path) -> None:
    path = tmp_path / "wards.gpkg"
    square = box(398_000, 356_000, 399_000, 357_000)
    frame = gpd.GeoDataFrame(
        {"WD24CD": ["E05000001"], "WD24NM": ["W"]}, geometry=[square], crs=27700
    )
    frame.to_file(path, layer="wards")
    gpd.GeoDataFrame({"class": ["A Road"]}, geometry=[ROAD], crs=27700).to_file(path, layer="roads")
    assert not map_lines.looks_like(path)
    assert outlines.looks_like(path)
    assert read(path)[0].kind == "outlines"
