"""The series of a snapshot that its forecasts are tried on, and the trial itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot

LEAST_A_MONTH = 1.0
"""Series with fewer incidents a month, on average over the months loaded, are left out: nobody
sets a target on them, and on counts that are nearly always 0 any interval holds, which would
flatter the result."""

COLUMNS = ["series", "place", "category", "month", "count", "peers"]


def snapshot_series(snapshot: Snapshot, settings: Settings) -> pd.DataFrame:
    """Return every series worth a trial: `series place category month count peers`.

    Our district by category, theme, all crime and all incidents; each ward and each other
    district of the force by category. A month without a file is absent, one without an incident
    is 0; months before a category's meaning changed are left out. Peers are the same month's
    incidents of the same kind in the rest of the force, as `tables/promises.py` takes them.
    """
    loaded = snapshot.months(settings.force.name)
    keys = tuple(vocabulary.CATEGORY_BY_KEY)
    everywhere = _by_month(snapshot.district_counts(None, keys, settings.force.name), loaded)
    frames = [
        series
        for place, counts in _places(snapshot, settings)
        for series in _of_place(
            place, _by_month(counts, loaded), everywhere, ours=place == settings.district.code
        )
    ]
    if not frames:
        return pd.DataFrame(columns=COLUMNS)
    return pd.concat(frames, ignore_index=True)[COLUMNS]


def _places(snapshot: Snapshot, settings: Settings) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield each place's code or name with its `month category count`."""
    keys = tuple(vocabulary.CATEGORY_BY_KEY)
    districts = snapshot.district_counts(None, keys, settings.force.name)
    for name, counts in districts.dropna(subset=["district"]).groupby("district"):
        yield settings.district.code if name == settings.district.name else str(name), counts
    for code, counts in snapshot.ward_counts(None, keys).groupby("ward_code"):
        yield str(code), counts


def _by_month(counts: pd.DataFrame, loaded: list[date]) -> pd.DataFrame:
    """Return the counts of each category, a row a month loaded."""
    grid = counts.pivot_table(
        index="month", columns="category", values="count", aggfunc="sum", fill_value=0
    )
    return grid.reindex(pd.to_datetime(loaded), fill_value=0)


def _of_place(
    place: str, grid: pd.DataFrame, everywhere: pd.DataFrame, *, ours: bool
) -> Iterator[pd.DataFrame]:
    for choice in vocabulary.choices() if ours else vocabulary.CATEGORY_BY_KEY:
        keys = list(vocabulary.category_keys(choice))
        known = grid.reindex(columns=keys, fill_value=0).sum(axis=1)
        known = known[known.index >= pd.Timestamp(vocabulary.comparable_from(choice))]
        if len(known) and known.mean() >= LEAST_A_MONTH:
            total = everywhere.reindex(columns=keys, fill_value=0).sum(axis=1)
            yield pd.DataFrame(
                {
                    "series": f"{place} {choice}",
                    "place": place,
                    "category": choice,
                    "month": known.index,
                    "count": known.to_numpy("int64"),
                    "peers": (total.reindex(known.index) - known).to_numpy("int64"),
                }
            )
