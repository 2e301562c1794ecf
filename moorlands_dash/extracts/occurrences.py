"""What happened, when and where, as partners beside the police send it: one part for all of them.

A layout's reader names its columns; the rules for days, times and places are the same for all and
stand here. Nothing of a person is asked for, and no free text is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast

import pandas as pd
import pyarrow as pa

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Judged, Kind
from moorlands_dash.extracts.rules import Contract, Rule
from moorlands_dash.extracts.street_contract import BOX
from moorlands_dash.periods import Period

PART = pa.schema(
    {
        "row": pa.int32(),
        "line": pa.int32(),
        "reference": pa.string(),
        "category": pa.string(),
        "subcategory": pa.string(),
        "month": pa.date32(),
        "occurred": pa.date32(),
        "date_precision": pa.string(),
        "occurred_from": pa.timestamp("s"),
        "occurred_to": pa.timestamp("s"),
        "longitude": pa.float64(),
        "latitude": pa.float64(),
        "ward": pa.string(),
        "district": pa.string(),
        "reporter": pa.string(),
    }
)

_GRID = (0.0, 0.0, 700_000.0, 1_300_000.0)
"""West, south, east and north end of the British National Grid, in metres."""
_FIRST_DAY = pd.Timestamp(1979, 1, 1)

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
_DEGREES = r"[+-]?[0-9]{1,7}(?:\.[0-9]{0,15})?"
_PLAIN = "[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]{0,100}"

_REFERENCE = (
    "This is not a reference. Write the system's own number for the case: up to 60 letters, "
    "digits, hyphens, strokes or full stops; or leave it blank."
)
TWICE = "The reference is already used above. Keep one row for each case."
_REMEDY = "Write year-month-day, such as 2026-09-30, with the time where it is known: "
_REMEDY += "2026-09-30 23:15."
_TO_COME = "The day is later than today. Mend it, or send the row when it has happened."
_LONG_AGO = "The day is before 1979. Mend the year."
_ORDER = "The time ends before it begins. Swap the two or mend one of them."
_NUMBER = "This is not a coordinate. Write digits with a full stop, or leave both of a pair blank."
_HALF = "Only one of “{}” and “{}” is given. Fill in both, or leave both blank."
_BEYOND = (
    "The place is not in Great Britain or Northern Ireland. Check that the two coordinates are "
    "not swapped; leave both blank where the place isn't known."
)
_WARD = "This is no ward's code or name. Write either, as the ward outlines loaded have it."
_OUTSIDE = (
    "The day lies outside the months that the file's name says it stands for: {}. Rename the "
    "file, or send the row with its own month."
)


def days_and_times(texts: pd.Series) -> pd.Series:
    """Return times written as 2026-09-30 or 2026-09-30 23:15; NaT for anything else."""
    exact = texts.where(texts.str.fullmatch(f"{_DAY}(?:[ T]{_TIME})?"))
    return pd.to_datetime(exact.str.replace("T", " "), format="mixed", errors="coerce")


def has_time(texts: pd.Series) -> pd.Series:
    """Tell which of such texts give the time of day too."""
    return cast(pd.Series, texts.str.len() > 10)


def moment(column: str, *, or_blank: bool = False) -> list[Rule]:
    """Return the checks of a day that may have a time: not day/month/year, and in the calendar."""
    return [
        Rule(
            lambda texts: ~texts.str.fullmatch(contracts.TWO_DAYS),
            error=f"“{column}” could be read as two different days, and no day over 12 in the file "
            f"shows which. {_REMEDY} {contracts.SAY_ORDER}",
        ),
        Rule(
            lambda texts: days_and_times(texts).notna() | ((texts == "") & or_blank),
            error=f"“{column}” is not a day of the calendar. {_REMEDY}",
        ),
    ]


def reference() -> Rule:
    """Return the check of a case's number; blank where the sender has none."""
    return contracts.matches(r"|[A-Za-z0-9][A-Za-z0-9_/.\- ]{0,59}", _REFERENCE)


def plain(column: str) -> Rule:
    """Return the check of a short name of an organisation."""
    return contracts.matches(
        _PLAIN, f"“{column}” is longer than 100 characters, or holds what is no letter. Shorten it."
    )


def place_checks() -> dict[str, Sequence[Rule]]:
    """Return the checks of the cells of a place, column by column."""
    coordinate = contracts.matches(f"|{_DEGREES}", _NUMBER)
    coordinates = {name: [coordinate] for name in ("easting", "northing", "longitude", "latitude")}
    return {**coordinates, "ward": [contracts.matches(_PLAIN, _WARD)]}


PAIRS = (("easting", "northing"), ("longitude", "latitude"))
"""Columns of the two coordinates of a place, in metres and in degrees."""


def place_contract(
    degrees: tuple[str, str] = ("longitude", "latitude"),
    metres: tuple[str, str] = ("easting", "northing"),
) -> Contract:
    """Return the contract of pairs of coordinates: both or neither, and within the islands."""
    rules = []
    for (x, y), box in ((metres, _GRID), (degrees, BOX)):
        rules.append((x, _whole_pair(x, y), _HALF.format(x, y)))
        rules.append((x, _within(x, y, box), _BEYOND))
    return contracts.whole_frame(*rules)


