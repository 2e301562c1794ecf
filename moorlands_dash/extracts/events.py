"""Dated events that bear on the figures: what was done, what is recorded in another way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash import vocabulary
from moorlands_dash.extracts import contracts, moments
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "annotation_id": (),
    "date": (),
    "kind": (),
    "title": (),
    "category": (),
    "area_code": (),
    "note": (),
    "source": (),
}
OPTIONAL = ("category", "area_code", "note", "source")

KINDS = ("event", "recording change", "data note", "rebase")
"""A rebase is where a control chart's limits begin anew; its title is the reason."""

PART = pa.schema({name: pa.date32() if name == "date" else pa.string() for name in COLUMNS})

_CATEGORY = (
    "This is not a category. Write one of the dashboard's categories (burglary), “all”, or leave "
    "it blank for an event that bears on all of them."
)
_UNKNOWN = "?"
_TWICE = "The annotation_id is already used above. Give each event its own."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("annotation_id", "date", "title"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, a dated event, and write the accepted ones to `out`.

    Dates are year-month-day, or a month, which stands for its first day. No category, or no
    area, bears on all; such cells are absent in the part. Raises Refusal for a file that lacks a
    column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    texts = moments.dated(texts, ("date",), settings.senders.order(source.name))
    rows = sifting.sift(_tidied(texts), _text_contract())
    rows = sifting.sift_last(rows, contracts.unique(("annotation_id",), _TWICE))
    return sifting.judged("annotations", _typed(rows), PART, out)


def _tidied(texts: pd.DataFrame) -> pd.DataFrame:
    return texts.assign(
        kind=texts["kind"].str.casefold().str.replace(r"[\s_-]+", " ", regex=True),
        category=texts["category"].map(_category).astype("str"),
    )


def _category(text: str) -> str:
    """Return the key of a choice, "" for all, and `_UNKNOWN` where it names nothing known."""
    try:
        found = vocabulary.find_choice(text) if text else ""
    except ValueError:
        return _UNKNOWN
    return "" if found == vocabulary.ALL else found


def _text_contract() -> object:
    return contracts.text_columns(
        annotation_id=[contracts.identifier("cctv-leek-2026")],
        date=contracts.day("date", or_month=True),
        kind=[contracts.one_of("kind", KINDS)],
        title=[contracts.filled("title")],
        category=[contracts.matches(r"[^?]*", _CATEGORY)],
        area_code=[contracts.area_code(or_blank=True)],
    )


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    absent = {name: rows[name].where(rows[name] != "") for name in ("category", "area_code")}
    return rows.assign(
        date=contracts.days_or_months(rows["date"], month_end=False).dt.date, **absent
    )
