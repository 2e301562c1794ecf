"""The ground that hotspots are looked for on: the district's cells, and the incidents in them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash.geography import shapes_to_grid, to_grid
from moorlands_dash.measures.coverage import Coverage
from moorlands_dash.measures.hotspots import density, lattice, survival
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.held import once
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.tables.request import Request
from moorlands_dash.vocabulary import POLICE, sources_of
from moorlands_dash.words.hotspots.surface import SQUARE
from moorlands_dash.words.numbers import number
from moorlands_dash.words.totals import beyond_wards

AUTO = "auto"
SIZES = (250, 300, 400, 500, 600, 750, 1000, 1500, 2000)
"""Metres that a reader may choose."""
BANDWIDTHS = (250, 300, 350, 400, 450, 500, 750, 1000)
_LONGEST = 500
"""Metres: longest reach of the density's kernel, unless a longer one is chosen."""
LSOA = "lsoa"
SHAPES = (lattice.HEXAGON, lattice.SQUARE, LSOA)

NO_WARDS = (
    "Cannot tell: no ward outlines are loaded, so nothing can be laid on a map. Load them with "
    "`moorlands-dash load PATH`."
)
NO_LSOAS = (
    "Cannot tell by LSOA: no outlines of LSOAs are loaded. Choose hexagons or squares, or load "
    "the outlines with `moorlands-dash load PATH`."
)
_PLACE = ("longitude", "latitude", "point", "location", "ward_code")
TIMES = ("occurred_from", "occurred_to")
_COLUMNS = ("month", "occurred", "date_precision", *TIMES, "category", *_PLACE)


