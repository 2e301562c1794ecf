"""Files of outlines, told and opened by what is in them: GeoJSON, GeoPackage, zipped Shapefile.

Of what an outlines file names outside itself (a file, a command, an address) nothing is followed.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.extracts import outline_json, outline_packages, outline_shapefiles
from moorlands_dash.extracts.model import Refusal, SourceFile

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_HEAD = 4096


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


def opened(source: SourceFile) -> GeoDataFrame:
    """Return the features of the first layer of polygons; raise Refusal for a damaged file."""
    try:
        frame = _opened(source)
    except (ValueError, RecursionError, sqlite3.Error, outline_shapefiles.Damaged) as error:
        raise _damaged(source) from error
    if frame is None or "geometry" not in frame.columns or frame.empty:
        raise Refusal(
            source.name,
            "The file holds no outlines, or is damaged.",
            "Send a whole file with a polygon for each area.",
        )
    return frame


def _opened(source: SourceFile) -> GeoDataFrame | None:
    """Choose the one reader that the file's own bytes call for, whatever its name."""
    head = _head(source.path)
    if outline_packages.looks_like(head):
        return outline_packages.opened(source)
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
