"""Outlines: formats, coordinates, vintages, mending; the real wards where they are here."""

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, box

from moorlands_dash.extracts import outlines
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

BOUNDARIES = Path(__file__).resolve().parents[4] / "shared" / "boundaries"

# Two kilometre squares side by side near Leek, on the British National Grid.
WEST, EAST = box(398_000, 356_000, 399_000, 357_000), box(399_000, 356_000, 400_000, 357_000)

CODES = ["E05000001", "E05000002"]


def squares(**columns: list[object]) -> gpd.GeoDataFrame:
    given = columns or {"WD24CD": CODES, "WD24NM": ["West", "East"]}
    return gpd.GeoDataFrame(given, geometry=[WEST, EAST], crs=27700)


def read(path: Path) -> tuple[Judged, pd.DataFrame]:
    out = path.parent / "part.parquet"
    source = SourceFile(path, path.name, "", path.stat().st_size)
    judged = outlines.read(source, out, load_settings())
    assert judged.rows_in == judged.rows_accepted + len(judged.quarantine)
    return judged, pd.read_parquet(out)


def geojson(path: Path, frame: gpd.GeoDataFrame) -> Path:
    frame.to_crs(4326).to_file(path, driver="GeoJSON")
    return path


def shapefile(path: Path, frame: gpd.GeoDataFrame, leave_out: str = "none") -> Path:
    folder = path.parent / "parts"
    folder.mkdir()
    frame.to_file(folder / "wards.shp")
    with zipfile.ZipFile(path, "w") as archive:
        for part in folder.iterdir():
            if part.suffix != leave_out:
                archive.write(part, f"Wards (December 2024)/{part.name}")
    return path


def test_a_shapefile_without_its_projection_is_taken_for_the_national_grid(tmp_path: Path) -> None:
    judged, rows = read(shapefile(tmp_path / "wards.zip", squares(), leave_out=".prj"))
    assert rows["area_km2"].tolist() == pytest.approx([1.0, 1.0], abs=1e-6)
    assert "British National Grid" in judged.notices[0]


def test_a_shapefile_in_unstated_degrees_is_refused(tmp_path: Path) -> None:
    path = shapefile(tmp_path / "wards.zip", squares().to_crs(4326), leave_out=".prj")
    with pytest.raises(Refusal, match=r"in which coordinates.*\.prj"):
        read(path)


