"""The quarter for the public, beside the Strategy Group's pack: two pages in plain English."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from moorlands_dash import statuses
from moorlands_dash.periods import Period, month_name
from moorlands_dash.reports.pack.loaded import months_to, shortfalls
from moorlands_dash.reports.pack.quarter import Quarter
from moorlands_dash.reports.public import parts
from moorlands_dash.reports.public.leaflet import SURE, Leaflet, pages, public_paper, whole
from moorlands_dash.reports.public.pictures import promise_pictures, where
from moorlands_dash.reports.public.summary import Part, Summary
from moorlands_dash.tables.audience import Guarded
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.words.meetings import leaflets
from moorlands_dash.words.meetings import public as words
from moorlands_dash.words.numbers import counted
from moorlands_dash.words.plan.did import DONE, PLANNED, UNDER_WAY

Row = Mapping[Hashable, Any]

TABLES = (
    "targets",
    "trajectory",
    "survey",
    "forecast",
    "what-we-did",
    "residents",
    "district-change",
    "ward-rates",
)
"""What stands behind the paper, each as the public may have it."""

_PAGES = 2
_NEED = (*statuses.EXCEPTIONS, statuses.WATCH.word, statuses.CANNOT_TELL.word, *statuses.GOING_WELL)
"""Statuses in the order in which promises are told."""


@dataclass(frozen=True)
class Brevity:
    """How much is said, where there is too much for two pages."""

    promises: int
    actions: int
    lines: int
    drawn: bool
    """Whether there is room for a map."""
    stamps: bool
    """Whether there is room for a picture beside each promise."""


_LEVELS = (
    Brevity(promises=20, actions=3, lines=9, drawn=True, stamps=True),
    Brevity(promises=20, actions=2, lines=5, drawn=True, stamps=True),
    Brevity(promises=20, actions=1, lines=3, drawn=True, stamps=True),
    Brevity(promises=20, actions=2, lines=5, drawn=False, stamps=True),
    Brevity(promises=12, actions=1, lines=3, drawn=False, stamps=False),
    Brevity(promises=6, actions=0, lines=1, drawn=False, stamps=False),
)

_SURE = replace(SURE, lines=(*SURE.lines, leaflets.CHANCES))


@public_paper
def quarter_leaflet(public: Guarded, quarter: Quarter) -> Leaflet:
    """Return what the public is told of a quarter; raise SelectionError where none is loaded."""
    months_to(public.snapshot, public.settings, quarter)
    asked = Selection(year=quarter.year, until=quarter.until)
    return told_of(public, quarter, {name: public.table(name, asked) for name in TABLES})


@public_paper
def told_of(public: Guarded, quarter: Quarter, built: Mapping[str, Table]) -> Leaflet:
    """Return what the tables, by name, tell the public of a quarter, as long as two pages take."""
    targets = built["targets"]
    needed = targets.frame.sort_values(
        "status", key=lambda column: column.map(_NEED.index), kind="stable"
    )
    built = {**built, "targets": replace(targets, frame=needed)}
    opening = _opening(public, quarter, targets)
    for level in _LEVELS:
        summary = _summary(public, quarter, opening, built, level)
        leaflet = Leaflet(public, f"{quarter.key}-public", summary, str(quarter))
        if pages(leaflet) <= _PAGES:
            break
    return leaflet


def _opening(public: Guarded, quarter: Quarter, targets: Table) -> tuple[str, ...]:
    loaded = months_to(public.snapshot, public.settings, quarter)
    district, latest = public.settings.district.name, month_name(loaded[-1])
    return (
        leaflets.quarter_opening(district, quarter.year, latest),
        *shortfalls(public.snapshot, public.settings, quarter, targets),
    )


def _summary(
    public: Guarded,
    quarter: Quarter,
    opening: tuple[str, ...],
    built: Mapping[str, Table],
    level: Brevity,
) -> Summary:
    return whole(
        "Are we keeping our promises?",
        opening,
        (
            _promises(built, level),
            _behind(built, level),
            parts.chosen(public.table("priorities-published", Selection(year=quarter.year))),
            _done(built["what-we-did"], quarter.period, level),
            parts.compared(built["district-change"], level.lines),
            _where(public, built, level),
            parts.told(built["residents"], level.lines),
        ),
        _SURE,
    )


def _where(public: Guarded, built: Mapping[str, Table], level: Brevity) -> Part:
    rates = built.get("ward-rates")
    return where(public, rates) if level.drawn and rates is not None else Part("Where")


def _done(actions: Table, quarter: Period, level: Brevity) -> Part:
    """Return what was done in the quarter, the first actions."""
    part = parts.did("What we did", actions, DONE, quarter)
    more = len(part.bullets) - level.lines
    said = (f"{counted(more, 'other action')} not shown here.",) if more > 0 else ()
    return replace(part, bullets=(*part.bullets[: level.lines], *said))


def _promises(built: Mapping[str, Table], level: Brevity) -> Part:
    targets = built["targets"]
    shown = replace(targets, frame=targets.frame.head(level.promises))
    drawn = promise_pictures(shown, built) if level.stamps else {}
    head = "What we promised, and how it is going"
    part = parts.promises(head, shown, closed=False, pictures=drawn)
    more = len(targets.frame) - len(shown.frame)
    said = (f"{counted(more, 'other target')} not shown here.",) if more else ()
    return replace(part, lines=(*part.lines, *said))


def _behind(built: Mapping[str, Table], level: Brevity) -> Part:
    targets = built["targets"].frame
    rows = targets[targets["status"].isin(statuses.EXCEPTIONS)].to_dict("records")
    return Part(
        "Where we are behind, and what we are doing",
        bullets=tuple(
            _bullet(row, built["what-we-did"].frame, level) for row in rows[: level.promises]
        ),
    )


def _bullet(row: Row, did: pd.DataFrame, level: Brevity) -> str:
    running = did[did["standing"].isin((UNDER_WAY, PLANNED))]
    titles = list(running.loc[running["target_id"] == row["target_id"], "title"])
    doing = words.doing_sentence(titles, level.actions) if level.actions else ""
    said = (f"{row['title']}.", words.chance_sentence(row), doing)
    return " ".join(text for text in said if text)
