"""Where a target's excess comes from: its parts against what the milestone leaves to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from scipy.stats import binom, false_discovery_control

from moorlands_dash.measures.change import change_direction, direction_verdicts
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.targets.needs import whole
from moorlands_dash.measures.targets.trajectories import Promise, Shares
from moorlands_dash.periods import Period, add_months

YEARS_BACK = 3
"""A year without a file among the months is passed over for the one before, this often at most."""

SIMILAR = 0.5
"""An earlier run is similar whose change lies within this share of the change now."""
_LEAST_TOLERANCE = 0.05
MOST_RUNS = 5

PARTS = ["part", "count", "expected", "difference", "p_value", "verdict"]
RUNS = [*PARTS, "run_from", "run_to", "after", "after_before", "outturn"]


@dataclass(frozen=True)
class Comparison:
    """The months of a target so far that can be set against the same months of an earlier year."""

    months: tuple[date, ...]
    years_back: int
    allowed: float
    """What the target leaves to these months: the sum of their milestones."""
    complete: bool
    """Whether every month so far is loaded, and compared."""

    @property
    def before(self) -> tuple[date, ...]:
        """Return the same months of the earlier year."""
        return tuple(add_months(month, -12 * self.years_back) for month in self.months)


def comparison(
    counts: pd.Series, promise: Promise, shares: Shares, elapsed: Period
) -> Comparison | None:
    """Return what the months so far are compared with; None where there is nothing to compare.

    That is the latest earlier year of which all these months are loaded, else the one with most of
    them. `counts` are those of loaded months only (index: dates).
    """
    loaded = set(counts.index)
    known = [month for month in elapsed if month in loaded]
    found = {
        back: tuple(month for month in known if add_months(month, -12 * back) in loaded)
        for back in range(1, YEARS_BACK + 1)
    }
    back = max(found, key=lambda years: (len(found[years]), -years))
    months = found[back]
    if not months:
        return None
    milestones = dict(zip(promise.period, promise.target * shares.values, strict=True))
    most = whole(float(sum(milestones[month] for month in months)), rises=promise.rises)
    return Comparison(months, back, most, complete=len(months) == len(elapsed))


def parts(
    now: Mapping[str, int], before: Mapping[str, int], allowed: float, *, complete: bool = True
) -> pd.DataFrame:
    """Return one row a part, as `PARTS`: what it came to, and what the milestone leaves to it.

    `now` and `before` are incidents by part in the months so far and in the same months of the
    earlier year. The milestone (`allowed`) is shared out as those months' incidents were, so that
    the differences add up to the whole gap. `p_value` is of the exact two-sided conditional test
    of two Poisson counts whose means stand in the ratio of milestone to earlier total
    (Przyborowski and Wilenski, 1940), adjusted for the number of parts by Benjamini and Hochberg's
    rule (1995); "more" and "fewer" hold their false discoveries to 5 in 100. Where not all months
    are there (`complete`) or nothing happened in the earlier ones, the verdict is "cannot tell".
    """
    names = list(dict.fromkeys([*now, *before]))
    counts = np.array([now.get(name, 0) for name in names], dtype=float)
    earlier = np.array([before.get(name, 0) for name in names], dtype=float)
    total = earlier.sum()
    ratio = allowed / total if total else np.nan
    expected, share = earlier * ratio, ratio / (1 + ratio)
    p_value = _adjusted(_p_values(counts, earlier, ratio)) if complete else counts * np.nan
    frame = pd.DataFrame(
        {
            "part": pd.Series(names, dtype=object),
            "count": pd.array(counts, dtype="Int64"),
            "expected": expected,
            "difference": counts - expected,
            "p_value": p_value,
            "verdict": direction_verdicts(change_direction(counts, earlier, share), p_value),
        }
    )
    upwards = bool(total) and counts.sum() < allowed
    order = frame.sort_values(["difference", "part"], ascending=[upwards, True], kind="stable")
    return order.reset_index(drop=True)


def _p_values(counts: Numbers, earlier: Numbers, ratio: float) -> Numbers:
    """Return the chance of a split as uneven as this or more, doubling the smaller tail."""
    if not np.isfinite(ratio) or ratio <= 0:
        return np.full(len(counts), np.nan)
    total, share = counts + earlier, ratio / (1 + ratio)
    tails = binom.cdf(counts, total, share), binom.sf(counts - 1, total, share)
    found: Numbers = np.minimum(1.0, 2 * np.minimum(*tails))
    return found


def _adjusted(p_values: Numbers) -> Numbers:
    if not len(p_values) or np.isnan(p_values).any():
        return p_values
    adjusted: Numbers = false_discovery_control(p_values, method="bh")
    return adjusted


def similar_runs(counts: pd.Series, elapsed: Period, full: Period) -> pd.DataFrame:
    """Return earlier runs of months that changed as the months so far did, as `RUNS`.

    A run is as long as the months so far, begins in any month, and lies before them; its change is
    its count over that of the same months a year before. Similar is one whose change (on the
    logarithm) lies within half of the change now, or within 5 per cent; of those that overlap the
    nearest stays. `after` counts the months that followed it, up to a year from its first,
    `after_before` the same a year before; `outturn` is where the year would end if its months left
    did as those. `expected` are the same months a year before the run.
    """
    now = _change(counts, elapsed)
    left = len(full) - len(elapsed)
    if now is None or not left:
        return pd.DataFrame(columns=RUNS)
    tolerance = max(SIMILAR * abs(np.log(now)), _LEAST_TOLERANCE)
    found: list[tuple[float, Period]] = []
    for start in counts.index:
        run = Period(start, add_months(start, len(elapsed) - 1))
        change = _change(counts, run) if run.end < elapsed.start else None
        if change is None or _change(counts, _after(run, left)) is None:
            continue
        away = abs(np.log(change) - np.log(now))
        if away <= tolerance and change != 1:
            found.append((away, run))
    rows = [_run_row(counts, run, elapsed, left) for run in _apart(found)]
    return pd.DataFrame(rows, columns=RUNS)


def _apart(found: Sequence[tuple[float, Period]]) -> list[Period]:
    """Return runs that don't overlap, the nearest of those that do, in the order of time."""
    chosen: list[Period] = []
    for _, run in sorted(found, key=lambda item: (item[0], item[1])):
        if all(run.end < other.start or other.end < run.start for other in chosen):
            chosen.append(run)
    return sorted(chosen[:MOST_RUNS])


