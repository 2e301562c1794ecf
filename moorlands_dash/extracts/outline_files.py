"""Files of shapes, told and opened by what is in them: GeoJSON, GeoPackage, zipped Shapefile.

They hold areas (outlines) or lines (roads, rivers). Of what such a file names outside itself (a
file, a command, an address) nothing is followed.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.extracts import outline_json, outline_packages, outline_shapefiles
from moorlands_dash.extracts.model import Refusal, SourceFile

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

AREAS, LINES = "areas", "lines"

_HEAD = 4096
_FIRST_SHAPE = 1_000_000
"""Bytes of a GeoJSON within which its first shape is looked for."""
_SHAPE = re.compile(rb'"type"\s*:\s*"(?:Multi)?(LineString|Polygon|Point)"')


def looks_like(path: Path) -> bool:
    """Tell whether the file is a GeoPackage, a zipped Shapefile, or JSON that may be GeoJSON.

    JSON that speaks of a FeatureCollection near its beginning may be one; `opened` looks at its
    own type.
    """
    head = _head(path)
    if head.startswith(outline_packages.SQLITE_MAGIC):
        return outline_packages.looks_like(head)
    if head.startswith(b"PK\x03\x04"):
        return outline_shapefiles.shapefile_inside(path) is not None
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b'"FeatureCollection"' in head


def features_of(path: Path) -> str:
    """Return whether a file that looks like one of shapes holds areas or lines, by its first."""
    head = _head(path)
    if outline_packages.looks_like(head):
        return LINES if outline_packages.holds_lines(path) else AREAS
    if head.startswith(b"PK\x03\x04"):
        return LINES if outline_shapefiles.holds_lines(path) else AREAS
    with path.open("rb") as handle:
        first = _SHAPE.search(handle.read(_FIRST_SHAPE))
    return LINES if first and first[1] == b"LineString" else AREAS


def opened(source: SourceFile, wanted: str = AREAS) -> GeoDataFrame:
    """Return the features of the first layer of areas, or of lines where those are `wanted`.

    Raises Refusal for a damaged file.
    """
    try:
        frame = _opened(source, wanted)
    except (ValueError, RecursionError, sqlite3.Error, outline_shapefiles.Damaged) as error:
        raise _damaged(source) from error
    if frame is None or "geometry" not in frame.columns or frame.empty:
        raise Refusal(
            source.name,
            "The file holds no outlines, or is damaged.",
            "Send a whole file with a polygon for each area.",
        )
    return frame


def _opened(source: SourceFile, wanted: str) -> GeoDataFrame | None:
    """Choose the one reader that the file's own bytes call for, whatever its name."""
    head = _head(source.path)
    if outline_packages.looks_like(head):
        return outline_packages.opened(source, lines=wanted == LINES)
    if head.startswith(b"PK\x03\x04"):
        name = outline_shapefiles.shapefile_inside(source.path)
        if name is None:
            raise outline_shapefiles.Damaged
        return outline_shapefiles.opened(source, name)
    return outline_json.opened(source)


def _head(path: Path) -> bytes:
    with path.open("rb") as handle:
        return handle.read(_HEAD)


def _damaged(source: SourceFile) -> Refusal:
    return Refusal(
        source.name,
        "The outlines can't be read; the file is damaged or incomplete.",
        "Download it again, as GeoJSON, GeoPackage or zipped Shapefile.",
    )