def _whole_pair(x: str, y: str) -> Any:
    return lambda rows: (rows[x] == "") == (rows[y] == "")


def _within(x: str, y: str, box: tuple[float, float, float, float]) -> Any:
    west, south, east, north = box

    def holds(rows: pd.DataFrame) -> pd.Series:
        across, up = pd.to_numeric(rows[x]), pd.to_numeric(rows[y])
        inside = across.between(west, east) & up.between(south, north)
        return cast(pd.Series, inside | across.isna() | up.isna())

    return holds


def time_contract(begun: str, ended: str, today: date, named: Period | None) -> Contract:
    """Return the contract of when: past, in order, and in the months of the file's name.

    `begun` and `ended` are the columns to blame; the frame has `begun_at` and `ended_at` too.
    """
    end = pd.Timestamp(today) + pd.Timedelta(days=1)
    rules = [
        (begun, lambda rows: rows["begun_at"] < end, _TO_COME),
        (begun, lambda rows: rows["begun_at"] >= _FIRST_DAY, _LONG_AGO),
    ]
    if ended:
        rules.append(
            (ended, lambda rows: rows["ended_at"].isna() | (rows["ended_at"] < end), _TO_COME)
        )
        rules.append((ended, lambda rows: _in_order(rows, ended), _ORDER))
    if named is not None:
        outside = _OUTSIDE.format(named)
        rules.append((begun, lambda rows: months_of(rows["begun_at"]).isin(list(named)), outside))
    return contracts.whole_frame(*rules)


def _in_order(rows: pd.DataFrame, ended: str) -> pd.Series:
    until = rows["ended_at"].where(has_time(rows[ended]), _end_of_day(rows["ended_at"]))
    return cast(pd.Series, until.isna() | (rows["begun_at"] <= until))


def _end_of_day(moments: pd.Series) -> pd.Series:
    return cast(pd.Series, moments.dt.normalize() + pd.Timedelta(days=1, seconds=-1))


def months_of(moments: pd.Series) -> pd.Series:
    """Return the month of each moment, as the date of its first day."""
    return cast(pd.Series, moments.dt.to_period("M").dt.start_time.dt.date)


def unique_reference(column: str) -> Contract:
    """Return the contract that a case stands once in a file; one without a reference is alone."""
    repeated = (column, lambda rows: ~rows.duplicated([column]) | (rows[column] == ""), TWICE)
    return contracts.whole_frame(repeated)


def without_reference(references: pd.Series) -> list[str]:
    """Return what is said of rows whose reference is blank: nothing where there is none."""
    rows = int((references == "").sum())
    each = (
        "1 row has no reference: it counts"
        if rows == 1
        else f"{rows:,} rows have no reference: each counts"
    )
    said = (
        f"{each} as an incident of its own, and whether one is a repeat of another can't be told."
    )
    return [said] if rows else []


def when(begun: pd.Series, ended: pd.Series) -> pd.DataFrame:
    """Return month, occurred, date_precision, occurred_from and occurred_to of two texts.

    A moment begins and ends at the same second; a day without a time has neither; a span is kept
    as a span, and counts in the month in which it began.
    """
    start, end = days_and_times(begun), days_and_times(ended)
    timed, end_timed = has_time(begun), has_time(ended)
    last = end.where(end_timed, _end_of_day(end))
    spans = end.notna() & (timed | end_timed | (end > start)) & (last > start)
    long = spans & (last.dt.normalize() > start.dt.normalize())
    return pd.DataFrame(
        {
            "month": months_of(start),
            "occurred": start.dt.date,
            "date_precision": long.map({True: "span", False: "day"}),
            "occurred_from": start.where(timed | spans),
            "occurred_to": last.where(spans, start.where(timed)),
        },
        index=begun.index,
    )


def degrees(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return longitude and latitude: as given, else from easting and northing."""
    x, y, east, north = (
        pd.to_numeric(rows[name], errors="coerce")
        for name in ("longitude", "latitude", "easting", "northing")
    )
    gridded = x.isna() & east.notna()
    if gridded.any():
        from moorlands_dash.geography import from_grid

        found = from_grid(east[gridded].to_numpy(), north[gridded].to_numpy())
        x, y = x.astype("float64"), y.astype("float64")
        x[gridded], y[gridded] = found[0].round(6), found[1].round(6)
    return x, y


def judged(
    kind: Kind, rows: pd.DataFrame, sifting: Sifting, out: Path, covers: Iterable[tuple[str, date]]
) -> Judged:
    """Write the accepted rows as one part and return the judgement with what the file covers."""
    lines = rows.index.to_numpy()
    order = rows.assign(line=lines, row=positions(sifting, lines))
    found = sifting.judged(kind, order.reindex(columns=PART.names), PART, out)
    found.covers = list(covers)
    return found


def positions(sifting: Sifting, lines: Any) -> Any:
    """Return the number of each row under the header, 1 for the first."""
    held = sifting.found.index if sifting.found is not None else pd.Index(lines)
    every = sorted({*held.tolist(), *(bad.line for bad in sifting.quarantine)})
    return pd.Index(every).get_indexer(lines) + 1
