"""Outlines of the districts beside ours, out of a file that holds theirs too: for maps alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from moorlands_dash.extracts import shapes
from moorlands_dash.extracts.beside import COLUMNS
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Refusal, SourceFile

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_REACH = 0.25
"""Degrees around our district within which neighbours are kept: some 17 and 28 km."""
_METRES = 25_000.0
_TOLERANCE = 0.0004
"""Degrees: some 30 metres, the side of the largest corner that is cut."""
_MOST = 2_000
"""Outlines of others that are looked at: no district has so many wards around it."""
_NAME = re.compile(r"[^\W\d_](?:[^\W_]|[ .,'’()&-]){0,59}")


def around(
    source: SourceFile, others: GeoDataFrame, ours: GeoDataFrame, code: str, name: str | None
) -> pd.DataFrame:
    """Return the districts beside ours, one a row, in `COLUMNS`; in longitude and latitude.

    `others` and `ours` are outlines of one file; those of others that have one `code` (wards of a
    district) are put together, and those that aren't sound left out. What lies far is cut away.
    """
    empty = pd.DataFrame(columns=list(COLUMNS))
    box = ours.total_bounds
    if others.empty or not np.isfinite(box).all():
        return empty
    reach = _REACH if shapes.within(tuple(box), (-180, -90, 180, 90)) else _METRES
    near = others[_touching(others, np.add(box, (-reach, -reach, reach, reach)))].head(_MOST)
    if near.empty:
        return empty
    try:
        # Only where ours lie tells in which coordinates a file is that doesn't say.
        both = shapes.located(pd.concat([ours, near]), Sifting(source))
    except Refusal:
        return empty
    return _rows(both.iloc[len(ours) :], both.iloc[: len(ours)].total_bounds, code, name)


def _touching(frame: GeoDataFrame, box: Any) -> np.ndarray:
    outlines = np.asarray(frame.geometry.array, dtype=object)
    return np.asarray(shapely.intersects(shapely.box(*shapely.bounds(outlines).T), _box(box)))


def _box(sides: Any) -> Any:
    return shapely.box(*sides)


def _rows(near: GeoDataFrame, box: Any, code: str, name: str | None) -> pd.DataFrame:
    outlines = shapely.force_2d(np.asarray(near.geometry.array, dtype=object))
    areas = np.isin(shapely.get_type_id(outlines), (3, 6)) & shapely.is_valid(outlines)
    window = _box(np.add(box, (-_REACH, -_REACH, _REACH, _REACH)))
    found: dict[str, tuple[str, Any]] = {}
    for key, places in near[areas].groupby(near[code].astype("str").str.strip()).indices.items():
        shape = shapely.intersection(shapely.union_all(outlines[areas][places]), window)
        if shapely.get_dimensions(shape) == 2:
            named = "" if name is None else str(near[areas][name].iloc[places[0]]).strip()
            found[str(key)[:20]] = (named if _NAME.fullmatch(named) else "", shape)
    thin = shapely.coverage_simplify([shape for _, shape in found.values()], _TOLERANCE)
    rows = zip(found, (text for text, _ in found.values()), shapely.to_wkb(thin), strict=True)
    return pd.DataFrame(list(rows), columns=list(COLUMNS))
