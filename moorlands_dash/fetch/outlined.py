"""Features of outlines that came, by a service or in a file: their columns, their degrees."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from moorlands_dash.fetch.given import Given, decoded
from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.tour import Tour

Feature = Mapping[str, Any]
LARGEST = 1_500_000_000
"""Bytes of the largest map that is taken."""


def columns_of(feature: Feature, names: Sequence[str]) -> dict[str, str]:
    """Return some columns of a feature, in any letter case; raise FetchError if one is missing."""
    held = {str(k).upper(): v for k, v in (feature.get("properties") or {}).items()}
    missing = [name for name in names if name not in held]
    if missing:
        raise FetchError(f"The outlines have no column {', '.join(missing)}: their layout changed.")
    return {name: str(held[name]) for name in names}


def written(tour: Tour, name: str, features: Iterable[tuple[dict[str, str], Any]]) -> Path:
    """Write features, by their first column, into a file that `load` reads; return it.

    Raises FetchError for shapes in metres, and for features without one.
    """
    listed = [{"type": "Feature", "properties": p, "geometry": shape} for p, shape in features]
    listed.sort(key=lambda feature: next(iter(feature["properties"].values())))
    hold_degrees(listed)
    text = json.dumps({"type": "FeatureCollection", "features": listed}, separators=(",", ":"))
    return tour.put(text.encode(), tour.load("outlines", name))


def hold_degrees(features: Iterable[Feature]) -> None:
    """Raise FetchError for metres: a service that forgets `outSR` answers the National Grid."""
    for feature in features:
        if not feature["geometry"]:
            raise FetchError("An outline came without a shape.")
        place = feature["geometry"]["coordinates"]
        while isinstance(place[0], list | tuple):
            place = place[0]
        if not (-9 < place[0] < 3 and 49 < place[1] < 61):
            raise FetchError("The outlines came in metres, not in degrees.")


def begins_as_json(given: Given) -> bool:
    """Tell whether a file that was given begins as GeoJSON does."""
    return given.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")


def features_of(given: Given) -> list[Feature]:
    """Return the features of GeoJSON that was given; raise FetchError for any other file."""
    said = as_json(given.data(LARGEST))
    found = said.get("features") if isinstance(said, dict) else None
    if not isinstance(found, list):
        raise FetchError(f"{given.path.name} is no GeoJSON of outlines.")
    return found


def as_json(data: bytes) -> Any:
    """Return JSON that was given; raise FetchError where it is none."""
    try:
        return json.loads(decoded(data))
    except (ValueError, RecursionError) as error:
        raise FetchError("A file that begins like JSON is none.") from error
