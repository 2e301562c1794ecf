"""Outlines in GeoJSON, read by this program itself.

No general library of map formats opens the file: such a library knows kinds of JSON that name
other files, commands or addresses, and follows them. Here JSON is text and nothing more.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from moorlands_dash.extracts.model import Refusal, SourceFile

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

LARGEST = 500_000_000
"""Bytes held in memory at a time; all wards of the United Kingdom in full detail are fewer."""

LONGITUDE_LATITUDE = "EPSG:4326"
"""What coordinates are in where the file doesn't say, as GeoJSON has it."""

_EPSG = re.compile(r"(?:.*\W)?EPSG\W+(?:[0-9.]+:|0/|:)?([0-9]{4,6})", re.IGNORECASE)
_CRS84 = re.compile(r"(?:.*\W)?(?:OGC\W.*\W)?CRS:?84", re.IGNORECASE)

_AS_GEOJSON = "Save the outlines as a GeoJSON FeatureCollection, a GeoPackage or a Shapefile."
_ODD = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
_WITHOUT_PARTS = {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}


def opened(source: SourceFile) -> GeoDataFrame:
    """Return the features of a FeatureCollection, in the coordinates that the file states.

    A feature whose shape can't be made of its coordinates has none. Raises Refusal for any other
    JSON, ValueError or RecursionError for text that isn't whole JSON.
    """
    import geopandas

    if source.size > LARGEST:
        reason = f"The GeoJSON is larger than {LARGEST // 1_000_000:,} MB."
        raise Refusal(source.name, reason, "Send our outlines alone, or all as GeoPackage.")
    text = source.path.read_bytes().decode("utf-8-sig")
    found = json.loads(text, object_hook=_shaped, parse_constant=_no_number)
    features = _features(found, source.name)
    return geopandas.GeoDataFrame(
        [_properties(feature) for feature in features],
        geometry=[_shape(feature) for feature in features],
        crs=_coordinates(found, source.name),
    )


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _features(found: Any, name: str) -> list[dict[str, Any]]:
    """Return the features; raise Refusal where the JSON is of another type."""
    kind = found.get("type") if isinstance(found, dict) else None
    if kind != "FeatureCollection":
        said = f"of the type “{' '.join(kind.split())[:40]}”" if isinstance(kind, str) else "here"
        reason = f"The JSON {said} is not a GeoJSON FeatureCollection."
        raise Refusal(name, reason, _AS_GEOJSON, "type")
    features = found.get("features")
    if not isinstance(features, list):
        raise Refusal(name, "The FeatureCollection has no list of features.", _AS_GEOJSON)
    for place, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            reason = f"Entry {place:,} of the FeatureCollection is not a Feature."
            raise Refusal(name, reason, _AS_GEOJSON, "features")
    return features


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    """Return a feature's plain values; a list or an object within is left blank."""
    found = feature.get("properties")
    values = found if isinstance(found, dict) else {}
    # A property of that name would take the place of the shape.
    return {
        key: value if isinstance(value, str | int | float) else None
        for key, value in values.items()
        if key != "geometry"
    }


def _shape(feature: dict[str, Any]) -> BaseGeometry | None:
    found = feature.get("geometry")
    if isinstance(found, dict) and found.get("type") == "GeometryCollection":
        try:
            return shape(found)
        except (*_ODD, shapely.errors.ShapelyError):
            return None
    return found if isinstance(found, BaseGeometry) else None


def _shaped(found: dict[str, Any]) -> Any:
    """Return a JSON object, or the shape that it is, without height.

    Called while the file is parsed, so that no more than one shape is held as lists of numbers.
    """
    if found.get("type") not in _WITHOUT_PARTS or "coordinates" not in found:
        return found
    try:
        made = shape({"type": found["type"], "coordinates": _flat(found["coordinates"])})
    except (*_ODD, shapely.errors.ShapelyError):
        return None
    return made if np.isfinite(shapely.get_coordinates(made)).all() else None


def _flat(found: Any) -> Any:
    """Return coordinates without height, which some points of a ring may have and others not."""
    if found and isinstance(found[0], int | float):
        return found[:2]
    return [_flat(inner) for inner in found]


def _coordinates(found: dict[str, Any], name: str) -> str:
    """Return the stated coordinate system; raise Refusal for one that is not simply named."""
    stated = found.get("crs")
    if stated is None:
        return LONGITUDE_LATITUDE
    properties = stated.get("properties") if isinstance(stated, dict) else None
    text = properties.get("name") if isinstance(properties, dict) else None
    if isinstance(text, str) and _CRS84.fullmatch(text):
        return LONGITUDE_LATITUDE
    code = _EPSG.fullmatch(text) if isinstance(text, str) else None
    if code and _is_known(f"EPSG:{code[1]}"):
        return f"EPSG:{code[1]}"
    raise Refusal(
        name,
        "The coordinate system that the file states under “crs” isn't a name that is known here.",
        "Save it in longitude and latitude (WGS84), as GeoJSON has it.",
        "crs",
    )


def _is_known(code: str) -> bool:
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return bool(CRS.from_user_input(code))
    except CRSError:
        return False
