"""Road casualties (STATS19), as the Department for Transport publishes them: severity alone.

Age, sex and whatever else is said of a person is never read. A casualty has its day and place from
its collision, which another file brings, before or after.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash.extracts import contracts, stands_for
from moorlands_dash.extracts.collisions import INDEX
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.occurrences import positions
from moorlands_dash.extracts.tabular import read_table
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import month
from moorlands_dash.sources.stats19 import CASUALTIES as LAYOUT

PART = pa.schema(
    {
        "row": pa.int32(),
        "line": pa.int32(),
        "reference": pa.string(),
        "category": pa.string(),
        "subcategory": pa.string(),
        "year": pa.int32(),
    }
)

_SEVERITIES = {"1": "Killed", "2": "Seriously injured", "3": "Slightly injured"}

_INDEX = "This is not a collision's index. It is letters and digits, such as 2025211234567."
_YEAR = "This is not a year from 1979 to 2100. The Department writes it alone: 2025."
_NUMBER = "This is not the number of a casualty in its collision. It is 1 or more."
_SEVERITY = "This is not a severity. It is 1 (killed), 2 (serious) or 3 (slight)."
_TWICE = "The casualty is already given above. Keep one row for each."


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, a person hurt, and write index and severity to `out`.

    The file stands for the whole years of its rows; which of their months are loaded, the
    collisions' file tells. Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, LAYOUT.columns, LAYOUT.optional, settings, progress)
    sifting.notices.clear()
    rows = sifting.sift(
        texts,
        contracts.text_columns(
            collision_index=[contracts.matches(INDEX, _INDEX)],
            collision_year=[contracts.matches(r"19(?:79|[89][0-9])|20[0-9]{2}|2100", _YEAR)],
            casualty_reference=[contracts.matches("[1-9][0-9]{0,3}", _NUMBER)],
            casualty_severity=[contracts.matches("[123]", _SEVERITY)],
        ),
    )
    alone = contracts.unique(("collision_index", "casualty_reference"), _TWICE)
    sifting.repeats = frozenset({_TWICE})
    rows = sifting.sift_last(rows, alone)
    lines = rows.index.to_numpy()
    typed = pd.DataFrame(
        {
            "row": positions(sifting, lines),
            "line": lines,
            "reference": rows["collision_index"].to_numpy(),
            "category": rows["casualty_severity"].map(LAYOUT.kinds).to_numpy(),
            "subcategory": rows["casualty_severity"].map(_SEVERITIES).to_numpy(),
            "year": rows["collision_year"].astype("int32").to_numpy(),
        }
    )
    judged = sifting.judged("casualties", typed, PART, out)
    judged.covers = _covers(typed["year"], source)
    return judged


def _covers(years: pd.Series, source: SourceFile) -> list[tuple[str, date]]:
    happened = [month(int(year), 1) for year in years.unique()]
    named = stands_for.named_months(source.name)
    return [
        (category, each)
        for each in stands_for.months(LAYOUT.months, named, happened)
        for category in LAYOUT.categories
    ]
