"""Which LSOA belongs to which ward by best fit; the other sources' modules read it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from moorlands_dash.districts import Area
from moorlands_dash.fetch import arcgis
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour

FILE = "lsoa-wards.csv"
COLUMNS = ("lsoa_code", "lsoa_name", "ward_code", "ward_name", "district_code", "vintage")


def _what(area: Area) -> str:
    return f"Lookup of the LSOAs of {area.name} to its wards"


def fetch(tour: Tour) -> Got:
    """Ask for the district's LSOAs."""
    names = tour.vintage
    found = arcgis.with_codes(
        tour.client,
        names.lookup,
        names.district_code,
        tour.area.all_codes,
        key="LSOA21CD",
        outlines=False,
    )
    return _got(tour, arcgis.attributes(found), names.year)


def _got(tour: Tour, found: Iterable[Mapping[str, Any]], year: str) -> Got:
    ours = set(tour.area.all_codes)
    rows = [row for each in found if (row := _row(each, year))["district_code"] in ours]
    if not rows:
        raise FetchError(f"The lookup has no LSOA of {tour.area.name}.")
    rows.sort(key=lambda row: row["lsoa_code"])
    return Got([tour.table(tour.kept(FILE), COLUMNS, rows)], tour.later(SOURCE.days))


def _row(each: Mapping[str, Any], year: str) -> dict[str, str]:
    try:
        return {
            "lsoa_code": str(each["LSOA21CD"]),
            "lsoa_name": str(each["LSOA21NM"]),
            "ward_code": str(each[f"WD{year}CD"]),
            "ward_name": str(each[f"WD{year}NM"]),
            "district_code": str(each[f"LAD{year}CD"]),
            "vintage": f"20{year}",
        }
    except KeyError as error:
        raise FetchError(f"The lookup has no column {error}: its layout changed.") from error


def rows(tour: Tour) -> list[dict[str, str]]:
    """Return the lookup as it came; raise FetchError where it didn't."""
    path = tour.kept(FILE)
    if not path.is_file():
        raise FetchError("It needs the lookup of LSOAs to wards, which didn't come.")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def knows(given: Given) -> bool:
    """Tell the lookup by its columns, in the year's spelling."""
    return _year(given) is not None


def _year(given: Given) -> str | None:
    for line in given.lines:
        cells = {cell.strip().upper() for cell in line}
        found = [m[1] for cell in cells if (m := re.fullmatch(r"WD(\d\d)CD", cell))]
        if found and {"LSOA21CD", "LSOA21NM", f"LAD{found[0]}CD"} <= cells:
            return found[0]
    return None


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the district's LSOAs out of the newest lookup that was downloaded."""
    year, newest = max(((_year(g) or "", g) for g in given), key=lambda pair: pair[0])
    rows = newest.records("LSOA21CD", f"WD{year}CD")
    return _got(tour, ({k.upper(): v for k, v in row.items()} for row in rows), year)


SOURCE = Source(
    key="lookup",
    what=_what,
    address=f"{arcgis.SERVICES}/LSOA21_WD24_LAD24_EW_LU/FeatureServer/0/query",
    hosts=(arcgis.HOST,),
    licence=OGL,
    layout="LSOA21CD, LSOA21NM, WDyyCD, WDyyNM, LADyyCD; one row an LSOA",
    by_hand=(
        "Open https://geoportal.statistics.gov.uk , search “LSOA (2021) to Electoral Ward best fit "
        "lookup”, choose the newest and download it as CSV"
    ),
    days=90,
    size=40_000,
    loaded=False,
    fetch=fetch,
    knows=knows,
    take=take,
)
