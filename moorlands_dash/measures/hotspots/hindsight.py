"""Would it have predicted? What was known then, beside what came in the months after.

At each of several times in the past the map is made from the months known then, and the same share
of the district is marked by each method. The hit rate is the share of what came afterwards that
fell inside. The months judged never overlap within a row, so that no incident counts twice.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from moorlands_dash.measures.change import LEVEL, change_p_value
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.hotspots.batches import Watch, batches, silent
from moorlands_dash.measures.hotspots.density import distinct, kernel
from moorlands_dash.measures.hotspots.gistar import many_z
from moorlands_dash.measures.hotspots.lattice import AREA, Lattice
from moorlands_dash.measures.intervals import wilson_limits
from moorlands_dash.measures.verdicts import (
    BETTER,
    CANNOT_TELL,
    NO_CLEAR_DIFFERENCE,
    SAME,
    WORSE,
)
from moorlands_dash.periods import add_months, months_between

Numbers = NDArray[np.float64]

COUNTS, DENSITY, GISTAR = "counts", "density", "gistar"
METHODS = (COUNTS, DENSITY, GISTAR)
HORIZONS = (1, 3, 6)
SHARE = 0.03
"""Share of the district's area that each method may mark."""
KNOWN = 12
"""Months that a map is made from."""
JUDGED = 24
"""Latest months at most that are judged: what worked long ago is no promise."""
METHOD = "hindsight-1"
"""Name of the method: figures kept under another name are another method's."""

COLUMNS = [
    "method", "horizon", "origins", "from", "to", "incidents", "share_of_area", "hits", "hit_rate",
    "lower_95", "upper_95", "pai", "pei", "chance_hit_rate", "counts_hit_rate", "p_value",
    "p_adjusted", "verdict",
]  # fmt: skip


def pai(
    predicted: ArrayLike, observed: ArrayLike, area: ArrayLike, share: float
) -> dict[str, float]:
    """Return how well the highest predictions, on a `share` of the area, held what was observed.

    `share_of_area inside total hit_rate pai best_inside best_pai pei`: PAI is the hit rate over the
    share of the area, PEI the PAI over the best that could have been had on that area. Where
    predictions are alike, each of those cells is marked in part.
    Source: Chainey, Tompson and Uhlig (2008), Security Journal 21; Hunt (2016).
    """
    came, size = np.asarray(observed, dtype=float), np.asarray(area, dtype=float)
    marked = _marked(np.asarray(predicted, dtype=float), size, share)
    best = _marked(came / size, size, share)
    inside, best_inside, total = float(marked @ came), float(best @ came), float(came.sum())
    of_area = float(marked @ size / size.sum())
    rate = _ratio(inside, total)
    return {
        "share_of_area": of_area,
        "inside": inside,
        "total": total,
        "hit_rate": rate,
        "pai": _ratio(rate, of_area),
        "best_inside": best_inside,
        "best_pai": _ratio(_ratio(best_inside, total), of_area),
        "pei": _ratio(inside, best_inside),
    }


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def _marked(score: Numbers, area: Numbers, share: float) -> Numbers:
    """Return which part of each cell is marked, highest scores first, up to a share of the area.

    Cells with the same score are all marked in the same part, which is what choosing among them at
    random comes to on average.
    """
    values, group = np.unique(-score, return_inverse=True)
    size = np.bincount(group, weights=area, minlength=len(values))
    before = np.cumsum(size) - size
    part = np.clip((share * area.sum() - before) / size, 0, 1)
    return np.asarray(part[group])


def hindsight(
    incidents: pd.DataFrame,
    loaded: Collection[date],
    cells: Lattice,
    beside: Any,
    *,
    methods: Sequence[str] = METHODS,
    horizons: Sequence[int] = HORIZONS,
    share: float = SHARE,
    known: int = KNOWN,
    bandwidth: float = 500,
    judged: int = JUDGED,
    watch: Watch = silent,
) -> pd.DataFrame:
    """Return a row a method and horizon (months ahead), `COLUMNS`.

    `incidents` has `easting northing month`. Each map is made from the `known` months before, all
    of them loaded. `chance_hit_rate` is that of marking places at random, `counts_hit_rate` of
    marking the cells with the most incidents in the same months. Verdict, against those counts:
    better, worse, no clear difference, the same (the counts themselves), cannot tell (no time in
    the past with all months loaded). By an exact test of the incidents that only one of both held,
    the rows being searched together.
    """
    past = _past(incidents, loaded, cells, bandwidth)
    rows = []
    for number, _ in enumerate(batches(len(horizons), 1, watch)):
        times = past.origins(horizons[number], known, judged)
        scores = {name: past.scores(name, times, known, beside) for name in {COUNTS, *methods}}
        rows += [_row(past, name, scores, times, horizons[number], share) for name in methods]
    return _judged(pd.DataFrame(rows, columns=COLUMNS))


