"""Recorded crime by community safety partnership: the Home Office's newest workbooks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moorlands_dash.extracts.archive import FAULTS
from moorlands_dash.fetch import govuk
from moorlands_dash.fetch.download import download
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, Area, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour

PAGE = "statistical-data-sets/police-recorded-crime-and-outcomes-open-data-tables"
_NAME = re.compile(
    r"prc-csp-mar(?:20)?(\d\d)-([a-z]{3})[a-z]*(?:20)?(\d\d)-tables-(\d\d)(\d\d)(\d\d)[\w.-]*"
    r"\.(ods|xlsx)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LARGEST = 400_000_000
_COLUMNS = (b"CSP Name", b"Offence Count")


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
    try:
        with zipfile.ZipFile(path) as book:
            names = book.namelist()
            texts = [n for n in names if n in ("content.xml", "xl/sharedStrings.xml")]
            found = b"" if texts else b"".join(_COLUMNS)  # Text may stand in the sheets alone.
            for name in texts:
                found += _sought(book, name)
    except (*FAULTS, NotImplementedError) as error:
        raise FetchError(
            "What came as the Home Office's workbook is none, or is cut short."
        ) from error
    if not names or not all(word in found for word in _COLUMNS):
        raise FetchError("The Home Office's workbook has no columns of partnerships: it changed.")


def _sought(book: zipfile.ZipFile, name: str) -> bytes:
    """Return which of the columns' names a text of a workbook has."""
    found, before = set(), b""
    with book.open(name) as text:
        while chunk := text.read(1 << 20):
            found |= {word for word in _COLUMNS if word in before + chunk}
            if len(found) == len(_COLUMNS):
                break
            before = chunk[-64:]
    return b"".join(sorted(found))


def _let_go_of_others(files: Sequence[Path]) -> None:
    """Remove workbooks of releases that newer ones stand for."""
    for path in files[0].parent.iterdir() if files else ():
        if path not in files:
            path.unlink()


def knows(given: Given) -> bool:
    """Tell the workbook by the names of its columns."""
    if given.member or not given.is_workbook:
        return False
    try:
        _hold(given.path)
    except FetchError:
        return False
    return "content.xml" in given.names or "xl/sharedStrings.xml" in given.names


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the workbooks that were downloaded, as they are."""
    files = [tour.put(each.data(_LARGEST), tour.load("recorded", _named(each))) for each in given]
    return Got(sorted(files), tour.later(SOURCE.days))


def _named(given: Given) -> str:
    """Return a name whose end says what kind of workbook it is."""
    ending = ".ods" if "content.xml" in given.names else ".xlsx"
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
