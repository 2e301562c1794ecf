"""Which areas are most like a district: ONS's statistical nearest neighbours, from its workbook.

The workbook has several sheets; the first that has a row of the district with the codes of others
is taken, the nearest first.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from moorlands_dash.districts import Area
from moorlands_dash.districts.register import today
from moorlands_dash.fetch import workbooks
from moorlands_dash.fetch.download import download
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour

HOST = "www.ons.gov.uk"
PAGE = (
    "/peoplepopulationandcommunity/wellbeing/datasets/"
    "clusteringsimilarlocalauthoritiesandstatisticalnearestneighboursintheuk"
)
_EDITION = re.compile(rf"{PAGE}/[a-z0-9-]+")
_FILE = re.compile(r"[\w.-]+\.xlsx", re.IGNORECASE)
_WORDS = b"nearest neighbour"
_LARGEST = 50_000_000
_UNPACKED = 500_000_000
FILE = "similar-areas.csv"
COLUMNS = ("area_code", "similar_code", "similar_name", "rank", "source")
_SOURCE = "ONS, Clustering similar local authorities and statistical nearest neighbours in the UK"
_CODE = re.compile(r"[ENSW]\d{8}")
_LEAST = 3
"""Neighbours that a row must name to be one of neighbours."""


def _what(_area: Area) -> str:
    return "Statistical nearest neighbours of every district (ONS)"


def fetch(tour: Tour) -> Got:
    """Bring the newest edition's workbook."""
    edition = _edition(tour.client.json(f"https://{HOST}{PAGE}/data"))
    said: Any = tour.client.json(f"https://{HOST}{edition}/data")
    files = [str(each.get("file", "")) for each in said.get("downloads") or ()]
    name = next((name for name in files if _FILE.fullmatch(name)), None)
    if name is None:
        raise FetchError("ONS's page of nearest neighbours names no workbook: its layout changed.")
    address = f"https://{HOST}/file?uri={edition}/{name}"
    to = tour.kept("similar-areas.xlsx")
    if tour.notes.get("address") != address or not to.is_file():
        download(tour.client, address, to, tour.parts, limit=_LARGEST, holds=_hold)
    return _got(tour, to, notes={"address": address})


def _got(tour: Tour, book: Path, notes: Mapping[str, str] | None = None) -> Got:
    """Write the neighbours of our districts as `load` reads them."""
    rows = _neighbours(book, tour.area)
    path = tour.table(tour.load(FILE), COLUMNS, rows)
    return Got([path, book], tour.later(SOURCE.days), notes=notes or {})


def _neighbours(book: Path, area: Area) -> list[dict[str, object]]:
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for sheet, cells in workbooks.rows_of(book, "ONS's", _UNPACKED):
        codes = [place for place, cell in enumerate(cells) if _CODE.fullmatch(cell)]
        if len(codes) > _LEAST and today(cells[codes[0]]) in area.codes:
            named = [(cells[at], cells[at + 1] if at + 1 < len(cells) else "") for at in codes[1:]]
            found.setdefault(sheet, {}).setdefault(today(cells[codes[0]]), named)
    if not found:
        raise FetchError(f"ONS's workbook has no neighbours of {area.name}: its layout changed.")
    first = next(iter(found.values()))
    return [
        {
            "area_code": code,
            "similar_code": other,
            "similar_name": name or other,
            "rank": rank,
            "source": _SOURCE,
        }
        for code, named in first.items()
        for rank, (other, name) in enumerate(_others(named, code), 1)
    ]


def _others(named: Sequence[tuple[str, str]], code: str) -> list[tuple[str, str]]:
    """Return each neighbour once, in order, without the district itself."""
    return [(other, name) for other, name in dict(named).items() if today(other) != code]


def codes(tour: Tour) -> list[str]:
    """Return the codes of the neighbours that came; none where they didn't."""
    path = tour.load(FILE)
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [row["similar_code"] for row in csv.DictReader(file)]


def _edition(said: Any) -> str:
    for each in said.get("datasets") or ():
        uri = str(each.get("uri", ""))
        if _EDITION.fullmatch(uri):
            return uri
    raise FetchError("ONS's page of nearest neighbours lists no edition: its layout changed.")


def _hold(path: Path) -> None:
    if not workbooks.words_in(path, {_WORDS}, "ONS's"):
        raise FetchError("ONS's workbook names no nearest neighbours: its layout changed.")


def knows(given: Given) -> bool:
    """Tell the workbook by its words."""
    return workbooks.EXCEL in given.names and workbooks.is_one(given, _hold)


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the workbook that was downloaded."""
    to = tour.put(given[-1].data(_LARGEST), tour.kept("similar-areas.xlsx"))
    return _got(tour, to)


SOURCE = Source(
    key="similar-areas",
    what=_what,
    address=f"https://{HOST}{PAGE}/data",
    hosts=(HOST,),
    licence=OGL,
    layout="a workbook; a row a district: its code and name, then those of its nearest neighbours",
    by_hand=f"Open https://{HOST}{PAGE} and save the workbook",
    days=90,
    size=2_000_000,
    fetch=fetch,
    knows=knows,
    take=take,
)
