"""Which files of a folder or archive are looked into, judging by their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from moorlands_dash.extracts.model import Refusal

ENDINGS = {".csv", ".geojson", ".json", ".gpkg", ".zip", ".ods", ".xlsx", ".xlsm", ".xls", ".xlsb"}
"""Endings of files that are looked into; what they hold is then told by their content."""

_JUNK = {"__macosx", "thumbs.db", "desktop.ini", "$recycle.bin"}
BESIDE_SHAPEFILES = {".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qpj"}
"""Endings of the parts of a Shapefile that lie beside its .shp."""


@dataclass(frozen=True)
class Skipped:
    """A file that was passed over, which does no harm."""

    file: str
    reason: str

    def __str__(self) -> str:
        """Return both as one sentence."""
        return f"{self.file}: {self.reason}"


def is_junk(name: str) -> bool:
    """Tell whether a file or folder is one that computers leave behind, or hidden."""
    return name.startswith((".", "~$")) or name.lower() in _JUNK


def passed_over(name: str) -> Skipped | Refusal | None:
    """Return why a file that nobody asked for by name isn't looked into; None if it is."""
    ending = PurePosixPath(name).suffix.lower()
    if ending == ".shp":
        return Refusal(
            name,
            "This is one part of a Shapefile.",
            "Put its .shp, .shx, .dbf and .prj files together into one ZIP and send that.",
        )
    if ending in BESIDE_SHAPEFILES:
        return Skipped(name, "Part of a Shapefile, which is read from a ZIP only.")
    if ending not in ENDINGS:
        return Skipped(name, "Not a kind of file that is read.")
    return None
