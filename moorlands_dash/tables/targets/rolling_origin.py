"""The series of a snapshot that its forecasts are tried on, and the trial itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.targets import backtest
from moorlands_dash.partnership import Settings
from moorlands_dash.store.backtests import Backtest
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.watch import Watch
from moorlands_dash.store.withheld import names_any
from moorlands_dash.tables.request import loaded_months

LEAST_A_MONTH = 1.0
"""Series with fewer incidents a month, on average over the months loaded, are left out: nobody
sets a target on them, and on counts that are nearly always 0 any interval holds, which would
flatter the result."""

_PLACES = 4
"""Places whose series are tried at once; what is tried is kept before the next ones."""

COLUMNS = ["series", "place", "category", "month", "count", "peers"]


def snapshot_series(snapshot: Snapshot, settings: Settings) -> pd.DataFrame:
    """Return every series worth a trial: `series place category month count peers`.

    Our district by category, theme, all crime and all incidents; each ward and each other
    district of the force by category. A month without a file is absent, one without an incident
    is 0; months before a category's meaning changed are left out. Peers are the same month's
    incidents of the same kind in the rest of the force, as `tables/promises.py` takes them.
    """
    keys = tuple(vocabulary.CATEGORY_BY_KEY)
    everywhere = _by_month(snapshot.district_counts(None, keys, settings.force.name))
    loaded = {
        choice: pd.DatetimeIndex(loaded_months(snapshot, settings, choice))
        for choice in vocabulary.choices()
    }
    frames = [
        series
        for place, counts in _places(snapshot, settings)
        for series in _of_place(
            place, _by_month(counts), everywhere, loaded, ours=place == settings.district.code
        )
    ]
    if not frames:
        return pd.DataFrame(columns=COLUMNS)
    return pd.concat(frames, ignore_index=True)[COLUMNS]


def kept(snapshot: Snapshot, settings: Settings) -> Backtest:
    """Return the place of a snapshot's backtest by this version's method and settings."""
    told = f"{backtest.METHOD} {LEAST_A_MONTH} {settings.financial_year.first_month}"
    return Backtest(snapshot, hashlib.sha256(told.encode()).hexdigest()[:12])


def scores(snapshot: Snapshot, settings: Settings) -> pd.DataFrame | None:
    """Return the scores kept of a snapshot; for the public without series of what is withheld."""
    found = kept(snapshot, settings).scores()
    if found is None or not snapshot.withheld:
        return found
    kinds = found["series"].str.rpartition(" ")[2]
    told = [not names_any(kind, snapshot.withheld) for kind in kinds]
    return found[told].reset_index(drop=True)


def try_out(snapshot: Snapshot, settings: Settings, watch: Watch) -> int:
    """Try the forecasts on every series and keep the scores; return how many forecasts there were.

    What a stopped run has tried is not tried again. Raises StoreError where another one runs.
    """
    place = kept(snapshot, settings)
    with place.working():
        found = place.scores()
        if found is None:
            series = snapshot_series(snapshot, settings)
            found = _all_scores(place, series, settings.financial_year.first_month, watch)
            place.keep(found)
    return len(found)


def _all_scores(
    place: Backtest, series: pd.DataFrame, first_month: int, watch: Watch
) -> pd.DataFrame:
    places = list(dict.fromkeys(series["place"]))
    parts = []
    for number, start in enumerate(range(0, len(places), _PLACES)):
        watch("Trying the forecasts on years that are over", start / len(places))
        part = place.part(number)
        if part is None:
            chosen = series[series["place"].isin(places[start : start + _PLACES])]
            part = backtest.scores(chosen, first_month=first_month)
            place.keep_part(number, part)
        parts.append(part)
    return pd.concat(parts, ignore_index=True) if parts else backtest.scores(series)


def _places(snapshot: Snapshot, settings: Settings) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield each place's code or name with its `month category count`."""
    keys = tuple(vocabulary.CATEGORY_BY_KEY)
    districts = snapshot.district_counts(None, keys, settings.force.name)
    for name, counts in districts.dropna(subset=["district"]).groupby("district"):
        yield settings.district.code if name == settings.district.name else str(name), counts
    for code, counts in snapshot.ward_counts(None, keys).groupby("ward_code"):
        yield str(code), counts


def _by_month(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of each category, a row a month in which anything happened."""
    return counts.pivot_table(
        index="month", columns="category", values="count", aggfunc="sum", fill_value=0
    )


def _of_place(
    place: str,
    grid: pd.DataFrame,
    everywhere: pd.DataFrame,
    loaded: dict[str, pd.DatetimeIndex],
    *,
    ours: bool,
) -> Iterator[pd.DataFrame]:
    for choice in vocabulary.choices() if ours else vocabulary.CATEGORY_BY_KEY:
        keys = list(vocabulary.category_keys(choice))
        known = grid.reindex(index=loaded[choice], columns=keys, fill_value=0).sum(axis=1)
        known = known[known.index >= pd.Timestamp(vocabulary.comparable_from(choice))]
        if not len(known) or known.mean() < LEAST_A_MONTH:
            continue
        series = pd.DataFrame(
            {
                "series": f"{place} {choice}",
                "place": place,
                "category": choice,
                "month": known.index,
                "count": known.to_numpy("int64"),
            }
        )
        total = everywhere.reindex(index=known.index, columns=keys, fill_value=0).sum(axis=1)
        if not ours or vocabulary.tells_of_others(choice):
            series["peers"] = (total - known).to_numpy("int64")
        yield series
