"""A small valid file of each layout, and of each form in which some come."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import geopandas as gpd
from openpyxl import Workbook
from shapely.geometry import LineString, box

from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.partnership.profiles import Profile
from tests import place_files, public_tables
from tests.examples import EXAMPLES
from tests.partner_files import csv_file, excel, ods
from tests.place_files import Spot

_SENDER = Profile(
    sender="Street scene",
    kind="environment",
    header=["Case Ref", "Logged", "Type", "Ward Name"],
    columns={"reference": "Case Ref", "reported": "Logged", "kind": "Type", "ward": "Ward Name"},
    words={"kind": {"Zebra crossing": "not counted"}},
)
_CASES: list[list[object]] = [
    ["Cases closed in September 2025"],
    ["Case Ref", "Logged", "Type", "Ward Name"],
    ["S1", "2025-09-02", "Fly Tip", "Leek North"],
    ["S2", "2025-09-13", "Dog mess", "Leek East"],
    ["S3", "2025-09-14", "Zebra crossing", "Leek East"],
    ["Total", 3, "", ""],
]
_POSTCODES = [
    Spot("ST13 6JU", "", 53.1061, -2.0243),
    Spot("ST10 4LZ", "", 52.95, -1.98, ended="199606"),
    Spot("DE6 1AA", "", 53.01, -1.73, district=place_files.OTHER),
]


def bases() -> dict[str, bytes]:
    """Return a valid file of each layout, and of each form in which some come, by its name."""
    texts = {_name(kind): text.encode() for kind, text in EXAMPLES.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in list(texts.items())[:3]:
            archive.writestr(f"sent/{name}", content)
    found = texts | {"sent.zip": packed.getvalue()} | _maps() | _workbooks()
    return found | _places() | _profiled()


def _name(kind: str) -> str:
    if kind == "street":
        return "2025-01-staffordshire-street.csv"
    drawn = kind in ("outlines", "map_lines")
    return f"{kind}.geojson" if drawn else f"{kind}-2025-01.csv"


def _maps() -> dict[str, bytes]:
    codes = {"WD23CD": ["E05000001", "E05000002"], "WD23NM": ["West", "East"]}
    squares = [box(-2.1, 53, -2.05, 53.1), box(-2.05, 53, -2, 53.1)]
    frame = gpd.GeoDataFrame(codes, geometry=squares, crs=4326)
    drawn = [LineString([(-2.03, 53.1), (-2.01, 53.11)]), LineString([(-2, 53), (-2, 53.1)])]
    told = {"form": ["inlandRiver", "canal"], "watercourse_name": ["River Churnet", ""]}
    lines = gpd.GeoDataFrame(told, geometry=drawn, crs=4326)
    with tempfile.TemporaryDirectory() as name:
        for file in ("wards.geojson", "wards.gpkg", "wards.shp"):
            frame.to_file(Path(name, file))
        lines.to_file(Path(name, "rivers.gpkg"))
        whole = ("wards.geojson", "wards.gpkg", "rivers.gpkg")
        found = {file: Path(name, file).read_bytes() for file in whole}
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for part in sorted(Path(name).glob("wards.[!g]*")):
                archive.write(part, part.name)
    return found | {"shapes.zip": packed.getvalue()}


def _workbooks() -> dict[str, bytes]:
    book, saved = Workbook(), io.BytesIO()
    for line in EXAMPLES["recorded"].splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    book.save(saved)
    return {"recorded.xlsx": saved.getvalue()}


def _places() -> dict[str, bytes]:
    """Return the forms in which lists of places come, beside the one of the guide."""
    index = [
        Spot("Leek", "LOC", 53.1061, -2.0243),
        Spot("Heaton", "PAR", 53.16, -2.08),
        Spot("Ashbourne", "LOC", 53.01, -1.73, district=place_files.OTHER),
    ]
    names = [
        Spot("Leek", "populatedPlace/Town", 53.1061, -2.0243),
        Spot("Pool Road", "transportNetwork/Named Road", 53.107, -2.02, town="4000000074000000"),
    ]
    written = {
        "IPN_GB_2023.csv": place_files.index_csv(index),
        "ONSPD_FEB_2024.csv": place_files.directory_csv(_POSTCODES),
        "postcodes.csv": place_files.cut_postcodes_csv(_POSTCODES),
        "SJ95.csv": place_files.square_csv(names),
        "open-names.csv": place_files.cut_names_csv(names),
    }
    return {name: text.encode() for name, text in written.items()}


def _profiled() -> dict[str, bytes]:
    """Return public tables and a sender's that are read by a profile."""
    made = {
        "fingertips.csv": public_tables.fingertips,
        "nomis.csv": public_tables.nomis,
        "mye22.xlsx": public_tables.districts,
        "sape.xlsx": public_tables.wards,
        "requests.json": public_tables.open311,
        "street.json": public_tables.police,
        "cases.csv": csv_file(_CASES),
        "cases.xlsx": excel({"Cases": _CASES}),
        "cases.ods": ods({"Cases": _CASES}),
    }
    with tempfile.TemporaryDirectory() as name:
        for file, write in made.items():
            write(Path(name, file))
        return {file: Path(name, file).read_bytes() for file in made}


def settings_with_a_sender() -> Settings:
    """Return the settings with the profile by which the sender's files are read."""
    return load_settings().model_copy(update={"profiles": {"street-scene": _SENDER}})
