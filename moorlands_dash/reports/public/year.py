"""The year in plain English: promises and what came of them, what you told us, what we did."""

from __future__ import annotations

from moorlands_dash.periods import (
    Period,
    financial_year,
    financial_year_label,
    month_key,
    month_name,
)
from moorlands_dash.reports.public import parts
from moorlands_dash.reports.public.leaflet import Leaflet, public_paper, whole
from moorlands_dash.reports.public.pictures import BEHIND, promise_pictures, where
from moorlands_dash.reports.public.years import year_start
from moorlands_dash.tables.audience import Guarded
from moorlands_dash.tables.data.supply import late_sentences
from moorlands_dash.tables.model import Selection, SelectionError
from moorlands_dash.words.meetings import leaflets as words
from moorlands_dash.words.plan.did import DONE


@public_paper
def year_leaflet(public: Guarded, asked: str) -> Leaflet:
    """Return the leaflet of a financial year that is over; raise SelectionError, in words."""
    start, settings = year_start(asked), public.settings
    year, label = (
        financial_year(start, settings.financial_year.first_month),
        financial_year_label(start),
    )
    _check(public, year, label)

    table = public.table

    until = month_key(year.end)
    targets = table("targets", Selection(year=label))
    behind = {name: table(name, Selection(year=label)) for name in BEHIND}
    drawn = promise_pictures(targets, behind)
    head = "What we promised, and what came of it"
    closed = parts.promises(head, targets, closed=True, pictures=drawn)
    return Leaflet(
        public,
        stem=f"year-{label.replace('/', '-')}",
        period=str(year),
        summary=whole(
            f"Our year {label} in plain English",
            (
                words.year_opening(settings.district.name, label),
                *late_sentences(public.snapshot, settings, public.snapshot.as_at, year.end),
            ),
            (
                closed,
                parts.chosen(table("priorities-published", Selection(year=label))),
                parts.compared(table("district-change", Selection(year))),
                where(public, table("ward-rates", Selection(year))),
                parts.guarded(table("protected-counts", Selection(year)), year),
                parts.people(table("people-protected", Selection(until=until)), year),
                parts.told(table("residents", Selection(until=until))),
                parts.did("What we did", table("what-we-did", Selection()), DONE, year),
            ),
        ),
    )


def _check(public: Guarded, year: Period, label: str) -> None:
    """Hold that the year is over and loaded to its end."""
    force = public.settings.force
    loaded = public.snapshot.months(*force.all_names)
    if year.end in loaded:
        return
    latest = f"the latest month is {month_name(loaded[-1])}" if loaded else "no month is loaded"
    raise SelectionError(
        f"{label} can't be told yet: no whole file of {force.called} is loaded for "
        f"{month_name(year.end)} ({latest}). Name a year that is over, and load its months."
    )
