"""The district's postcodes with a point each (ONS Postcode Directory)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from moorlands_dash.districts import Area
from moorlands_dash.fetch import arcgis
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour

SERVICE = "ONSPD_LATEST_UK"
FILE = "postcodes.csv"
COLUMNS = ("postcode", "latitude", "longitude", "district_code", "ward_code", "lsoa_code", "ended")
_OF = {
    "postcode": r"PCDS",
    "latitude": r"LAT",
    "longitude": r"LONG",
    "district_code": r"LAD\d\dCD|OSLAUA",
    "ward_code": r"WD\d\dCD|OSWARD",
    "lsoa_code": r"LSOA21(CD)?",
    "ended": r"DOTERM",
}
"""Pattern of the column in the directory's vintages, in capitals."""


def _what(area: Area) -> str:
    return f"Postcodes of {area.name} (ONS Postcode Directory)"


def fetch(tour: Tour) -> Got:
    """Ask which columns the directory has now, then for the district's postcodes."""
    names = _columns(arcgis.fields(tour.client, SERVICE))
    found = arcgis.with_codes(
        tour.client,
        SERVICE,
        names["district_code"],
        tour.area.all_codes,
        key=names["postcode"],
        outlines=False,
    )
    return _got(tour, arcgis.attributes(found), names)


def _columns(listed: Iterable[str]) -> dict[str, str]:
    """Return for each of ours the directory's column, the newest vintage of it."""
    known = sorted(listed, key=str.upper)
    fit = {
        ours: [name for name in known if re.fullmatch(pattern, name.strip(), re.IGNORECASE)]
        for ours, pattern in _OF.items()
    }
    missing = [ours for ours, names in fit.items() if not names and ours != "ended"]
    if missing:
        raise FetchError(f"The Postcode Directory has no column for {', '.join(missing)}.")
    return {ours: names[-1] for ours, names in fit.items() if names}


def _got(tour: Tour, found: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> Got:
    ours = set(tour.area.all_codes)
    rows = [row for each in found if (row := _row(each, names))["district_code"] in ours]
    if not rows:
        raise FetchError(f"The Postcode Directory has no postcode of {tour.area.name}.")
    rows.sort(key=lambda row: row["postcode"])
    return Got([tour.table(tour.load("places", FILE), COLUMNS, rows)], tour.later(SOURCE.days))


def _row(each: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    said = {ours: each.get(name) for ours, name in names.items()}
    return {ours: "" if value is None else str(value).strip() for ours, value in said.items()}


def knows(given: Given) -> bool:
    """Tell the directory, or a part of it, by its columns in any vintage."""
    try:
        _columns(given.lines[0] if given.lines else ())
    except FetchError:
        return False
    return True


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Keep the district's postcodes of the directory that was downloaded, whole or in parts."""
    names = _columns(given[0].lines[0])
    rows = (row for each in given for row in each.records(names["postcode"]))
    return _got(tour, _once(rows, names), names)


def _once(
    rows: Iterable[Mapping[str, Any]], names: Mapping[str, str]
) -> Iterable[Mapping[str, Any]]:
    """Yield each postcode once: the directory's ZIP has it in a whole and in parts."""
    seen = set()
    for row in rows:
        if (code := row.get(names["postcode"])) not in seen:
            seen.add(code)
            yield row


SOURCE = Source(
    key="postcodes",
    what=_what,
    address=f"{arcgis.SERVICES}/{SERVICE}/FeatureServer/0/query",
    hosts=(arcgis.HOST,),
    licence=f"{OGL}; contains OS data, Royal Mail data and National Statistics data",
    layout="PCDS, LAT, LONG, LADyyCD, WDyyCD, LSOA21CD, DOTERM; one row a postcode",
    by_hand=(
        "Open https://geoportal.statistics.gov.uk , search “ONS Postcode Directory”, choose the "
        "newest and save the ZIP"
    ),
    days=90,
    size=2_000_000,
    loaded=True,
    fetch=fetch,
    knows=knows,
    take=take,
)
