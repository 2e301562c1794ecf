"""What a target follows that is no count of incidents: its figures by key, whoever records them.

One lookup for all: the beginning of a target's measure names who resolves the rest. Each returns
the figures of one key and area, `COLUMNS`, oldest first; a new kind of figure joins `RESOLVERS`.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from moorlands_dash.measures.comparison.recorded import TOTAL, quarter_period
from moorlands_dash.people_measures import find_people_measure
from moorlands_dash.periods import add_months
from moorlands_dash.spelling import name_key
from moorlands_dash.tables.comparison.recorded import Official
from moorlands_dash.tables.people.rows import people_series
from moorlands_dash.tables.request import Request
from moorlands_dash.target_kinds import COUNT, SHARE

COLUMNS = [
    *("indicator", "title", "area_code", "period_start", "period_end"),
    *("numerator", "denominator", "unit", "sample"),
]
"""Unit: `share` (0 to 1) and `per_1000` need a denominator, `count` has none."""

RECORDS = "records"

Resolve = Callable[[Request, str, str], pd.DataFrame]


def figures(request: Request, measure: str, area: str) -> pd.DataFrame:
    """Return the figures of a measure in an area, as far as they are to be known; none if unknown.

    They are `COLUMNS`, oldest first.
    """
    subject, _, key = measure.partition(":")
    resolve = RESOLVERS.get(subject)
    found = resolve(request, key, area) if resolve else pd.DataFrame(columns=COLUMNS)
    if request.until is not None and len(found):
        after = pd.Timestamp(add_months(request.until, 1))
        found = found[pd.to_datetime(found["period_end"]) < after]
    return found.sort_values(["period_end", "period_start"], kind="stable").reset_index(drop=True)


def _of_indicator(request: Request, key: str, area: str) -> pd.DataFrame:
    found = request.snapshot.indicators()
    own = found[(found["indicator"] == key) & (found["area_code"] == area)]
    return own.reindex(columns=COLUMNS)


def _of_recorded(request: Request, key: str, area: str) -> pd.DataFrame:
    """Return our official recorded crime of an offence group, quarter by quarter."""
    if area != request.settings.district.code:
        return pd.DataFrame(columns=COLUMNS)
    own = Official(request).recorded.own
    whole = name_key(key) in (name_key(TOTAL), "total", "all")
    rows = own if whole else own[own["offence_group"].map(name_key) == name_key(key)]
    sums = rows.groupby("q")["offences"].sum()
    if len(sums):
        # A quarter of ours without a row of the group had none.
        sums = sums.reindex(sorted(set(own["q"])), fill_value=0)
    spans = [quarter_period(int(number), int(number)) for number in sums.index]
    return pd.DataFrame(
        {
            "indicator": key,
            "title": f"Recorded crime: {TOTAL if whole else key}",
            "area_code": area,
            "period_start": [pd.Timestamp(span.start) for span in spans],
            "period_end": [pd.Timestamp(span.end) + pd.offsets.MonthEnd(0) for span in spans],
            "numerator": sums.to_numpy(float),
            "denominator": float("nan"),
            "unit": COUNT,
            "sample": RECORDS,
        },
        columns=COLUMNS,
    )


def _of_people(request: Request, key: str, area: str) -> pd.DataFrame:
    """Return a count of people, or the share that one is, period by period.

    People who may be counted in several periods add up to nothing: a plain count of them has no
    figure here, only one of events, or a share.
    """
    try:
        measure = find_people_measure(key)
    except ValueError:
        return pd.DataFrame(columns=COLUMNS)
    found = people_series(request.snapshot, key, area).dropna(subset=["count"])
    if not (measure.is_share or measure.adds_up):
        found = found.head(0)
    return pd.DataFrame(
        {
            "indicator": key,
            "title": measure.name,
            "area_code": area,
            "period_start": pd.to_datetime(found["from"]),
            "period_end": pd.to_datetime(found["to"]) + pd.offsets.MonthEnd(0),
            "numerator": found["count"].astype(float),
            "denominator": found["of"].astype(float) if measure.is_share else float("nan"),
            "unit": SHARE if measure.is_share else COUNT,
            "sample": RECORDS,
        },
        columns=COLUMNS,
    )


RESOLVERS: dict[str, Resolve] = {
    "indicator": _of_indicator,
    "people": _of_people,
    "recorded": _of_recorded,
}
"""The beginning of a measure -> what finds its figures."""
