"""Rows set aside that may lie on the ground: in which cell, or nowhere that can be read."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pandas as pd

from moorlands_dash.measures.doubt import within
from moorlands_dash.periods import Period
from moorlands_dash.tables.doubt import other_doubt, rows_told
from moorlands_dash.tables.hotspots.ground import Ground, distinct_to_grid

_COLUMNS = ["month", "month_to", "rows", "cell", "easting", "northing"]


class SetAside:
    """The rows set aside of one ground's choice, of all months that may be known."""

    def __init__(self, found: Ground) -> None:
        """Take those that may be our district's."""
        self._found = found
        loaded = found.request.loaded
        self._span = Period(loaded[0], loaded[-1])

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Return `_COLUMNS`, cell being its position, -1 without a place (then without metres).

        Rows whose point lies in no cell are not among them.
        """
        request = self._found.request
        doubt = other_doubt(request, self._span)
        if doubt.empty:
            return pd.DataFrame({name: [] for name in _COLUMNS})
        ours = doubt["district"].isna() | doubt["district"].eq(request.settings.district.name)
        doubt = doubt[ours]
        placed = doubt["longitude"].notna().to_numpy()
        cell, metres = np.full(len(doubt), -1), np.full((2, len(doubt)), np.nan)
        if placed.any():
            metres[:, placed] = distinct_to_grid(doubt[placed])
            cell[placed] = self._found.cells.locate(*metres[:, placed])
        frame = doubt.assign(cell=cell, easting=metres[0], northing=metres[1])
        return frame.loc[~placed | (cell >= 0), _COLUMNS]

    def placed(self, period: Period) -> np.ndarray:
        """Return how many rows may be of a period in each cell."""
        size = len(self._found.cells.cells)
        if self.rows.empty:
            return np.zeros(size, dtype=int)
        held = within(self.rows, period)
        held = held[held["cell"] >= 0]
        return np.bincount(held["cell"], held["rows"], minlength=size).astype(int)

    def nowhere(self, period: Period) -> int:
        """Return how many rows that may be of a period have no place that can be read."""
        held = within(self.rows, period)
        return int(held.loc[held["cell"] < 0, "rows"].sum())

    def told(self, period: Period) -> float:
        """Return how many may be of a period on the map, as far as the reader may know."""
        rows = int(self.placed(period).sum()) + self.nowhere(period)
        return rows_told(self._found.request, rows)

    def incidents(self) -> pd.DataFrame | None:
        """Return `easting northing month` of each row, or None where one has no place or month."""
        rows = self.rows
        if (rows["cell"] < 0).any() or (rows["month"] != rows["month_to"]).any():
            return None
        return rows.loc[rows.index.repeat(rows["rows"]), ["easting", "northing", "month"]]
