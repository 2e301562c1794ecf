"""A schematic ward map grown on square cells from facts alone: centres, areas, neighbours.

Every ward starts as the cells nearest to its centre, distances being measured in the ward's own
radius. Then cells change hands along the borders as in a cellular Potts model (Graner and Glazier,
1992): a swap pays when it brings areas nearer to the real ones, shortens borders, keeps wards
compact, and lets real neighbours touch rather than strangers. No ward is ever cut in two.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from demonstration.draws import Draws
from demonstration.places import LANDMARKS, WARDS, Ward

CELL_KM = 0.25
ORIGIN = (-2.0, 53.06)
"""Longitude and latitude where x and y are 0."""
KM_PER_DEGREE = (66.93, 111.27)
"""Length of a degree of longitude and of latitude near the origin, on the WGS84 ellipsoid."""

OUTSIDE = len(WARDS)
"""Label of cells in no ward."""

_PI = 3.14159265
_MARGIN_KM = 3.0
_FIRST_REACH = 1.25
"""Squared distance, in radii, up to which cells belong to a ward at first."""
_SEED = 1974
_SWEEPS = 300
_HEAT = 4.0
"""How costly a swap may be in the first sweep and still happen; falls evenly to nothing."""
_BORDER_COST = {"neighbours": 1.0, "strangers": 3.0, "outside": 1.7}
_AREA_PULL = 2.5
_COMPACT_PULL = 0.35

_RING = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))

Labels = NDArray[np.int64]
Distances = NDArray[np.float64]


@dataclass(frozen=True)
class CellMap:
    """Labels of square cells, row 0 in the south: positions in WARDS, or OUTSIDE."""

    labels: Labels
    west_km: float
    south_km: float

    def centre_km(self, row: int, column: int) -> tuple[float, float]:
        """Return the middle of a cell, in km east and north of the origin."""
        return (
            self.west_km + (column + 0.5) * CELL_KM,
            self.south_km + (row + 0.5) * CELL_KM,
        )


def to_km(longitude: float, latitude: float) -> tuple[float, float]:
    """Return km east and north of the origin; good to 1 % within this district."""
    return (
        (longitude - ORIGIN[0]) * KM_PER_DEGREE[0],
        (latitude - ORIGIN[1]) * KM_PER_DEGREE[1],
    )


def to_degrees(x_km: float, y_km: float) -> tuple[float, float]:
    """Return longitude and latitude of a place given in km east and north of the origin."""
    return ORIGIN[0] + x_km / KM_PER_DEGREE[0], ORIGIN[1] + y_km / KM_PER_DEGREE[1]


def grown_map() -> CellMap:
    """Return the ward map: deterministic, under a second."""
    first = _nearest_wards()
    return CellMap(_Growth(first).run(), first.west_km, first.south_km)


def _nearest_wards() -> CellMap:
    """Give every cell to the ward in whose radii it is nearest; cells far from all lie outside."""
    centres = np.array([to_km(ward.longitude, ward.latitude) for ward in WARDS])
    reach = math.sqrt(max(ward.area_km2 for ward in WARDS) / _PI) + _MARGIN_KM
    west, south = centres.min(axis=0) - reach
    east, north = centres.max(axis=0) + reach
    shape = int((north - south) / CELL_KM), int((east - west) / CELL_KM)
    blank = CellMap(np.full(shape, OUTSIDE), float(west), float(south))
    distance = np.stack(_squared_distances(blank))
    near = distance.min(axis=0) <= _FIRST_REACH
    labels = np.where(near, distance.argmin(axis=0), OUTSIDE)
    return CellMap(labels.astype(np.int64), blank.west_km, blank.south_km)


def _squared_distances(cells: CellMap) -> list[Distances]:
    """Return, per ward, each cell's squared distance from it in the ward's radii."""
    rows, columns = cells.labels.shape
    x = cells.west_km + (np.arange(columns) + 0.5) * CELL_KM
    y = cells.south_km + (np.arange(rows) + 0.5) * CELL_KM
    found = []
    for ward in WARDS:
        squares = []
        for longitude, latitude in _anchors(ward):
            east, north = to_km(longitude, latitude)
            across, up = x[None, :] - east, y[:, None] - north
            squares.append(across * across + up * up)
        found.append(np.minimum.reduce(squares) / (ward.area_km2 / _PI))
    return found


def _anchors(ward: Ward) -> list[tuple[float, float]]:
    """Return the places, in degrees, that a ward must hold."""
    centre = (ward.longitude, ward.latitude)
    return [centre, LANDMARKS[ward.name]] if ward.name in LANDMARKS else [centre]


def _simple_rings() -> tuple[bool, ...]:
    """Tell for each pattern of the eight cells around one whether taking that one cuts nothing.

    Bit n of the pattern says that ring cell n is of the same ward. The ward stays whole if its
    cells next to the middle (odd n) hang together by way of the ring.
    """
    answers = []
    for pattern in range(256):
        same = [bool(pattern >> n & 1) for n in range(8)]
        runs = sum(same[n] and not same[n - 1] for n in range(8))
        sides = sum(same[n] for n in range(1, 8, 2))
        lone_corners = sum(
            same[n] and not same[n - 1] and not same[(n + 1) % 8] for n in range(0, 8, 2)
        )
        answers.append(sides > 0 and (runs - lone_corners == 1 or all(same)))
    return tuple(answers)


class _Growth:
    """The cells while they change hands; plain lists, as single cells are looked at one by one."""

    def __init__(self, first: CellMap) -> None:
        self.shape = first.labels.shape
        self.width = self.shape[1]
        self.labels: list[int] = _whole(first.labels, first).ravel().tolist()
        self.goals = [ward.area_km2 / CELL_KM**2 for ward in WARDS] + [1.0]
        self.scale = [math.sqrt(goal) for goal in self.goals]
        self.sizes = np.bincount(self.labels, minlength=OUTSIDE + 1).tolist()
        self.ring = [up * self.width + across for up, across in _RING]
        self.simple = _simple_rings()
        self.border = _border_costs()
        self.distance = [squares.ravel().tolist() for squares in _squared_distances(first)]
        self.fixed = _cells_at_anchors(first)
        self.draws = Draws(_SEED)

    def run(self) -> Labels:
        """Sweep over the border cells until the heat is gone; return the labels."""
        for sweep in range(_SWEEPS):
            heat = _HEAT * max(0.0, 1 - sweep / (_SWEEPS * 0.8))
            cells = self._border_cells()
            order = self.draws.shuffled(len(cells))
            luck = self.draws.uniforms(len(cells)).tolist()
            side = self.draws.whole_numbers(4, len(cells)).tolist()
            for number, position in enumerate(order.tolist()):
                self._offer(cells[position], side[number], heat * luck[number] * luck[number])
        return np.array(self.labels, dtype=np.int64).reshape(self.shape)

    def _border_cells(self) -> list[int]:
        grid = np.array(self.labels).reshape(self.shape)
        differs = np.zeros(self.shape, dtype=bool)
        differs[1:] |= grid[1:] != grid[:-1]
        differs[:-1] |= grid[1:] != grid[:-1]
        differs[:, 1:] |= grid[:, 1:] != grid[:, :-1]
        differs[:, :-1] |= grid[:, 1:] != grid[:, :-1]
        differs[[0, -1]] = False
        differs[:, [0, -1]] = False
        return [cell for cell in np.flatnonzero(differs).tolist() if cell not in self.fixed]

    def _offer(self, cell: int, side: int, allowance: float) -> None:
        """Give the cell to the ward on one side of it, if that pays and cuts nothing."""
        labels = self.labels
        old, new = labels[cell], labels[cell + self.ring[2 * side + 1]]
        if old == new:
            return
        around = [labels[cell + step] for step in self.ring]
        pattern = sum(1 << n for n in range(8) if around[n] == old)
        if not self.simple[pattern]:
            return
        if self._cost(cell, old, new, around) <= allowance:
            labels[cell] = new
            self.sizes[old] -= 1
            self.sizes[new] += 1

    def _cost(self, cell: int, old: int, new: int, around: list[int]) -> float:
        """Return what the change of hands adds to the map's cost."""
        to_new, to_old = self.border[new], self.border[old]
        cost = sum(to_new[label] - to_old[label] for label in around)
        if new != OUTSIDE:
            over = self.sizes[new] - self.goals[new]
            cost += _AREA_PULL * (2 * over + 1) / self.scale[new]
            cost += _COMPACT_PULL * self.distance[new][cell]
        if old != OUTSIDE:
            over = self.sizes[old] - self.goals[old]
            cost -= _AREA_PULL * (2 * over - 1) / self.scale[old]
            cost -= _COMPACT_PULL * self.distance[old][cell]
        return cost


