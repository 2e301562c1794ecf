"""Ordnance Survey's downloads API and its store: a square of names, roads and rivers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import geopandas as gpd
from shapely.geometry import LineString

from moorlands_dash.fetch import osdata
from tests.replay import tables
from tests.replay.server import Answer, Route, Stored

EAST, NORTH = 401_500, 347_500
"""A place in the ward in the west of the world that the tests make."""
STORED = {
    "OpenNames": "opname_csv_gb.zip",
    "OpenRoads": "oproad_essh_gb.zip",
    "OpenRivers": "oprvrs_essh_gb.zip",
}
FORMS = {"OpenNames": "CSV", "OpenRoads": "ESRI® Shapefile", "OpenRivers": "ESRI® Shapefile"}


def routes() -> dict[str, Route]:
    """Return what the API lists and where it leads."""
    found: dict[str, Route] = {}
    for product, name in STORED.items():
        path = f"{osdata.HOST}/downloads/v1/products/{product}/downloads"
        found[path] = _api(product, name)
        found[f"{osdata.STORE}/downloads/{name}"] = Stored(body(product))
    return found


def _api(product: str, name: str) -> Route:
    """Answer the list, or with `redirect` the way to the store."""
    address = f"{osdata.PRODUCTS}/{product}/downloads?area=GB&format=x&redirect"
    listed = [
        {"md5": "other", "url": address, "format": "GML", "area": "GB", "fileName": "x.zip"},
        {"md5": f"{product}-1", "url": address, "format": FORMS[product], "area": "GB",
         "fileName": name, "size": 1},
    ]  # fmt: skip
    moved = {"Location": f"https://{osdata.STORE}/downloads/{name}?sig=1"}
    said = Answer(json.dumps(listed).encode())
    return lambda asked: Answer(status=307, headers=moved) if "redirect" in asked.query else said


@cache
def body(product: str) -> bytes:
    """Return the ZIP of a product."""
    return tables.zipped(
        {"OpenNames": _names, "OpenRoads": _roads, "OpenRivers": _rivers}[product]()
    )


def _names() -> Mapping[str, bytes]:
    def row(number: int, name: str, kind: str, local: str, x: int, y: int) -> list[object]:
        address = f"http://data.ordnancesurvey.co.uk/id/{number}"
        filled = [f"osgb{number}", address, name, "", "", "", kind, local, x, y]
        return [*filled, *[""] * (34 - len(filled))]

    here = [
        row(1, "Mill Green", "populatedPlace", "Hamlet", EAST, NORTH),
        row(2, "Mill Street", "transportNetwork", "Named Road", EAST + 100, NORTH),
        row(3, "ZZ0 0AA", "other", "Postcode", EAST, NORTH),
        row(4, "Far Off", "populatedPlace", "Village", 419_000, 358_000),
    ]
    text = tables.csv_text(here[0], here[1:])
    return {"Data/SK04.csv": text, "Data/TQ28.csv": b"not asked for", "Doc/licence.txt": b"OGL"}


def _roads() -> Mapping[str, bytes]:
    lines = [(0, "A Road", "A53"), (200, "Unclassified", ""), (90_000, "B Road", "B1")]
    here = {
        "class": [kind for _, kind, _ in lines],
        "roadNumber": [number for _, _, number in lines],
        "name1": [None] * len(lines),
    }
    shapes = [LineString([(EAST - 900, NORTH + n), (EAST, NORTH + n)]) for n, _, _ in lines]
    return {
        **_shapefile("SK_RoadLink", here, shapes),
        **{f"data/TQ_RoadLink.{e}": b"not asked for" for e in ("shp", "shx", "dbf", "prj")},
    }


def _rivers() -> Mapping[str, bytes]:
    shapes = [LineString([(EAST, NORTH - 900), (EAST + 50, NORTH)])]
    return _shapefile("WatercourseLink", {"form": ["inlandRiver"], "name1": ["Mill Brook"]}, shapes)


def _shapefile(
    name: str, columns: Mapping[str, object], shapes: list[LineString]
) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        frame = gpd.GeoDataFrame(dict(columns), geometry=shapes, crs="EPSG:27700")
        frame.to_file(Path(folder) / f"{name}.shp", engine="pyogrio")
        return {
            f"data/{path.name}": path.read_bytes()
            for path in sorted(Path(folder).iterdir())
            if path.suffix in (".shp", ".shx", ".dbf", ".prj")
        }
