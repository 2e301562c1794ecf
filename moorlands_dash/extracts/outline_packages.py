"""Outlines in a GeoPackage, which is an SQLite database: its plain tables are read, and no more.

The database comes from outside, so it may do nothing: no view, virtual table, trigger or function
of it is run, no other database attached, and no journal beside the file is looked at.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.outline_layouts import layer_rank

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SQLITE_MAGIC = b"SQLite format 3\0"
APPLICATIONS = (b"GPKG", b"GP10", b"GP11")
"""Application ids of GeoPackages, bytes 68 to 71 of the file."""

_CONTENTS, _COLUMNS, _SYSTEMS = "gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"
_LAYERS = f"""
    SELECT c.table_name, g.column_name, g.geometry_type_name, s.organization,
           s.organization_coordsys_id, s.definition
    FROM {_CONTENTS} c JOIN {_COLUMNS} g ON g.table_name = c.table_name COLLATE NOCASE
    LEFT JOIN {_SYSTEMS} s ON s.srs_id = g.srs_id
    WHERE c.data_type = 'features'
"""  # nosec B608 # names of ours, no value
_KINDS = f"SELECT geometry_type_name FROM {_COLUMNS}"  # nosec B608 # names of ours, no value
_MOST = 1_000
_VIRTUAL = re.compile(r"\s*CREATE\s+VIRTUAL", re.IGNORECASE)
_HEADER = 8
_ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of the box that stands before a shape, by its kind."""

Layer = tuple[str, str, str, str | None, Any, str | None]


def looks_like(head: bytes) -> bool:
    """Tell by its first bytes whether a file is a GeoPackage."""
    return head.startswith(SQLITE_MAGIC) and head[68:72] in APPLICATIONS


def holds_lines(path: Path) -> bool:
    """Tell whether a GeoPackage has layers of lines and none of areas."""
    try:
        with closing(_connected(path)) as database:
            kinds = [str(kind).upper() for *_, kind in database.execute(_KINDS).fetchmany(_MOST)]
    except sqlite3.Error:
        return False
    return any("LINE" in kind for kind in kinds) and not any("POLYGON" in kind for kind in kinds)


def opened(source: SourceFile, *, lines: bool = False) -> GeoDataFrame | None:
    """Return the features of the first layer of polygons, or `lines`, else of the first layer.

    None where there is no layer.

    Raises Refusal where a layer is no plain table, sqlite3.Error or ValueError for a damaged
    database.
    """
    import geopandas

    with closing(_connected(source.path)) as database:
        for table in (_CONTENTS, _COLUMNS, _SYSTEMS):
            _hold_plain(database, table, source)
        layers = database.execute(_LAYERS).fetchall()
        if not layers:
            return None
        layer = _wanted(database, layers, "LINE" if lines else "POLYGON")
        _hold_plain(database, layer[0], source)
        rows = database.execute(f"SELECT * FROM {_quoted(layer[0])}")  # nosec B608 # quoted name
        names = [column[0] for column in rows.description]
        frame = pd.DataFrame(rows.fetchall(), columns=names, dtype=object)
    place = [name.casefold() for name in names].index(layer[1].casefold())
    shapes = _shapes(frame.iloc[:, place])
    frame = _plain(frame.drop(columns=names[place]))
    found = geopandas.GeoDataFrame(frame, geometry=shapes, crs=_coordinates(layer))
    if len(layers) > 1:
        shown = " ".join(str(layer[0]).split())[:60]
        found.attrs["said"] = [f"Of its {len(layers):,} layers “{shown}” was read."]
    return found


def _wanted(database: sqlite3.Connection, layers: list[Layer], shape: str) -> Layer:
    """Return the layer of such shapes that is likeliest the one wanted; else the first layer."""
    fitting = [found for found in layers if shape in str(found[2]).upper()] or layers

    def rank(layer: Layer) -> int:
        try:
            rows = database.execute(f"SELECT * FROM {_quoted(layer[0])} LIMIT 0")  # nosec B608 # quoted name
        except sqlite3.Error:
            return -1
        return layer_rank(layer[0], [str(column[0]) for column in rows.description])

    return max(fitting, key=rank) if len(fitting) > 1 else fitting[0]


def _connected(path: Path) -> sqlite3.Connection:
    # Immutable: SQLite looks for no journal, which would be another file, and locks nothing.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    database = sqlite3.connect(address, uri=True)
    database.execute("PRAGMA trusted_schema = OFF")
    database.set_authorizer(_allowed)
    return database


def _allowed(action: int, *_: str | None) -> int:
    reading = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
    return sqlite3.SQLITE_OK if reading else sqlite3.SQLITE_DENY


def _hold_plain(database: sqlite3.Connection, table: str, source: SourceFile) -> None:
    """Raise Refusal where a table is a view or computed by a module of SQLite."""
    query = "SELECT type, sql FROM sqlite_master WHERE name = ? COLLATE NOCASE"
    found = database.execute(query, [table]).fetchone()
    if found is None:
        raise sqlite3.DatabaseError(f"no table {table}")
    if found[0] != "table" or _VIRTUAL.match(found[1] or ""):
        shown = " ".join(table.split())[:60]
        raise Refusal(
            source.name,
            f"The layer “{shown}” of the GeoPackage is not a plain table but is computed.",
            "Save the layer anew as a GeoPackage or as GeoJSON, and send that.",
        )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns with raw bytes left blank: no code or name is such."""
    return frame.map(lambda value: None if isinstance(value, bytes) else value)


def _shapes(blobs: pd.Series) -> np.ndarray:
    found = [_well_known(blob) if isinstance(blob, bytes) else None for blob in blobs]
    return np.asarray(shapely.from_wkb(np.asarray(found, dtype=object), on_invalid="ignore"))


def _well_known(blob: bytes) -> bytes | None:
    """Return a shape without the header that GeoPackage puts before it; None where it isn't one."""
    if len(blob) < _HEADER or blob[:2] != b"GP":
        return None
    kind = (blob[3] >> 1) & 7
    return blob[_HEADER + _ENVELOPES[kind] :] if kind < len(_ENVELOPES) else None


def _coordinates(layer: Layer) -> Any:
    """Return the layer's coordinate system, None where it is undefined or not understood."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    _, _, _, organisation, number, definition = layer
    try:
        if str(organisation).upper() == "EPSG":
            return CRS.from_epsg(number)
        return CRS.from_wkt(definition) if definition else None
    except CRSError:
        return None
