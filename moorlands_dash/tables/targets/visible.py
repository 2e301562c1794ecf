"""What the test of a change could see of the next twelve months, of an area and a choice."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.judged import EARLIER, past
from moorlands_dash.measures.targets.promise import Seen, seen
from moorlands_dash.measures.usual_level import Group
from moorlands_dash.periods import Period, add_months
from moorlands_dash.tables.months import district_months
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.areas import wards_of

_YEAR = 12


def seen_change(request: Request, counts: pd.Series, area: str) -> Seen | None:
    """Return what the test sees of the twelve months after the last of `counts`.

    How such counts vary is told from the district's categories, or of a ward from all wards, as it
    is where a change is judged. None without a whole year before.
    """
    last = counts.index[-1]
    following = Period(add_months(last, 1), add_months(last, _YEAR))
    beside = _beside(request, list(counts.index), area)
    found = past(counts.to_frame("own"), following, counts.index[0], pooled=beside).iloc[0]
    group = Group(*(found[[name]].to_numpy(float) for name in ("dispersion", "drift")))
    return seen(found[list(EARLIER)].to_numpy(float)[::-1], group)


def _beside(request: Request, months: list[date], area: str) -> pd.DataFrame:
    if area == request.settings.district.code:
        every = district_months(request)
        keys = [key for key in vocabulary.CATEGORY_BY_KEY if key not in request.categories]
        loaded = {key: [m for m in months if m in set(request.loaded_of(key))] for key in keys}
        held = {key: every.counts((key,), loaded[key]) for key in keys if loaded[key] == months}
        return pd.DataFrame({key: counts for key, counts in held.items() if counts.any()})
    counts = request.snapshot.ward_counts(None, request.categories)
    table = counts.pivot_table(
        index="month", columns="ward_code", values="count", aggfunc="sum", fill_value=0
    )
    table.index = pd.Index([stamp.date() for stamp in table.index], dtype=object)
    own = [ward for ward in wards_of(request, area) if ward in table.columns]
    return table.drop(columns=own).reindex(months, fill_value=0)
