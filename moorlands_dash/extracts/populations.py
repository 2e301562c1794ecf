"""How many people live where, and in which year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.places_named import nobody
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "area_code": (),
    "area_name": (),
    "year": (),
    "population": (),
    "source": (),
}

PART = pa.schema(
    {
        "area_code": pa.string(),
        "area_name": pa.string(),
        "year": pa.int32(),
        "population": pa.int64(),
        "source": pa.string(),
    }
)

_YEAR = "This is not a year from 1981 to 2100. Write the year alone: 2021."
_PEOPLE = "This is not a whole number of people. Write digits: 1234 or 1,234."
_TWICE = (
    "The area and year are already given above. Keep one row for each; "
    "send another estimate as another file, which then replaces this one."
)


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("area_code", "year", "population"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row and write the accepted ones to `out`.

    A row is one area in one year; the population is a whole number of people, 0 allowed. The
    second row for the same area and year is quarantined. Raises Refusal for a file that lacks a
    column.
    """
    texts, sifting = read_table(source, COLUMNS, (), settings, progress)
    rows = sifting.sift(
        texts,
        contracts.text_columns(
            area_code=[contracts.area_code()],
            area_name=[contracts.filled("area_name")],
            year=[contracts.matches(r"198[1-9]|199[0-9]|20[0-9]{2}|2100", _YEAR)],
            population=[contracts.matches(contracts.WHOLE_NUMBER, _PEOPLE)],
            source=[contracts.filled("source")],
        ),
    )
    rows = sifting.sift_last(rows, contracts.unique(("area_code", "year"), _TWICE))
    typed = rows.assign(
        year=rows["year"].astype("int32"), population=contracts.whole_numbers(rows["population"])
    )
    sifting.notices += nobody(typed["area_code"], typed["population"])
    return sifting.judged("populations", typed, PART, out)
