"""Our district beside others: rates, ratios, verdicts, and the gap."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import NOW, agreed
from moorlands_dash.measures.intervals import Numbers, beyond, floats, rate_ratio
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
    tell" where either rate is missing. Our own rows and rows that aren't places have none. With a
    column `doubt`, of rows that may belong to a count, it holds whether they are ours or theirs.
    """
    frame, keys = with_rates(counts), ["group", "from", "to"]
    own = frame.loc[frame["area_code"] == ours]
    own = own[[*keys, *(name for name in _OF_OURS if name in own)]]
    beside = frame.merge(own, on=keys, how="left", suffixes=("", "_ours"))
    known = (beside["rate_per_1000"].notna() & beside["rate_per_1000_ours"].notna()).to_numpy()
    ratio, lower, upper = _ratio(beside, known)
    words = [_words(lower, upper)]
    if NOW in beside:
        more = {name: floats(beside[name].fillna(0)) for name in (NOW, f"{NOW}_ours")}
        words += [_words(*_ratio(beside, known, **{name: rows})[1:]) for name, rows in more.items()]
    other = (frame["level"].isin(COMPARED) & (frame["area_code"] != ours)).to_numpy()
    verdict = pd.Series(agreed(words), dtype="object")
    return frame.assign(
        ratio=np.where(other, ratio, np.nan),
        ratio_lower_95=np.where(other, lower, np.nan),
        ratio_upper_95=np.where(other & np.isfinite(upper), upper, np.nan),
        verdict=verdict.mask(~known, verdicts.CANNOT_TELL).where(other, None).to_numpy(),
    )


_OF_OURS = ("count", "population", "rate_per_1000", NOW)


def _ratio(
    beside: pd.DataFrame, known: NDArray[np.bool_], doubt: Any = 0, doubt_ours: Any = 0
) -> tuple[Numbers, Numbers, Numbers]:
    """Return our rate over theirs with its limits, rows in doubt being on one side or none."""
    return rate_ratio(
        np.where(known, floats(beside["count_ours"]) + doubt_ours, np.nan),
        floats(beside["population_ours"]),
        floats(beside["count"]) + doubt,
        floats(beside["population"]),
    )


def _words(lower: Numbers, upper: Numbers) -> list[str]:
    return [_BY_SIGN[sign] for sign in beyond(lower, upper, 1.0)]


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
