"""The one judgement of a change: a period against what the same months of years before lead to.

Every output that says whether a ward or the district has more or fewer than usual takes it from
here. A change is judged alone (`verdict_alone`: somebody asked about this one beforehand) and as
one of those that are looked at together (`verdict`), whose false discoveries are controlled. The
direction is the same for both. The year before stands beside it as a plain number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import direction_verdicts
from moorlands_dash.measures.doubt import NOW, NOWHERE, agreed, apart, shared_out
from moorlands_dash.measures.family import adjusted_in_families
from moorlands_dash.measures.intervals import Numbers, floats
from moorlands_dash.measures.usual_level import YEARS, Group, Usual, usual, variation
from moorlands_dash.periods import Period, add_months, rolling_year

EARLIER, EARLIER_DOUBT, EARLIER_NOWHERE = (
    tuple(f"{name}_{back}" for back in range(1, YEARS + 1))
    for name in ("earlier", "earlier_doubt", "earlier_nowhere")
)
"""Columns of the years before, the latest first: count, rows set aside, share without a place."""

USUAL, USUAL_FROM, USUAL_TO, USUAL_YEARS = "usual", "usual_from", "usual_to", "usual_years"
ALONE = "verdict_alone"

_SAME = 1e-9


def earlier_periods(period: Period) -> list[Period]:
    """Return the same months of each of the years before, the latest first."""
    step = 12 * -(-len(period) // 12)
    return [period.shifted(-step * back) for back in range(1, YEARS + 1)]


def past(
    series: pd.DataFrame, period: Period, since: date, *, pooled: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return what judges a period: a row a series with `EARLIER`, `dispersion` and `drift`.

    `series` is month (index: dates) x series, of loaded months. A year that isn't whole, or begins
    before `since`, is NaN. How the months scatter and the levels wander is told from the whole
    years up to the period, of all series pooled; of those of `pooled` besides, where it is given.
    """
    beside = None if pooled is None else pooled.reindex(series.index).to_numpy(float)
    found = past_numbers(series.to_numpy(float), list(series.index), period, since, beside)
    return pd.DataFrame(found, index=series.columns)


def past_numbers(
    counts: Numbers, months: Sequence[date], period: Period, since: date, pooled: Numbers | None
) -> dict[str, Numbers]:
    """Return the columns of `past` of month x series, and of month x series pooled with them."""
    place = {month: row for row, month in enumerate(months)}

    def usable(other: Period) -> bool:
        return other.start >= since and all(month in place for month in other)

    def rows(other: Period) -> list[int]:
        return [place[month] for month in other]

    periods = earlier_periods(period)
    nothing = np.full(counts.shape[1], np.nan)
    sums = [counts[rows(each)].sum(axis=0) if usable(each) else nothing for each in periods]
    until = rolling_year(add_months(period.start, -1))
    years = [until.shifted(-12 * back) for back in reversed(range(YEARS))]
    found = _variation(counts, [rows(year) for year in years if usable(year)], pooled)
    step = len(Period(periods[0].start, period.start)) // 12
    earlier = dict(zip(EARLIER, sums, strict=True))
    return {**earlier, "dispersion": found.dispersion, "drift": found.drift * step}


def _variation(counts: Numbers, years: list[list[int]], pooled: Numbers | None) -> Group:
    """Return how month x series vary, among themselves and those pooled with them.

    `years` are the rows of each whole year.
    """
    columns = counts if pooled is None else np.concatenate([counts, pooled], axis=1)
    number = counts.shape[1]
    if not years or not columns.shape[1]:
        return Group(np.ones(number), np.zeros(number))
    found = variation(np.stack([columns[rows].T for rows in years], axis=1))
    return Group(found.dispersion[:number], found.drift[:number])


