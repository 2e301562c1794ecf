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

COLUMNS = ["series", "place", "category", "month", "count"]


def snapshot_series(snapshot: Snapshot, settings: Settings) -> pd.DataFrame:
    """Return every series worth a trial: `series place category month count`.

    Our district by category, theme, all crime and all incidents; each ward and each other
    district of the force by category. A month without a file is absent, one without an incident
    is 0; months before a category's meaning changed are left out.
    """
    loaded = snapshot.months(settings.force.name)
    frames = [
        series
        for place, counts in _places(snapshot, settings)
        for series in _of_place(place, counts, loaded, ours=place == settings.district.code)
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


def _of_place(
    place: str, counts: pd.DataFrame, loaded: list[date], *, ours: bool
) -> Iterator[pd.DataFrame]:
    grid = counts.pivot_table(
        index="month", columns="category", values="count", aggfunc="sum", fill_value=0
    ).reindex(pd.to_datetime(loaded), fill_value=0)
    for choice in vocabulary.choices() if ours else vocabulary.CATEGORY_BY_KEY:
        keys = vocabulary.category_keys(choice)
        known = grid.reindex(columns=list(keys), fill_value=0).sum(axis=1)
        known = known[known.index >= pd.Timestamp(vocabulary.comparable_from(choice))]
        if len(known) and known.mean() >= LEAST_A_MONTH:
            yield pd.DataFrame(
                {
                    "series": f"{place} {choice}",
                    "place": place,
                    "category": choice,
                    "month": known.index,
                    "count": known.to_numpy("int64"),
                }
            )