@dataclass(frozen=True)
class Ground:
    """Cells, incidents and how far points are moved, for one request."""

    request: Request
    cells: lattice.Lattice
    beside: Any
    """Which cells lie side by side."""
    reason: str
    """What the cells are and why, in words."""
    moved: survival.Snapping | None
    """How far the police move points; None where all points are exact."""

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """Return the located incidents of the chosen kinds, of all months that may be known.

        Columns: `_COLUMNS` and `easting northing cell` (the position of the cell, -1 = none). Those
        of which a ward alone is known are not among them.
        """
        key = (self.request.categories, self.cells.shape, self.cells.size)
        frame: pd.DataFrame = once(self.request.snapshot, "incidents", key, self._located)
        known = frame["month"].isin(pd.to_datetime(self.request.loaded))
        return frame if known.all() else frame[known]

    def _located(self) -> pd.DataFrame:
        found = self.request.snapshot.incidents(None, self.request.categories, columns=_COLUMNS)
        found = found[found["longitude"].notna()]
        easting, northing = distinct_to_grid(found)
        return found.assign(
            easting=easting,
            northing=northing,
            cell=self.cells.locate(easting, northing),
        )

    @cached_property
    def shown(self) -> pd.DataFrame:
        """Return the incidents of the period shown that lie in a cell."""
        return self.within(self.covered.period)

    def within(self, period: Period) -> pd.DataFrame:
        """Return the incidents of a period that lie in a cell."""
        request, cells = self.request, self.cells
        key = (request.categories, cells.shape, cells.size, tuple(request.loaded), period)
        frame: pd.DataFrame = once(request.snapshot, "shown", key, lambda: self._within(period))
        return frame

    def _within(self, period: Period) -> pd.DataFrame:
        found = self.incidents
        months = found["month"].between(pd.Timestamp(period.start), pd.Timestamp(period.end))
        return found[months & (found["cell"] >= 0)]

    @property
    def beyond(self) -> str:
        """Return why there are more incidents on the map than in its wards; else nothing."""
        beyond = int(self.shown["ward_code"].isna().sum())
        return beyond_wards(self.request.unit, len(self.shown), beyond)

    def counts(self, period: Period) -> np.ndarray:
        """Return how many incidents of a period lie in each cell."""
        return np.bincount(self.within(period)["cell"], minlength=len(self.cells.cells))

    def blurred(self, incidents: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
        """Return the places of incidents for a density, exact ones put on the middle of squares.

        A density of exact places could be followed back to each of them.
        """
        exact = (incidents["point"] == "exact").to_numpy()
        easting, northing = (
            np.where(exact, (np.floor(metres / SQUARE) + 0.5) * SQUARE, metres)
            for metres in (incidents["easting"].to_numpy(), incidents["northing"].to_numpy())
        )
        return easting, northing

    @property
    def covered(self) -> Coverage:
        """Return the period shown and its missing months."""
        covered = self.request.covered
        if covered is None:
            raise LookupError("no month is loaded")
        return covered

    @property
    def bandwidth(self) -> int:
        """Return the reach of the density's kernel in metres, chosen or usual.

        The density is told at the middle of each cell: a shorter reach would miss what lies
        between them.
        """
        asked = self.request.selection.bandwidth or AUTO
        if asked != AUTO:
            return _whole(asked, "bandwidth", BANDWIDTHS)
        usual = density.default_bandwidth(self.moved.typical if self.moved else 0.0)
        return max(usual, min(self.cells.size, _LONGEST))

    @property
    def key(self) -> tuple[Any, ...]:
        """Return what decides every trial of this ground."""
        request = self.request
        period = self.covered.period
        known = request.loaded[-1] if request.loaded else None
        kinds = ",".join(request.categories)
        return (period, kinds, self.cells.shape, self.cells.size, self.bandwidth, known)

    @property
    def asked(self) -> Hashable:
        """Return all that any answer about this ground follows from, beside the snapshot."""
        request = self.request
        return (repr(request.settings), request.category, tuple(request.loaded), *self.key)


def ground(request: Request) -> Ground | str:
    """Return the ground for a request, or why there is none, in words."""
    shape = request.selection.shape or lattice.HEXAGON
    if shape not in SHAPES:
        raise SelectionError(f"{shape!r} is no shape of a cell: choose {', '.join(SHAPES)}.")
    asked = request.selection.cells or AUTO
    size = None if asked == AUTO else _whole(asked, "cell size", SIZES)
    if not _outlined(request.snapshot, "ward"):
        return NO_WARDS
    if shape == LSOA and not _outlined(request.snapshot, LSOA):
        return NO_LSOAS
    moved = None
    if any(source.points == "snapped" for source in sources_of(request.category)):
        moved = once(request.snapshot, "moved", (), lambda: _moved(request.snapshot))
    far = moved.typical if moved else 0.0
    key = (shape, None if shape == LSOA else size, far)
    cells, beside, reason = once(
        request.snapshot, "cells", key, lambda: _cells(request.snapshot, shape, size, far)
    )
    return Ground(request, cells, beside, reason, moved)


def distinct_to_grid(points: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return eastings and northings; each distinct point is projected once."""
    place, distinct = pd.factorize(
        points["longitude"].to_numpy() + 1j * points["latitude"].to_numpy()
    )
    easting, northing = to_grid(distinct.real, distinct.imag)
    return easting[place], northing[place]


def district(snapshot: Snapshot) -> Any:
    """Return the outline of all wards together, in metres of the National Grid."""
    return once(snapshot, "district", (), lambda: _whole_district(snapshot))


def _whole_district(snapshot: Snapshot) -> Any:
    import shapely

    wards = snapshot.outlines("ward")["geometry"].to_numpy()
    return shapely.union_all(shapes_to_grid(shapely.from_wkb(wards)))


def _outlined(snapshot: Snapshot, level: str) -> bool:
    """Tell whether outlines are loaded: to read them each time costs more than most tables."""
    found: bool = once(snapshot, "outlined", level, lambda: not snapshot.outlines(level).empty)
    return found


def _moved(snapshot: Snapshot) -> survival.Snapping:
    """Return how far points are moved, judged by all the district's police-recorded incidents."""
    columns = ["longitude", "latitude"]
    points = snapshot.incidents(None, tuple(POLICE), columns=columns)
    return survival.snapping(*distinct_to_grid(points.dropna().drop_duplicates()))


def _cells(
    snapshot: Snapshot, shape: str, size: int | None, moved: float
) -> tuple[lattice.Lattice, Any, str]:
    import shapely

    if shape == LSOA:
        areas = snapshot.outlines(LSOA)
        outlines = shapes_to_grid(shapely.from_wkb(areas["geometry"].to_numpy()))
        cells = lattice.areas_as_lattice(areas["area_code"].to_numpy(), outlines)
        reason = f"Cells are the {len(areas)} LSOAs, areas of about 1,500 residents each."
        return cells, lattice.neighbours(cells), reason
    outline = district(snapshot)
    west, south, east, north = shapely.bounds(outline)
    chosen = lattice.cell_size(east - west, north - south, moved)
    metres, reason = _size(size, chosen, moved)
    cells = lattice.lattice(outline, metres, shape)
    return (
        cells,
        lattice.neighbours(cells),
        f"Cells are {shape}s {number(metres)} m across: {reason}.",
    )


def _size(asked: int | None, chosen: lattice.CellSize, moved: float) -> tuple[int, str]:
    """Return the cell size and why; one that is smaller than the moving of points is refused."""
    if asked is None:
        return chosen.metres, chosen.reason
    least = next((size for size in SIZES if size >= moved), SIZES[-1])
    if asked < least:
        return least, (
            f"{number(asked)} m was asked for, but points are typically moved by {moved:.0f} m, "
            "and smaller cells would tell of the moving alone"
        )
    return (
        asked,
        f"as chosen; the program's own choice is {number(chosen.metres)} m, {chosen.reason}",
    )


def _whole(asked: str, what: str, allowed: tuple[int, ...]) -> int:
    if asked.isdecimal() and int(asked) in allowed:
        return int(asked)
    raise SelectionError(
        f"{asked!r} is no {what}: choose {AUTO} or {', '.join(map(str, allowed))} (metres)."
    )
