"""Rows set aside beside the counts of a table: how many may belong to each, and what to say."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, Protocol

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.doubt import (
    BEFORE,
    NOW,
    NOWHERE,
    NOWHERE_BEFORE,
    apart,
    rows_by_ward,
    rows_of,
    within,
)
from moorlands_dash.periods import Period
from moorlands_dash.tables import months
from moorlands_dash.words.doubt import doubt_clause, doubt_notes, nowhere_clause, nowhere_note


class Request(months.Request, Protocol):
    """As much of a question to a snapshot as is needed here (`tables.request.Request`)."""

    @property
    def category(self) -> str:
        """Return the key of what is counted."""

    @property
    def what(self) -> str:
        """Return its name."""

    @property
    def ward(self) -> str | None:
        """Return the chosen ward's code."""

    @property
    def until(self) -> date | None:
        """Return the last month that is to be known."""


def doubt_of(request: Request, choice: str | None = None, ward: str | None = None) -> pd.DataFrame:
    """Return rows set aside that may be of what is counted, as far as months are to be known."""
    withheld = request.snapshot.withheld or ()
    keys = vocabulary.category_keys(choice or request.category)
    found = request.snapshot.doubt([key for key in keys if key not in withheld], ward)
    return found if request.until is None else found[found["month"].dt.date <= request.until]


def other_doubt(request: Request, period: Period) -> pd.DataFrame:
    """Return rows set aside in a period, ours and others': `category district rows` and where."""
    withheld = request.snapshot.withheld or ()
    keys = [key for key in vocabulary.category_keys(request.category) if key not in withheld]
    found = within(request.snapshot.doubt_places(keys), period)
    return found if request.until is None else found[found["month"].dt.date <= request.until]


def of_wards(request: Request, codes: pd.Series, now: Period, before: Period) -> dict[str, Any]:
    """Return the columns `doubt doubt_before` of wards, for `assign`."""
    found = doubt_of(request)
    periods = {NOW: now, BEFORE: before}
    rows = {name: rows_by_ward(found, period, list(codes)) for name, period in periods.items()}
    return {**rows, **nowhere(request, request.category, now, before)}


def of_place(
    request: Request, choice: str, now: Period, before: Period, ward: str | None = None
) -> dict[str, Any]:
    """Return `doubt doubt_before` of a choice's count in a ward, or in the district."""
    doubt = doubt_of(request, choice, ward)
    rows = {NOW: rows_of(doubt, now), BEFORE: rows_of(doubt, before)}
    return {**rows, **nowhere(request, choice, now, before)}


def nowhere(request: Request, choice: str, now: Period, before: Period) -> dict[str, float]:
    """Return the shares of our force's rows without a place, now and before, as columns."""
    return dict(
        zip((NOWHERE, NOWHERE_BEFORE), nowhere_shares(request, choice, now, before), strict=True)
    )


def nowhere_shares(request: Request, choice: str, *periods: Period) -> list[float]:
    """Return the share of our force's rows without a place in each period.

    NaN of what isn't the police's, whose rows without a place are told by their partners' files.
    """
    withheld = {*(request.snapshot.withheld or ())}
    keys = [key for key in vocabulary.category_keys(choice) if key not in withheld]
    if not set(keys) <= set(vocabulary.POLICE):
        return [np.nan] * len(periods)
    return months.district_months(request).nowhere_shares(keys, periods)


def rows_in(request: Request, months: Collection[date], ward: str | None = None) -> float:
    """Return how many rows set aside may be of any of the months, for `words.doubt.bounds`.

    The public isn't told how many: NaN, where there are any.
    """
    found = doubt_of(request, ward=ward)
    if found.empty:
        return 0
    held = [within(found, Period(month, month)).index for month in months]
    rows = found.loc[sorted({place for index in held for place in index}), "rows"].sum()
    return rows_told(request, rows)


def rows_told(request: Request, rows: float) -> float:
    """Return how many rows are set aside as far as the reader may know: the public, that some."""
    return np.nan if rows and request.snapshot.public else float(rows)


def notes_of(request: Request, *periods: Period) -> list[str]:
    """Return what is said of rows set aside in any of the periods."""
    found = doubt_of(request, ward=request.ward)
    parts = [within(found, period) for period in periods]
    held = found.loc[sorted({place for part in parts for place in part.index})]
    notes = doubt_notes(held, request.what, public=request.snapshot.public)
    return notes + nowhere_notes(request, *periods)


def nowhere_notes(request: Request, now: Period, *others: Period) -> list[str]:
    """Return the shares without a place of periods that are compared, where they are apart."""
    return [nowhere_note(clause) for clause in nowhere_clauses(request, now, *others)]


def nowhere_clauses(request: Request, now: Period, *others: Period) -> list[str]:
    """Return the same, each as a clause."""
    shares = {before: nowhere(request, request.category, now, before) for before in others}
    told = {before: (each[NOWHERE], each[NOWHERE_BEFORE]) for before, each in shares.items()}
    return [nowhere_clause(now, before, *two) for before, two in told.items() if apart(*two)]


def shown(request: Request, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame that says of the public's counts that rows may be theirs, not how many."""
    if not request.snapshot.public:
        return frame
    held = [name for name in (NOW, BEFORE) if name in frame]
    whole = {name: frame[name].astype("Int64") for name in held}
    some = {name: (rows > 0).fillna(value=False) for name, rows in whole.items()}
    return frame.assign(**{name: rows.mask(some[name]) for name, rows in whole.items()})


def clause_of(request: Request, ward: str | None, count: float, *periods: Period) -> str:
    """Return why rows set aside leave a count open, as a clause; "" where there are none."""
    found = doubt_of(request, ward=ward)
    held = [within(found, period) for period in periods]
    return doubt_clause(held, count)
