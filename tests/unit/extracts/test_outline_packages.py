"""A GeoPackage: known by its first bytes, its plain layer read, the one of polygons first."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point

from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.extracts.outline_packages import APPLICATIONS, SQLITE_MAGIC, looks_like, opened
from tests.unit.extracts.test_outlines import CODES, squares


def source(path: Path) -> SourceFile:
    return SourceFile(path, path.name, "", path.stat().st_size)


def head(application: bytes) -> bytes:
    return SQLITE_MAGIC.ljust(68, b"\0") + application


@pytest.mark.parametrize("application", APPLICATIONS)
def test_a_database_is_one_by_its_application(application: bytes) -> None:
    assert looks_like(head(application))
    assert not looks_like(head(b"\0\0\0\0"))
    assert not looks_like(b"x" + head(application)[1:])


def test_the_layer_of_polygons_is_read_with_its_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    points = gpd.GeoDataFrame({"name": ["here"]}, geometry=[Point(398_000, 356_000)], crs=27700)
    points.to_file(path, layer="points")
    squares().to_file(path, layer="wards")
    assert looks_like(path.read_bytes()[:100])
    found = opened(source(path))
    assert found is not None
    assert found["WD24CD"].tolist() == CODES
    assert found.crs.to_epsg() == 27700
    assert found.area.tolist() == pytest.approx([1e6, 1e6])
