"""ONS's Index of Place Names: settlements and parishes, several rows a place.

Its columns carry the year, as `place23nm` and `lad23cd`. What the rows say of wards isn't read:
the points say it of the ward map in use.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pandas as pd

from moorlands_dash.extracts import gazetteer
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.place_kinds import LOCALITY, PARISH, TOWN
from moorlands_dash.extracts.tabular import opened, read_table
from moorlands_dash.partnership import Settings

LAYOUT = gazetteer.Yearly(
    {
        "name": "placeyynm",
        "code": "placeyycd",
        "described": "descnm",
        "district": "ladyycd",
        "parish": "paryycd",
        "town": "buayycd",
        "latitude": "lat",
        "longitude": "long",
    },
    lacking=("code", "parish", "town"),
    year="23",
)

_KINDS = {"LOC": LOCALITY, "PAR": PARISH, "COM": PARISH, "BUA": TOWN, "BUASD": TOWN}
"""What the index calls it -> kind of place; it also lists counties, wards and whole regions."""
_AROUND = 0.03
"""Degrees around our places from which others' are kept too, to be told as lying outside."""


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's, of any year."""
    return bool(LAYOUT.spellings(columns))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row of our district and a little around, and write the accepted ones to `out`.

    Rows of elsewhere, of areas that are no settlement or parish, and the many that the index
    gives no point are counted and not taken in.
    """
    spellings = LAYOUT.spellings(opened(source, settings).columns)
    texts, sifting = read_table(source, spellings, (), settings, progress)
    sifting.notices.clear()
    texts = texts.reindex(columns=list(LAYOUT.patterns), fill_value="")
    kinds = texts["described"].str.upper().map(_KINDS)
    kept = _near(texts, settings.district.all_codes) & kinds.notna() & _located(texts)
    names = texts["name"].str.replace(r"\s+(?:BUA|BUASD)$", "", regex=True)
    rows = texts[kept].assign(kind=kinds[kept], name=names[kept])
    rows = rows.assign(reference=rows["code"].where(rows["code"] != "", rows["name"]))
    return gazetteer.judged(rows, sifting, out, "ONS place names", others=int((~kept).sum()))


def _near(texts: pd.DataFrame, codes: Sequence[str]) -> pd.Series:
    """Tell which rows are of our district, or lie within the box around its places."""
    ours = texts["district"].isin(codes)
    placed = ours & _located(texts)
    if not placed.any():
        return ours
    inside = pd.Series(True, index=texts.index)
    for column in ("latitude", "longitude"):
        numbers = pd.to_numeric(texts[column], errors="coerce")
        own = numbers[placed]
        inside &= numbers.between(own.min() - _AROUND, own.max() + _AROUND)
    return ours | inside


def _located(texts: pd.DataFrame) -> pd.Series:
    """Tell which rows have a point: where there is none the index leaves it blank or writes 0."""
    nowhere = texts["latitude"].str.fullmatch(r"(?:0(?:\.0*)?)?")
    return cast(pd.Series, ~nowhere)
