"""Outlines of wards, LSOAs and districts from GeoJSON, GeoPackage or zipped Shapefile."""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.partnership import Settings


def looks_like(path: Path) -> bool:
    """Tell whether the file is a GeoJSON FeatureCollection, a GeoPackage or a zipped Shapefile."""
    raise NotImplementedError


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each outline and write the accepted ones to `out`."""
    raise NotImplementedError
