"""Does the hotspot survive? The police move points; so do we, again and again.

An incident is published on the nearest of a fixed list of anonymous points, so it happened
somewhere about that point, nearer to it than to the next one. Each incident is put on a random
place about its point, all maps are judged anew, and what stays hot on nearly all of them does not
hang on where the points happen to stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from moorlands_dash.measures.hotspots.batches import Watch, batches, silent
from moorlands_dash.measures.hotspots.density import distinct
from moorlands_dash.measures.hotspots.gistar import LEVEL, many_hot
from moorlands_dash.measures.hotspots.lattice import Lattice

Numbers = NDArray[np.float64]

JITTERS = 200
SEED = 20_260_401
METHOD = "jitter-1"
"""Name of the method: shares kept under another name are another method's."""

_OTHERS = 3
_AT_ONCE = 25


@dataclass(frozen=True)
class Snapping:
    """How far the police's moving may have taken a point, judged by how far points lie apart.

    The list of the police's points is not published with the incidents. Points on which something
    was published are part of it, so that distances come out rather too long: a hotspot is put to a
    harder test, never to an easier one.
    """

    points: Numbers
    """Distinct points: easting, northing."""
    spacing: Numbers
    """Of each point, the mean distance to its three nearest others."""

    @property
    def typical(self) -> float:
        """Return the median distance of all points, in metres."""
        return float(np.median(self.spacing)) if len(self.spacing) else float("nan")

    @property
    def far(self) -> float:
        """Return the distance that a tenth of the points exceed."""
        return float(np.quantile(self.spacing, 0.9)) if len(self.spacing) else float("nan")

    def reach(self, points: Numbers) -> Numbers:
        """Return how far incidents published on these points may lie from them."""
        from scipy.spatial import cKDTree

        _, nearest = cKDTree(self.points).query(points)
        return np.asarray(self.spacing[nearest])


def snapping(easting: ArrayLike, northing: ArrayLike) -> Snapping:
    """Return the spacing of the distinct points; give it all incidents of the district.

    The mean distance to three neighbours is 0.73 of the root of the area for each point where
    points lie at random. A place drawn evenly within that distance is moved by 0.52 of it (root
    mean square); moving random places to the nearest of random points takes 0.56.
    """
    from scipy.spatial import cKDTree

    points, _ = distinct(easting, northing)
    if len(points) < 2:
        return Snapping(points, np.zeros(len(points)))
    others = min(_OTHERS, len(points) - 1)
    apart, _ = cKDTree(points).query(points, k=others + 1)
    return Snapping(points, apart[:, 1:].mean(axis=1))


def survival(
    easting: ArrayLike,
    northing: ArrayLike,
    cells: Lattice,
    beside: Any,
    moved: Snapping,
    *,
    jitters: int = JITTERS,
    level: float = LEVEL,
    seed: int = SEED,
    watch: Watch = silent,
) -> pd.DataFrame:
    """Return `cell_id survives count_lower_80 count_upper_80` of each cell.

    `survives` is the share of the jitters in which the cell is hot (of all cells; read it for
    those that are hot now); the counts are what lies in the cell in all but the lowest and the
    highest tenth of the jitters.
    """
    points, number = distinct(easting, northing)
    hot = np.zeros(len(cells.cells))
    drawn = np.zeros((len(cells.cells), jitters), dtype=np.int32)
    done = 0
    for counts in _jittered(points, number, cells, moved, jitters, seed, watch):
        hot += many_hot(counts, cells, beside, level=level).sum(axis=1)
        drawn[:, done : done + counts.shape[1]] = counts
        done += counts.shape[1]
    lower, upper = np.quantile(drawn, [0.1, 0.9], axis=1, method="inverted_cdf")
    return pd.DataFrame(
        {
            "cell_id": cells.cells["cell_id"].to_numpy(),
            "survives": hot / jitters,
            "count_lower_80": lower.astype(int),
            "count_upper_80": upper.astype(int),
        }
    )


def _jittered(
    points: Numbers,
    number: Numbers,
    cells: Lattice,
    moved: Snapping,
    jitters: int,
    seed: int,
    watch: Watch,
) -> Iterator[Numbers]:
    """Yield counts with each incident put on a random place about its point: a column a jitter."""
    generator = np.random.default_rng(seed)
    which = np.repeat(np.arange(len(points)), number.astype(int))
    reach = moved.reach(points)[which] if len(points) else np.zeros(0)
    for maps in batches(jitters, _AT_ONCE, watch):
        shape = (maps, len(which))
        # The root spreads places evenly over the disc.
        away = reach * np.sqrt(generator.random(shape))
        turn = generator.random(shape) * 2 * np.pi
        east = points[which, 0] + away * np.cos(turn)
        north = points[which, 1] + away * np.sin(turn)
        place = cells.locate(east, north)
        key = np.arange(maps)[:, None] * len(cells.cells) + place
        table = np.bincount(key[place >= 0], minlength=maps * len(cells.cells))
        yield np.ascontiguousarray(table.reshape(maps, -1).T, dtype=float)
