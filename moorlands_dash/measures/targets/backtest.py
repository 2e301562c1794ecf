"""Forecasts of years that are over, made with what was known then, beside what came.

Rolling origin: every series, every whole year with 24 months of history before the months known,
after 3, 6 and 9 months. Source: Tashman (2000), International Journal of Forecasting 16.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures.intervals import wilson_limits
from moorlands_dash.measures.targets import rivals
from moorlands_dash.measures.targets.forecast import HISTORY, SEED, WINDOW, followable, months_ahead
from moorlands_dash.measures.targets.levels import MONTHS
from moorlands_dash.measures.targets.scoring import brier, crps, limits

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

WITH_PEERS, WITHOUT_PEERS = "with peers", "without peers"
"""Whether the same kind of incident elsewhere was known to a forecast."""

METHOD = "level-season-peers-4"
"""Name of the method: figures kept under another name are another method's."""

TENTHS = np.linspace(0, 1, 11)


@dataclass(frozen=True)
class _Origin:
    """What was known of some series at one time, a row a series, and what came of the rest."""

    seen: Numbers
    peers: Numbers | None
    left: Numbers
    """Incidents of the months left together."""
    months_in: int
    next_month: int
    """Calendar month after those seen, January as 0."""

    @property
    def so_far(self) -> Numbers:
        """Return the year's count up to then."""
        return np.asarray(self.seen[:, -self.months_in :].sum(axis=1))

    @property
    def year_before(self) -> Numbers:
        """Return the whole count of the year before."""
        return np.asarray(self.seen[:, -self.months_in - 12 : -self.months_in].sum(axis=1))


def scores(frame: pd.DataFrame, *, first_month: int = 4, draws: int = 1000) -> pd.DataFrame:
    """Return one row a series, year and months known: forecast, what came, and the errors.

    `frame` has `series month count`, one row a month that is loaded (absent = missing), and, where
    known, `peers`: the same month's count of the same kind of incident elsewhere. Columns as
    docs/architecture.md names them. A year is tried where all its months are loaded and at least
    24 months without a gap end with those known.
    """
    if frame.empty:
        return pd.DataFrame(columns=[*_KEYS, *_MEASURED])
    months = pd.date_range(frame["month"].min(), frame["month"].max(), freq="MS")
    counts = _by_month(frame, "count", months)
    beside = frame.assign(peers=frame.get("peers", np.nan))
    peers = _by_month(beside, "peers", months).to_numpy()
    found = [
        _keys(counts.index[rows], origin, months[start].year).assign(**_scored(origin, draws))
        for start in range(len(months) - 11)
        if months[start].month == first_month
        for months_in in MONTHS_IN
        for rows, origin in _origins(counts.to_numpy(), peers, start, months_in, first_month)
    ]
    if not found:
        return pd.DataFrame(columns=[*_KEYS, *_MEASURED])
    return pd.concat(found, ignore_index=True)


def _by_month(frame: pd.DataFrame, column: str, months: pd.DatetimeIndex) -> pd.DataFrame:
    table = frame.pivot(index="series", columns="month", values=column)
    return table.reindex(columns=months).astype(float)


_KEYS = ["series", "year", "peers", "months_in", "mean", "size_band"]
_MEASURED = [
    "came", "median",
    *(f"{side}_{level}" for level in LEVELS for side in ("lower", "upper")),
    *(f"covered_{level}" for level in LEVELS),
    "crps", *(f"crps_{name}" for name in RIVALS), "crps_straight_point",
    *(f"{what}_{promise}" for promise in PROMISES for what in ("chance", "met")),
]  # fmt: skip


def _origins(
    counts: Numbers, peers: Numbers, start: int, months_in: int, first_month: int
) -> Iterator[tuple[NDArray[np.int64], _Origin]]:
    """Yield the rows that can be tried, together what has histories as long and peers or none."""
    now = start + months_in
    runs = np.minimum(_runs(counts[:, :now]), WINDOW)
    tried = (runs >= HISTORY) & ~np.isnan(counts[:, now : start + 12]).any(axis=1)
    for run in np.unique(runs[tried]):
        seen, beside = counts[:, now - run : now], peers[:, now - run : now]
        followed = followable(beside)
        for with_peers in (False, True):
            rows = np.flatnonzero(tried & (runs == run) & (followed == with_peers))
            if len(rows):
                left = counts[rows, now : start + 12].sum(axis=1)
                others = beside[rows] if with_peers else None
                month = (first_month - 1 + months_in) % 12
                yield rows, _Origin(seen[rows], others, left, months_in, month)


def _keys(names: pd.Index, origin: _Origin, year: int) -> pd.DataFrame:
    mean = origin.seen[:, -MONTHS:].mean(axis=1)
    peers = WITHOUT_PEERS if origin.peers is None else WITH_PEERS
    keys = [names, year, peers, origin.months_in, mean, size_bands(mean)]
    return pd.DataFrame(dict(zip(_KEYS, keys, strict=True)))


