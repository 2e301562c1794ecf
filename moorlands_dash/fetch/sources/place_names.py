"""ONS's Index of Place Names, cut to the district: villages, hamlets, parishes, with a point."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from moorlands_dash.districts import Area
from moorlands_dash.extracts.archive import FAULTS
from moorlands_dash.fetch.download import download
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour

PORTAL = "geoportal.statistics.gov.uk"
SEARCH = f"https://{PORTAL}/api/search/v1/collections/dataset/items"
ITEMS = "https://www.arcgis.com/sharing/rest/content/items"
_RELEASE = re.compile(r"IPN_GB_(\d{4})\.zip", re.IGNORECASE)
_ID = re.compile(r"[0-9a-f]{32}")
_DISTRICT = re.compile(r"lad\d\dcd")
_NAMED = re.compile(r"place\d\dnm")
_LARGEST = 200_000_000


def _what(area: Area) -> str:
    return f"Place names of {area.name} (ONS Index of Place Names)"


def fetch(tour: Tour) -> Got:
    """Bring the newest index, and keep the district's rows."""
    year, item = _newest(tour.client.json(SEARCH, {"q": "Index of Place Names", "limit": "50"}))
    to = tour.load("places", "place-names.csv")
    if tour.notes.get("year") == year and to.is_file():
        return Got([to], tour.later(SOURCE.days), notes={"year": year})
    raw = tour.parts / f"whole-ipn-{year}.zip"
    if not raw.is_file():
        download(tour.client, f"{ITEMS}/{item}/data", raw, tour.parts, limit=_LARGEST, holds=_hold)
    got = take(tour, [Given(raw, name) for name in Given(raw).names])
    raw.unlink()
    return Got(got.files, got.next_look, notes={"year": year})


def _newest(said: Any) -> tuple[str, str]:
    """Return year and item of the newest index in the portal's answer."""
    found = []
    for feature in said.get("features", []):
        columns = feature.get("properties") or {}
        name = _RELEASE.fullmatch(str(columns.get("name", "")))
        if name and _ID.fullmatch(str(columns.get("id", ""))):
            found.append((name[1], str(columns["id"])))
    if not found:
        raise FetchError("ONS's portal lists no Index of Place Names: its layout changed.")
    return max(found)


def _hold(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            whole = any(name.lower().endswith(".csv") for name in archive.namelist())
    except FAULTS as error:
        raise FetchError("What came as the Index of Place Names is no whole ZIP.") from error
    if not whole:
        raise FetchError("The ZIP of the Index of Place Names has no table: its layout changed.")


def knows(given: Given) -> bool:
    """Tell the index by its columns, in any year's spelling."""
    return bool(_columns(given))


def _columns(given: Given) -> list[str]:
    """Return the columns in small letters; none where it isn't the index."""
    for line in given.lines[:1]:
        names = [cell.strip().lower() for cell in line]
        if any(map(_NAMED.fullmatch, names)) and {"descnm", "lat"} <= set(names):
            return names
    return []


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Keep the district's rows of the index, in UTF-8, with the columns as they came."""
    found = [each for each in given if knows(each)]
    if not found:
        raise FetchError("The Index of Place Names has other columns than it had.")
    newest = max(found, key=lambda each: max(filter(_NAMED.fullmatch, _columns(each))))
    columns, ours = _columns(newest), set(tour.area.all_codes)
    district = next((name for name in columns if _DISTRICT.fullmatch(name)), None)
    if district is None:
        raise FetchError("The Index of Place Names has no column of districts: its layout changed.")
    named = next(filter(_NAMED.fullmatch, columns))
    told = ({k.lower(): v for k, v in row.items()} for row in newest.records(named))
    rows = [row for row in told if row.get(district) in ours]
    if not rows:
        raise FetchError(f"The Index of Place Names has no place of {tour.area.name}.")
    path = tour.table(tour.load("places", "place-names.csv"), columns, rows)
    return Got([path], tour.later(SOURCE.days))


SOURCE = Source(
    key="place-names",
    what=_what,
    address=SEARCH,
    hosts=(
        PORTAL,
        "www.arcgis.com",
        "ago-item-storage.s3.amazonaws.com",
        "ago-item-storage.s3.us-east-1.amazonaws.com",
    ),
    licence=f"{OGL}; contains OS data and Royal Mail data",
    layout="placeyycd, placeyynm, descnm, ladyycd, wdyycd, lat, long; several rows a place",
    by_hand=(
        f"Open https://{PORTAL} , search “Index of Place Names”, choose the newest of Great "
        "Britain and save the ZIP"
    ),
    days=90,
    size=9_000_000,
    loaded=True,
    fetch=fetch,
    knows=knows,
    take=take,
)
