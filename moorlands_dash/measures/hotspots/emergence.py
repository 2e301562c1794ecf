"""Whether a hotspot is new, lasts, comes and goes or is over, and what changed between periods."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from moorlands_dash.measures.change import with_change
from moorlands_dash.measures.doubt import BEFORE, NOW
from moorlands_dash.measures.family import adjusted_p_values, with_family
from moorlands_dash.measures.hotspots.gistar import LEVEL, at_least, at_most, many_hot
from moorlands_dash.measures.hotspots.lattice import Lattice
from moorlands_dash.measures.verdicts import (
    CANNOT_TELL,
    EMERGING,
    FORMER,
    INTERMITTENT,
    NEVER,
    PERSISTENT,
)
from moorlands_dash.periods import Period, add_months

Numbers = NDArray[np.float64]

RULES = {
    PERSISTENT: "hot in at least four of every five windows",
    EMERGING: "hot in the latest window, clearly busier since one of the last third of the windows "
    "than before, and until then hot in under half of them",
    FORMER: "hot in earlier windows but in none of the last third, and clearly quieter than it was",
    INTERMITTENT: "hot in some windows, and none of the rules above holds",
    NEVER: "hot in no window",
}
"""What each kind means; the first rule that holds is the cell's. Windows with a missing month are
left out. That a cell is hot now and was not before is no change yet: chance alone carries cells
over the line and back. So new and former cells must have changed by a test of their own."""

MONTHS, NUMBER = 3, 12
LEAST_TOLD = 6
"""Windows without a missing month that a kind needs: with fewer nobody can say what is new."""
_LASTING = 0.8
_RECENT = 1 / 3
LEAST_SUM = 6
"""Incidents of both periods from which a cell's change can be clear at all: under 6 the most
uneven split still has a chance over 5 %."""


def windows(end: date, *, months: int = MONTHS, number: int = NUMBER) -> list[Period]:
    """Return consecutive windows of so many months, oldest first; the last one ends with `end`."""
    lasts = [add_months(end, -months * back) for back in range(number - 1, -1, -1)]
    return [Period(add_months(last, 1 - months), last) for last in lasts]


def window_counts(
    places: ArrayLike,
    months: ArrayLike,
    spans: Sequence[Period],
    loaded: Collection[date],
    cells: Lattice,
) -> Numbers:
    """Return the counts of each cell (row) in each window (column), NaN where a month is missing.

    `places` are of `Lattice.locate`, `months` the incidents' months.
    """
    place, when = np.asarray(places), pd.to_datetime(pd.Series(months)).to_numpy()
    counts = np.full((len(cells.cells), len(spans)), np.nan)
    for column, span in enumerate(spans):
        if all(month in loaded for month in span):
            first, last = np.datetime64(span.start), np.datetime64(span.end)
            chosen = place[(place >= 0) & (when >= first) & (when <= last)]
            counts[:, column] = np.bincount(chosen, minlength=len(cells.cells))
    return counts


def emergence(
    counts: ArrayLike, spans: Sequence[Period], cells: Lattice, beside: Any, *, level: float = LEVEL
) -> pd.DataFrame:
    """Return each cell's kind, by `RULES`, and its dates.

    Columns `cell_id kind windows_hot windows_told first_hot last_hot rose_from fell_from`. `counts`
    has a row a cell and a column a window. Hot is as `gistar.many_hot` says, the cells of all
    windows being one family. `first_hot` is the first month of the first hot window, `last_hot`
    the last month of the last one (missing where never hot); `rose_from` and `fell_from` the first
    month since which the cell's own count is clearly higher or lower (missing where it isn't).
    """
    table = np.asarray(counts, dtype=float)
    told = [place for place in range(len(spans)) if not np.isnan(table[:, place]).any()]
    seen = table[:, told]
    hot = many_hot(seen, cells, beside, level=level, together=True)
    enough = len(told) >= LEAST_TOLD
    none = np.full(len(seen), -1)
    rose = _shifts(seen, range(_recent(len(told)), len(told)), level) if enough else none
    fell = _shifts(seen, range(1, len(told)), level, lower=True) if enough else none
    starts = pd.Series([pd.Timestamp(spans[place].start) for place in told])
    ends = pd.Series([pd.Timestamp(spans[place].end) for place in told])
    first, last = _first_and_last(hot)
    return pd.DataFrame(
        {
            "cell_id": cells.cells["cell_id"].to_numpy(),
            "kind": _kinds(hot, rose, fell) if enough else CANNOT_TELL,
            "windows_hot": hot.sum(axis=1),
            "windows_told": len(told),
            "first_hot": _months(starts, first),
            "last_hot": _months(ends, last),
            "rose_from": _months(starts, rose),
            "fell_from": _months(starts, fell),
        }
    )


def _first_and_last(hot: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first and the last hot window of each row, -1 where there is none."""
    if not hot.shape[1]:
        return np.full(len(hot), -1), np.full(len(hot), -1)
    ever, latest = hot.any(axis=1), hot.shape[1] - 1
    last = latest - hot[:, ::-1].argmax(axis=1)
    return np.where(ever, hot.argmax(axis=1), -1), np.where(ever, last, -1)


