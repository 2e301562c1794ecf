"""Rates per 1,000 residents with their intervals, and wards against their district."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures.doubt import NOW
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.intervals import floats, poisson_limits
from moorlands_dash.measures.standing import side_of, standing_p_value, standings

PER = 1000


def with_rates(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with `rate_per_1000 lower_95 upper_95` from `count population complete`.

    The rate is events per 1,000 residents over the whole period, not per year. Missing (never
    zero) where a month is missing, the population is unknown or nobody lives there. Method:
    Byar's, exact Poisson below 10 (`intervals.poisson_limits`).
    """
    count = floats(frame["count"])
    people = floats(frame["population"])
    usable = frame["complete"].to_numpy(bool) & (people > 0)
    people = np.where(usable, people, np.nan)
    lower, upper = poisson_limits(count)
    return frame.assign(
        rate_per_1000=count / people * PER,
        lower_95=lower / people * PER,
        upper_95=upper / people * PER,
    )


def ward_rates(
    counts: pd.DataFrame, people: pd.DataFrame, *, unreliable_below: int
) -> pd.DataFrame:
    """Return the counts with rates, their reliability, the district's rate, verdicts and rank.

    `counts` as `counts.area_counts` gives; `people` as `populations.population_at`. The
    district's rate is that of all wards together that have a population. Each ward is tested
    against the rest of them (`standing`, with its columns of spread and doubt): by itself
    (`standing_p_value standing_alone`), and as one of all wards that are looked at together
    (`standing_p_adjusted against_district`, Benjamini and Hochberg), so that no more than 1 in 20
    of those called higher or lower are so by chance. Rank 1 is the highest rate; equal rates
    share a rank.
    """
    figures = people.drop(columns="population_source")
    frame = with_rates(counts.merge(figures, on="area_code", how="left"))
    rate = frame["rate_per_1000"]
    wards = side_of(frame, rate.notna())
    p_value = standing_p_value(wards, wards.rest)
    return frame.assign(
        reliable=frame["count"].ge(unreliable_below).fillna(False).astype(bool) & rate.notna(),
        district_rate_per_1000=_together(frame),
        standing_p_value=p_value,
        standing_p_adjusted=adjusted_p_values(p_value),
        standing_alone=standings(wards, wards.rest),
        against_district=standings(wards, wards.rest, adjusted_p_values),
        rank=rate.rank(ascending=False, method="min").astype("Int64"),
    )


def at_bounds(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the wards at the other bounds of their counts; none where no row is in doubt.

    Needs `count population complete district_rate_per_1000`, and `doubt` where rows may belong to
    a count. First each ward with those rows against the district as counted, then each as counted
    against a district with all of them.
    """
    if NOW not in frame or not frame[NOW].fillna(0).gt(0).any():
        return []
    most = with_rates(frame.assign(count=frame["count"] + frame[NOW].fillna(0)))
    return [most, frame.assign(district_rate_per_1000=_together(most))]


def _together(frame: pd.DataFrame) -> float:
    """Return the rate of all rows that have one, together."""
    known = frame[frame["rate_per_1000"].notna()]
    if known.empty:
        return float("nan")
    return float(known["count"].sum() / known["population"].sum() * PER)
