"""Street-level counts of the force's districts, with their residents, of a period and of years."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.comparison.others import with_people
from moorlands_dash.measures.comparison.street import (
    NOWHERE,
    Places,
    groups_in_use,
    street_counts,
    street_spreads,
    with_doubt,
)
from moorlands_dash.measures.coverage import Coverage, coverage
from moorlands_dash.measures.standing import SPREAD
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, rolling_year
from moorlands_dash.tables.doubt import other_doubt
from moorlands_dash.tables.populations import residents_alike
from moorlands_dash.tables.request import Request


def street_period(request: Request, covered: Coverage) -> pd.DataFrame:
    """Return incidents and residents of the force's districts, and the rest, with their spread."""
    year = rolling_year(covered.period.end)
    since = pd.Timestamp(min(year.start, covered.period.start))
    months = _street_months(request)
    found = _within(months, covered.period)
    groups = groups_in_use(found, _groups(request.category))
    until = months["month"] <= pd.Timestamp(covered.period.end)
    spreads = street_spreads(months[until & (months["month"] >= since)], groups)
    return _with_spreads(_street_counts(request, found, groups, covered), spreads)


def _street_months(request: Request) -> pd.DataFrame:
    """Return what is counted in each district of the force in each month loaded."""
    found = request.snapshot.district_counts(None, request.categories, request.force)
    return found[found["month"].isin([pd.Timestamp(month) for month in request.loaded])]


def _within(months: pd.DataFrame, period: Period) -> pd.DataFrame:
    ends = pd.Timestamp(period.start), pd.Timestamp(period.end)
    return months[(months["month"] >= ends[0]) & (months["month"] <= ends[1])]


def _street_counts(
    request: Request, found: pd.DataFrame, groups: dict[str, tuple[str, ...]], covered: Coverage
) -> pd.DataFrame:
    """Return incidents and residents of the force's districts, and the rest."""
    settings, codes = request.settings, request.settings.districts
    places = Places(codes, settings.force.called, settings.force.code)
    doubt = other_doubt(request, covered.period)
    counts = street_counts(found, groups, places, covered)
    counts = with_doubt(counts, doubt, groups, settings.district.name)
    people = residents_alike(request, [*codes.values(), places.force_code], covered.period.end)
    frame = with_people(counts, people)
    return frame[_is_chosen(frame, settings)].reset_index(drop=True)


def street_years(request: Request) -> list[pd.DataFrame]:
    """Return the same of each year."""
    frames, months = [], _street_months(request)
    for covered in _street_years(request):
        found = _within(months, covered.period)
        groups = groups_in_use(found, _groups(request.category))
        frames.append(_street_counts(request, found, groups, covered))
    return frames


def _with_spreads(frame: pd.DataFrame, spreads: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with how much more than chance their months vary; the force as all."""
    by_place = spreads.set_index(["group", "area_name"])[SPREAD]
    names = frame["area_name"].where(frame["level"] == "district", NOWHERE)
    found = by_place.reindex(pd.MultiIndex.from_arrays([frame["group"], names])).fillna(1.0)
    return frame.assign(**{SPREAD: found.to_numpy()})


def _is_chosen(frame: pd.DataFrame, settings: Settings) -> pd.Series:
    """Tell which rows the settings ask for; the force is always the sum of all its districts."""
    chosen = settings.comparators.districts
    if "*" in chosen:
        return pd.Series(True, frame.index)
    ours = frame["area_code"] == settings.district.code
    return (frame["level"] != "district") | ours | frame["area_name"].isin(chosen)


def _groups(choice: str) -> dict[str, tuple[str, ...]]:
    """Return the choice itself first, then each category in it."""
    keys = vocabulary.category_keys(choice)
    whole = {vocabulary.choice_name(choice): keys}
    return whole | {vocabulary.CATEGORY_BY_KEY[key].name: (key,) for key in keys}


def _street_years(request: Request) -> list[Coverage]:
    """Return the same months of each year of which any is loaded, oldest first."""
    if (covered := request.covered) is None or not request.loaded:
        return []
    period = covered.period if covered.expected <= 12 else rolling_year(covered.period.end)
    found = []
    while period.end >= request.loaded[0]:
        found.append(coverage(period, request.loaded))
        period = period.shifted(-12)
    return [year for year in found[::-1] if year.loaded]
