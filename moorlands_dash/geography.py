"""Places: which area a point lies in, outlines for drawing, and faults of a map.

Areas come as a frame with `area_code`, `area_name` and `geometry` (WKB, longitude and latitude).
Nothing here reads a file.

The rule for a point: it belongs to the area in whose outline it lies, the edge included. A point
on an edge that areas share goes to the area with the lowest code, so that every point within the
map has one area and always the same one.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import shapely

METRES_PER_DEGREE = 111_195.0
"""Mean length of a degree of latitude; 0.3 % off at most, enough to simplify and to report."""

_TO_GRID = """
    +proj=pipeline
    +step +proj=unitconvert +xy_in=deg +xy_out=rad
    +step +proj=push +v_3
    +step +proj=cart +ellps=WGS84
    +step +inv +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842
          +s=-20.489 +convention=position_vector
    +step +inv +proj=cart +ellps=airy
    +step +proj=pop +v_3
    +step +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy
"""
"""WGS84 to the British National Grid by Ordnance Survey's seven parameters (EPSG:1314): within some
5 m everywhere, and the same on every machine; OSTN15 would need a grid that isn't always there."""

DRAWING_TOLERANCE = 120.0
"""Metres: two points of a screen that shows a district. 27 real wards make 38 kB of JSON."""


def assign_areas(longitudes: np.ndarray, latitudes: np.ndarray, areas: pd.DataFrame) -> np.ndarray:
    """Return for each point the `area_code` it lies in, or None (an array of objects).

    Each distinct coordinate is looked up once, area by area: the points within the area's
    bounding box are cut out of the sorted longitudes and tested against the prepared outline.
    Missing coordinates (NaN) lie nowhere.
    """
    codes = np.array([*areas["area_code"], None], dtype=object)
    points, place = _distinct(np.asarray(longitudes, float), np.asarray(latitudes, float))
    found = np.full(len(points) + 1, len(areas))
    outlines = shapely.from_wkb(np.asarray(areas["geometry"], dtype=object))
    shapely.prepare(outlines)
    bounds = shapely.bounds(outlines)
    x, y = np.ascontiguousarray(points.real), np.ascontiguousarray(points.imag)
    highest_code_first = np.argsort(codes[:-1].astype(str))[::-1]
    for area in highest_code_first:
        west, south, east, north = bounds[area]
        first = np.searchsorted(x, west, side="left")
        last = np.searchsorted(x, east, side="right")
        band = y[first:last]
        near = first + np.flatnonzero((band >= south) & (band <= north))
        inside = shapely.intersects_xy(outlines[area], x[near], y[near])
        found[near[inside]] = area
    named: np.ndarray = codes[found[place]]
    return named


def beyond(
    longitudes: np.ndarray, latitudes: np.ndarray, areas: pd.DataFrame, metres: float
) -> np.ndarray:
    """Tell which points lie farther than so many metres from every area.

    Missing coordinates (NaN) lie beyond nothing, and without areas no point is beyond them.
    """
    x, y = np.asarray(longitudes, float), np.asarray(latitudes, float)
    located = np.isfinite(x) & np.isfinite(y)
    if areas.empty or not located.any():
        return np.zeros(len(x), dtype=bool)
    outlines = shapely.from_wkb(np.asarray(areas["geometry"], dtype=object))
    middle = float(np.mean(shapely.total_bounds(outlines)[[1, 3]]))
    points = _to_metres(shapely.points(x[located], y[located]), middle)
    tree = shapely.STRtree(_to_metres(outlines, middle))
    near = np.zeros(len(points), dtype=bool)
    near[tree.query(points, predicate="dwithin", distance=metres)[0]] = True
    far = np.zeros(len(x), dtype=bool)
    far[located] = ~near
    return far


