"""Shapes as they come in files: brought to longitude and latitude, mended and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Refusal

if TYPE_CHECKING:
    from geopandas import GeoDataFrame, GeoSeries

LONGITUDE_LATITUDE = 4326
BRITISH_NATIONAL_GRID = 27700

GRID_BOX = (0.0, 0.0, 700_000.0, 1_300_000.0)
"""Eastings and northings, in metres, that lie in Great Britain."""
BRITISH_BOX = (-9.5, 49.0, 2.5, 61.5)
"""Longitudes and latitudes of the United Kingdom."""

_NO_SHAPE = "The area has no outline. Draw its polygon, or remove the row."
_NOT_AREA = "This is a point or a line, not an area. Give the outline as a polygon."
_FLAT = "The outline encloses no area. Draw the border of the area round it."
FAULTS = (_NO_SHAPE, _NOT_AREA, _FLAT)
"""Why a shape is no area."""
_LEAST = 1e-7
"""Square degrees, under a tenth of a hectare: a line that was bent a little, and no area."""


def located(frame: GeoDataFrame, sifting: Sifting) -> GeoDataFrame:
    """Return the outlines in longitude and latitude; raise Refusal where they lie elsewhere."""
    box = tuple(frame.total_bounds)
    name = sifting.source.name
    unstated = frame.crs is None
    degrees = frame.crs is not None and frame.crs.is_geographic
    if (unstated or degrees) and not within(box, (-180, -90, 180, 90)) and within(box, GRID_BOX):
        frame = frame.set_crs(BRITISH_NATIONAL_GRID, allow_override=True)
        sifting.notices.append(
            "The file doesn't say in which coordinates it is; they were taken for "
            "British National Grid (EPSG:27700)."
        )
    elif unstated:
        raise Refusal(
            name,
            "The file doesn't say in which coordinates it is.",
            "Send the .prj file of the Shapefile too, or save it as GeoPackage.",
        )
    frame = frame.to_crs(LONGITUDE_LATITUDE)
    if not np.isfinite(box).all() or within(tuple(frame.total_bounds), BRITISH_BOX):
        return frame
    raise Refusal(
        name,
        "The outlines don't lie in the United Kingdom.",
        "Check the coordinate system that the file states, and save it with the right one.",
    )


def within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    """Tell whether a box (west, south, east, north) lies in another."""
    west, south, east, north = inner
    return bool(west >= outer[0] and south >= outer[1] and east <= outer[2] and north <= outer[3])


def mended(shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return valid shapes without height, of their polygons only, and which had to be mended."""
    flat = shapely.force_2d(shapes)
    broken = ~shapely.is_valid(flat) & ~shapely.is_missing(flat)
    flat[broken] = [_polygons(shape) for shape in shapely.make_valid(flat[broken])]
    return flat, broken


MOST_CROSSINGS = 1000
"""Crossings of a file's outlines with themselves that are mended: the time it takes grows with the
square of their number, to half a second for so many and to hours for a few hundred wild corners."""
_AT_ONCE = 64


def hold_crossings(shapes: np.ndarray, name: str) -> None:
    """Raise Refusal where outlines cross themselves more often than can be mended in good time."""
    flat = shapely.force_2d(shapes)
    broken = flat[~shapely.is_valid(flat) & ~shapely.is_missing(flat)]
    found = 0
    for shape in broken:
        found += _crossings(shape, MOST_CROSSINGS - found)
        if found > MOST_CROSSINGS:
            raise Refusal(
                name,
                f"Its outlines cross themselves more than {MOST_CROSSINGS:,} times.",
                "Have them mended by the program that drew them, and send them anew.",
            )


def _crossings(shape: Any, most: int) -> int:
    """Return how often sides of a shape meet that don't follow each other; counted to over `most`.

    Where a ring begins and where two rings touch it counts a few too many.
    """
    corners, ring = shapely.get_coordinates(
        shapely.get_rings(shapely.get_parts(shape)), return_index=True
    )
    follows = ring[1:] == ring[:-1]
    sides = shapely.linestrings(np.stack([corners[:-1][follows], corners[1:][follows]], axis=1))
    tree, found = shapely.STRtree(sides), 0
    for start in range(0, len(sides), _AT_ONCE):
        block = sides[start : start + _AT_ONCE]
        # Each side meets itself and the two beside it; each crossing is seen from both.
        found += max(tree.query(block, predicate="intersects").shape[1] - 3 * len(block), 0)
        if found > 2 * most:
            break
    return found // 2


def _polygons(shape: Any) -> Any:
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.get_dimensions(parts) == 2])


def faults(shapes: GeoSeries) -> list[str]:
    """Return for each shape in degrees why it is no area, of `FAULTS`; "" where it is one."""
    missing = shapes.is_empty | shapes.isna()
    areas = shapes.geom_type.isin(("Polygon", "MultiPolygon"))
    flat = shapely.area(mended(np.asarray(shapes.array, dtype=object))[0]) < _LEAST
    return [
        _NO_SHAPE if gone else _NOT_AREA if not area else _FLAT if none else ""
        for gone, area, none in zip(missing, areas, flat, strict=True)
    ]


def km2(shapes: np.ndarray) -> np.ndarray:
    """Return the areas of shapes in longitude and latitude, in square kilometres."""
    import geopandas

    lonlat = geopandas.GeoSeries(shapes, crs=LONGITUDE_LATITUDE)
    return np.asarray(lonlat.to_crs(BRITISH_NATIONAL_GRID).area) / 1_000_000