def _border_costs() -> list[list[float]]:
    """Return what one contact between two labels costs."""
    table = [[_BORDER_COST["strangers"]] * (OUTSIDE + 1) for _ in range(OUTSIDE + 1)]
    for position, ward in enumerate(WARDS):
        for neighbour in ward.neighbours:
            table[position][neighbour] = _BORDER_COST["neighbours"]
        table[position][OUTSIDE] = table[OUTSIDE][position] = _BORDER_COST["outside"]
    for position in range(OUTSIDE + 1):
        table[position][position] = 0.0
    return table


def _cells_at_anchors(cells: CellMap) -> set[int]:
    """Return the cells at and around the places a ward must hold, which never change hands."""
    width = cells.labels.shape[1]
    found = set()
    for ward in WARDS:
        for longitude, latitude in _anchors(ward):
            row, column = _cell_of(cells, longitude, latitude)
            middle = row * width + column
            found |= {middle} | {middle + up * width + across for up, across in _RING}
    return found


def _cell_of(cells: CellMap, longitude: float, latitude: float) -> tuple[int, int]:
    x, y = to_km(longitude, latitude)
    return int((y - cells.south_km) / CELL_KM), int((x - cells.west_km) / CELL_KM)


def _whole(labels: Labels, cells: CellMap) -> Labels:
    """Return the labels with each ward in one piece around its centre, and no lakes."""
    kept = np.full_like(labels, OUTSIDE)
    for position, ward in enumerate(WARDS):
        row, column = _cell_of(cells, ward.longitude, ward.latitude)
        mine = labels == position
        mine[row - 1 : row + 2, column - 1 : column + 2] = True
        pieces, _ = ndimage.label(mine)
        kept[(pieces == pieces[row, column]) & (kept == OUTSIDE)] = position
    pieces, _ = ndimage.label(kept == OUTSIDE)
    lakes = (kept == OUTSIDE) & (pieces != pieces[0, 0])
    nearest = ndimage.distance_transform_edt(
        kept == OUTSIDE, return_distances=False, return_indices=True
    )
    kept[lakes] = kept[tuple(nearest)][lakes]
    return kept
