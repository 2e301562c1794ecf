"""Shares of people who said so: each wave with its interval, and against the target."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import LEVEL
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.intervals import wilson_limits
from moorlands_dash.periods import Period, add_months
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import rises


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


def with_changes(waves: pd.DataFrame, *, design_effect: float) -> pd.DataFrame:
    """Return waves of `survey_waves` of several questions, each beside an earlier one.

    The earlier wave is the same season's a year before, else the one before; where it was put in
    other words, or either is hidden for its few answers, nothing is compared. Adds `before_end
    share_before difference difference_lower_95 difference_upper_95 p_value p_adjusted verdict`
    (higher, lower, no clear change, cannot tell); the questions of one wave are one family.
    """
    found = [
        _beside(rows.reset_index(drop=True), design_effect)
        for _, rows in waves.groupby("indicator", sort=False)
    ]
    if not found:
        return waves.reindex(columns=[*waves.columns, *_CHANGES])
    frame = pd.concat(found, ignore_index=True)
    frame["p_adjusted"] = frame.groupby("period_end")["p_value"].transform(
        lambda values: adjusted_p_values(values.to_numpy(float))
    )
    clear = frame["p_adjusted"] < LEVEL
    frame["verdict"] = np.select(
        [frame["p_adjusted"].isna(), clear & (frame["difference"] > 0), clear],
        [verdicts.CANNOT_TELL, verdicts.HIGHER, verdicts.LOWER],
        verdicts.NO_CLEAR_CHANGE,
    )
    return frame


_CHANGES = [
    *("before_end", "share_before", "difference", "difference_lower_95", "difference_upper_95"),
    *("p_value", "p_adjusted", "verdict"),
]


def _beside(waves: pd.DataFrame, design_effect: float) -> pd.DataFrame:
    """Return one question's waves, oldest first, each beside the one that it is set against."""
    places = {start: place for place, start in enumerate(waves["period_start"])}
    asked, rows = waves.to_dict("records"), []
    for place, start in enumerate(waves["period_start"]):
        before = places.get(start - pd.DateOffset(years=1), place - 1)
        rows.append(_compared(asked[place], asked[before], design_effect) if before >= 0 else {})
    told = pd.DataFrame(rows, index=waves.index, columns=_CHANGES[:-2])
    real = [name for name in told if name != "before_end"]
    told = told.astype(dict.fromkeys(real, "float64") | {"before_end": "datetime64[us]"})
    return pd.concat([waves, told], axis=1)


def _compared(now: Row, then: Row, design_effect: float) -> dict[str, object]:
    head: dict[str, object] = {"before_end": then["period_end"], "share_before": then["share"]}
    if pd.isna(now["share"]) or pd.isna(then["share"]) or now["wording"] != then["wording"]:
        return head
    numbers = (now["numerator"], now["denominator"], then["numerator"], then["denominator"])
    found = share_difference(*map(float, numbers), design_effect=design_effect)
    return head | dict(zip(_CHANGES[2:6], found, strict=True))


@lru_cache(1024)
def share_difference(
    said: float, asked: float, said_before: float, asked_before: float, *, design_effect: float = 1
) -> tuple[float, float, float, float]:
    """Return the difference of two shares, its 95% limits, and the p-value of there being none.

    Newcombe's hybrid score interval and the score test, as statsmodels does them, on counts that
    the design effect has made smaller. Source: Newcombe (1998), Statistics in Medicine 17, 873,
    method 10.
    """
    from statsmodels.stats.proportion import (
        confint_proportions_2indep,
        test_proportions_2indep,
    )

    counts = [value / design_effect for value in (said, asked, said_before, asked_before)]
    lower, upper = confint_proportions_2indep(*counts, method="newcomb", compare="diff")
    pooled = (counts[0] + counts[2]) / (counts[1] + counts[3])
    p_value = 1.0
    if 0 < pooled < 1:
        p_value = float(test_proportions_2indep(*counts, method="score", compare="diff").pvalue)
    return said / asked - said_before / asked_before, float(lower), float(upper), p_value


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
    good, bad = (above, below) if rises(kind) else (below, above)
    if good:
        return verdicts.BEYOND
    return verdicts.SHORT if bad else verdicts.NOT_SHOWN
