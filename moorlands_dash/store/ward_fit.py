"""Whose wards a map shows: by the incidents that lie in them, else by the outlines of our area.

A ward of another district is told by its incidents: at least so many, most of which are others'.
The wards of one district are given codes in a row, so that a ward too quiet to be told is ours
where its code stands among those of ours. Another force's area has no incident at all in extracts
of ours: where our wards have plenty, one that is too quiet and whose code stands apart isn't ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST = 10
"""Incidents that tell whose a ward is, and whether any of ours are known at all."""
MANY = 0.02
"""Share of our incidents in no ward from which on a map is doubted; of real ones 0.001 are."""
PLENTY = 50
"""Incidents of ours in a ward on average from which on one without any isn't among ours."""
_MOSTLY = 0.5


@dataclass(frozen=True)
class Fit:
    """What is known of a map's wards."""

    ours: frozenset[str]
    others: frozenset[str]
    """Those that are to be left out."""
    located: int = 0
    """Our incidents with a place."""
    outside: int = 0
    """Of them, those in none of the wards."""
    told: bool = True
    """Whether anything told whose they are."""

    @property
    def doubtful(self) -> bool:
        """Tell whether many of our incidents lie in none of the wards."""
        return doubtful(self.outside, self.located)


def doubtful(outside: int, located: int) -> bool:
    """Tell whether so many incidents of those with a place lie in no ward that it must be said."""
    return outside >= LEAST and outside > MANY * located


def fit_by_incidents(wards: Iterable[str], incidents: pd.DataFrame) -> Fit | None:
    """Return whose the wards (codes) are by `ward_code ours count`; None where too few are ours.

    A missing `ward_code` is a place in none of the wards.
    """
    sums = _sums(incidents)
    located = int(sums[True].sum())
    if located < LEAST:
        return None
    inside = sums.reindex(list(wards), fill_value=0)
    ours = inside.index[(inside[True] > 0) & (inside[True] >= inside[False])]
    others = set(inside.index[(inside[False] >= LEAST) & (inside[False] > inside[True])])
    quiet = inside.index.difference(ours)
    if not others and located >= PLENTY * len(ours) > 0:
        quiet = quiet[inside.loc[quiet, True] == 0]
    elif not others and len(ours):
        quiet = quiet[:0]
    others |= {code for code in quiet if not _among(code, ours)}
    kept = frozenset(inside.index) - others
    used = kept if len(ours) else frozenset(inside.index)
    found = int(inside.loc[sorted(used), True].sum())
    return Fit(kept if len(ours) else frozenset(), frozenset(others), located, located - found)


def _sums(incidents: pd.DataFrame) -> pd.DataFrame:
    """Return how many are ours (True) and others' (False) in each ward, and in none ("")."""
    ward, codes = pd.factorize(incidents["ward_code"])
    sums = np.zeros((len(codes) + 1, 2), dtype="int64")
    ours = incidents["ours"].to_numpy(bool).astype(int)
    np.add.at(sums, (ward, ours), incidents["count"].to_numpy("int64"))
    return pd.DataFrame(sums, index=[*codes, ""], columns=[False, True])


def _among(code: str, ours: pd.Index) -> bool:
    return len(ours) > 0 and bool(ours.min() <= code <= ours.max())


def fit_by_outlines(wards: pd.DataFrame, area: pd.DataFrame) -> Fit:
    """Return whose the wards are by how much of each lies in outlines of our area (WKB frames)."""
    import shapely

    codes = wards["area_code"].astype(str)
    if area.empty:
        return Fit(frozenset(codes), frozenset(), told=False)
    ours = shapely.union_all(shapely.from_wkb(area["geometry"].to_numpy()))
    shapes = shapely.from_wkb(wards["geometry"].to_numpy())
    within = shapely.area(shapely.intersection(shapes, ours)) >= _MOSTLY * shapely.area(shapes)
    return Fit(frozenset(codes[within]), frozenset(codes[~within]))
