"""ONS's Postcode Directory: every postcode with a point, those given up too.

The whole of it has 2.7 million rows: only those of our district are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from moorlands_dash.extracts import contracts, gazetteer
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.place_kinds import POSTCODE
from moorlands_dash.extracts.tabular import find_places, opened
from moorlands_dash.partnership import Settings

LAYOUT = gazetteer.Yearly(
    {
        "name": "pcds|postcode",
        "latitude": "lat|latitude",
        "longitude": "long|longitude",
        "district": "ladyycd|oslaua|laua|districtcode",
        "parish": "parish|paryycd|parncpyycd",
        "town": "buayy|buayycd",
        "ended": "doterm|ended",
    },
    lacking=("parish", "town", "ended"),
    year="25",
)
"""As in the directory, and as a copy cut to the district has them."""
PUBLISHED = ("postcode",)
"""All there are: nobody's in particular."""

_NOWHERE = "99.99"
"""The latitude that the directory writes where it has no position."""
_ENDED = "This is not the month in which a postcode was given up. Write it as 199606 or 1996-06."
_TWICE = "The postcode is already given above. Keep one row for each."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's, of any year."""
    return bool(LAYOUT.spellings(columns))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row of our district, a postcode, and write the accepted ones to `out`.

    Others', and those without a position, are counted and not taken in.
    """
    header = opened(source, settings)
    places = find_places(header.columns, LAYOUT.spellings(header.columns), (), source)
    codes = set(settings.district.all_codes)
    at, north = places.of["district"], places.of["latitude"]

    def ours(row: list[str]) -> bool:
        return row[at].strip() in codes and not row[north].strip().startswith(_NOWHERE)

    texts, sifting, others = gazetteer.read_ours(source, header, places, settings, progress, ours)
    rows = texts.reindex(columns=list(LAYOUT.patterns), fill_value="")
    names = _spaced(rows["name"])
    rows = rows.assign(kind=POSTCODE, name=names, reference=names, ended=_month(rows["ended"]))
    sifting.found = sifting.found.reindex(columns=rows.columns, fill_value="")
    rows = sifting.sift(rows, contracts.text_columns(ended=[contracts.matches(_MONTH, _ENDED)]))
    sifting.repeats = frozenset({_TWICE})
    return gazetteer.judged(
        rows,
        sifting,
        out,
        "postcodes",
        contracts.whole_frame(gazetteer.postcode_rule()),
        contracts.unique(("name",), _TWICE),
        others=others,
    )


_MONTH = r"|(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])"


def _spaced(texts: pd.Series) -> pd.Series:
    """Return postcodes with one space before the last three characters."""
    return texts.str.upper().str.replace(r"^(.+?)\s*(\S{3})$", r"\1 \2", regex=True)


def _month(texts: pd.Series) -> pd.Series:
    """Return months written as 199606 as 1996-06; others as they stand."""
    return texts.str.replace(r"^([0-9]{4})([0-9]{2})$", r"\1-\2", regex=True)