def test_geojson_in_grid_metres_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "grid.geojson"
    features = [
        {"type": "Feature", "properties": {"WD24CD": code, "WD24NM": code}, "geometry": shape}
        for code, shape in zip(CODES, (WEST.__geo_interface__, EAST.__geo_interface__), strict=True)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    judged, rows = read(path)
    assert rows["area_km2"].sum() == pytest.approx(2.0, abs=1e-6)
    assert "British National Grid" in judged.notices[0]


def test_outlines_elsewhere_on_earth_are_refused(tmp_path: Path) -> None:
    frame = squares().set_geometry([box(2, 48, 3, 49), box(3, 48, 4, 49)], crs=4326)
    path = tmp_path / "paris.geojson"
    frame.to_file(path, driver="GeoJSON")
    with pytest.raises(Refusal, match="United Kingdom"):
        read(path)


@pytest.mark.parametrize(
    ("columns", "codes", "level", "vintage"),
    [
        (("WD13CD", "WD13NM"), CODES, "ward", "wards of 2013 (WD13CD)"),
        (("wd22cd", "wd22nm"), CODES, "ward", "wards of 2022 (WD22CD)"),
        (("LSOA21CD", "LSOA21NM"), ["E01000001", "E01000002"], "lsoa", "LSOAs of 2021 (LSOA21CD)"),
        (
            ("LAD24CD", "LAD24NM"),
            ["E07000198", "E06000021"],
            "district",
            "districts of 2024 (LAD24CD)",
        ),
        (("ward_code", "ward_name"), CODES, "ward", "wards (ward_code)"),
        (("area_code", "area_name"), CODES, "ward", "wards (area_code)"),
    ],
)
def test_columns_and_levels_of_every_vintage(
    tmp_path: Path, columns: tuple[str, str], codes: list[str], level: str, vintage: str
) -> None:
    names = ["Staffordshire Moorlands 001A", "Staffordshire Moorlands 001B"]
    frame = squares(**{columns[0]: codes, columns[1]: names})
    judged, rows = read(geojson(tmp_path / "a.geojson", frame))
    assert (judged.level, judged.vintage) == (level, vintage)
    assert rows["area_code"].tolist() == codes
    assert set(rows["level"]) == {level}


def test_wards_of_other_districts_are_left_out_and_said(tmp_path: Path) -> None:
    frame = squares(WD24CD=CODES, WD24NM=["West", "East"], LAD24CD=["E07000198", "E06000021"])
    judged, rows = read(geojson(tmp_path / "a.geojson", frame))
    assert rows["area_code"].tolist() == ["E05000001"]
    assert judged.rows_in == 1
    assert judged.notices[0].startswith("1 of 2 outlines are used")


@pytest.mark.parametrize(
    ("column", "theirs", "ours"),
    [
        ("LAD24CD", "E07000197", "E07000198"),
        ("district_code", "E07000197", "E07000198"),
        ("PARENT_CODE", "E07000197", " E07000198"),
        ("LAD24NM", "Stafford", "Staffordshire Moorlands"),
    ],
)
def test_wards_of_another_district_are_refused(
    tmp_path: Path, column: str, theirs: str, ours: str
) -> None:
    wards = {"WD24CD": CODES, "WD24NM": ["West", "East"]}
    with pytest.raises(Refusal, match="None of the 2 outlines is in Staffordshire Moorlands"):
        read(geojson(tmp_path / "a.geojson", squares(**wards, **{column: [theirs, theirs]})))
    judged, _ = read(geojson(tmp_path / "b.geojson", squares(**wards, **{column: [ours, theirs]})))
    assert judged.rows_in == 1


def test_a_parent_that_is_no_district_tells_nothing(tmp_path: Path) -> None:
    county = squares(WD24CD=CODES, WD24NM=["West", "East"], parent_code=["E10000028"] * 2)
    judged, rows = read(geojson(tmp_path / "a.geojson", county))
    assert (len(rows), judged.notices) == (2, [])


def test_many_wards_without_a_district_are_refused(tmp_path: Path) -> None:
    codes = [f"E0500{place:04d}" for place in range(201)]
    cells = [box(398_000 + 10 * i, 356_000, 398_010 + 10 * i, 356_010) for i in range(201)]
    frame = gpd.GeoDataFrame({"WD24CD": codes, "WD24NM": codes}, geometry=cells, crs=27700)
    with pytest.raises(Refusal, match="LAD24CD"):
        read(geojson(tmp_path / "a.geojson", frame))


def test_a_shape_that_crosses_itself_is_mended(tmp_path: Path) -> None:
    bow = Polygon([(398_000, 356_000), (399_000, 357_000), (399_000, 356_000), (398_000, 357_000)])
    frame = squares().set_geometry([bow, EAST], crs=27700)
    judged, rows = read(geojson(tmp_path / "a.geojson", frame))
    mended = shapely.from_wkb(rows.loc[0, "geometry"])
    assert mended.is_valid
    assert rows.loc[0, "area_km2"] == pytest.approx(0.5, abs=1e-5)
    assert judged.notices == ["Outlines that crossed themselves and were mended: 1."]


def test_an_area_of_several_parts_stays_whole(tmp_path: Path) -> None:
    parts = MultiPolygon([WEST, box(401_000, 356_000, 402_000, 357_000)])
    frame = squares().set_geometry([parts, EAST], crs=27700)
    _, rows = read(geojson(tmp_path / "a.geojson", frame))
    assert len(shapely.from_wkb(rows.loc[0, "geometry"]).geoms) == 2
    assert rows.loc[0, "area_km2"] == pytest.approx(2.0, abs=1e-5)


def test_overlaps_and_gaps_of_the_map_are_said(tmp_path: Path) -> None:
    wide = box(398_900, 356_000, 400_000, 357_000)
    frame = squares().set_geometry([WEST, wide], crs=27700)
    judged, _ = read(geojson(tmp_path / "a.geojson", frame))
    assert judged.notices[0].startswith("The wards have 1 overlap of together 0.10 km²")


def test_a_point_is_no_area_and_a_missing_outline_is_said(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame(
        {"WD24CD": [*CODES, "E05000003"], "WD24NM": ["West", "East", "South"]},
        geometry=[WEST, Point(399_000, 356_000), None],
        crs=27700,
    )
    judged, rows = read(geojson(tmp_path / "a.geojson", frame))
    assert rows["area_code"].tolist() == ["E05000001"]
    assert [(q.line, q.value) for q in judged.quarantine] == [(3, "E05000002"), (4, "E05000003")]


@pytest.mark.skipif(not BOUNDARIES.exists(), reason="the shared boundaries are not here")
def test_the_real_wards_and_lsoas(tmp_path: Path) -> None:
    judged, wards = read_shared("E07000198-wards.geojson", tmp_path)
    assert (judged.level, judged.vintage) == ("ward", "wards of 2013 (WD13CD)")
    assert (judged.rows_in, len(wards), judged.quarantine, judged.notices) == (27, 27, [], [])
    facts = pd.read_csv(BOUNDARIES.parent / "facts" / "wards.csv").set_index("ward_code")
    assert wards.set_index("area_code")["area_name"].equals(
        facts["ward_name"].rename("area_name").rename_axis("area_code").astype("str")
    )
    apart = wards.set_index("area_code")["area_km2"] - facts["area_km2"]
    assert apart.abs().max() <= 0.005
    judged, lsoas = read_shared("E07000198-lsoa.geojson", tmp_path)
    assert (judged.level, judged.vintage, len(lsoas)) == ("lsoa", "LSOAs of 2011 (LSOA11CD)", 59)


def read_shared(name: str, folder: Path) -> tuple[Judged, pd.DataFrame]:
    path = folder / name
    path.symlink_to(BOUNDARIES / name)
    return read(path)


@pytest.mark.parametrize("word", ["NA", "none", "N/A", " - "])
def test_a_word_for_a_blank_names_no_ward(tmp_path: Path, word: str) -> None:
    frame = squares(WD24CD=CODES, WD24NM=["West", word])
    judged, rows = read(geojson(tmp_path / "wards.geojson", frame))
    assert rows["area_name"].tolist() == ["West"]
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (3, "area_name", word.strip())
    assert "blank" in bad.reason


def test_a_map_without_a_single_area_is_refused(tmp_path: Path) -> None:
    line = Polygon([(398_000, 356_000), (399_000, 356_000), (398_500, 356_000)])
    flat = gpd.GeoDataFrame({"WD24CD": CODES, "WD24NM": ["a", "b"]}, geometry=[line] * 2, crs=27700)
    with pytest.raises(Refusal, match="None of its 2 outlines can be used") as refused:
        read(geojson(tmp_path / "flat.geojson", flat))
    assert refused.value.column == "geometry"
    one = gpd.GeoDataFrame(
        {"WD24CD": CODES, "WD24NM": ["a", "b"]}, geometry=[WEST, line], crs=27700
    )
    judged, rows = read(geojson(tmp_path / "one.geojson", one))
    assert (len(rows), judged.quarantine[0].line) == (1, 3)
    assert "encloses no area" in judged.quarantine[0].reason
