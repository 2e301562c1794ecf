"""Forecasts of years that are over, made with what was known then, beside what came.

Rolling origin: every series, every whole year with 24 months of history before the months known,
after 3, 6 and 9 months. Source: Tashman (2000), International Journal of Forecasting 16.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures import rivals
from moorlands_dash.measures.forecast import HISTORY, SEED, months_ahead
from moorlands_dash.measures.intervals import wilson_limits
from moorlands_dash.measures.levels import MONTHS
from moorlands_dash.measures.scoring import brier, crps, limits

Numbers = NDArray[np.float64]

MONTHS_IN = (3, 6, 9)
PROMISES = (90, 100)
"""Targets that chances are judged by: per cent of the year before."""
LEVELS = (80, 95)
RIVALS = ("straight_line", "last_year", "seasonal_naive", "twelve_month_mean")

ALL = "all"
SIZE_BANDS = {
    0.0: "under 3 a month",
    3.0: "3 to 10 a month",
    10.0: "10 to 30 a month",
    30.0: "30 or more a month",
}
"""Least mean of a month, and the band's name."""

METHOD = "level-season-drift-1"
"""Name of the method: figures kept under another name are another method's."""

TENTHS = np.linspace(0, 1, 11)

_USED = MONTHS + 12
"""Months that a forecast looks at: the filter's, and half a year either side for its seasons."""


def scores(frame: pd.DataFrame, *, first_month: int = 4, draws: int = 1000) -> pd.DataFrame:
    """Return one row a series, year and months known: forecast, what came, and the errors.

    `frame` has `series month count`, one row a month that is loaded (absent = missing). Columns as
    docs/architecture.md names them. A year is tried where all its months are loaded and at least
    24 months without a gap end with those known.
    """
    table = frame.pivot_table(index="series", columns="month", values="count", aggfunc="sum")
    if table.empty:
        return pd.DataFrame(columns=[*_KEYS, *_MEASURED])
    months = pd.date_range(table.columns.min(), table.columns.max(), freq="MS")
    counts = table.reindex(columns=months).to_numpy(float)
    found = [
        part
        for start in range(len(months) - 11)
        if months[start].month == first_month
        for months_in in MONTHS_IN
        for part in _of_year(counts, table.index, start, months_in, months, draws)
    ]
    return (
        pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=[*_KEYS, *_MEASURED])
    )


_KEYS = ["series", "year", "months_in", "mean", "size_band"]
_MEASURED = [
    "came", "median",
    *(f"{side}_{level}" for level in LEVELS for side in ("lower", "upper")),
    *(f"covered_{level}" for level in LEVELS),
    "crps", *(f"crps_{name}" for name in RIVALS), "crps_straight_point",
    *(f"{what}_{promise}" for promise in PROMISES for what in ("chance", "met")),
]  # fmt: skip


def _of_year(
    counts: Numbers,
    names: pd.Index,
    start: int,
    months_in: int,
    months: pd.DatetimeIndex,
    draws: int,
) -> Iterator[pd.DataFrame]:
    """Yield the scores of one origin, series with equally long histories together."""
    known = start + months_in
    runs = np.minimum(_runs(counts[:, :known]), _USED)
    whole = ~np.isnan(counts[:, known : start + 12]).any(axis=1)
    for run in np.unique(runs[whole & (runs >= HISTORY)]):
        rows = np.flatnonzero(whole & (runs == run))
        seen, left = counts[rows, known - run : known], counts[rows, known : start + 12]
        measured = _scored(seen, left.sum(axis=1), months_in, months[known].month - 1, draws)
        mean = seen[:, -MONTHS:].mean(axis=1)
        keys = {
            "series": names[rows],
            "year": months[start].year,
            "months_in": months_in,
            "mean": mean,
            "size_band": size_bands(mean),
        }
        yield pd.DataFrame(keys | measured)


def _runs(counts: Numbers) -> NDArray[np.int64]:
    """Return how many months without a gap end with the last column."""
    gap = np.isnan(counts[:, ::-1])
    return np.where(gap.any(axis=1), gap.argmax(axis=1), counts.shape[1])


def size_bands(mean: Numbers) -> list[str]:
    """Return the band of each mean a month."""
    names = list(SIZE_BANDS.values())
    places = np.searchsorted(list(SIZE_BANDS), mean, side="right") - 1
    return [names[place] for place in places]


def _scored(
    seen: Numbers, left: Numbers, months_in: int, next_month: int, draws: int
) -> dict[str, Numbers]:
    """Return `_MEASURED` for series of one origin: counts seen, and what came of the rest."""
    _, ahead = months_ahead(seen, next_month, 12 - months_in, draws=draws, seed=SEED)
    so_far = seen[:, -months_in:].sum(axis=1)
    outturn = so_far[:, None] + ahead.sum(axis=2)
    came = so_far + left
    measured = {"came": came, "median": np.median(outturn, axis=1), "crps": crps(outturn, came)}
    for level in LEVELS:
        lower, upper = limits(outturn, level / 100)
        measured |= {f"lower_{level}": lower, f"upper_{level}": upper}
        measured[f"covered_{level}"] = ((lower <= came) & (came <= upper)).astype(float)
    before = _year_before(seen, months_in)
    measured |= _rival_scores(seen, left, before - so_far, months_in, draws)
    for promise in PROMISES:
        limit = np.floor(before * promise / 100 + 1e-9)
        # A target that is passed already, or that can't be set, needs no forecast.
        open_still = limit >= so_far
        chance = (outturn <= limit[:, None]).mean(axis=1)
        measured[f"chance_{promise}"] = np.where(open_still, chance, np.nan)
        measured[f"met_{promise}"] = np.where(open_still, came <= limit, np.nan)
    return {name: measured[name] for name in _MEASURED}


