"""Cells of one size over the district, on the British National Grid.

Squares and hexagons are counted from the grid's own origin (0, 0), so that a cell has the same
name and place whatever is asked, and two periods or two snapshots can be laid side by side.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Positions = NDArray[np.int64]

SQUARE, HEXAGON, AREA = "square", "hexagon", "area"
SMALLEST, LARGEST = 250, 2000
"""Metres: bounds of a cell's size."""

_ROW = math.sqrt(3) / 2
"""Distance of two rows of hexagons, in widths."""
_TOUCHING = 1.0
"""Metres: areas drawn apart by less are neighbours."""
_SLIVER = 1.0
"""Square metres: a cell that reaches into the district by less only touches its edge."""
_CELLS_ACROSS = 50
_ROUNDED_TO = 100
_LETTERS = {SQUARE: "s", HEXAGON: "h"}


@dataclass(frozen=True)
class CellSize:
    """A size that was chosen, and why."""

    metres: int
    by_rule: float
    """What the rule alone gives."""
    reason: str


@dataclass(frozen=True)
class Lattice:
    """Cells that touch the district: squares, hexagons (`size` is the way across), or areas."""

    shape: str
    size: int
    cells: pd.DataFrame
    """`cell_id easting northing area_km2`: the middle, and the area inside the district."""
    outlines: NDArray[Any]
    """A shapely polygon a cell, in metres; whole, also where it reaches beyond the district."""

    @cached_property
    def _places(self) -> pd.Series:
        """Return each cell's position by its column and row."""
        column, row = _columns_and_rows(
            self.cells["easting"].to_numpy(), self.cells["northing"].to_numpy(), self
        )
        return pd.Series(np.arange(len(self.cells)), index=_key(column, row)).sort_index()

    @cached_property
    def share_of_area(self) -> Numbers:
        """Return each cell's share of the district's area."""
        area = self.cells["area_km2"].to_numpy(dtype=float)
        return np.asarray(area / area.sum())

    @cached_property
    def share_of_chance(self) -> Numbers:
        """Return each cell's chance of an incident at a random place.

        By its area; of areas such as LSOAs, which are made to have about as many residents each,
        the same for all.
        """
        if self.shape == AREA:
            return np.full(len(self.cells), 1 / len(self.cells))
        return self.share_of_area

    def locate(self, easting: ArrayLike, northing: ArrayLike) -> Positions:
        """Return the position in `cells` of the cell that holds each point, -1 where none does."""
        east, north = np.asarray(easting, dtype=float), np.asarray(northing, dtype=float)
        if self.shape == AREA:
            return self._locate_in_areas(east, north)
        found = np.full(east.shape, -1)
        known = np.isfinite(east) & np.isfinite(north)
        keys = _key(*_columns_and_rows(east[known], north[known], self))
        names = self._places.index.to_numpy()
        place = np.minimum(np.searchsorted(names, keys), len(names) - 1)
        found[known] = np.where(names[place] == keys, self._places.to_numpy()[place], -1)
        return found

    def _locate_in_areas(self, east: Numbers, north: Numbers) -> Positions:
        """Return the first area that each point touches, area by area, the first one last."""
        found = np.full(east.size, -1)
        x, y = east.ravel(), north.ravel()
        shapely.prepare(self.outlines)
        for area in range(len(self.outlines) - 1, -1, -1):
            west, south, right, top = shapely.bounds(self.outlines[area])
            near = np.flatnonzero((x >= west) & (x <= right) & (y >= south) & (y <= top))
            found[near[shapely.intersects_xy(self.outlines[area], x[near], y[near])]] = area
        return found.reshape(east.shape)

    def counts(self, easting: ArrayLike, northing: ArrayLike) -> Positions:
        """Return how many of the points lie in each cell; those in none are left out."""
        place = self.locate(easting, northing)
        return np.bincount(place[place >= 0], minlength=len(self.cells))


def lattice(outline: Any, size: int, shape: str = HEXAGON) -> Lattice:
    """Return the cells that touch the district's outline (shapely, metres of the national grid).

    `size` is the side of a square, or the way across a hexagon from side to side, which is also
    how far apart the middles of neighbours lie.
    """
    if shape not in _LETTERS:
        raise ValueError(f"{shape!r} is no shape of a cell: square or hexagon")
    west, south, east, north = shapely.bounds(outline)
    blank = Lattice(shape, size, pd.DataFrame(), np.empty(0, dtype=object))
    first = _columns_and_rows(np.array([west]), np.array([south]), blank)
    last = _columns_and_rows(np.array([east]), np.array([north]), blank)
    columns = np.arange(first[0][0] - 1, last[0][0] + 2)
    rows = np.arange(first[1][0] - 1, last[1][0] + 2)
    column, row = (part.ravel() for part in np.meshgrid(columns, rows))
    middle_east, middle_north = _middles(column, row, blank)
    outlines = _polygons(middle_east, middle_north, blank)
    shapely.prepare(outline)
    inside = _area_inside(outlines, outline)
    kept = inside > _SLIVER
    names = [
        f"{_LETTERS[shape]}{size}-{a}-{b}" for a, b in zip(column[kept], row[kept], strict=True)
    ]
    cells = pd.DataFrame(
        {
            "cell_id": names,
            "easting": middle_east[kept],
            "northing": middle_north[kept],
            "area_km2": inside[kept] / 1_000_000,
        }
    )
    return Lattice(shape, size, cells, outlines[kept])


