"""Outlines in a zipped Shapefile: its own parts are copied out and read where nothing else lies."""

from __future__ import annotations

import shutil
import tempfile
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moorlands_dash.extracts.archive import FAULTS
from moorlands_dash.extracts.model import Refusal, SourceFile

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

MAGIC = b"\0\0\x27\x0a"
PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""What is read of a Shapefile: shapes, their index, table, coordinate system, kind of text."""
_HEADER, _KIND = 100, 32
_LINES = tuple(kind.to_bytes(4, "little") for kind in (3, 13, 23))
"""What a header says of lines: flat, with heights, with measures (ESRI, 1998)."""
MOST_UNPACKED = 1_000_000_000
"""Bytes; the wards of the United Kingdom in full detail are under 300 MB."""

DRIVER = "ESRI Shapefile"


class Damaged(Exception):  # noqa: N818
    """The ZIP or the Shapefile in it can't be read."""


def shapefile_inside(path: Path) -> str | None:
    """Return the name of the first .shp in a ZIP, or None."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.lower().endswith(".shp")]
    except FAULTS:
        return None
    return next((name for name in names if not name.startswith("__MACOSX")), None)


def holds_lines(path: Path) -> bool:
    """Tell whether the first Shapefile in a ZIP holds lines, as its header says."""
    name = shapefile_inside(path)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(str(name)) as packed:
            head = packed.read(_HEADER)
    except (*FAULTS, NotImplementedError):
        return False
    return head.startswith(MAGIC) and head[_KIND : _KIND + 4] in _LINES


def opened(source: SourceFile, name: str) -> GeoDataFrame:
    """Return the features of the Shapefile whose .shp has that name in the ZIP.

    Raises Damaged for one that can't be read, Refusal for one that unpacks to too much.
    """
    with tempfile.TemporaryDirectory(prefix="moorlands-outlines-") as folder:
        place = Path(folder) / "outlines.shp"
        try:
            with zipfile.ZipFile(source.path) as archive:
                _copy_parts(archive, name, place, source)
        except (*FAULTS, NotImplementedError) as error:
            raise Damaged from error
        return _read(place)


def _copy_parts(archive: zipfile.ZipFile, name: str, place: Path, source: SourceFile) -> None:
    """Copy the parts beside `place`; whatever else the ZIP holds stays packed."""
    stem = name[: -len(".shp")].lower()
    members = {member.filename.lower(): member for member in archive.infolist()}
    found = {ending: members[stem + ending] for ending in PARTS if stem + ending in members}
    size = sum(member.file_size for member in found.values())
    if size > MOST_UNPACKED:
        reason = f"The Shapefile unpacks to {size // 1_000_000:,} MB."
        raise Refusal(source.name, reason, "Send our district's outlines alone, or as GeoPackage.")
    for ending, member in found.items():
        with archive.open(member) as packed, place.with_suffix(ending).open("wb") as out:
            shutil.copyfileobj(packed, out)


def _faults() -> tuple[type[Exception], ...]:
    """Return what reading a damaged Shapefile ends in.

    Of a damaged .prj pyogrio wants to tell, and ends in an error of its own instead.
    """
    from pyogrio.errors import DataLayerError, DataSourceError

    return DataSourceError, DataLayerError, ValueError, UnboundLocalError


def _read(place: Path) -> GeoDataFrame:
    """Read a Shapefile that begins as one; any other format might point to other files."""
    import pyogrio

    with place.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise Damaged
    try:
        # What GDAL warns of (open rings) is mended, or found by the contract, and said there.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if pyogrio.read_info(place)["driver"] != DRIVER:
                raise Damaged
            frame: Any = pyogrio.read_dataframe(place, on_invalid="ignore")
    except _faults() as error:
        raise Damaged from error
    return frame
