"""Our district beside others: rates, ratios, verdicts, and the gap."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import beyond, floats, rate_ratio
from moorlands_dash.measures.rates import with_rates

COMPARED = ("district", "force", "country")
"""Levels of rows that are places with residents; other rows only account for the rest."""

_BY_SIGN = {-1: verdicts.LOWER, 0: verdicts.SIMILAR, 1: verdicts.HIGHER}


def with_people(counts: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Return the counts with `population population_year` from `populations.population_at`."""
    return counts.merge(people.drop(columns="population_source"), on="area_code", how="left")


def compared(counts: pd.DataFrame, ours: str) -> pd.DataFrame:
    """Return area x group with rates, and ours over theirs with a verdict on each other area.

    `counts` has `area_code level group from to complete count population`, of one period or
    several; `ours` is our area code. The verdict says what ours is: lower or higher where the
    whole 95% interval of the ratio of both rates lies below or above 1, else similar; "cannot
    tell" where either rate is missing. Our own rows and rows that aren't places have none.
    """
    frame, keys = with_rates(counts), ["group", "from", "to"]
    own = frame.loc[frame["area_code"] == ours, [*keys, "count", "population", "rate_per_1000"]]
    beside = frame.merge(own, on=keys, how="left", suffixes=("", "_ours"))
    known = (beside["rate_per_1000"].notna() & beside["rate_per_1000_ours"].notna()).to_numpy()
    ratio, lower, upper = rate_ratio(
        np.where(known, floats(beside["count_ours"]), np.nan),
        floats(beside["population_ours"]),
        floats(beside["count"]),
        floats(beside["population"]),
    )
    other = (frame["level"].isin(COMPARED) & (frame["area_code"] != ours)).to_numpy()
    verdict = pd.Series(beyond(lower, upper, 1.0), dtype="object").map(_BY_SIGN)
    return frame.assign(
        ratio=np.where(other, ratio, np.nan),
        ratio_lower_95=np.where(other, lower, np.nan),
        ratio_upper_95=np.where(other & np.isfinite(upper), upper, np.nan),
        verdict=verdict.mask(~known, verdicts.CANNOT_TELL).where(other, None).to_numpy(),
    )


def with_gap(frame: pd.DataFrame, ours: str) -> pd.DataFrame:
    """Return the frame with `gap_per_1000`: each other area's rate less ours, like for like.

    Like is the same basis, group and year: a street-level rate is never set against an official
    one of the same name. Above zero: theirs is higher. Missing where either rate is; our own
    rows have none.
    """
    keys = ["basis", "group", "year_label"]
    own = frame.loc[frame["area_code"] == ours, [*keys, "rate_per_1000"]]
    beside = frame.merge(own, on=keys, how="left", suffixes=("", "_ours"))
    gap = beside["rate_per_1000"] - beside["rate_per_1000_ours"]
    return frame.assign(gap_per_1000=gap.where(beside["area_code"] != ours).to_numpy())