def judged(
    frame: pd.DataFrame,
    *,
    percent_from: int,
    together: pd.Series | None = None,
    families: pd.Series | None = None,
) -> pd.DataFrame:
    """Return the frame with what is usual, how far the count is from it, and the verdicts.

    Needs `count count_before complete` and the columns of `past`; where `complete` is false nothing
    is compared and both verdicts are "cannot tell". `difference` and `percent` are against the year
    before; per cent is left out where either count is under `percent_from`. `usual` is the count to
    be expected, `usual_from` and `usual_to` the smallest and largest that are no clear change asked
    alone, `usual_years` how many years it rests on. `together` marks the rows that are looked at
    together, those of one of the `families` each; the others keep their own p-value. Where rows
    were set aside, or published without a place, a verdict must hold at all bounds.
    """
    whole = frame["complete"].to_numpy(dtype=bool)
    searched = np.zeros(len(frame), dtype=bool) if together is None else together.to_numpy(bool)
    names = np.full(len(frame), "") if families is None else families.to_numpy(dtype=str)
    found = [_tested(corner, frame, whole) for corner in _corners(frame)]
    p_value, level = found[0].p_value, found[0].level
    adjusted = [adjusted_in_families(each.p_value, searched, names) for each in found]
    lower, upper = level.limits()
    return frame.assign(
        **_against_before(frame, whole, percent_from),
        usual=np.where(whole, level.expected, np.nan),
        usual_from=_whole(lower, whole),
        usual_to=_whole(upper, whole),
        usual_years=np.where(whole, frame[list(EARLIER)].notna().sum(axis=1), 0),
        p_value=p_value,
        p_adjusted=adjusted[0],
        verdict_alone=agreed([direction_verdicts(each.direction, each.p_value) for each in found]),
        verdict=agreed(
            [direction_verdicts(e.direction, p) for e, p in zip(found, adjusted, strict=True)]
        ),
    )


def as_usual(frame: pd.DataFrame, words: Iterable[str]) -> list[str]:
    """Return `USUAL` words for those of `judged`: higher or lower than usual, or too few to say.

    "Too few to say" is no clear change where neither twice nor half of what is usual would have
    been a clear one.
    """
    usual_count = floats(frame[USUAL])
    lower, upper = floats(frame[USUAL_FROM]), floats(frame[USUAL_TO])
    few = (usual_count / 2 >= lower - _SAME) & (usual_count * 2 <= upper + _SAME)
    return [
        verdicts.TOO_FEW
        if unclear and word == verdicts.NO_CLEAR_CHANGE
        else _USUAL_WORDS.get(word, word)
        for word, unclear in zip(words, few, strict=True)
    ]


_USUAL_WORDS = {
    verdicts.MORE: verdicts.HIGHER_THAN_USUAL,
    verdicts.FEWER: verdicts.LOWER_THAN_USUAL,
}


@dataclass(frozen=True)
class _Corner:
    """Counts at one of their bounds."""

    count: Numbers
    earlier: Numbers
    """Shape (rows, years), the latest first."""


@dataclass(frozen=True)
class _Tested:
    level: Usual
    p_value: Numbers
    direction: Numbers


def _tested(corner: _Corner, frame: pd.DataFrame, whole: np.ndarray) -> _Tested:
    group = Group(floats(frame["dispersion"]), floats(frame["drift"]))
    level = usual(corner.earlier[:, ::-1], group)
    p_value = np.where(whole, level.p_value(corner.count), np.nan)
    return _Tested(level, p_value, np.sign(corner.count - level.expected))


def _corners(frame: pd.DataFrame) -> list[_Corner]:
    """Return the counts as they are, and at their other bounds where there is doubt."""
    count, earlier = floats(frame["count"]), frame[list(EARLIER)].to_numpy(float)
    found = [_Corner(count, earlier)]
    now, before = _some(frame, [NOW])[:, 0], _some(frame, EARLIER_DOUBT)
    if now.any():
        found.append(_Corner(count + now, earlier))
    if before.any():
        found.append(_Corner(count, earlier + before))
    if NOWHERE in frame:
        shares = floats(frame[NOWHERE]), frame[list(EARLIER_NOWHERE)].to_numpy(float)
        told = apart(shares[0][:, None], shares[1]).any(axis=1)
        if told.any():
            found.append(
                _Corner(
                    np.where(told, shared_out(count, np.nan_to_num(shares[0])), count),
                    np.where(told[:, None], shared_out(earlier, np.nan_to_num(shares[1])), earlier),
                )
            )
    return found


def _some(frame: pd.DataFrame, names: Iterable[str]) -> Numbers:
    """Return columns of rows in doubt; none where a frame has no such column."""
    found: Numbers = np.nan_to_num(frame.reindex(columns=list(names)).to_numpy(float))
    return found


def _against_before(
    frame: pd.DataFrame, whole: np.ndarray, percent_from: int
) -> dict[str, pd.Series | Numbers]:
    """Return the plain numbers against the year before."""
    now, before = frame["count"].where(whole), frame["count_before"].where(whole)
    enough = (now.ge(percent_from) & before.ge(percent_from) & before.gt(0)).fillna(False)
    base = floats(before.where(enough))
    return {
        "difference": (now - before).astype("Int64"),
        "percent": (floats(now) - base) / base * 100,
    }


def _whole(limit: Numbers, whole: np.ndarray) -> ExtensionArray:
    return pd.array(np.where(whole, limit, np.nan), dtype="Int64")
