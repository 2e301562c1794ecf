"""What others counted in their records: shares and rates that nobody was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import LEVEL, change_p_value
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.intervals import poisson_limits, wilson_limits
from moorlands_dash.measures.plan.surveys import share_difference

PER = 1000
SHARE, RATE, COUNT = "share", "per_1000", "count"
"""Units: a part of those counted, events for each 1,000 of them, or a number by itself."""

_KEYS = ["indicator", "area_code"]
_VALUES: dict[str, Sequence[str]] = {
    SHARE: ("share", "share_lower_95", "share_upper_95"),
    RATE: ("rate_per_1000", "lower_95", "upper_95"),
}


def tallied(records: pd.DataFrame) -> pd.DataFrame:
    """Return records with their share or rate, its 95% limits, and the change from the one before.

    Needs `indicator area_code period_start period_end numerator denominator unit`; a count by
    itself has neither share nor rate, and is tested against nothing. Adds `share
    share_lower_95 share_upper_95` (0 to 1) where the unit is "share", `rate_per_1000 lower_95
    upper_95` where it is "per_1000", `before_end p_value p_adjusted verdict` (higher, lower, no
    clear change, cannot tell). One is set against the same months a year before, else against the
    last one before of equally many days; those that end in one month are one family. Intervals:
    Wilson's of a share, Byar's (exact below 10) of a rate; tests: the score test of two shares,
    the exact conditional test of two rates.
    """
    frame = records.sort_values([*_KEYS, "period_end", "period_start"], kind="stable")
    frame = _with_values(frame.reset_index(drop=True))
    then = frame.reindex([_place_before(frame, place) for place in frame.index])
    p_value = np.array([_p_value(frame.loc[i], then.iloc[i]) for i in frame.index], dtype=float)
    frame = frame.assign(before_end=then["period_end"].to_numpy(), p_value=p_value)
    frame["p_adjusted"] = frame.groupby("period_end")["p_value"].transform(
        lambda values: adjusted_p_values(values.to_numpy(float))
    )
    clear, more = frame["p_adjusted"] < LEVEL, _value(frame).to_numpy() > _value(then).to_numpy()
    frame["verdict"] = np.select(
        [frame["p_value"].isna(), clear & more, clear],
        [verdicts.CANNOT_TELL, verdicts.HIGHER, verdicts.LOWER],
        verdicts.NO_CLEAR_CHANGE,
    )
    return frame


def _with_values(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with each row's value and limits in the columns of its unit."""
    count, base = frame["numerator"].to_numpy(float), frame["denominator"].to_numpy(float)
    of_share, of_rate = ((frame["unit"] == unit).to_numpy() for unit in (SHARE, RATE))
    events, of_them = np.where(of_rate, count, np.nan), np.where(of_share, count, np.nan)
    low, high = poisson_limits(events)
    found = (of_them / base, *wilson_limits(of_them, base))
    rates = (events / base * PER, low / base * PER, high / base * PER)
    return frame.assign(
        **dict(zip(_VALUES[SHARE], found, strict=True)),
        **dict(zip(_VALUES[RATE], rates, strict=True)),
    )


def _value(frame: pd.DataFrame) -> pd.Series:
    value: pd.Series = frame["numerator"] / frame["denominator"]
    return value


def _place_before(frame: pd.DataFrame, place: int) -> int:
    """Return the row that one is set against, or -1."""
    own = frame.loc[place]
    same = frame[(frame[_KEYS] == own[_KEYS]).all(axis=1) & (frame["unit"] == own["unit"])]
    year = same[same["period_start"] == own["period_start"] - pd.DateOffset(years=1)]
    earlier = same[same["period_end"] < own["period_start"]]
    for found in (year, earlier):
        if len(alike := found.index[_days_alike(found, own)]):
            return int(alike[-1])
    return -1


def _days_alike(frame: pd.DataFrame, own: Any) -> pd.Series:
    """Tell which periods are as long as one's own, give or take the months' lengths."""
    lengths = (frame["period_end"] - frame["period_start"]).dt.days
    alike: pd.Series = (lengths - (own["period_end"] - own["period_start"]).days).abs() <= 3
    return alike


def _p_value(now: pd.Series, then: pd.Series) -> float:
    """Return the chance of values as far apart if nothing had changed; NaN without one before."""
    if pd.isna(then["numerator"]) or now["unit"] == COUNT:
        return np.nan
    counts = [float(row[name]) for row in (now, then) for name in ("numerator", "denominator")]
    if now["unit"] == SHARE:
        return share_difference(*counts)[3]
    count, base, before, base_before = counts
    return float(change_p_value(count, before, share=base / (base + base_before)))
