"""Which areas are most like a district: ONS's statistical nearest neighbours, as its workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from moorlands_dash.districts import Area
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
    return Got([to], tour.later(SOURCE.days), notes={"address": address})


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
    return Got([to], tour.later(SOURCE.days))


SOURCE = Source(
    key="similar-areas",
    what=_what,
    address=f"https://{HOST}{PAGE}/data",
    hosts=(HOST,),
    licence=OGL,
    layout="a workbook; a sheet of each district's nearest neighbours with their distance",
    by_hand=f"Open https://{HOST}{PAGE} and save the workbook",
    days=90,
    size=2_000_000,
    loaded=False,
    kept_for="no page shows it yet",
    fetch=fetch,
    knows=knows,
    take=take,
)