def _run_row(counts: pd.Series, run: Period, elapsed: Period, left: int) -> dict[str, object]:
    after = _after(run, left)
    count, before = _sum(counts, run), _sum(counts, run.shifted(-12))
    later, later_before = _sum(counts, after), _sum(counts, after.shifted(-12))
    base = _sum(counts, _after(elapsed, left).shifted(-12))
    so_far = _sum(counts, elapsed)
    known = base is not None and so_far is not None and later_before
    return {
        "part": str(run),
        "count": count,
        "expected": float(before or 0),
        "difference": float((count or 0) - (before or 0)),
        "p_value": np.nan,
        "verdict": "",
        "run_from": run.start,
        "run_to": run.end,
        "after": later,
        "after_before": later_before,
        "outturn": so_far + base * later / later_before if known else np.nan,  # type: ignore[operator]
    }


def _after(run: Period, left: int) -> Period:
    return Period(add_months(run.end, 1), add_months(run.end, left))


def _sum(counts: pd.Series, period: Period) -> int | None:
    """Return the count of a period; None where one of its months is missing."""
    found = counts.reindex(list(period))
    return None if found.isna().any() else int(found.sum())


def _change(counts: pd.Series, run: Period) -> float | None:
    now, before = _sum(counts, run), _sum(counts, run.shifted(-12))
    return now / before if now and before else None
