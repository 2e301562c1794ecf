"""What is taken away opens in other programs, says what it is, and points at no single place."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import shapely
from PIL import Image
from pypdf import PdfReader

from moorlands_dash.cli import main
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period
from moorlands_dash.reports.hotspots.picture import picture
from moorlands_dash.reports.hotspots.spatial import to_geojson, to_geopackage
from moorlands_dash.reports.hotspots.tasking import tasking_sheet
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.model import Selection
from tests import hand_made
from tests.opened import of, opened

DAMAGE = Selection(category="damage_arson")
EVIL = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def demonstration(demo_home: Path) -> Snapshot:
    return opened(demo_home)


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    home = tmp_path_factory.mktemp("hand") / "home"
    return open_snapshot(hand_made.made(home, location=f"{EVIL} <b>Mill</b> #show"))


@pytest.mark.slow
def test_a_part_of_the_year_before_is_no_figure_of_a_feature(hand: Snapshot) -> None:
    year = Selection(Period(date(2024, 1, 1), date(2024, 12, 1)))
    features = json.loads(to_geojson(hand, load_settings(), year))["features"]
    told = [feature["properties"] for feature in features]
    assert told and {row["count_before"] for row in told} == {None}
    assert {(row["before_loaded"], row["before_months"]) for row in told} == {(3, 12)}


def test_geojson_holds_the_cells_in_longitude_and_latitude(demonstration: Snapshot) -> None:
    content = to_geojson(demonstration, load_settings(), DAMAGE)
    read = gpd.read_file(io.BytesIO(content))
    table = of(demonstration, "hotspots", DAMAGE)
    assert read.crs.to_epsg() == 4326
    assert read.geometry.is_valid.all()
    spots = read[read["layer"] == "hotspots"]
    places = of(demonstration, "hotspot-places", DAMAGE).frame
    assert spots["hotspot"].tolist() == places["hotspot"].tolist()
    assert spots["count"].tolist() == places["count"].tolist()
    read = read[read["layer"] == "hotspot_cells"]
    own = read[read["hotspot"] == 1].to_crs(27700)
    whole = spots[spots["hotspot"] == 1].to_crs(27700)
    assert whole.area.sum() == pytest.approx(own.area.sum(), rel=1e-4)
    assert read["count"].tolist() == table.frame["count"].tolist()
    assert set(read["data"]) == {"demonstration data (invented)"}
    assert set(read["hot_or_cold"]) == set(table.frame["heat"])
    west, south, east, north = read.total_bounds
    assert -2.3 < west < east < -1.7
    assert 52.8 < south < north < 53.3
    assert read.geometry.is_valid.all()
    whole = json.loads(content)
    assert whole["sentence"] == table.sentence
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in whole["features"]]
    assert all(part.exterior.is_ccw for part in shapely.get_parts(shapes))


def test_geopackage_has_cells_and_hotspots_on_the_national_grid(
    demonstration: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "hotspots.gpkg"
    path.write_bytes(to_geopackage(demonstration, load_settings(), DAMAGE))
    assert {name for name, _ in pyogrio.list_layers(path)} == {"hotspots", "hotspot_cells"}
    spots = gpd.read_file(path, layer="hotspots")
    table = of(demonstration, "hotspot-places", DAMAGE)
    assert spots.crs.to_epsg() == 27700
    assert spots["count"].tolist() == table.frame["count"].tolist()
    assert spots["busier_since"].tolist()[0] == "2025-10"
    assert spots.geometry.area.to_numpy() / 1e6 == pytest.approx(
        table.frame["area_km2"].to_numpy(dtype=float), rel=0.02
    )
    cells = gpd.read_file(path, layer="hotspot_cells")
    assert cells.loc[cells["hotspot"] == 1, "count"].sum() == spots["count"].iloc[0]
    assert set(cells["data"]) == {"demonstration data (invented)"}


def test_the_count_says_of_what_and_when(demonstration: Snapshot, tmp_path: Path) -> None:
    tipped = Selection(category="fly_tipping")
    content = to_geojson(demonstration, load_settings(), tipped)
    cells = gpd.read_file(io.BytesIO(content))
    cells = cells[cells["layer"] == "hotspot_cells"]
    path = tmp_path / "hotspots.gpkg"
    path.write_bytes(to_geopackage(demonstration, load_settings(), tipped))
    spots = gpd.read_file(path, layer="hotspots")
    for read in (cells, spots):
        assert not [name for name in read.columns if "incident" in name]
        said = read[["what", "unit", "period_from", "period_to", "before_from", "before_to"]]
        assert said.drop_duplicates().to_numpy().tolist() == [
            ["Fly-tipping", "reports", "2025-10", "2026-09", "2024-10", "2025-09"]
        ]
    assert cells["count"].sum() == 312
    assert spots["days_and_hours"].iloc[0].startswith("19 of 24 with a known time")


def test_no_single_place_is_among_them(demonstration: Snapshot) -> None:
    points = of(demonstration, "hotspot-points", DAMAGE).frame
    whole = json.loads(to_geojson(demonstration, load_settings(), DAMAGE))
    kinds = {feature["geometry"]["type"] for feature in whole["features"]}
    assert kinds <= {"Polygon", "MultiPolygon"}
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in whole["features"]]
    corners = {tuple(np.round(corner, 5)) for corner in shapely.get_coordinates(shapes)}
    published = set(zip(points["longitude"].round(5), points["latitude"].round(5), strict=True))
    assert not corners & published


def test_text_cannot_run_as_a_formula(hand: Snapshot, tmp_path: Path) -> None:
    for read in (
        gpd.read_file(io.BytesIO(to_geojson(hand, load_settings(), Selection()))),
        _layer(to_geopackage(hand, load_settings(), Selection()), tmp_path),
    ):
        named = read.loc[read["place"].str.contains("HYPERLINK", na=False), "place"]
        assert len(named)
        assert all(text.startswith("'=") for text in named)
        assert set(read["data"]) == {"data as partners sent it"}


def _layer(content: bytes, folder: Path) -> gpd.GeoDataFrame:
    path = folder / "cells.gpkg"
    path.write_bytes(content)
    return gpd.read_file(path, layer="hotspot_cells")


def test_the_picture_is_a_map_with_its_label(demonstration: Snapshot) -> None:
    image = Image.open(io.BytesIO(picture(demonstration, load_settings(), DAMAGE)))
    assert image.format == "PNG"
    assert image.width > 1000
    colours = {colour for _, colour in image.convert("RGB").getcolors(maxcolors=1 << 24)}
    # Hot cells, and the district's ground, in the palette's colours.
    assert {(0x80, 0x16, 0x50), (0xEC, 0xEF, 0xF1)} <= colours
    drawn = picture(demonstration, load_settings(), DAMAGE, kind="svg")
    assert drawn == picture(demonstration, load_settings(), DAMAGE, kind="svg")


def test_the_picture_of_the_density_has_the_surface(demonstration: Snapshot) -> None:
    drawn = picture(demonstration, load_settings(), DAMAGE, view="density")
    image = np.asarray(Image.open(io.BytesIO(drawn)).convert("RGB")).reshape(-1, 3).astype(int)
    # The strongest colour, 235 of 255 of it, on the district's ground.
    ground, strong = np.array([0xEC, 0xEF, 0xF1]), np.array([0x12, 0x43, 0x6D])
    expected = (235 * strong + 20 * ground) / 255
    assert (np.abs(image - expected).max(axis=1) <= 3).any()
    # Many tones between, where cells would have five.
    blue = image[(image[:, 2] - image[:, 0] > 20)]
    assert len(np.unique(blue, axis=0)) > 200


def test_the_tasking_sheet_says_where_what_when_and_what_to_look_at(
    demonstration: Snapshot,
) -> None:
    content = tasking_sheet(demonstration, load_settings(), DAMAGE)
    read = PdfReader(io.BytesIO(content))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    row = of(demonstration, "hotspot-places", DAMAGE).frame.iloc[0]
    assert "Demonstration data: invented" in text
    assert f"1. {row['ward_name']}, about {row['place']} ({row['grid_reference']})" in text
    assert f"{row['count']} incidents: {row['types']}" in text
    assert row["busiest_months"][1:] in text
    assert "New since October 2025" in text
    assert "Look at" in text
    assert "check each incident in the force's own records" in text
    assert read.metadata is not None
    assert read.metadata.title == "Tasking sheet: Criminal damage and arson"
    assert len(read.pages) <= 3
    assert content == tasking_sheet(demonstration, load_settings(), DAMAGE)


def test_the_sheet_says_on_which_days_at_which_hours(demonstration: Snapshot) -> None:
    asked = Selection(category="fly_tipping")
    content = tasking_sheet(demonstration, load_settings(), asked)
    read = PdfReader(io.BytesIO(content))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    hours = of(demonstration, "hotspot-hours", asked)
    assert hours.sentence in text
    assert "fell from Monday to Friday between 08:00 and 16:00" in text
    assert "Hotspot 2 has too few to be told by itself." in text
    whole = hours.frame[hours.frame["part"] == "all hotspots"]
    tuesday = whole[whole["weekday"] == 1].set_index("hour")["incidents"]
    assert f"Tuesday {' '.join(f'{count:.0f}' for count in tuesday)} {tuesday.sum():.0f}" in text
    police = PdfReader(io.BytesIO(tasking_sheet(demonstration, load_settings(), DAMAGE)))
    said = " ".join(" ".join(page.extract_text() for page in police.pages).split())
    assert "No day or hour is published, as the police give only the month." in said
    assert "Tuesday" not in said


def test_the_sheet_takes_text_for_text(hand: Snapshot) -> None:
    read = PdfReader(io.BytesIO(tasking_sheet(hand, load_settings(), Selection())))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    assert "<b>Mill</b> #show" in text
    assert "Demonstration data" not in text


def test_without_a_hotspot_the_sheet_says_so(demonstration: Snapshot) -> None:
    robbery = Selection(category="robbery")
    assert of(demonstration, "hotspot-places", robbery).frame.empty
    read = PdfReader(io.BytesIO(tasking_sheet(demonstration, load_settings(), robbery)))
    assert "no hotspot" in " ".join(page.extract_text() for page in read.pages)


def test_one_command_tries_and_writes_all(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    asked = ["hotspots", "--home", str(own_home), "--category", "fly_tipping", "--cells", "1000"]
    assert main([*asked, "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "Fly-tipping, October 2025 to September 2026" in said
    assert "chance would give 3%" in said
    name = "hotspot-places_fly_tipping_2025-10_to_2026-09_demonstration"
    assert {path.name for path in out.iterdir()} == {
        f"{name}.{extension}" for extension in ("pdf", "png", "gpkg", "geojson")
    }
    assert main([*asked[:-1], "7"]) == 2
    assert "choose auto or 250" in capsys.readouterr().err