def _year_before(seen: Numbers, months_in: int) -> Numbers:
    return np.asarray(seen[:, -months_in - 12 : -months_in].sum(axis=1))


def _rival_scores(
    seen: Numbers, left: Numbers, last_year: Numbers, months_in: int, draws: int
) -> dict[str, Numbers]:
    """Return the error of each rival; of the straight line as a bare number too."""
    generator = np.random.default_rng(SEED)
    ahead = 12 - months_in
    line = rivals.straight_line(seen, months_in, ahead)
    expected = {
        "straight_line": line,
        "last_year": last_year,
        "seasonal_naive": rivals.seasonal_naive(seen, ahead),
    }
    found = {
        f"crps_{name}": crps(rivals.spread(value, draws, generator), left)
        for name, value in expected.items()
    }
    mean = rivals.twelve_month_mean(seen, ahead, draws, generator)
    found["crps_twelve_month_mean"] = crps(mean, left)
    return found | {"crps_straight_point": np.abs(line - left)}


def summary(scored: pd.DataFrame) -> pd.DataFrame:
    """Return one row a number of months known and size band ("all" first), as the table `backtest`.

    Errors of many series are summed before they are compared, so that large series weigh more.
    `brier_reference` is the score of saying each time how often such targets were met.
    """
    rows = []
    for months_in, of_months in scored.groupby("months_in"):
        for band in (ALL, *SIZE_BANDS.values()):
            chosen = of_months if band == ALL else of_months[of_months["size_band"] == band]
            if len(chosen):
                rows.append({"months_in": months_in, "size_band": band} | _summed(chosen))
    return pd.DataFrame(rows, columns=["months_in", "size_band", *_SUMMED])


_SUMMED = [
    "series", "forecasts", "covered_80", "covered_95", "crps",
    *(f"ratio_{name}" for name in RIVALS), "ratio_straight_point", "brier", "brier_reference",
]  # fmt: skip


def _summed(scored: pd.DataFrame) -> dict[str, float]:
    error = scored["crps"].sum()
    row = {
        "series": scored["series"].nunique(),
        "forecasts": len(scored),
        "covered_80": scored["covered_80"].mean(),
        "covered_95": scored["covered_95"].mean(),
        "crps": scored["crps"].mean(),
    }
    for name in (*RIVALS, "straight_point"):
        rival = scored[f"crps_{name}"].sum()
        row[f"ratio_{name}"] = error / rival if rival else np.nan
    judged = _judged(scored)
    usual = judged.groupby("promise")["met"].transform("mean")
    row["brier"] = brier(judged["chance"], judged["met"])
    row["brier_reference"] = brier(usual, judged["met"])
    return row


def _judged(scored: pd.DataFrame) -> pd.DataFrame:
    """Return `months_in promise chance met` of the chances that were open when they were given."""
    parts = [
        pd.DataFrame(
            {
                "months_in": scored["months_in"],
                "promise": promise,
                "chance": scored[f"chance_{promise}"],
                "met": scored[f"met_{promise}"],
            }
        )
        for promise in PROMISES
    ]
    return pd.concat(parts, ignore_index=True).dropna()


def reliability(scored: pd.DataFrame) -> pd.DataFrame:
    """Return how often targets were met, by tenth of the chance given, as the table `reliability`.

    A chance on a border belongs to the upper tenth. The limits are Wilson's; series of one year
    go up and down together, so that they are rather too narrow.
    """
    judged = _judged(scored)
    tenth = np.minimum(np.floor(judged["chance"] * 10 + 1e-9), 9).astype(int)
    rows = []
    for months_in, of_months in judged.groupby("months_in"):
        for place in range(10):
            chosen = of_months[tenth[of_months.index] == place]
            lower, upper = wilson_limits(chosen["met"].sum(), len(chosen))
            rows.append(
                {
                    "months_in": months_in,
                    "chance_from": TENTHS[place],
                    "chance_to": TENTHS[place + 1],
                    "forecasts": len(chosen),
                    "mean_chance": chosen["chance"].mean(),
                    "share_met": chosen["met"].mean(),
                    "lower_95": float(lower),
                    "upper_95": float(upper),
                }
            )
    return pd.DataFrame(rows, columns=_RELIABILITY)


_RELIABILITY = [
    "months_in", "chance_from", "chance_to", "forecasts", "mean_chance", "share_met",
    "lower_95", "upper_95",
]  # fmt: skip
