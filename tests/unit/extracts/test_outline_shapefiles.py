"""A zipped Shapefile: found among other files, read alone, damage told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from moorlands_dash.extracts import outline_shapefiles as shapefiles
from moorlands_dash.extracts.model import Refusal, SourceFile
from tests.unit.extracts.test_outlines import CODES, shapefile, squares


def source(path: Path) -> SourceFile:
    return SourceFile(path, path.name, "", path.stat().st_size)


def test_the_shapefile_in_a_zip_is_found_and_read(tmp_path: Path) -> None:
    path = shapefile(tmp_path / "wards.zip", squares())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/a.shp", b"junk")
        archive.writestr("read me.txt", b"hello")
    name = shapefiles.shapefile_inside(path)
    assert name == "Wards (December 2024)/wards.shp"
    found = shapefiles.opened(source(path), name)
    assert found["WD24CD"].tolist() == CODES
    assert found.crs.to_epsg() == 27700


def test_without_a_shapefile_or_a_zip_there_is_none(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.csv", b"a,b")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 cut short")
    assert shapefiles.shapefile_inside(tmp_path / "a.zip") is None
    assert shapefiles.shapefile_inside(tmp_path / "b.zip") is None


def test_what_is_no_shapefile_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("wards.shp", b"{}")
    with pytest.raises(shapefiles.Damaged):
        shapefiles.opened(source(path), "wards.shp")


def test_what_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shapefile(tmp_path / "wards.zip", squares())
    monkeypatch.setattr(shapefiles, "MOST_UNPACKED", 100)
    with pytest.raises(Refusal, match="unpacks to"):
        shapefiles.opened(source(path), "Wards (December 2024)/wards.shp")


def test_a_damaged_projection_is_damage(tmp_path: Path) -> None:
    path = shapefile(tmp_path / "wards.zip", squares())
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            bad = b'PROJCS["x",GEOGCS["y",DATUM["D_WGS_1984",SPHEROID["W",1.5e3,1,2]],,,0.01'
            archive.writestr(name, bad if name.endswith(".prj") else content)
    name = str(shapefiles.shapefile_inside(path))
    with pytest.raises(shapefiles.Damaged):
        shapefiles.opened(source(path), name)
