"""The delivery plan: what is done about a target or a theme, by whom, until when, at what cost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash import vocabulary
from moorlands_dash.extracts import contracts, moments, people
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.places_named import strange_districts
from moorlands_dash.extracts.rules import Contract
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "action_id": (),
    "title": (),
    "theme": (),
    "target_id": (),
    "area_code": (),
    "owner": (),
    "start": (),
    "due": (),
    "status": (),
    "progress": (),
    "cost": ("budget",),
    "funder": (),
    "note": (),
    "updated": (),
    "spent": (),
    "in_kind": (),
    "hours": (),
    "to_find": (),
}
RESOURCES = ("spent", "in_kind", "hours", "to_find")
"""What an action takes beside its budget: all in pounds but the hours."""
OPTIONAL = ("theme", "target_id", "area_code", "progress", "cost", "funder", "note", *RESOURCES)

PRIMARY_KEY = ("action_id", "updated")
STATUSES = ("planned", "under way", "postponed", "done", "stopped")

_DATES = ("start", "due", "updated")
_POUNDS = ("cost", "spent", "in_kind", "to_find")
_NUMBERS = ("progress", *_POUNDS, "hours")

PART = pa.schema(
    {
        name: pa.date32() if name in _DATES else pa.float64() if name in _NUMBERS else pa.string()
        for name in COLUMNS
    }
)

_PROGRESS = (
    "This is not a progress from 0 to 100. Write how much is done in per cent, 40 or 40%, or leave "
    "it blank if unknown."
)
_COST = "This is not a cost of 0 or more. Write pounds: 1,200 or £1,200; leave it blank if unknown."
_HOURS = "This is not a number of hours of 0 or more. Write digits: 120; leave it blank if unknown."
_TO_FIND = "More is to be found than the action costs. Mend one of the amounts."
_DONE = "The action is done, but its progress is under 100. Mend the status or the progress."
_PLANNED = "The action is only planned, but has progress. Mend the status or the progress."
_ORDER = "The action is due before it starts. Swap the dates or mend one of them."
_TWICE = "The action_id with that date of update is already given above. Keep one row for each."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("action_id", "owner", "due"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, an action as it stood when updated, and write the accepted ones to `out`.

    Progress is per cent, cost pounds; either is absent where blank, save the progress of what is
    done (100) or only planned (0). An action without an area is the whole district's. Dates are
    year-month-day. Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    texts = moments.dated(texts, _DATES, settings.senders.order(source.name))
    rows = sifting.sift(_tidied(texts, settings.district.code), _text_contract())
    rows = sifting.sift(_typed(rows), _value_contract())
    rows = sifting.sift_last(rows, contracts.unique(PRIMARY_KEY, _TWICE))
    sifting.notices += people.notices(rows["owner"], settings)
    sifting.notices += strange_districts(rows["area_code"], settings)
    days = {name: rows[name].dt.date for name in _DATES}
    return sifting.judged("actions", rows.assign(**days), PART, out)


def _tidied(texts: pd.DataFrame, district: str) -> pd.DataFrame:
    status = texts["status"].str.casefold().str.replace(r"[\s_-]+", " ", regex=True)
    known = texts["progress"].str.removesuffix("%").str.strip()
    default = status.map({"done": "100", "planned": "0"}).fillna("")
    return texts.assign(
        theme=texts["theme"].map(vocabulary.find_theme).astype("str"),
        area_code=texts["area_code"].where(texts["area_code"] != "", district),
        status=status,
        progress=known.where(known != "", default),
        **{name: texts[name].str.removeprefix("£").str.strip() for name in _POUNDS},
    )


def _text_contract() -> Contract:
    return contracts.text_columns(
        action_id=[contracts.identifier("leek-cctv")],
        title=[contracts.filled("title")],
        target_id=[contracts.identifier("vehicle-crime-2025", or_blank=True)],
        area_code=[contracts.area_code()],
        owner=[contracts.filled("owner")],
        **{name: contracts.day(name) for name in _DATES},
        status=[contracts.one_of("status", STATUSES)],
        progress=[contracts.matches(r"|100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?", _PROGRESS)],
        **{name: [contracts.matches(rf"|{contracts.NUMBER}", _COST)] for name in _POUNDS},
        hours=[contracts.matches(rf"|{contracts.NUMBER}", _HOURS)],
    )


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    dates = {name: contracts.days(rows[name]) for name in _DATES}
    amounts = {name: contracts.numbers(rows[name].where(rows[name] != "")) for name in _NUMBERS}
    targets = rows["target_id"].where(rows["target_id"] != "")
    return rows.assign(target_id=targets, **dates, **amounts)


def _value_contract() -> Contract:
    return contracts.whole_frame(
        ("due", lambda rows: rows["start"] <= rows["due"], _ORDER),
        ("progress", lambda r: (r["status"] != "done") | (r["progress"] == 100), _DONE),
        ("progress", lambda r: (r["status"] != "planned") | (r["progress"] == 0), _PLANNED),
        ("to_find", lambda r: ~(r["to_find"] > r["cost"]), _TO_FIND),
    )
