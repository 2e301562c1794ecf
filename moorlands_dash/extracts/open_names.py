"""OS Open Names: settlements, roads, landmarks, postcodes; of a square, or cut to a district.

A square's file has 34 columns and no names for them; the copy that is cut has names of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from moorlands_dash.extracts import gazetteer
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.header import BOM, Header, headers
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.place_kinds import (
    HAMLET,
    LANDMARK,
    LOCALITY,
    POSTCODE,
    STREET,
    SUBURB,
    TOWN,
    VILLAGE,
)
from moorlands_dash.extracts.tabular import Places, find_places, holds, opened
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "id": (), "name": (), "name_2": (), "type": (), "local_type": (), "longitude": (),
    "latitude": (), "postcode_district": (), "uri": (), "in_uri": (),
}  # fmt: skip
"""Of the copy that is cut to a district."""
OPTIONAL = ("postcode_district", "uri", "in_uri")
PUBLISHED = ("name", "name_2", "postcode_district")

_WIDTH = 34
_AT = {"id": 0, "uri": 1, "name": 2, "name_2": 4, "type": 6, "local_type": 7, "easting": 8,
       "northing": 9, "in_uri": 19}  # fmt: skip
"""Where the columns of a square's file stand that are read."""
_TYPES = ("populatedplace", "transportnetwork", "landform", "hydrography", "landcover", "other")
_KINDS = {
    "city": TOWN,
    "town": TOWN,
    "village": VILLAGE,
    "hamlet": HAMLET,
    "suburban area": SUBURB,
    "other settlement": LOCALITY,
    "named road": STREET,
    "section of named road": STREET,
    "postcode": POSTCODE,
}
_PASSED_OVER = ("numbered road", "section of numbered road")
"""A road with a number leads through many wards."""


def looks_like(path: Path) -> bool:
    """Tell a square's file by its first row: an id, its address, and a type that is known."""
    first = next(headers(path), None)
    if first is None or first.columns == ():
        return False
    cells = first.columns
    return (
        _WIDTH - 1 <= len(cells) <= _WIDTH
        and cells[_AT["uri"]].startswith(("http://", "https://"))
        and cells[_AT["type"]].casefold() in _TYPES
    )


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is that of the copy that is cut to a district."""
    return holds(columns, [name for name in COLUMNS if name not in OPTIONAL])


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row of a copy cut to a district; places are in degrees."""
    header = opened(source, settings)
    places = find_places(header.columns, COLUMNS, OPTIONAL, source)
    kind = places.of["local_type"]
    texts, sifting, others = gazetteer.read_ours(
        source, header, places, settings, progress, lambda row: _known(row[kind])
    )
    return _judged(texts, sifting, out, others)


def read_square(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row of a grid square's file; places are in metres of the National Grid."""
    if source.size > settings.limits.file_mb * 1_000_000:
        raise Refusal(source.name, "The file is too large.", "Send the square's file alone.")
    with source.path.open("rb") as file:
        start = len(BOM) if file.read(len(BOM)) == BOM else 0
    header = Header(tuple(f"column {n}" for n in range(1, _WIDTH + 1)), 0, start)
    kind = _AT["local_type"]
    texts, sifting, others = gazetteer.read_ours(
        source, header, Places(_AT, ()), settings, progress, lambda row: _known(row[kind])
    )
    return _judged(_in_degrees(texts), sifting, out, others)


def _known(kind: str) -> bool:
    return kind.strip().casefold() not in _PASSED_OVER


def _in_degrees(texts: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with longitude and latitude; what is no number stays as it stands."""
    from moorlands_dash.geography import from_grid

    metres = [pd.to_numeric(texts[name], errors="coerce") for name in ("easting", "northing")]
    found = from_grid(*(column.to_numpy(float) for column in metres))
    named = zip(("longitude", "latitude"), ("easting", "northing"), found, strict=True)
    written = {
        degrees: pd.Series(values, index=texts.index).round(6).astype("str")
        .where(metres[0].notna() & metres[1].notna(), texts[grid])
        for degrees, grid, values in named
    }  # fmt: skip
    return texts.assign(**written)


def _judged(texts: pd.DataFrame, sifting: Sifting, out: Path, others: int) -> Judged:
    rows = texts.reindex(columns=[*_AT, "longitude", "latitude"], fill_value="")
    kinds = rows["local_type"].str.casefold().map(_KINDS).fillna(LANDMARK)
    # A town's own key is what its roads say that they lie in.
    town = rows["in_uri"].where(kinds != TOWN, rows["uri"])
    rows = rows.assign(kind=kinds, reference=rows["id"], other_name=rows["name_2"], town=town)
    sifting.found = sifting.found.reindex(columns=rows.columns, fill_value="")
    sifting.found = sifting.found.assign(longitude=rows["longitude"], latitude=rows["latitude"])
    return gazetteer.judged(rows, sifting, out, "OS names", others=others)