def _months(months: pd.Series, places: NDArray[np.int64]) -> pd.Series:
    """Return the month at each place, missing where it is -1."""
    return pd.to_datetime(pd.Series(places).map(months))


def _recent(number: int) -> int:
    """Return the first of the windows that are recent."""
    return number - round(number * _RECENT)


def _shifts(
    counts: Numbers, tried: range, level: float, *, lower: bool = False
) -> NDArray[np.int64]:
    """Return since which window each cell's own count is clearly higher, or lower; -1 for none.

    Each window of `tried` is taken as the first of another time: the exact one-sided test of what
    came since, given the sum of all windows. The smallest p-value counts, times the windows tried
    (Bonferroni); cells with `LEAST_SUM` incidents are one family.
    """
    number, total = counts.shape[1], counts.sum(axis=1)
    since = np.column_stack([counts[:, first:].sum(axis=1) for first in tried])
    share = (number - np.asarray(tried)) / number
    chance = (at_most if lower else at_least)(since, total[:, None], share)
    best = chance.argmin(axis=1)
    p_value = np.minimum(1.0, chance.min(axis=1) * len(tried))
    searched = np.where(total >= LEAST_SUM, p_value, np.nan)
    return np.where(adjusted_p_values(searched) <= level, np.asarray(tried)[best], -1)


def _kinds(
    hot: NDArray[np.bool_], rose: NDArray[np.int64], fell: NDArray[np.int64]
) -> NDArray[Any]:
    """Return the kind of each row, by the first of `RULES` that holds."""
    recent = _recent(hot.shape[1])
    before, lately = hot[:, :recent].any(axis=1), hot[:, recent:].any(axis=1)
    earlier = np.arange(hot.shape[1]) < rose[:, None]
    seldom = 2 * (hot & earlier).sum(axis=1) < earlier.sum(axis=1)
    rules = {
        PERSISTENT: hot.mean(axis=1) >= _LASTING,
        EMERGING: hot[:, -1] & (rose >= 0) & seldom,
        FORMER: before & ~lately & (fell >= 0),
        INTERMITTENT: before | lately,
    }
    return np.select(list(rules.values()), list(rules), NEVER)


def cell_change(
    now: ArrayLike,
    before: ArrayLike,
    cells: Lattice,
    *,
    complete: bool,
    percent_from: int,
    doubt: tuple[ArrayLike, ArrayLike] | None = None,
) -> pd.DataFrame:
    """Return each cell's count in two periods of the same length, and whether it changed.

    Columns `cell_id count count_before difference percent p_value p_adjusted verdict`.
    Verdicts: fewer, more, no clear change, cannot tell. Exact conditional tests; cells with at
    least `LEAST_SUM` incidents in both periods together are searched as one family. `doubt` is how
    many rows set aside may belong to each count, now and before: a verdict holds at both bounds.
    """
    frame = pd.DataFrame(
        {
            "cell_id": cells.cells["cell_id"].to_numpy(),
            "count": pd.array(np.asarray(now, dtype=int), dtype="Int64"),
            "count_before": pd.array(np.asarray(before, dtype=int), dtype="Int64"),
            "complete": complete,
        }
    )
    if doubt is not None:
        frame = frame.assign(**dict(zip((NOW, BEFORE), map(np.asarray, doubt), strict=True)))
    # The sum says nothing of the split, so that choosing by it leaves the test as it is.
    searched = frame["count"] + frame["count_before"] >= LEAST_SUM
    found = with_family(with_change(frame, percent_from=percent_from), searched)
    return found.drop(columns=["complete", NOW, BEFORE], errors="ignore")
