"""Shares of people who said so: each wave with its interval, and against the target."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import wilson_limits
from moorlands_dash.periods import Period, add_months


def survey_waves(
    waves: pd.DataFrame, *, design_effect: float, warn_below: int, hide_below: int
) -> pd.DataFrame:
    """Return the waves, oldest first, with `share lower_95 upper_95 warning`.

    Shares run from 0 to 1; intervals are Wilson's with the design effect. Under `hide_below`
    people asked, numerator, share and interval are not given; under `warn_below` they are, with
    a warning.
    """
    ordered = waves.sort_values(["period_end", "period_start"], kind="stable")
    asked = ordered["denominator"]
    shown = asked.ge(hide_below)
    said = ordered["numerator"].where(shown)
    lower, upper = wilson_limits(said.to_numpy(float), asked.to_numpy(float), design_effect)
    few = f"Fewer than {warn_below} people were asked: read it with care."
    hidden = f"Fewer than {hide_below} people were asked: not shown."
    warning = np.select([~shown, asked.lt(warn_below)], [hidden, few], "")
    share = said / asked.where(asked.gt(0))
    return ordered.assign(
        numerator=said,
        share=share.astype(float),
        lower_95=lower,
        upper_95=upper,
        warning=[str(text) for text in warning],
    ).reset_index(drop=True)


def latest_wave(waves: pd.DataFrame, period: Period) -> pd.Series | None:
    """Return the newest wave that ended within the period, or None."""
    first = pd.Timestamp(period.start)
    after = pd.Timestamp(add_months(period.end, 1))
    within = waves[(waves["period_end"] >= first) & (waves["period_end"] < after)]
    return None if within.empty else within.iloc[-1]


def survey_standing(wave: pd.Series | None, kind: str, target: float) -> str:
    """Return "beyond target", "short of target", "not shown" or "cannot tell".

    Beyond or short only where the whole interval is; a wave not asked, or hidden for its few
    answers, tells nothing.
    """
    if wave is None or pd.isna(wave["share"]) or pd.isna(target):
        return verdicts.CANNOT_TELL
    above, below = wave["lower_95"] >= target, wave["upper_95"] <= target
    good, bad = (below, above) if kind == "survey_reduce" else (above, below)
    if good:
        return verdicts.BEYOND
    return verdicts.SHORT if bad else verdicts.NOT_SHOWN
