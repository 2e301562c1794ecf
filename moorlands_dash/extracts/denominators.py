"""What counts may be divided by beside residents: homes, vehicles, people at work, roads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from moorlands_dash.denominators import BY_KEY
from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "area_code": (),
    "denominator": (),
    "value": (),
    "year": (),
    "source": (),
}

PART = pa.schema(
    {
        "area_code": pa.string(),
        "denominator": pa.string(),
        "value": pa.float64(),
        "year": pa.int32(),
        "source": pa.string(),
    }
)

_YEAR = "This is not a year from 1981 to 2100. Write the year alone: 2021."
_VALUE = "This is not a number of 0 or more. Write digits: 1234 or 12.5."
_TWICE = (
    "The area, denominator and year are already given above. Keep one row for each; send another "
    "figure as another file, which then replaces this one."
)


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("area_code", "denominator", "value", "year"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, one thing in one area and year, and write the accepted ones to `out`.

    Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, (), settings, progress)
    named = texts["denominator"].str.casefold().str.replace(r"[\s-]+", "_", regex=True)
    rows = sifting.sift(
        texts.assign(denominator=named),
        contracts.text_columns(
            area_code=[contracts.area_code()],
            denominator=[contracts.one_of("denominator", tuple(BY_KEY))],
            value=[contracts.matches(contracts.NUMBER, _VALUE)],
            year=[contracts.matches(r"198[1-9]|199[0-9]|20[0-9]{2}|2100", _YEAR)],
            source=[contracts.filled("source")],
        ),
    )
    rows = sifting.sift_last(rows, contracts.unique(("area_code", "denominator", "year"), _TWICE))
    typed = rows.assign(year=rows["year"].astype("int32"), value=contracts.numbers(rows["value"]))
    return sifting.judged("denominators", typed, PART, out)
