"""The table of a standing watch: kinds of crime that are said to be well below the country's."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from moorlands_dash.measures.comparison.quarters import year_spreads
from moorlands_dash.measures.comparison.recorded import quarter_period, year_label
from moorlands_dash.measures.comparison.watch import gap_by_year, watched
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.comparison.others import OFFENCES
from moorlands_dash.tables.comparison.recorded import Official
from moorlands_dash.tables.comparison.subgroups import OfficialGroup, with_subgroups
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.held import once
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.populations import follows_from
from moorlands_dash.tables.request import Request
from moorlands_dash.words.comparison import watch as words


def watched_groups(settings: Settings) -> tuple[OfficialGroup, ...]:
    """Return what the partnership's plan says is well below the country's, as the settings do."""
    return tuple(
        OfficialGroup(each.name, each.within, each.subgroup)
        for each in settings.recorded_crime.watched
    )


def standing_watch(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each watched kind of crime by year: the gap to the country, and whether it holds."""
    request = Request(snapshot, settings, replace(selection, period=None, category="all"))
    ours, country = settings.district.name, settings.recorded_crime.country_name
    known = (repr(settings.recorded_crime), follows_from(request))
    frame = once(snapshot, "watched", known, lambda: _watched(request))
    period = None
    if not frame.empty:
        period = Period(frame["from"].min().date(), frame["to"].max().date())
    table = request.table(
        "standing-watch",
        frame,
        title=f"Well below {country}? Recorded crime in {ours}",
        period=period,
        sentence=words.sentence_of(frame, ours, country),
        notes=[*words.notes(frame, country), *Official(request).notes()],
    )
    return replace(table, counted=OFFENCES)


def _watched(request: Request) -> pd.DataFrame:
    """Return the watched groups of all years that are loaded whole."""
    groups = watched_groups(request.settings)
    official = with_subgroups(request, [group for group in groups if group.subgroups])
    names = [group.name for group in groups]
    frames = [
        official.compared(quarters).assign(
            year_label=year_label(quarter_period(quarters[0], quarters[-1]))
        )
        for quarters in official.years()
    ]
    years = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
    if years.empty or not set(names) & set(years["group"]):
        return empty("standing-watch")
    gaps = gap_by_year(years[years["group"].isin(names)], request.settings.district.code)
    whole = gaps[gaps.groupby("group")["rate_per_1000"].transform(_begun)]
    if whole.empty:
        return empty("standing-watch")
    spreads = year_spreads(official.recorded, official.years())
    return only("standing-watch", watched(whole, spreads))


def _begun(rates: pd.Series) -> pd.Series:
    """Tell which years are no earlier than the first that is whole."""
    return rates.notna().cummax()
