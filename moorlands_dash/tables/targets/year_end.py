"""The table behind the year end: promised, came, and whether it was seen coming."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain

import pandas as pd

from moorlands_dash.measures.targets.year_end import QUARTERS, year_results
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import (
    Period,
    financial_year,
    financial_year_label,
    month_key,
    quarter,
)
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.choosing import chosen_year, of_several_years, whose, years_of
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.targets.trajectories import targets
from moorlands_dash.target_kinds import SHARED
from moorlands_dash.vocabulary import unit_measured
from moorlands_dash.words.numbers import months_listed
from moorlands_dash.words.targets import year_end as words

_TITLE = "What was promised, what came of it, and what was forecast"


def year_end(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the targets of a closed year, in the order of their file.

    Without a year asked for it is the latest that has closed. Where the year asked for is still
    running, or none has closed, the table is empty and its sentence says when one will be.
    """
    request = Request(snapshot, settings, selection)
    starts = _years(request)
    closed = [start for start in starts if _months(start, settings).end <= _latest(request)]
    asked = chosen_year(request, starts)
    if asked is None:
        asked = closed[-1] if closed else None
    if asked is None or asked not in closed:
        return _not_closed(request, starts, asked)
    return _closed(request, asked)


def years_with_targets(snapshot: Snapshot, settings: Settings, whose: str = "") -> list[str]:
    """Return the financial years with targets, the latest first; the shared ones or a member's own.

    Of a path of several years those that have begun.
    """
    request = Request(snapshot, settings, Selection(whose=whose))
    first, latest = settings.financial_year.first_month, _latest(request)
    found = {
        year
        for _, row in _of(request).iterrows()
        for year in years_of(row, first)
        if not of_several_years(row) or _months(year, settings).start <= latest
    }
    return [financial_year_label(start) for start in sorted(found, reverse=True)]


def closed_years(snapshot: Snapshot, settings: Settings, whose: str = "") -> list[str]:
    """Return the financial years in which targets ended and that have closed, the latest first."""
    request = Request(snapshot, settings, Selection(whose=whose))
    latest = _latest(request)
    found = [start for start in _years(request) if _months(start, settings).end <= latest]
    return [financial_year_label(start) for start in reversed(found)]


def _closed(request: Request, start: int) -> Table:
    label, period = financial_year_label(start), _months(start, request.settings)
    until = request.selection.until
    now = _as_known(request, label, until)
    year = TargetYear(replace(request, selection=_selection(request, label, until)))
    ended = now.frame["to"] <= pd.Timestamp(period.end)
    missing = year.not_in()
    ends = {number: _quarter_end(start, number, request.settings) for number in QUARTERS}
    then = {number: _as_known(request, label, month_key(ends[number])) for number in QUARTERS}
    results = year_results(
        now.frame[ended], {number: table.frame for number, table in then.items()}
    )
    results = results.assign(year_label=label)
    units = now.frame.set_index("target_id")["measure"].map(unit_measured)
    results["words"] = [
        words.target_sentence(row, ends, missing.get(row["target_id"], ()), units[row["target_id"]])
        for _, row in results.iterrows()
    ]
    table = request.table(
        "year-end",
        results,
        title=f"{label}: {_TITLE[:1].lower()}{_TITLE[1:]}",
        period=period,
        about=year.choices,
        missing=tuple(sorted(set(chain(*missing.values())))),
        sentence=words.year_sentence(results, year.said, ends[2])
        + words.open_sentence(label, year.by_sender(missing)),
        notes=_notes(year),
    )
    return table


def _as_known(request: Request, label: str, until: str | None) -> Table:
    """Return the year's targets with the months up to `until` alone, as if no later were loaded."""
    return targets(request.snapshot, request.settings, _selection(request, label, until))


def _selection(request: Request, label: str, until: str | None) -> Selection:
    return Selection(
        category=request.selection.category,
        area=request.selection.area,
        year=label,
        until=until or None,
        whose=request.selection.whose,
        partnership=request.selection.partnership,
    )


def _notes(year: TargetYear) -> list[str]:
    return [
        f"No whole file of {sender} is loaded for {months_listed(months)}: what came of a "
        "target that counts by it can't be told, unless its limit was passed without them."
        for sender, months in year.by_sender(year.not_in()).items()
    ]


def _not_closed(request: Request, starts: list[int], asked: int | None) -> Table:
    start = asked if asked is not None else starts[-1] if starts else None
    if not request.loaded:
        return request.nothing("year-end", _TITLE)
    label = financial_year_label(start) if start is not None else None
    end = _months(start, request.settings).end if start is not None else None
    sentence = words.not_closed_sentence(label, start in starts, end, request.loaded[-1])
    frame = empty("year-end")
    return request.table("year-end", frame, title=_TITLE, sentence=sentence, notes=[])


def _years(request: Request) -> list[int]:
    """Return the start years in which targets end, in order."""
    first = request.settings.financial_year.first_month
    # What came of a path of several years is told once, in its last.
    return sorted({years_of(row, first)[-1] for _, row in _of(request).iterrows()})


def _of(request: Request) -> pd.DataFrame:
    """Return the targets that all share, or those of the member that is chosen."""
    promised = request.snapshot.targets()
    found: pd.DataFrame = promised[promised["whose"].fillna(SHARED) == whose(request)]
    return found


def _latest(request: Request) -> date:
    return request.loaded[-1] if request.loaded else date.min


def _months(start: int, settings: Settings) -> Period:
    return financial_year(start, settings.financial_year.first_month)


def _quarter_end(start: int, number: int, settings: Settings) -> date:
    return quarter(start, number, settings.financial_year.first_month).end
