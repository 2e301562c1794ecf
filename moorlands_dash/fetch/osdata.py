"""Ordnance Survey's open data: what its downloads API lists, and the squares that a district needs.

The products' ZIPs are of a hundred megabytes to one gigabyte; those cut into squares of the
National Grid are read by ranges, the wanted squares alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from moorlands_dash import geography
from moorlands_dash.districts import Area
from moorlands_dash.fetch.client import Client
from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.tour import Tour

HOST, STORE = "api.os.uk", "omseprd1stdstordownload.blob.core.windows.net"
HOSTS = (HOST, STORE)
PRODUCTS = f"https://{HOST}/downloads/v1/products"
LICENCE = (
    "Open Government Licence v3.0; contains OS data, Crown copyright and database right, with the "
    "year"
)
_AROUND = 1_000
"""Metres around the district that are kept too."""


@dataclass(frozen=True)
class Product:
    """One form of a product, as the API lists it."""

    address: str
    version: str
    """What tells a release from another: the check sum that is published."""


def product(client: Client, name: str, form: str) -> Product:
    """Return a product of all Great Britain in a form, such as CSV."""
    said: Any = client.json(f"{PRODUCTS}/{name}/downloads")
    for each in said if isinstance(said, list) else ():
        if each.get("area") == "GB" and _plain(each.get("format")) == _plain(form):
            return Product(str(each["url"]), str(each.get("md5") or each.get("size") or ""))
    raise FetchError(f"Ordnance Survey lists no {name} as {form}: its layout changed.")


def _plain(form: object) -> str:
    return "".join(char for char in str(form).lower() if char.isascii() and char.isalnum())


def extent(tour: Tour) -> Any:
    """Return the district and a kilometre around it, in metres of the National Grid.

    It is taken from the outlines of its wards; raises FetchError where they didn't come.
    """
    return district(tour).buffer(_AROUND)


def district(tour: Tour) -> Any:
    """Return the district, in metres of the National Grid, by the outlines of its wards.

    Raises FetchError where they didn't come.
    """
    path = tour.load("outlines", "wards.geojson")
    if not path.is_file():
        raise FetchError("It needs the outlines of the wards, which didn't come.")
    shapes = [f["geometry"] for f in json.loads(path.read_text(encoding="utf-8"))["features"]]
    outlines = shapely.union_all([shapely.geometry.shape(shape) for shape in shapes])
    return geography.shapes_to_grid(outlines)


def to_degrees(places: Any) -> Any:
    """Return longitudes and latitudes, to some metre, of places on the National Grid."""
    return np.round(np.column_stack(geography.from_grid(places[:, 0], places[:, 1])), 5)


def squares(extent: Any, metres: int) -> set[str]:
    """Return the names of the grid's squares of 100 or of 20 kilometres that an area touches."""
    west, south, east, north = (int(side // metres) * metres for side in extent.bounds)
    return {
        _square(x, y, metres)
        for x in range(west, east + metres, metres)
        for y in range(south, north + metres, metres)
        if extent.intersects(shapely.box(x, y, x + metres, y + metres))
    }


def _square(x: int, y: int, metres: int) -> str:
    """Return "SJ", or "SJ84" of a square of 20 km, for its corner in the south-west."""
    letters, east, north = geography.grid_reference(x, y).split()
    return letters if metres == 100_000 else f"{letters}{east[0]}{north[0]}"


def what(product: str, area: Area) -> str:
    """Return the phrase for a product around a district."""
    return f"{product} of {area.name}"
