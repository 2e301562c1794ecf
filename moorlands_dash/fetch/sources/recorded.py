"""Recorded crime by community safety partnership: the Home Office's newest workbooks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moorlands_dash.districts import Area
from moorlands_dash.fetch import govuk, workbooks
from moorlands_dash.fetch.download import download
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour
from moorlands_dash.periods import MONTH_NAMES

PAGE = "statistical-data-sets/police-recorded-crime-and-outcomes-open-data-tables"
_NAME = re.compile(
    r"prc-csp-mar(?:20)?(\d\d)-([a-z]{3})[a-z]*(?:20)?(\d\d)-tables-(\d\d)(\d\d)(\d\d)[\w.-]*"
    r"\.(ods|xlsx)",
    re.IGNORECASE,
)
_MONTHS = [name[:3].lower() for name in MONTH_NAMES]
_LARGEST = 400_000_000
_COLUMNS = frozenset({b"csp name", b"offence count"})


@dataclass(frozen=True, order=True)
class Release:
    """A workbook: the first financial year in it, the last month, the day it came out."""

    start: str
    end: tuple[str, int]
    out: str
    address: str


def _what(_area: Area) -> str:
    return "Recorded crime by community safety partnership (Home Office), newest release"


def fetch(tour: Tour) -> Got:
    """Bring the newest workbook, and the one of the years before it."""
    newest = releases(govuk.files(tour.client, PAGE))
    if not newest:
        raise FetchError("GOV.UK's page names no workbook of partnerships: its layout changed.")
    files = []
    for release in newest:
        to = tour.load("recorded", release.address.rsplit("/", 1)[-1])
        if not to.is_file():
            tour.report(f"Recorded crime: {to.name}")
            download(tour.client, release.address, to, tour.parts, limit=_LARGEST, holds=_hold)
        files.append(to)
    _let_go_of_others(files)
    return Got(files, tour.later(SOURCE.days))


def releases(addresses: Sequence[str]) -> list[Release]:
    """Return of each first year the release that goes furthest and came out last, newest first."""
    found = [r for a in addresses if (r := _release(a))]
    best = {start: max(r for r in found if r.start == start) for start in {r.start for r in found}}
    return sorted(best.values(), reverse=True)


def _release(address: str) -> Release | None:
    name = _NAME.fullmatch(address.rsplit("/", 1)[-1])
    if not name or name[2].lower() not in _MONTHS:
        return None
    end = (name[3], _MONTHS.index(name[2].lower()))
    return Release(name[1], end, name[6] + name[5] + name[4], address)


def _hold(path: Path) -> None:
    """Raise FetchError where a file is no workbook of partnerships' offences."""
    if workbooks.words_in(path, _COLUMNS, "the Home Office's") < _COLUMNS:
        raise FetchError("The Home Office's workbook has no columns of partnerships: it changed.")


def _let_go_of_others(files: Sequence[Path]) -> None:
    """Remove workbooks of releases that newer ones stand for."""
    for path in files[0].parent.iterdir() if files else ():
        if path not in files:
            path.unlink()


def knows(given: Given) -> bool:
    """Tell the workbook by the names of its columns."""
    return workbooks.is_one(given, _hold)


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the workbooks that were downloaded, as they are."""
    files = [tour.put(each.data(_LARGEST), tour.load("recorded", _named(each))) for each in given]
    return Got(sorted(files), tour.later(SOURCE.days))


def _named(given: Given) -> str:
    """Return a name whose end says what kind of workbook it is."""
    ending = ".ods" if workbooks.OPEN in given.names else ".xlsx"
    return given.path.name if given.path.suffix.lower() == ending else given.path.name + ending


SOURCE = Source(
    key="recorded",
    what=_what,
    address=f"{govuk.CONTENT}/{PAGE}",
    hosts=(govuk.HOST, govuk.FILES),
    licence=OGL,
    layout="a sheet a financial year, nine columns from Financial Year to Offence Count; no codes",
    by_hand=(
        f"Open https://www.gov.uk/government/{PAGE} and save the newest “Police recorded crime "
        "Community Safety Partnership open data” workbook"
    ),
    days=14,
    size=60_000_000,
    fetch=fetch,
    knows=knows,
    take=take,
)