def _judged(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with what they come to, searched together."""
    frame["p_adjusted"] = adjusted_p_values(frame["p_value"].to_numpy(dtype=float))
    clear = frame["p_adjusted"] < LEVEL
    frame["verdict"] = np.select(
        [
            frame["origins"] == 0,
            frame["method"] == COUNTS,
            clear & (frame["hit_rate"] > frame["counts_hit_rate"]),
            clear,
        ],
        [CANNOT_TELL, SAME, BETTER, WORSE],
        NO_CLEAR_DIFFERENCE,
    )
    return frame


@dataclass(frozen=True)
class _Past:
    """Counts by month: a row a cell, and what a density adds up to in each cell."""

    months: list[date]
    loaded: NDArray[np.bool_]
    counts: Numbers
    hills: Numbers
    cells: Lattice

    def origins(self, horizon: int, known: int, judged: int) -> list[int]:
        """Return the first months judged (positions), backwards from the latest."""
        last = len(self.months)
        starts = range(last - horizon, max(last - judged, known) - 1, -horizon)
        return [at for at in starts if self.loaded[at - known : at + horizon].all()]

    def scores(self, method: str, times: list[int], known: int, beside: Any) -> Numbers:
        """Return each cell's score at each time: a column a time."""
        table = self.hills if method == DENSITY else self.counts
        found = [table[:, at - known : at].sum(axis=1) for at in times]
        score: Numbers = np.column_stack(found) if found else np.empty((len(table), 0))
        if method == GISTAR and times:
            return many_z(score, beside)
        if method == COUNTS and self.cells.shape == AREA:
            score = score / self.cells.cells["area_km2"].to_numpy()[:, None]
        return score


def _past(
    incidents: pd.DataFrame, loaded: Collection[date], cells: Lattice, bandwidth: float
) -> _Past:
    """Return counts and densities by month, from the first month loaded to the last."""
    if not loaded:
        nothing = np.zeros((len(cells.cells), 0))
        return _Past([], np.zeros(0, dtype=bool), nothing, nothing, cells)
    first, count = min(loaded), months_between(min(loaded), max(loaded))
    months = [add_months(first, number) for number in range(count)]
    when = pd.to_datetime(incidents["month"])
    column = ((when.dt.year - first.year) * 12 + when.dt.month - first.month).to_numpy()
    east, north = (incidents[name].to_numpy(dtype=float) for name in ("easting", "northing"))
    use = np.isfinite(east) & np.isfinite(north) & (column >= 0) & (column < count)
    place = cells.locate(east, north)
    held = use & (place >= 0)
    counts = np.zeros((len(cells.cells), count))
    np.add.at(counts, (place[held], column[held]), 1)
    points, _ = distinct(east[use], north[use])
    by_point = np.zeros((len(points), count))
    names = pd.MultiIndex.from_arrays([points[:, 0], points[:, 1]])
    order = names.get_indexer(pd.MultiIndex.from_arrays([east[use], north[use]]))
    np.add.at(by_point, (order, column[use]), 1)
    middles = cells.cells[["easting", "northing"]].to_numpy()
    hills = np.asarray(kernel(middles, points, bandwidth) @ by_point)
    return _Past(months, np.array([month in loaded for month in months]), counts, hills, cells)


def _row(
    past: _Past,
    method: str,
    scores: dict[str, Numbers],
    times: list[int],
    horizon: int,
    share: float,
) -> dict[str, Any]:
    """Return one method and horizon, the incidents of all times together."""
    row: dict[str, Any] = {"method": method, "horizon": horizon, "origins": len(times)}
    if not times:
        return row
    area = past.cells.cells["area_km2"].to_numpy(dtype=float)
    hits = simple = best = total = alone = missed = 0.0
    for number, at in enumerate(times):
        came = past.counts[:, at : at + horizon].sum(axis=1)
        marked = _marked(scores[method][:, number], area, share)
        counted = _marked(scores[COUNTS][:, number], area, share)
        hits, simple, total = hits + marked @ came, simple + counted @ came, total + came.sum()
        best += _marked(came / area, area, share) @ came
        alone += (marked * (1 - counted)) @ came
        missed += (counted * (1 - marked)) @ came
    lower, upper = wilson_limits(hits, total)
    rate = _ratio(hits, total)
    return row | {
        "from": pd.Timestamp(past.months[min(times)]),
        "to": pd.Timestamp(past.months[max(times) + horizon - 1]),
        "incidents": int(total),
        "share_of_area": share,
        "hits": hits,
        "hit_rate": rate,
        "lower_95": float(lower),
        "upper_95": float(upper),
        "pai": rate / share,
        "pei": _ratio(hits, best),
        "chance_hit_rate": share,
        "counts_hit_rate": _ratio(simple, total),
        "p_value": np.nan if method == COUNTS else float(change_p_value(alone, missed)),
    }
