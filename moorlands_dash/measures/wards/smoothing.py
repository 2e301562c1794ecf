"""Rates drawn towards the district's by as much as chance alone would spread them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import gammaincinv

from moorlands_dash.measures.intervals import Numbers, floats, poisson_limits
from moorlands_dash.measures.rates import PER
from moorlands_dash.measures.standing import SPREAD


def gamma_prior(count: Numbers, people: Numbers, dispersion: float = 1.0) -> tuple[float, float]:
    """Return the mean of the wards' true rates and their variance, 0 where chance explains all.

    By moments, the wards weighted by their residents; counts vary `dispersion` times as much as
    Poisson's on average. Source: Marshall (1991), Applied
    Statistics 40, "global" empirical Bayes; the same as esda.smoothing.Empirical_Bayes.
    """
    mean = count.sum() / people.sum()
    spread = (people * (count / people - mean) ** 2).sum() / people.sum()
    return float(mean), max(float(spread - mean * dispersion / people.mean()), 0.0)


def with_smoothed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with `smoothed_per_1000 smoothed_lower_95 smoothed_upper_95 own_weight`.

    Needs `count population rate_per_1000`; where months vary more than Poisson's, by `SPREAD` of
    `standing`, counts weigh as counts that many times smaller. Each true rate is taken as drawn
    from a gamma distribution with the wards' own mean and variance; given its count a ward's rate
    is then gamma distributed too. `own_weight` is how much of the smoothed rate is the ward's own,
    from 0 to 1. Where the wards differ by no more than chance, all have the district's rate.
    """
    known = frame["rate_per_1000"].notna().to_numpy()
    count, people = floats(frame["count"])[known], floats(frame["population"])[known]
    spread = floats(frame[SPREAD])[known] if SPREAD in frame else np.ones(known.sum())
    found = np.full((4, len(frame)), np.nan)
    if known.any() and count.sum():
        found[:, known] = _posterior(count, people, spread)
    names = ("smoothed_per_1000", "smoothed_lower_95", "smoothed_upper_95", "own_weight")
    return frame.assign(**dict(zip(names, found, strict=True)))


def _posterior(count: Numbers, people: Numbers, spread: Numbers) -> Numbers:
    mean, variance = gamma_prior(count, people, float(spread.mean()))
    if not variance:
        varied = float((spread * people).sum() / people.sum())
        lower, upper = (limit * varied for limit in poisson_limits(count.sum() / varied))
        level = np.array([mean, lower / people.sum(), upper / people.sum()]) * PER
        return np.vstack([np.repeat(level[:, None], len(count), axis=1), np.zeros(len(count))])
    shape, size = count / spread + mean**2 / variance, people / spread + mean / variance
    limits = [gammaincinv(shape, tail) / size * PER for tail in (0.025, 0.975)]
    return np.vstack([shape / size * PER, *limits, people / spread / size])
