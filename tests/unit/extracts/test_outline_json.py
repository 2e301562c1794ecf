"""GeoJSON as senders write it, and JSON that isn't quite GeoJSON."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import shapely

from moorlands_dash.extracts import outlines
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

RING = [[398_000, 356_000], [399_000, 356_000], [399_000, 357_000], [398_000, 357_000]]
RING += RING[:1]
"""A square kilometre near Leek, on the British National Grid."""
GRID = "urn:ogc:def:crs:EPSG::27700"


def read(folder: Path, content: bytes) -> tuple[Judged, pd.DataFrame]:
    path, out = folder / "wards.geojson", folder / "part.parquet"
    path.write_bytes(content)
    source = SourceFile(path, path.name, "", len(content))
    return outlines.read(source, out, load_settings()), pd.read_parquet(out)


def collection(ring: Any = RING, crs: Any = GRID, kind: str = "Polygon", **more: Any) -> bytes:
    coordinates = [ring] if kind == "Polygon" else ring
    properties = {"WD24CD": "E05000001", "WD24NM": "West", "LAD24CD": "E07000198", **more}
    shape = {"type": kind, "coordinates": coordinates}
    feature = {"type": "Feature", "properties": properties, "geometry": shape}
    stated = {"type": "name", "properties": {"name": crs}} if isinstance(crs, str) else crs
    return json.dumps({"type": "FeatureCollection", "crs": stated, "features": [feature]}).encode()


@pytest.mark.parametrize(
    "crs",
    [GRID, "EPSG:27700", "epsg:27700", "http://www.opengis.net/def/crs/EPSG/0/27700"],
)
def test_each_way_to_name_the_grid_is_known(tmp_path: Path, crs: str) -> None:
    judged, rows = read(tmp_path, collection(crs=crs))
    assert rows["area_km2"].tolist() == pytest.approx([1.0], abs=1e-6)
    assert judged.notices == []


@pytest.mark.parametrize(
    "crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84", "CRS84", "EPSG:4326", None]
)
def test_longitude_and_latitude_by_name_or_by_default(tmp_path: Path, crs: str | None) -> None:
    ring = [[-2.03, 53.10], [-2.02, 53.10], [-2.02, 53.11], [-2.03, 53.11], [-2.03, 53.10]]
    _, rows = read(tmp_path, collection(ring, crs))
    # Here 0.01 degrees of longitude are 0.67 km, of latitude 1.11 km.
    assert rows["area_km2"].tolist() == pytest.approx([0.67 * 1.11], rel=0.01)
    assert shapely.from_wkb(rows.loc[0, "geometry"]).bounds == (-2.03, 53.10, -2.02, 53.11)


@pytest.mark.parametrize(
    "crs", ["EPSG:99999", "wards.prj", "British grid", {"type": "EPSG"}, ["EPSG:27700"], 27700]
)
def test_a_coordinate_system_that_is_not_known_is_refused(tmp_path: Path, crs: Any) -> None:
    with pytest.raises(Refusal, match="“crs” isn't a name that is known"):
        read(tmp_path, collection(crs=crs))


def test_a_byte_order_mark_and_white_space_are_passed_over(tmp_path: Path) -> None:
    judged, _ = read(tmp_path, b"\xef\xbb\xbf \r\n\t" + collection())
    assert judged.rows_accepted == 1


def test_heights_at_some_points_alone_are_left_out(tmp_path: Path) -> None:
    ring = [[*RING[0], 12.5], *RING[1:]]
    _, rows = read(tmp_path, collection(ring))
    assert rows["area_km2"].tolist() == pytest.approx([1.0], abs=1e-6)


def test_values_that_are_lists_or_objects_are_not_read(tmp_path: Path) -> None:
    judged, rows = read(tmp_path, collection(parts=[1, 2], more={"a": 1}, geometry="POINT (1 2)"))
    assert rows["area_name"].tolist() == ["West"]
    assert judged.rows_accepted == 1


@pytest.mark.parametrize(
    ("kind", "coordinates", "words"),
    [
        ("Polygon", RING[:2], "no outline"),
        ("Polygon", [], "no outline"),
        ("Polygon", ["a", "b", "c", "a"], "no outline"),
        ("Polygon", [[1e999, 0], *RING], "no outline"),
        ("Polygon", None, "no outline"),
        ("Point", RING[0], "point or a line"),
        ("LineString", RING, "point or a line"),
    ],
)
def test_a_shape_that_is_none_costs_its_own_row(
    tmp_path: Path, kind: str, coordinates: Any, words: str
) -> None:
    good, bad = json.loads(collection()), json.loads(collection(coordinates, kind=kind))
    good["features"] += bad["features"]
    judged, _ = read(tmp_path, json.dumps(good).replace("Infinity", "1e999").encode())
    assert (judged.rows_in, judged.rows_accepted) == (2, 1)
    (row,) = judged.quarantine
    assert (row.line, row.column) == (3, "geometry")
    assert words in row.reason


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"type": "FeatureCollection", "features": {}}', "no list of features"),
        (b'{"type": "FeatureCollection"}', "no list of features"),
        (b'{"type": "FeatureCollection", "features": [1]}', "Entry 1 of the Feature"),
        (b'{"type": "FeatureCollection", "features": [{"type": "Line"}]}', "Entry 1 of the"),
        (b'{"a": "FeatureCollection", "features": []}', "here is not a GeoJSON Feature"),
        (b'{"type": 5, "a": "FeatureCollection"}', "here is not a GeoJSON Feature"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "damaged"),
        (b'{"type": "FeatureCollection", "features": [' + b"[" * 100_000, "damaged"),
        (b'{"type": "FeatureCollection", "a": ' + b"9" * 5_000 + b"}", "damaged"),
        (b'{"type": "FeatureCollection", "a": "\xe9"}', "damaged"),
    ],
)
def test_json_that_is_no_collection_of_features_is_refused(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(Refusal, match=words) as refused:
        read(tmp_path, content)
    assert refused.value.remedy
