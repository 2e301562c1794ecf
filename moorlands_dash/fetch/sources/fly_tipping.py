"""Fly-tipping incidents and actions by council (DEFRA), as the yearly workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from moorlands_dash.districts import Area
from moorlands_dash.fetch import govuk, workbooks
from moorlands_dash.fetch.download import download
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got, UnreachableError
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour

PAGES = (
    "statistics/fly-tipping-statistics-for-england",
    "statistical-data-sets/env24-fly-tipping-incidents-and-actions-taken-in-england",
)
_NAME = re.compile(r"[^/]*fly-?_?tipping[^/]*\.ods", re.IGNORECASE)
_YEARS = re.compile(r"20(\d\d)[-_](?:20)?(\d\d)")
_SHEET = b"la_incidents"
_LARGEST = 100_000_000


def _what(_area: Area) -> str:
    return "Fly-tipping by council in England (DEFRA)"


def fetch(tour: Tour) -> Got:
    """Bring the workbook of councils that goes furthest."""
    found = [a for page in PAGES for a in _listed(tour, page) if _NAME.search(a.rsplit("/", 1)[-1])]
    found = [a for a in found if "nat_level" not in a.lower() and _last(a)]
    if not found:
        raise FetchError("GOV.UK's pages name no workbook of councils' fly-tipping.")
    newest = max(dict.fromkeys(found), key=_last)
    to = tour.kept("fly-tipping.ods")
    if tour.notes.get("address") != newest or not to.is_file():
        download(tour.client, newest, to, tour.parts, limit=_LARGEST, holds=_hold)
    return Got([to], tour.later(SOURCE.days), notes={"address": newest})


def _listed(tour: Tour, page: str) -> list[str]:
    """Return the files that a page names; none where it is gone, as another may be there."""
    try:
        return govuk.files(tour.client, page)
    except UnreachableError:
        raise
    except FetchError as problem:
        tour.report(f"Fly-tipping: {problem}")
        return []


def _last(address: str) -> str:
    """Return the last year that a workbook's name says; "" where it says none."""
    years = [m[2] for m in _YEARS.finditer(address.rsplit("/", 1)[-1])]
    return max(years, default="")


def _hold(path: Path) -> None:
    if not workbooks.words_in(path, {_SHEET}, "DEFRA's"):
        raise FetchError("DEFRA's workbook has no sheet of councils: its layout changed.")


def knows(given: Given) -> bool:
    """Tell the workbook by its sheet."""
    return workbooks.OPEN in given.names and workbooks.is_one(given, _hold)


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the workbook that was downloaded; of several that whose name goes furthest."""
    newest = max(given, key=lambda each: _last(each.path.name))
    to = tour.put(newest.data(_LARGEST), tour.kept("fly-tipping.ods"))
    return Got([to], tour.later(SOURCE.days))


def _in_england(area: Area) -> bool:
    return area.country == "England"


SOURCE = Source(
    key="fly-tipping",
    what=_what,
    address=f"{govuk.CONTENT}/{PAGES[0]}",
    hosts=(govuk.HOST, govuk.FILES),
    licence=OGL,
    layout="sheet LA_incidents: a row a council and year, with totals among them",
    by_hand=(
        f"Open https://www.gov.uk/government/{PAGES[0]} and save the OpenDocument workbook of "
        "incidents reported by local authorities"
    ),
    days=28,
    size=3_000_000,
    loaded=False,
    kept_for="`moorlands-dash load` takes it once a target is set on it",
    applies=_in_england,
    fetch=fetch,
    knows=knows,
    take=take,
)
