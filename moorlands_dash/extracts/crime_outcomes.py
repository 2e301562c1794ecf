"""When crimes were decided, and how: police.uk's outcomes files, one a force and month.

A row is one outcome of one crime; its month is the outcome's, and the crime may be of any month
before. A crime may have several, and stand in several files. What lies where isn't kept: the street
extracts tell it of the same crimes. Rows of other forces are counted and not taken in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash.districts.police import other_names
from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "Crime ID": (),
    "Month": (),
    "Reported by": (),
    "Falls within": (),
    "Longitude": (),
    "Latitude": (),
    "Location": (),
    "LSOA code": (),
    "LSOA name": (),
    "Outcome type": (),
}
OPTIONAL = ("Reported by", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name")

PART = pa.schema(
    {
        "crime_id": pa.string(),
        "month": pa.date32(),
        "force": pa.string(),
        "outcome": pa.string(),
    }
)

_ID = "This is not a crime's ID. Send the file as data.police.uk publishes it."
_MONTH = "This is not a month of the form 2025-04, from December 2010 to this one."
_TWICE = "The crime has this outcome in this month already above."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's: a street extract has a type of crime instead."""
    return holds(columns, ("Crime ID", "Month", "Falls within", "Outcome type"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, an outcome, and write the accepted ones to `out`.

    Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    others = _of_others(texts, settings)
    rows = sifting.sift(
        texts[~others],
        contracts.text_columns(
            **{
                "Crime ID": [contracts.matches(r"[0-9A-Za-z-]{1,100}", _ID)],
                "Month": [contracts.matches(r"20[0-9]{2}-(?:0[1-9]|1[0-2])", _MONTH)],
                "Falls within": [contracts.filled("Falls within")],
                "Outcome type": [contracts.filled("Outcome type")],
            }
        ),
    )
    today = f"{date.today():%Y-%m}"
    timely = ("Month", lambda rows: rows["Month"].between("2010-12", today), _MONTH)
    rows = sifting.sift(rows, contracts.whole_frame(timely))
    alone = contracts.unique(("Crime ID", "Month", "Outcome type"), _TWICE)
    rows = sifting.sift_last(rows, alone)
    judged = sifting.judged("crime_outcomes", _typed(rows, settings), PART, out)
    judged.elsewhere = int(others.sum())
    return judged


def _names(settings: Settings) -> dict[str, str]:
    """Return our forces' names by each of their spellings, without letter case."""
    ours = settings.force
    also = {name.casefold(): ours.name for name in other_names(ours.name)}
    return also | {name.casefold(): name for name in ours.all_names}


def _of_others(texts: pd.DataFrame, settings: Settings) -> pd.Series:
    """Tell which rows are of other forces, whose crimes aren't loaded."""
    force = texts["Falls within"].str.casefold()
    return (force != "") & ~force.isin(_names(settings))


def _typed(rows: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return the rows with our forces named as the settings do."""
    return pd.DataFrame(
        {
            "crime_id": rows["Crime ID"],
            "month": pd.to_datetime(rows["Month"], format="%Y-%m").dt.date,
            "force": rows["Falls within"].str.casefold().map(_names(settings)),
            "outcome": rows["Outcome type"],
        }
    )
