"""Outlines of the wards and the LSOAs of a district, as one GeoJSON file each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from moorlands_dash.districts import Area
from moorlands_dash.fetch import arcgis
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.outlined import (
    LARGEST,
    Feature,
    begins_as_json,
    columns_of,
    features_of,
    written,
)
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.sources import lookup
from moorlands_dash.fetch.tour import Tour

DAYS = 90
"""Days after which outlines are asked again."""


def _wards_what(area: Area) -> str:
    return f"Outlines of the wards of {area.name}"


def _lsoas_what(area: Area) -> str:
    return f"Outlines of the LSOAs of {area.name}"


def fetch_wards(tour: Tour) -> Got:
    """Ask for the district's wards in the newest vintage that has a lookup."""
    names = tour.vintage
    found = arcgis.with_codes(
        tour.client,
        names.wards,
        names.district_code,
        tour.area.all_codes,
        key=names.ward_code,
        outlines=True,
    )
    return _wards(tour, found, names.year)


def _wards(tour: Tour, found: Iterable[Feature], year: str) -> Got:
    columns = (f"WD{year}CD", f"WD{year}NM", f"LAD{year}CD")
    ours = set(tour.area.all_codes)
    kept = [f for f in found if columns_of(f, columns)[columns[2]] in ours]
    if not kept:
        raise FetchError(f"There are no wards of {tour.area.name} in the outlines of 20{year}.")
    told = ((columns_of(f, columns), f["geometry"]) for f in kept)
    return Got([written(tour, "wards.geojson", told)], tour.later(DAYS))


def fetch_lsoas(tour: Tour) -> Got:
    """Ask for the LSOAs that the lookup has; their names keep the districts of 2021."""
    known = lookup.rows(tour)
    codes = [row["lsoa_code"] for row in known]
    service = tour.vintage.lsoas
    found = arcgis.with_codes(
        tour.client, service, "LSOA21CD", codes, key="LSOA21CD", outlines=True
    )
    return _lsoas(tour, found, known)


def _lsoas(tour: Tour, found: Iterable[Feature], known: Sequence[dict[str, str]]) -> Got:
    district = {row["lsoa_code"]: row for row in known}
    plain = ("LSOA21CD", "LSOA21NM")
    kept = [f for f in found if columns_of(f, plain)["LSOA21CD"] in district]
    if len(kept) < len(district):
        raise FetchError(f"Outlines came of {len(kept):,} of {len(district):,} LSOAs.")

    def told(feature: Feature) -> dict[str, str]:
        columns = columns_of(feature, plain)
        row = district[columns["LSOA21CD"]]
        return columns | {f"LAD{row['vintage'][2:]}CD": row["district_code"]}

    path = written(tour, "lsoas.geojson", ((told(f), f["geometry"]) for f in kept))
    return Got([path], tour.later(DAYS))


def _year(given: Given) -> str | None:
    """Return the vintage of a file of wards' outlines with their district, else None."""
    if not begins_as_json(given):
        return None
    found = re.search(rb'"WD(\d\d)CD"', given.head, re.IGNORECASE)
    return found[1].decode() if found and b"Feature" in given.head else None


def knows_wards(given: Given) -> bool:
    """Tell outlines of wards by a ward's code among the columns."""
    return _year(given) is not None


def knows_lsoas(given: Given) -> bool:
    """Tell outlines of LSOAs by their code among the columns of a map."""
    ours = begins_as_json(given) and b"LSOA21CD" in given.head.upper()
    return ours and _year(given) is None


def take_wards(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the district's wards out of the newest outlines that were downloaded.

    A map that doesn't say whose its wards are is taken as it is: `load` holds it against the
    incidents' places, and refuses wards of others.
    """
    year, newest = max(((_year(g) or "", g) for g in given), key=lambda pair: pair[0])
    found = features_of(newest)
    if any(f"LAD{year}CD" in map(str.upper, each.get("properties") or {}) for each in found):
        return _wards(tour, found, year)
    whole = tour.put(newest.data(LARGEST), tour.load("outlines", "wards.geojson"))
    return Got([whole], tour.later(DAYS))


def take_lsoas(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the district's LSOAs out of outlines that were downloaded."""
    return _lsoas(tour, features_of(given[0]), lookup.rows(tour))


def source(
    key: str,
    what: Callable[[Area], str],
    service: str,
    size: int,
    layout: str,
    searched: str,
    works: tuple[
        Callable[[Tour], Got], Callable[[Given], bool], Callable[[Tour, Sequence[Given]], Got]
    ],
) -> Source:
    """Return a source of outlines of ONS's portal; `works` fetches, knows and takes them."""
    fetch, knows, take = works
    return Source(
        key=key,
        what=what,
        address=f"{arcgis.SERVICES}/{service}/FeatureServer/0/query",
        hosts=(arcgis.HOST,),
        licence=f"{OGL}; contains OS data, Crown copyright and database right",
        layout=layout,
        by_hand=(
            f"Open https://geoportal.statistics.gov.uk , search “{searched}”, choose the newest "
            "one and download it as GeoJSON"
        ),
        days=DAYS,
        size=size,
        fetch=fetch,
        knows=knows,
        take=take,
    )


WARDS = source(
    "wards",
    _wards_what,
    "Wards_December_2024_Boundaries_UK_BGC",
    600_000,
    "WDyyCD, WDyyNM, LADyyCD and a polygon; generalised to 20 metres (BGC)",
    "Wards Boundaries UK BGC",
    (fetch_wards, knows_wards, take_wards),
)

LSOAS = source(
    "lsoas",
    _lsoas_what,
    "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5",
    1_000_000,
    "LSOA21CD, LSOA21NM and a polygon; names keep the districts of 2021",
    "LSOA December 2021 Boundaries EW BGC",
    (fetch_lsoas, knows_lsoas, take_lsoas),
)
