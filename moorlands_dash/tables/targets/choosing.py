"""Which targets are meant: of which financial year, and whose."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, financial_year_label, financial_year_start
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.held import once
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.target_kinds import SHARED, rises

_YEAR = 12


def running_year(latest: date | None, starts: list[int], first_month: int) -> int | None:
    """Return the financial year of the latest month, else the latest that has targets."""
    running = financial_year_start(latest, first_month) if latest else None
    return max(starts) if starts and running not in starts else running


def months_of(row: pd.Series, start: str = "start", end: str = "end") -> Period:
    """Return the months of a target's period, or of its baseline."""
    return Period(row[start].date().replace(day=1), row[end].date().replace(day=1))


def of_several_years(row: pd.Series) -> bool:
    """Tell whether a target is a path of several years."""
    return len(months_of(row)) > _YEAR


def years_of(row: pd.Series, first_month: int) -> range:
    """Return the financial years that a target is of: of a path of several years each of them."""
    begun = financial_year_start(row["start"].date(), first_month)
    if not of_several_years(row):
        return range(begun, begun + 1)
    return range(begun, financial_year_start(row["end"].date(), first_month) + 1)


def whose(request: Request) -> str:
    """Return whose targets are meant: the shared ones, or a member's own; raise SelectionError."""
    asked = request.selection.whose.strip()
    if not asked or asked == SHARED:
        return SHARED
    known = owners(request.snapshot.targets())
    found = next((name for name in known if name.casefold() == asked.casefold()), None)
    if found is None:
        raise SelectionError(
            f"No targets of {asked!r} alone are loaded. Own targets are loaded of "
            f"{', '.join(known)}."
            if known
            else f"No targets of {asked!r} alone are loaded, nor of any other member."
        )
    return found


def owners(promised: pd.DataFrame) -> list[str]:
    """Return the members that have targets of their own, by name."""
    return sorted({*promised["whose"].fillna(SHARED)} - {SHARED})


def counts_incidents(rows: pd.DataFrame) -> pd.Series:
    """Tell which targets count incidents."""
    found: pd.Series = rows["measure"].str.startswith("incidents:").astype(bool)
    return found


def asked_of_residents(kind: str) -> str:
    """Return the kind of a target whose figure residents answer for."""
    return "survey_increase" if rises(kind) else "survey_reduce"


def kept(
    kind: str,
    snapshot: Snapshot,
    settings: Settings,
    selection: Selection,
    work: Callable[[Selection], Table],
) -> Table:
    """Return a table of a year's targets, worked out once for all that bears on it.

    What is counted and where is each target's own: whatever else is chosen, the table is the same.
    """
    own = ("period", "year", "until", "target", "whose", "partnership")
    asked = Selection(**{name: getattr(selection, name) for name in own})
    found: Table = once(snapshot, kind, (repr(settings), repr(asked)), lambda: work(asked))
    return found


def chosen_year(request: Request, starts: list[int]) -> int | None:
    """Return the year asked for, "2026/27" or "2026"; raise SelectionError, in words."""
    asked = (request.selection.year or "").strip()
    if not asked:
        period = request.selection.period
        first = request.settings.financial_year.first_month
        return financial_year_start(period.end, first) if period else None
    found = re.fullmatch(r"(\d{4})(?:\s*[/-]\s*(\d{2}|\d{4}))?", asked)
    if not found or (found[2] and int(found[2]) % 100 != (int(found[1]) + 1) % 100):
        known = ", ".join(financial_year_label(start) for start in sorted(set(starts)))
        raise SelectionError(
            f"{asked!r} is not a financial year: write it as 2026/27. Targets are loaded for "
            f"{known or 'no year'}."
        )
    return int(found[1])