def _distinct(longitudes: np.ndarray, latitudes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct points, sorted by longitude, and where each point is among them.

    A point with a missing coordinate is at -1, one beyond the last.
    """
    located = np.isfinite(longitudes) & np.isfinite(latitudes)
    inverse, distinct = pd.factorize(longitudes[located] + 1j * latitudes[located])
    order = np.argsort(distinct.real)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    place = np.full(len(longitudes), -1)
    place[located] = rank[inverse]
    return distinct[order], place


def to_grid(longitudes: Any, latitudes: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return eastings and northings on the British National Grid, in metres; NaN stays NaN."""
    return _projected(longitudes, latitudes, "FORWARD")


def from_grid(eastings: Any, northings: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return longitudes and latitudes (WGS84) of places on the British National Grid."""
    return _projected(eastings, northings, "INVERSE")


def shapes_to_grid(shapes: Any) -> Any:
    """Return shapely geometries in longitude and latitude as geometries on the National Grid."""
    return shapely.transform(shapes, lambda xy: np.column_stack(to_grid(xy[:, 0], xy[:, 1])))


def shapes_from_grid(shapes: Any) -> Any:
    """Return shapely geometries on the National Grid as geometries in longitude and latitude."""
    return shapely.transform(shapes, lambda xy: np.column_stack(from_grid(xy[:, 0], xy[:, 1])))


def grid_reference(easting: float, northing: float) -> str:
    """Return the National Grid reference to 100 m, as maps print it: "SJ 983 566"."""
    column, row = int(easting // 100_000), int(northing // 100_000)
    if not (0 <= column < 7 and 0 <= row < 13):
        return ""
    # Squares of 500 km, then of 100 km, are lettered A to Z without I, from the north-west.
    large = (3 - row // 5) * 5 + column // 5 + 2
    small = (4 - row % 5) * 5 + column % 5
    letters = "".join("ABCDEFGHJKLMNOPQRSTUVWXYZ"[place] for place in (large, small))
    east, north = int(easting % 100_000 // 100), int(northing % 100_000 // 100)
    return f"{letters} {east:03d} {north:03d}"


def _projected(first: Any, second: Any, direction: str) -> tuple[np.ndarray, np.ndarray]:
    """Return both coordinates transformed; pyproj gives infinity for what it can't, we NaN."""
    x, y = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    found = np.stack(_transformer().transform(x, y, direction=direction))
    found[:, ~np.isfinite(found).all(axis=0)] = np.nan
    return found[0], found[1]


@cache
def _transformer() -> Any:
    from pyproj import Transformer

    return Transformer.from_pipeline(" ".join(_TO_GRID.split()))


def district_outline(areas: pd.DataFrame) -> bytes:
    """Return the outline of all areas together as WKB, without slivers between them."""
    outlines = shapely.from_wkb(np.asarray(areas["geometry"], dtype=object))
    return bytes(shapely.to_wkb(shapely.union_all(outlines)))


def simplified_shapes(
    areas: pd.DataFrame, tolerance: float = DRAWING_TOLERANCE, decimals: int = 4
) -> dict[str, Any]:
    """Return the areas for drawing, as a GeoJSON FeatureCollection.

    All are simplified together, so that neighbours keep the same edge and no gap opens
    (`shapely.coverage_simplify`, Visvalingam-Whyatt). `tolerance` is in metres: about the side of
    the largest corner that is cut. A feature's properties are `area_code`, `area_name` and a
    label point that lies inside, `longitude` and `latitude`. The collection's own member
    `outline` is the geometry of all areas together.
    """
    outlines = shapely.from_wkb(np.asarray(areas["geometry"], dtype=object))
    latitude = float(np.nanmean(shapely.bounds(outlines)[:, [1, 3]])) if len(outlines) else 0.0
    plane = shapely.coverage_simplify(_to_metres(outlines, latitude), tolerance)
    drawn = shapely.make_valid(_to_degrees(plane, latitude))
    labels = label_points(outlines)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {
                "area_code": code,
                "area_name": name,
                "longitude": round(float(label.x), decimals),
                "latitude": round(float(label.y), decimals),
            },
            "geometry": _rounded(shape, decimals),
        }
        for code, name, label, shape in zip(
            areas["area_code"], areas["area_name"], labels, drawn, strict=True
        )
    ]
    outline = _rounded(shapely.union_all(drawn), decimals)
    return {"type": "FeatureCollection", "features": features, "outline": outline}


def label_points(outlines: np.ndarray) -> np.ndarray:
    """Return for each outline the middle of its largest inner circle, a point well inside."""
    largest = [max(shapely.get_parts(outline), key=shapely.area) for outline in outlines]
    circles = [shapely.maximum_inscribed_circle(outline, 1e-4) for outline in largest]
    return np.array([shapely.get_point(circle, 0) for circle in circles], dtype=object)


def map_faults(areas: pd.DataFrame, smallest: float = 0.001) -> pd.DataFrame:
    """Return where a map's areas overlap and where gaps lie between them.

    Columns: `fault` (overlap, gap), `area_code` ("" for a gap), `other_code`, `area_km2`.
    Faults under `smallest` square kilometres are left out: outlines drawn to different
    generalisations always cross by slivers.
    """
    outlines = shapely.from_wkb(np.asarray(areas["geometry"], dtype=object))
    codes = np.asarray(areas["area_code"], dtype=object)
    one, other = shapely.STRtree(outlines).query(outlines, predicate="intersects")
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if codes[a] < codes[b]]
    found = [
        ("overlap", codes[a], codes[b], _km2(shapely.intersection(outlines[a], outlines[b])))
        for a, b in pairs
    ]
    for part in shapely.get_parts(shapely.union_all(outlines)):
        rings = shapely.get_rings(part)[1:]
        found += [("gap", "", "", _km2(shapely.polygons(ring))) for ring in rings]
    faults = pd.DataFrame(found, columns=["fault", "area_code", "other_code", "area_km2"])
    return faults[faults["area_km2"] >= smallest].reset_index(drop=True)


def _to_metres(shapes: Any, latitude: float) -> Any:
    narrow = METRES_PER_DEGREE * math.cos(math.radians(latitude))
    return shapely.transform(shapes, lambda xy: xy * (narrow, METRES_PER_DEGREE))


def _to_degrees(shapes: Any, latitude: float) -> Any:
    narrow = METRES_PER_DEGREE * math.cos(math.radians(latitude))
    return shapely.transform(shapes, lambda xy: xy / (narrow, METRES_PER_DEGREE))


def _km2(shape: Any) -> float:
    if shapely.is_empty(shape):
        return 0.0
    return float(shapely.area(_to_metres(shape, shapely.centroid(shape).y))) / 1_000_000


def _rounded(shape: Any, decimals: int) -> dict[str, Any]:
    """Return a polygon's GeoJSON with few decimals; parts that vanish by rounding are left out."""
    grid = shapely.set_precision(shape, 10.0**-decimals)
    rounded = shapely.transform(grid, lambda xy: np.round(xy, decimals))
    geometry: dict[str, Any] = shapely.geometry.mapping(rounded)
    return {"type": geometry["type"], "coordinates": geometry["coordinates"]}
