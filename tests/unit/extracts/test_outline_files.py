"""Files of outlines are told and opened by what is in them, whatever they are called."""

import zipfile
from pathlib import Path

import pytest
import shapely

from moorlands_dash.extracts import outlines
from moorlands_dash.extracts.model import Refusal
from tests.unit.extracts.test_outlines import CODES, geojson, read, shapefile, squares


def test_geojson_geopackage_and_shapefile_give_the_same_squares(tmp_path: Path) -> None:
    package = tmp_path / "wards.gpkg"
    squares().to_file(package)
    paths = [
        geojson(tmp_path / "wards.geojson", squares()),
        package,
        shapefile(tmp_path / "wards.zip", squares()),
    ]
    expected = squares().to_crs(4326).geometry.to_numpy()
    for path in paths:
        assert outlines.looks_like(path)
        judged, rows = read(path)
        assert (judged.level, judged.vintage) == ("ward", "wards of 2024 (WD24CD)")
        assert rows["area_code"].tolist() == CODES
        assert rows["area_name"].tolist() == ["West", "East"]
        assert rows["area_km2"].tolist() == pytest.approx([1.0, 1.0], abs=1e-6)
        apart = shapely.hausdorff_distance(shapely.from_wkb(rows["geometry"]), expected)
        assert max(apart) < 1e-6
        assert judged.notices == []


@pytest.mark.parametrize("ending", [".csv", ".txt", ".zip", ""])
def test_the_ending_of_the_name_does_not_matter(tmp_path: Path, ending: str) -> None:
    squares().to_file(tmp_path / "wards.gpkg")
    whole = (
        geojson(tmp_path / "wards.geojson", squares()),
        tmp_path / "wards.gpkg",
        shapefile(tmp_path / "wards.zip", squares()),
    )
    for place, path in enumerate(whole):
        renamed = path.rename(tmp_path / f"renamed{place}{ending}")
        assert outlines.looks_like(renamed)
        judged, rows = read(renamed)
        assert (len(rows), judged.vintage) == (2, "wards of 2024 (WD24CD)")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"type": "FeatureCollection", "features": [{"type"', "damaged"),
        (b'{"type": "FeatureCollection", "features": []}', "no outlines"),
    ],
)
def test_broken_geojson_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.geojson"
    path.write_bytes(content)
    assert outlines.looks_like(path)
    with pytest.raises(Refusal, match=words):
        read(path)


def test_a_truncated_geopackage_is_refused(tmp_path: Path) -> None:
    squares().to_file(tmp_path / "whole.gpkg")
    path = tmp_path / "cut.gpkg"
    path.write_bytes((tmp_path / "whole.gpkg").read_bytes()[:6000])
    with pytest.raises(Refusal, match="damaged"):
        read(path)


def test_a_shapefile_that_points_to_other_files_is_not_followed(tmp_path: Path) -> None:
    secret = geojson(tmp_path / "secret.geojson", squares())
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "wards.shp",
            f'<OGRVRTDataSource><OGRVRTLayer name="secret"><SrcDataSource>{secret}'
            "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        )
    with pytest.raises(Refusal, match="damaged"):
        read(path)


def test_other_files_do_not_look_like_outlines(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("area_code,year,population,source\n")
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("2025-01/2025-01-staffordshire-street.csv", "Crime ID\n")
    database = tmp_path / "a.sqlite"
    database.write_bytes(b"SQLite format 3\0" + bytes(200))
    assert not any(outlines.looks_like(path) for path in (table, archive, database))
