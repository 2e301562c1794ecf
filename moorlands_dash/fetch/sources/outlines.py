"""Outlines of the wards and the LSOAs of a district, as one GeoJSON file each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from moorlands_dash.districts import Area
from moorlands_dash.fetch import arcgis
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.sources import lookup
from moorlands_dash.fetch.tour import Tour

Feature = Mapping[str, Any]
_LARGEST = 1_500_000_000


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
    kept = [f for f in found if _columns(f, columns)[columns[2]] in ours]
    if not kept:
        raise FetchError(f"There are no wards of {tour.area.name} in the outlines of 20{year}.")
    return _written(tour, "wards", kept, lambda f: _columns(f, columns))


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
    kept = [f for f in found if _columns(f, plain)["LSOA21CD"] in district]
    if len(kept) < len(district):
        raise FetchError(f"Outlines came of {len(kept):,} of {len(district):,} LSOAs.")

    def told(feature: Feature) -> dict[str, str]:
        columns = _columns(feature, plain)
        row = district[columns["LSOA21CD"]]
        return columns | {f"LAD{row['vintage'][2:]}CD": row["district_code"]}

    return _written(tour, "lsoas", kept, told)


def _columns(feature: Feature, names: Sequence[str]) -> dict[str, str]:
    """Return some columns of a feature, in any letter case; raise FetchError if one is missing."""
    held = {str(k).upper(): v for k, v in (feature.get("properties") or {}).items()}
    missing = [name for name in names if name not in held]
    if missing:
        raise FetchError(f"The outlines have no column {', '.join(missing)}: their layout changed.")
    return {name: str(held[name]) for name in names}


def _written(
    tour: Tour, name: str, kept: Iterable[Feature], told: Callable[[Feature], dict[str, str]]
) -> Got:
    features = [
        {"type": "Feature", "properties": told(feature), "geometry": feature["geometry"]}
        for feature in kept
    ]
    features.sort(key=lambda feature: next(iter(feature["properties"].values())))
    _hold_degrees(features)
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    days = WARDS.days if name == "wards" else LSOAS.days
    return Got(
        [tour.put(text.encode(), tour.load("outlines", f"{name}.geojson"))], tour.later(days)
    )


def _hold_degrees(features: Iterable[Mapping[str, Any]]) -> None:
    """Raise FetchError for metres: a service that forgets `outSR` answers the National Grid."""
    for feature in features:
        if not feature["geometry"]:
            raise FetchError("An outline came without a shape.")
        place = feature["geometry"]["coordinates"]
        while isinstance(place[0], list):
            place = place[0]
        if not (-9 < place[0] < 3 and 49 < place[1] < 61):
            raise FetchError("The outlines came in metres, not in degrees.")


def _year(given: Given) -> str | None:
    """Return the vintage of a file of wards' outlines with their district, else None."""
    if not given.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return None
    found = re.search(rb'"WD(\d\d)CD"', given.head, re.IGNORECASE)
    return found[1].decode() if found and b"Feature" in given.head else None


def knows_wards(given: Given) -> bool:
    """Tell outlines of wards by a ward's code among the columns."""
    return _year(given) is not None


def knows_lsoas(given: Given) -> bool:
    """Tell outlines of LSOAs by their code among the columns of a map."""
    head = given.head.lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith(b"{") and b"LSOA21CD" in head.upper() and _year(given) is None


def take_wards(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the district's wards out of the newest outlines that were downloaded.

    A map that doesn't say whose its wards are is taken as it is: `load` holds it against the
    incidents' places, and refuses wards of others.
    """
    year, newest = max(((_year(g) or "", g) for g in given), key=lambda pair: pair[0])
    found = _features(newest)
    if any(f"LAD{year}CD" in map(str.upper, each.get("properties") or {}) for each in found):
        return _wards(tour, found, year)
    whole = tour.put(newest.data(_LARGEST), tour.load("outlines", "wards.geojson"))
    return Got([whole], tour.later(WARDS.days))


def take_lsoas(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the district's LSOAs out of outlines that were downloaded."""
    return _lsoas(tour, _features(given[0]), lookup.rows(tour))


def _features(given: Given) -> list[Feature]:
    said = lookup.as_json(given.data(_LARGEST))
    found = said.get("features") if isinstance(said, dict) else None
    if not isinstance(found, list):
        raise FetchError(f"{given.path.name} is no GeoJSON of outlines.")
    return found


_PORTAL = "Open https://geoportal.statistics.gov.uk , search “{}”, choose the newest one and "
_FORM = "download it as GeoJSON"

WARDS = Source(
    key="wards",
    what=_wards_what,
    address=f"{arcgis.SERVICES}/Wards_December_2024_Boundaries_UK_BGC/FeatureServer/0/query",
    hosts=(arcgis.HOST,),
    licence=f"{OGL}; contains OS data, Crown copyright and database right",
    layout="WDyyCD, WDyyNM, LADyyCD and a polygon; generalised to 20 metres (BGC)",
    by_hand=_PORTAL.format("Wards Boundaries UK BGC") + _FORM,
    days=90,
    size=600_000,
    fetch=fetch_wards,
    knows=knows_wards,
    take=take_wards,
)

LSOAS = Source(
    key="lsoas",
    what=_lsoas_what,
    address=(
        f"{arcgis.SERVICES}/Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"
        "/FeatureServer/0/query"
    ),
    hosts=(arcgis.HOST,),
    licence=f"{OGL}; contains OS data, Crown copyright and database right",
    layout="LSOA21CD, LSOA21NM and a polygon; names keep the districts of 2021",
    by_hand=_PORTAL.format("LSOA December 2021 Boundaries EW BGC") + _FORM,
    days=90,
    size=1_000_000,
    fetch=fetch_lsoas,
    knows=knows_lsoas,
    take=take_lsoas,
)
