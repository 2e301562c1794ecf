"""When the partnership's groups meet: meetings that were, and those that are set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash.extracts import contracts, moments
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.rules import Contract
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "meeting_id": (),
    "date": (),
    "group": (),
    "title": (),
    "note": (),
    "status": ("state",),
}
OPTIONAL = ("title", "note", "status")

GROUPS = ("strategy", "fortnightly", "public")
STATUSES = ("planned", "held", "cancelled")
"""What may have become of a meeting; where a file doesn't say, its date tells past from to come."""

PART = pa.schema({name: pa.date32() if name == "date" else pa.string() for name in COLUMNS})

_NOT_HELD = re.compile(
    r"(?i)\b(?:cancel\w*|postpone\w*|not held|called off|abandoned|stood down|inquorate|not quorate"
    r"|(?:did not|didn[’']t) (?:take place|happen|go ahead))"
    r"(?!\w)"
)
_SHOWN = 5
_SPELT = {"canceled": "cancelled", "scheduled": "planned"}
_STATUS = "This is not a status that is known. Write planned, held or cancelled, or leave it blank."
_TWICE = "The meeting_id is already used above. Give each meeting its own."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("meeting_id", "date", "group"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, a meeting, and write the accepted ones to `out`.

    Dates are year-month-day. Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    texts = moments.dated(texts, ("date",), settings.senders.order(source.name))
    rows = sifting.sift(_tidied(texts), _text_contract())
    rows = sifting.sift_last(rows, contracts.unique(("meeting_id",), _TWICE))
    judged = sifting.judged("meetings", _typed(rows), PART, out)
    judged.notices += _undecided(rows)
    return judged


def _undecided(rows: pd.DataFrame) -> list[str]:
    """Return what to say of meetings whose words say that they weren't held, but no status does."""
    words = rows["title"] + " " + rows["note"]
    doubtful = rows[(rows["status"] == "") & words.str.contains(_NOT_HELD)]
    if doubtful.empty:
        return []
    return [
        f"The title or note of {_listed(doubtful['meeting_id'])} says that the meeting was not "
        "held, and its status is blank. Write cancelled under status, or it stays in the calendar."
    ]


def _listed(ids: pd.Series) -> str:
    """Return up to five ids, and whether there are others."""
    return ", ".join(ids.iloc[:_SHOWN]) + (" and others" if len(ids) > _SHOWN else "")


def _tidied(texts: pd.DataFrame) -> pd.DataFrame:
    status = texts["status"].str.casefold().replace(_SPELT)
    return texts.assign(group=texts["group"].str.casefold(), status=status)


def _text_contract() -> Contract:
    return contracts.text_columns(
        meeting_id=[contracts.identifier("strategy-2026-10")],
        date=contracts.day("date"),
        group=[contracts.one_of("group", GROUPS)],
        status=[contracts.matches("|".join(("", *STATUSES)), _STATUS)],
    )


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(date=contracts.days(rows["date"]).dt.date)
