"""Settlements and named roads of the district (OS Open Names), from the squares that it touches."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely

from moorlands_dash.districts import Area
from moorlands_dash.fetch import osdata
from moorlands_dash.fetch.given import Given, decoded
from moorlands_dash.fetch.model import FetchError, Got
from moorlands_dash.fetch.ranges import RemoteZip, let_go_of_parts
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour

PRODUCT = "OpenNames"
FILE = "open-names.csv"
COLUMNS = (
    "id",
    "name",
    "name_2",
    "type",
    "local_type",
    "longitude",
    "latitude",
    "postcode_district",
    "uri",
    "in_uri",
)
"""`in_uri` is the address of the settlement that a road lies in, `uri` of what the row is of."""
_PLACES = {"id": 0, "uri": 1, "name": 2, "name_2": 4, "type": 6, "local_type": 7,
           "postcode_district": 16, "in_uri": 19}  # fmt: skip
_X, _Y, _WIDTH = 8, 9, 34
_TYPES = ("populatedplace", "transportnetwork", "landform", "hydrography", "landcover", "other")
_TILE = re.compile(r"(?:.*/)?([A-Z]{2}\d{2})\.csv", re.IGNORECASE)
_LARGEST = 200_000_000


def _what(area: Area) -> str:
    return osdata.what("Settlements, streets and landmarks (OS Open Names)", area)


def fetch(tour: Tour) -> Got:
    """Bring the squares of 20 km that the district touches, and keep what lies in it."""
    around = osdata.extent(tour)
    listed = osdata.product(tour.client, PRODUCT, "CSV")
    to = tour.load("places", FILE)
    notes = {"version": listed.version}
    if tour.notes.get("version") == listed.version and listed.version and to.is_file():
        return Got([to], tour.later(SOURCE.days), notes=notes)
    archive, wanted = RemoteZip(tour.client, listed.address), osdata.squares(around, 20_000)
    members = archive.members(lambda name: _tile(name) in wanted)
    tour.report(f"OS Open Names: {len(members)} squares")
    parts = tour.parts / PRODUCT / archive.version
    raw = []
    for member in members:
        path = parts / f"{_tile(member.filename)}.csv"
        raw.append(path if path.is_file() else archive.bring(member, path, parts, _LARGEST))
    got = take(tour, [Given(path) for path in raw])
    let_go_of_parts(parts.parent)
    return Got(got.files, got.next_look, notes=notes)


def _tile(name: str) -> str:
    found = _TILE.fullmatch(name)
    return found[1].upper() if found else ""


def knows(given: Given) -> bool:
    """Tell a square's file by its first row, as it has no column names: an id and its address."""
    row = given.lines[0] if given.lines else ()
    return len(row) == _WIDTH and row[6].strip().casefold() in _TYPES and row[1].startswith("http")


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Keep what lies in the district of squares that were downloaded."""
    around = osdata.extent(tour)
    rows = [row for each in given for row in _rows(each)]
    if not rows:
        raise FetchError("OS Open Names has no square here: its layout changed.")
    places = np.array([(float(row[_X]), float(row[_Y])) for row in rows])
    inside = shapely.contains_xy(around, places[:, 0], places[:, 1])
    degrees = osdata.to_degrees(places)
    found = [
        {name: row[at] for name, at in _PLACES.items()}
        | {"longitude": float(place[0]), "latitude": float(place[1])}
        for row, place, ours in zip(rows, degrees, inside, strict=True)
        if ours and row[7].casefold() != "postcode"
    ]
    found.sort(key=lambda row: str(row["id"]))
    return Got([tour.table(tour.load("places", FILE), COLUMNS, found)], tour.later(SOURCE.days))


def _rows(given: Given) -> Iterator[list[str]]:
    rows: Iterable[list[str]] = csv.reader(io.StringIO(decoded(given.data(_LARGEST))))
    for row in rows:
        if len(row) != _WIDTH:
            raise FetchError("OS Open Names has other columns than it had.")
        yield row


SOURCE = Source(
    key="open-names",
    what=_what,
    address=f"{osdata.PRODUCTS}/{PRODUCT}/downloads",
    hosts=osdata.HOSTS,
    licence=osdata.LICENCE,
    layout="a CSV of 34 columns without names for each square of 20 km",
    by_hand=(
        "Open https://osdatahub.os.uk/downloads/open/OpenNames and save it as CSV for Great Britain"
    ),
    days=90,
    size=2_000_000,
    loaded=True,
    fetch=fetch,
    knows=knows,
    take=take,
)