def areas_as_lattice(codes: ArrayLike, outlines: ArrayLike) -> Lattice:
    """Return areas, such as LSOAs, as cells: `codes` are their names, `outlines` shapely, metres.

    They aren't of one size: `size` is 0.
    """
    shapes = np.asarray(outlines, dtype=object)
    middle = shapely.point_on_surface(shapes)
    cells = pd.DataFrame(
        {
            "cell_id": np.asarray(codes, dtype=object),
            "easting": shapely.get_x(middle),
            "northing": shapely.get_y(middle),
            "area_km2": shapely.area(shapes) / 1_000_000,
        }
    )
    return Lattice(AREA, 0, cells, shapes)


def cell_size(width: float, height: float, moved: float = 0.0) -> CellSize:
    """Return the cell size for a district so wide and high (metres), and why.

    The rule is sfhotspot's: 50 cells along the shorter side, rounded down to 100 m
    (unrounded under 100 m). It is held to 250 m to 2 km, and never below `moved`, the distance by
    which the police typically move a point: a smaller cell would tell of the moving alone.
    """
    bare = min(width, height) / _CELLS_ACROSS
    rule = bare if bare < _ROUNDED_TO else np.floor(bare / _ROUNDED_TO) * _ROUNDED_TO
    least = max(SMALLEST, _ceiled(moved))
    metres = int(min(max(rule, least), max(LARGEST, least)))
    reason = f"fifty cells along the district's shorter side of {min(width, height) / 1000:.1f} km"
    if rule < least:
        moving = f", as points are typically moved by {moved:.0f} m"
        reason += f" would be {rule:.0f} m, too small{moving if least > SMALLEST else ''}"
    elif rule > LARGEST:
        reason += f" would be {rule:.0f} m, too large to name a place"
    else:
        reason += ", rounded down to 100 m"
    return CellSize(metres, float(rule), reason)


def neighbours(cells: Lattice) -> Any:
    """Return which cells lie side by side, each its own neighbour: a sparse table of 0 and 1.

    A square has eight others (sides and corners), a hexagon six; areas those that they touch.
    """
    from scipy.sparse import csr_array
    from scipy.spatial import cKDTree

    count = len(cells.cells)
    if cells.shape == AREA:
        tree = shapely.STRtree(cells.outlines)
        one, other = tree.query(cells.outlines, predicate="dwithin", distance=_TOUCHING)
    else:
        reach = cells.size * (np.sqrt(2) if cells.shape == SQUARE else 1) * 1.01
        middles = cells.cells[["easting", "northing"]].to_numpy()
        pairs = cKDTree(middles).query_pairs(reach, output_type="ndarray")
        own = np.arange(count)
        one = np.concatenate([pairs[:, 0], pairs[:, 1], own])
        other = np.concatenate([pairs[:, 1], pairs[:, 0], own])
    return csr_array((np.ones(len(one)), (one, other)), shape=(count, count))


def groups(members: ArrayLike, beside: Any) -> Positions:
    """Return the number, from 0, of the group of touching members each cell is in; -1 for others.

    `beside` is of `neighbours`. Cells that are hot and touch are one hotspot.
    """
    from scipy.sparse.csgraph import connected_components

    chosen = np.flatnonzero(np.asarray(members, dtype=bool))
    found = np.full(len(np.asarray(members)), -1)
    if len(chosen):
        found[chosen] = connected_components(beside[chosen][:, chosen], directed=False)[1]
    return found


def _ceiled(metres: float) -> float:
    """Return the distance rounded up to 50 m."""
    return float(np.ceil(metres / 50) * 50)


def _key(column: Positions, row: Positions) -> Positions:
    return np.asarray(column * 1_000_000 + row)


def _columns_and_rows(east: Numbers, north: Numbers, of: Lattice) -> tuple[Positions, Positions]:
    """Return the column and row of the cell that holds each point."""
    if of.shape == SQUARE:
        return np.floor(east / of.size).astype(int), np.floor(north / of.size).astype(int)
    # A regular hexagon holds the points that are nearest to its middle, which is in one of the
    # two rows that the point lies between.
    low = np.floor(north / (of.size * _ROW)).astype(int)
    candidates = []
    for row in (low, low + 1):
        column = np.round(east / of.size - (row % 2) / 2).astype(int)
        middle = _middles(column, row, of)
        away = (east - middle[0]) ** 2 + (north - middle[1]) ** 2
        candidates.append((away, column, row))
    nearer = candidates[0][0] <= candidates[1][0]
    column = np.where(nearer, candidates[0][1], candidates[1][1])
    return column, np.where(nearer, candidates[0][2], candidates[1][2])


def _middles(column: Positions, row: Positions, of: Lattice) -> tuple[Numbers, Numbers]:
    size = float(of.size)
    if of.shape == SQUARE:
        return np.asarray((column + 0.5) * size), np.asarray((row + 0.5) * size)
    return np.asarray((column + (row % 2) / 2) * size), np.asarray(row * size * _ROW)


def _polygons(east: Numbers, north: Numbers, of: Lattice) -> NDArray[Any]:
    """Return each cell's outline; hexagons stand on a corner."""
    corners = 4 if of.shape == SQUARE else 6
    turn = np.pi / 4 if of.shape == SQUARE else np.pi / 6
    radius = of.size / (np.sqrt(2) if of.shape == SQUARE else np.sqrt(3))
    angles = turn + 2 * np.pi * np.arange(corners) / corners
    x = east[:, None] + radius * np.cos(angles)
    y = north[:, None] + radius * np.sin(angles)
    return np.asarray(shapely.polygons(np.stack([x, y], axis=2)))


def _area_inside(outlines: NDArray[Any], outline: Any) -> Numbers:
    """Return the square metres of each cell that lie within the district."""
    area = np.zeros(len(outlines))
    whole = shapely.contains_properly(outline, outlines)
    area[whole] = shapely.area(outlines[whole])
    cut = np.flatnonzero(~whole & shapely.intersects(outline, outlines))
    area[cut] = shapely.area(shapely.intersection(outlines[cut], outline))
    return area