def _runs(counts: Numbers) -> NDArray[np.int64]:
    """Return how many months without a gap end with the last column."""
    gap = np.isnan(counts[:, ::-1])
    run: NDArray[np.int64] = np.where(gap.any(axis=1), gap.argmax(axis=1), counts.shape[1])
    return run


def size_bands(mean: Numbers) -> list[str]:
    """Return the band of each mean a month."""
    names = list(SIZE_BANDS.values())
    places = np.searchsorted(list(SIZE_BANDS), mean, side="right") - 1
    return [names[place] for place in places]


def _scored(origin: _Origin, draws: int) -> dict[str, Numbers]:
    """Return `_MEASURED` for the series of one origin."""
    ahead = 12 - origin.months_in
    _, months = months_ahead(
        origin.seen, origin.next_month, ahead, peers=origin.peers, draws=draws, seed=SEED
    )
    outturn = origin.so_far[:, None] + months.sum(axis=2)
    came = origin.so_far + origin.left
    median = np.quantile(outturn, 0.5, axis=1, method="inverted_cdf")
    measured = {"came": came, "median": median, "crps": crps(outturn, came)}
    for level in LEVELS:
        lower, upper = limits(outturn, level / 100)
        measured |= {f"lower_{level}": lower, f"upper_{level}": upper}
        measured[f"covered_{level}"] = ((lower <= came) & (came <= upper)).astype(float)
    measured |= _rival_scores(origin, draws) | _chances(origin, outturn, came)
    return {name: measured[name] for name in _MEASURED}


def _rival_scores(origin: _Origin, draws: int) -> dict[str, Numbers]:
    """Return the error of each rival; of the straight line as a bare number too."""
    generator = np.random.default_rng(SEED)
    seen, left, ahead = origin.seen, origin.left, 12 - origin.months_in
    line = rivals.straight_line(seen, origin.months_in, ahead)
    expected = {
        "straight_line": line,
        "last_year": origin.year_before - origin.so_far,
        "seasonal_naive": rivals.seasonal_naive(seen, ahead),
    }
    found = {
        f"crps_{name}": crps(rivals.spread(value, draws, generator), left)
        for name, value in expected.items()
    }
    mean = rivals.twelve_month_mean(seen, ahead, draws, generator)
    found["crps_twelve_month_mean"] = crps(mean, left)
    return found | {"crps_straight_point": np.abs(line - left)}


def _chances(origin: _Origin, outturn: Numbers, came: Numbers) -> dict[str, Numbers]:
    """Return chance and outcome of each of `PROMISES`; NaN where it is passed already."""
    found = {}
    for promise in PROMISES:
        limit = np.floor(origin.year_before * promise / 100 + 1e-9)
        chance = (outturn <= limit[:, None]).mean(axis=1)
        # A limit that is passed is certain: it would flatter the forecast.
        unsettled = limit >= origin.so_far
        found[f"chance_{promise}"] = np.where(unsettled, chance, np.nan)
        found[f"met_{promise}"] = np.where(unsettled, came <= limit, np.nan)
    return found


def summary(scored: pd.DataFrame) -> pd.DataFrame:
    """Return one row a kind, number of months known and size band, as the table `backtest`.

    The kinds are with and without peers; of the size bands "all" comes first. Errors of many
    series are summed before they are compared, so that large series weigh more.
    `brier_reference` is the score of saying each time how often such targets were met.
    """
    rows = []
    for (peers, months_in), of_months in scored.groupby(["peers", "months_in"]):
        for band in (ALL, *SIZE_BANDS.values()):
            chosen = of_months if band == ALL else of_months[of_months["size_band"] == band]
            if len(chosen):
                keys = {"peers": peers, "months_in": months_in, "size_band": band}
                rows.append(keys | _summed(chosen))
    return pd.DataFrame(rows, columns=["peers", "months_in", "size_band", *_SUMMED])


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
    """Return `peers months_in promise chance met` of the chances that were open when given."""
    parts = [
        pd.DataFrame(
            {
                "peers": scored["peers"],
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

    With peers and without are told apart. A chance on a border belongs to the upper tenth. The
    limits are Wilson's; series of one year go up and down together, so that they are rather too
    narrow.
    """
    judged = _judged(scored)
    tenth = np.minimum(np.floor(judged["chance"] * 10 + 1e-9), 9).astype(int)
    rows = []
    for (peers, months_in), of_months in judged.groupby(["peers", "months_in"]):
        for place in range(10):
            chosen = of_months[tenth[of_months.index] == place]
            lower, upper = wilson_limits(chosen["met"].sum(), len(chosen))
            rows.append(
                {
                    "peers": peers,
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
    "peers", "months_in", "chance_from", "chance_to", "forecasts", "mean_chance", "share_met",
    "lower_95", "upper_95",
]  # fmt: skip
