"""What is usual in a ward: a range for each month; five words for one period against another."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import EVEN, LEVEL, change_p_value
from moorlands_dash.measures.intervals import Numbers, floats
from moorlands_dash.measures.targets.trajectories import (
    dispersion_of,
    seasonal_shares,
    usual_range,
    whole_years,
)
from moorlands_dash.measures.wards.beyond import chance_beyond
from moorlands_dash.periods import Period

HALVING = 0.5

USUAL = (
    verdicts.HIGHER_THAN_USUAL,
    verdicts.LOWER_THAN_USUAL,
    verdicts.NO_CLEAR_CHANGE,
    verdicts.TOO_FEW,
    verdicts.CANNOT_TELL,
)
"""The only words for what a ward's year means."""

_WORDS = {
    verdicts.MORE: verdicts.HIGHER_THAN_USUAL,
    verdicts.FEWER: verdicts.LOWER_THAN_USUAL,
}


def usual_verdicts(frame: pd.DataFrame) -> pd.Series:
    """Return one of `USUAL` for each row of `family.with_family`.

    A change that is clear is higher or lower than usual. One that isn't is "too few to say"
    where even half of the year before's count would not have been a clear change, else "no clear
    change".
    """
    before, share = floats(frame["count_before"]), frame.get("share", EVEN)
    usual = before * share / (1 - share)
    halved = change_p_value(usual * HALVING, before, frame.get("dispersion", 1.0), share)
    few = (halved >= LEVEL) & (frame["verdict"] == verdicts.NO_CLEAR_CHANGE).to_numpy()
    words = frame["verdict"].map(lambda word: _WORDS.get(word, word))
    return words.mask(pd.Series(few, index=frame.index), verdicts.TOO_FEW)


def year_dispersions(series: pd.DataFrame, year: Period) -> pd.Series:
    """Return how much more each ward's months vary than Poisson's do, 1 or more, by its code.

    `series` is month x ward, of loaded months. Each ward's months are set against its own years'
    totals and the seasons of all wards together, which are steadier. Up to three whole years up
    to the end of `year` are used; with fewer than two nothing can be told, and it is 1.
    """
    tables, shares = years_before(series, year.shifted(12))
    if tables.shape[1] < 2:
        return pd.Series(1.0, index=series.columns)
    found = [dispersion_of(table, shares, own=False) for table in tables]
    return pd.Series(found, index=series.columns)


def wards_dispersion(series: pd.DataFrame, year: Period) -> float:
    """Return the same over all wards together, each about its own years' totals."""
    tables, shares = years_before(series, year.shifted(12))
    if tables.shape[1] < 2:
        return 1.0
    return dispersion_of(tables.reshape(-1, tables.shape[2]), shares, own=False)


def usual_months(
    series: pd.DataFrame,
    code: str,
    shown: Period,
    year: Period,
    before: tuple[Numbers, Numbers] | None = None,
) -> pd.DataFrame:
    """Return `month count usual_lower usual_upper chance_beyond` of one ward for each month shown.

    The usual range of a month is what chance makes of the ward's mean year before `year` (up to
    three whole ones), spread over the months as in all wards together: the middle 95% of Poisson's
    or the negative binomial distribution (`trajectories.usual_range`). With one year before, the
    spread is that of all wards' months together. Without a whole year before there is no range.
    `chance_beyond` is how likely chance alone takes a month of `year` out of it; NaN for earlier
    months, of which the range itself is made. `before` are the `years_before` of all wards, where
    they are known already.
    """
    months = list(shown)
    counts = series[code].reindex(months).astype("Int64")
    frame = pd.DataFrame({"month": pd.to_datetime(months), "count": counts.array})
    tables, shares = before or years_before(series, year)
    if not tables.size:
        nothing = dict.fromkeys(("usual_lower", "usual_upper", "chance_beyond"), np.nan)
        return frame.assign(**nothing)
    ranges, chance = _ranges(tables, tables[list(series.columns).index(code)], shares)
    numbers = [month.month for month in year]
    place = [numbers.index(month.month) for month in months]
    return frame.assign(
        usual_lower=ranges[place, 0],
        usual_upper=ranges[place, 1],
        chance_beyond=[
            chance[at] if month in year else np.nan for at, month in zip(place, months, strict=True)
        ],
    )


def _ranges(tables: Numbers, own: Numbers, shares: Numbers) -> tuple[Numbers, Numbers]:
    """Return each calendar month's usual range, and the chance that it is left by chance alone."""
    spread, freedom = _spread(tables, own, shares)
    expected = float(own.sum(axis=1).mean()) * shares
    ranges = np.array([usual_range(mean, spread) for mean in expected], dtype=float)
    chance = chance_beyond(
        expected,
        *ranges.T,
        dispersion=spread,
        known=len(own) / np.maximum(shares, 1e-12),
        freedom=freedom,
    )
    return ranges, chance


def _spread(tables: Numbers, own: Numbers, shares: Numbers) -> tuple[float, float]:
    """Return how much more a ward's months vary than Poisson's, and the degrees of freedom of it.

    One year's months are too few to tell it by: it is then that of all wards' together.
    """
    months = own.shape[1] - 1
    if len(own) > 1:
        return dispersion_of(own, shares, own=False), len(own) * months
    every = tables.reshape(-1, tables.shape[2])
    every = every[every.sum(axis=1) > 0]
    return dispersion_of(every, shares), max(len(every) - 1, 1) * months


def years_before(series: pd.DataFrame, after: Period) -> tuple[Numbers, Numbers]:
    """Return ward x year x month of up to three whole earlier years, and all wards' seasons."""
    whole = series.sum(axis=1)
    years = whole_years(whole, after)
    found = [series.loc[list(year)].to_numpy(dtype=float).T for year in years]
    shares = seasonal_shares(whole, after).values
    empty = np.empty((series.shape[1], 0, len(after)))
    return np.stack(found, axis=1) if found else empty, shares
