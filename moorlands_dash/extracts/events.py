"""Dated entries: what bears on the figures, and what was drawn up as the plan and the law ask."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash import vocabulary
from moorlands_dash.extracts import contracts, moments
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.rules import Contract
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
    "status": ("state",),
    "document": ("file",),
}
OPTIONAL = ("category", "area_code", "note", "source", "status", "document")

BEARING = ("event", "recording change", "data note", "rebase")
"""Kinds that bear on the figures. At a rebase a control chart's limits begin anew; its title is the
reason."""
DRAWN_UP = ("strategic assessment", "plan summary")
"""Kinds of papers that the plan and the law ask for, each with a status."""
KINDS = (*BEARING, *DRAWN_UP)
STATUSES = ("planned", "postponed", "cancelled", "adopted", "published")

PART = pa.schema({name: pa.date32() if name == "date" else pa.string() for name in COLUMNS})

_CATEGORY = (
    "This is not a category. Write one of the dashboard's categories (burglary), “all”, or leave "
    "it blank for an event that bears on all of them."
)
_UNKNOWN = "?"
_STATUS = (
    "This is not a status that is known. Write planned, postponed, cancelled, adopted or "
    "published, or leave it blank."
)
_NO_STATUS = (
    "A strategic assessment or a plan summary needs its status. Write planned, postponed, "
    "cancelled, adopted or published."
)
_NO_DOCUMENT = (
    "A plan summary that is published needs its document. Write the name of its file, or its "
    "address."
)
_SPELT = {"canceled": "cancelled"}
_TWICE = "The annotation_id is already used above. Give each event its own."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("annotation_id", "date", "title"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, a dated event, and write the accepted ones to `out`.

    Dates are year-month-day, or a month, which stands for its first day. No category, or no
    area, bears on all; such cells are absent in the part.
    A paper that was drawn up has a status. Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    texts = moments.dated(texts, ("date",), settings.senders.order(source.name))
    rows = sifting.sift(_tidied(texts), _text_contract())
    rows = sifting.sift(rows, _drawn_up_contract())
    rows = sifting.sift_last(rows, contracts.unique(("annotation_id",), _TWICE))
    return sifting.judged("annotations", _typed(rows), PART, out)


def _tidied(texts: pd.DataFrame) -> pd.DataFrame:
    return texts.assign(
        kind=texts["kind"].str.casefold().str.replace(r"[\s_-]+", " ", regex=True),
        category=texts["category"].map(_category).astype("str"),
        status=texts["status"].str.casefold().replace(_SPELT),
    )


def _category(text: str) -> str:
    """Return the key of a choice, "" for all, and `_UNKNOWN` where it names nothing known."""
    try:
        found = vocabulary.find_choice(text) if text else ""
    except ValueError:
        return _UNKNOWN
    return "" if found == vocabulary.ALL else found


def _text_contract() -> Contract:
    return contracts.text_columns(
        annotation_id=[contracts.identifier("cctv-leek-2026")],
        date=contracts.day("date", or_month=True),
        kind=[contracts.one_of("kind", KINDS)],
        title=[contracts.filled("title")],
        category=[contracts.matches(r"[^?]*", _CATEGORY)],
        area_code=[contracts.area_code(or_blank=True)],
        status=[contracts.matches("|".join(("", *STATUSES)), _STATUS)],
    )


def _drawn_up_contract() -> Contract:
    """Return that papers have a status, and a published summary something to be read."""
    return contracts.whole_frame(
        ("status", lambda r: ~r["kind"].isin(DRAWN_UP) | (r["status"] != ""), _NO_STATUS),
        ("document", lambda r: ~_published_summary(r) | (r["document"] != ""), _NO_DOCUMENT),
    )


def _published_summary(rows: pd.DataFrame) -> pd.Series:
    return (rows["kind"] == "plan summary") & (rows["status"] == "published")


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    absent = {name: rows[name].where(rows[name] != "") for name in ("category", "area_code")}
    return rows.assign(
        date=contracts.days_or_months(rows["date"], month_end=False).dt.date, **absent
    )
