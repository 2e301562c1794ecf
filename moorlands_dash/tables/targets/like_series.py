"""Whole years of every series of a snapshot: what others did, where a promise asks for a change."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.periods import financial_year, financial_year_label, financial_year_start
from moorlands_dash.tables.held import once
from moorlands_dash.tables.request import Request

COLUMNS = ["series", "place", "category", "year", "year_label", "count"]


def years_of_series(request: Request) -> pd.DataFrame:
    """Return every district's and ward's counts of each category, a row a whole financial year."""
    key = (repr(request.settings), request.until)
    found: pd.DataFrame = once(
        request.snapshot, "years of series", key, lambda: _years_of_series(request)
    )
    return found


def _years_of_series(request: Request) -> pd.DataFrame:
    withheld = set(request.snapshot.withheld or ())
    keys = tuple(key for key in vocabulary.CATEGORY_BY_KEY if key not in withheld)
    snapshot, force = request.snapshot, request.settings.force.name
    districts = snapshot.district_counts(None, keys, force).dropna(subset=["district"])
    wards = snapshot.ward_counts(None, keys)
    names = request.area_names
    frames = [
        districts.assign(place=districts["district"]),
        wards.assign(place=wards["ward_code"].map(names).fillna(wards["ward_code"])),
    ]
    counts = pd.concat([frame[["place", "category", "month", "count"]] for frame in frames])
    rows = [row for key in keys for row in _of_category(request, key, counts)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _of_category(request: Request, key: str, counts: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    """Yield a category's whole and comparable years in each place; a year without any is 0."""
    own = counts[counts["category"] == key]
    since, first = request.comparable_from(key), request.settings.financial_year.first_month
    loaded = {month for month in request.loaded_of(key) if month >= since}
    starts = sorted({financial_year_start(month, first) for month in loaded})
    whole = [start for start in starts if loaded.issuperset(financial_year(start, first))]
    begun = [financial_year_start(stamp.date(), first) for stamp in own["month"]]
    sums = own.assign(year=begun).groupby(["place", "year"])["count"].sum().to_dict()
    for place in own["place"].unique():
        for year in whole:
            label = financial_year_label(year)
            yield (f"{place} {key}", place, key, year, label, int(sums.get((place, year), 0)))
