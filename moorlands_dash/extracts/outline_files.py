"""Files of outlines, told and opened by what is in them: GeoJSON, GeoPackage, zipped Shapefile."""

from __future__ import annotations

import shutil
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from moorlands_dash.extracts.archive import FAULTS
from moorlands_dash.extracts.model import Refusal, SourceFile

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

SQLITE_MAGIC = b"SQLite format 3\0"
SHAPEFILE_MAGIC = b"\0\0\x27\x0a"


def looks_like(path: Path) -> bool:
    """Tell whether the file is a GeoJSON FeatureCollection, a GeoPackage or a zipped Shapefile."""
    with path.open("rb") as handle:
        head = handle.read(4096)
    if head.startswith(SQLITE_MAGIC):
        return head[68:72] in (b"GPKG", b"GP10", b"GP11")
    if head.startswith(b"PK\x03\x04"):
        return shapefile_inside(path) is not None
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b'"FeatureCollection"' in head


def shapefile_inside(path: Path) -> str | None:
    """Return the name of the first .shp in a ZIP, or None."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.lower().endswith(".shp")]
    except FAULTS:
        return None
    return next((name for name in names if not name.startswith("__MACOSX")), None)


def opened(source: SourceFile) -> GeoDataFrame:
    """Return the features of the first layer of polygons; raise Refusal for a damaged file."""
    import pyogrio

    try:
        # What GDAL warns of (open rings) is mended, or found by the contract, and said there.
        with _place(source) as place, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layer = _layer(pyogrio.list_layers(place))
            frame: Any = pyogrio.read_dataframe(place, layer=layer, on_invalid="ignore")
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
        raise _damaged(source) from error
    if "geometry" not in frame.columns or frame.empty:
        raise Refusal(
            source.name,
            "The file holds no outlines, or is damaged.",
            "Send a whole file with a polygon for each area.",
        )
    return frame


@contextmanager
def _place(source: SourceFile) -> Iterator[str]:
    """Give the place where GDAL finds the outlines.

    GDAL goes by a file's ending before its content, so a file with another ending is copied. A
    Shapefile is opened only if it begins as one: some formats point to other files of this
    machine.
    """
    shapefile = shapefile_inside(source.path)
    if shapefile:
        if not _is_shapefile(source, shapefile):
            raise _damaged(source)
        yield f"/vsizip/{{{source.path}}}/{shapefile}"
        return
    with source.path.open("rb") as handle:
        endings = (".gpkg",) if handle.read(16) == SQLITE_MAGIC else (".geojson", ".json")
    if source.path.suffix.lower() in endings:
        yield str(source.path)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"outlines{endings[0]}"
        shutil.copyfile(source.path, copy)
        yield str(copy)


def _is_shapefile(source: SourceFile, name: str) -> bool:
    try:
        with zipfile.ZipFile(source.path) as archive, archive.open(name) as member:
            return member.read(4) == SHAPEFILE_MAGIC
    except FAULTS:
        return False


def _layer(layers: np.ndarray) -> str:
    """Return the first layer of polygons, else the first layer."""
    areas = [name for name, kind in layers if "Polygon" in str(kind)]
    return str((areas or [name for name, _ in layers])[0])


def _damaged(source: SourceFile) -> Refusal:
    return Refusal(
        source.name,
        "The outlines can't be read; the file is damaged or incomplete.",
        "Download it again, as GeoJSON, GeoPackage or zipped Shapefile.",
    )
