"""Outlines of the districts around ours, whatever their force or country: for maps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape

from moorlands_dash import geography
from moorlands_dash.districts import Area
from moorlands_dash.fetch import arcgis, osdata, vintages
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import FetchError, Got
from moorlands_dash.fetch.outlined import (
    Feature,
    begins_as_json,
    columns_of,
    features_of,
    hold_degrees,
    written,
)
from moorlands_dash.fetch.sources.outlines import DAYS, source
from moorlands_dash.fetch.tour import Tour

AROUND = 12_000.0
"""Metres around our district to which maps draw the borders of others."""
_TOLERANCE = 20.0
"""Metres: the outlines are generalised to as much already."""
_CODE = re.compile(rb'"LAD(\d\d)CD"', re.IGNORECASE)


def _what(area: Area) -> str:
    return f"Outlines of the districts around {area.name}"


def fetch(tour: Tour) -> Got:
    """Ask for the districts that touch the box around ours, in the newest vintage."""
    box = geography.shapes_from_grid(osdata.district(tour).buffer(AROUND)).bounds
    service, year = vintages.districts(tour.client)
    found = arcgis.touching(tour.client, service, box, key=f"LAD{year}CD")
    return _got(tour, found, year)


def _got(tour: Tour, found: Iterable[Feature], year: str) -> Got:
    """Keep ours and the districts near it, thinned together so that shared borders stay shared."""
    named = (f"LAD{year}CD", f"LAD{year}NM")
    near = list(_near(osdata.district(tour).buffer(AROUND), found, named))
    ours = [told for told, _ in near if told[named[0]] in tour.area.all_codes]
    if not ours:
        raise FetchError(f"The outlines of districts of 20{year} have none of {tour.area.name}.")
    told = [_now(tour.area, columns, named[0]) for columns, _ in near]
    thin = shapely.coverage_simplify(np.array([outline for _, outline in near]), _TOLERANCE)
    rows = zip(told, (mapping(shapely.transform(s, osdata.to_degrees)) for s in thin), strict=True)
    return Got([written(tour, "districts.geojson", rows)], tour.later(DAYS))


def _now(area: Area, told: dict[str, str], code: str) -> dict[str, str]:
    """Return a district's columns, ours with the code of today where an older year has another."""
    if told[code] in area.codes_before and len(area.codes) == 1:
        return told | {code: area.codes[0]}
    return told


def _near(
    window: Any, found: Iterable[Feature], named: Sequence[str]
) -> Iterator[tuple[dict[str, str], Any]]:
    """Yield columns and outline, in metres, of each district that reaches into the window."""
    box = shapely.box(*geography.shapes_from_grid(window).bounds)
    for feature in found:
        told = columns_of(feature, named)
        hold_degrees([feature])
        outline = shapely.force_2d(shape(feature["geometry"]))
        if outline.intersects(box):
            placed = shapely.make_valid(
                geography.shapes_to_grid(outline), method="structure", keep_collapsed=False
            )
            if placed.intersects(window):
                yield told, placed


def knows(given: Given) -> bool:
    """Tell outlines of districts by their code, where no ward's or LSOA's stands beside it."""
    head = given.head.upper()
    finer = re.search(rb'"(?:WD|LSOA)\d\dCD"', head)
    return begins_as_json(given) and b"FEATURE" in head and not finer and bool(_CODE.search(head))


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the districts around ours out of the newest outlines that were downloaded."""
    years = {m[1].decode(): each for each in given if (m := _CODE.search(each.head))}
    return _got(tour, features_of(years[max(years)]), max(years))


SOURCE = source(
    "districts",
    _what,
    vintages.NAMED_DISTRICTS[0],
    4_000_000,
    "LADyyCD, LADyyNM and a polygon; generalised to 20 metres (BGC)",
    "Local Authority Districts Boundaries UK BGC",
    (fetch, knows, take),
)
