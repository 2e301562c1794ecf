"""Every place on which the force's incidents are published, and how likely each is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from demonstration import elsewhere, mix, truths
from demonstration.cellmap import CellMap
from demonstration.draws import Draws, Floats, Integers
from demonstration.expected import NOWHERE
from demonstration.outlines import Ring
from demonstration.places import LSOAS, WARDS
from demonstration.snaps import RETAIL, Snap, district_snaps

NO_PLACE = -1

_SEED = 4
_RETAIL_DRAW = 15.0
"""How much likelier shoplifting is at a shop than elsewhere."""
_STRAY_DRAW = 0.25
"""How likely a point outside the wards is, beside a point of its LSOA's ward."""

_GUEST_DRAW = 0.03
"""How likely a neighbour's point that lies in one of our wards is; others have 0.15 to 1.15."""

_SHOPLIFTING = mix.TYPE_POSITION["Shoplifting"]
_SHOPS = tuple(f"On or near {name}" for name in RETAIL)


@dataclass(frozen=True)
class Other:
    """Another district: its slice of the places, from `first`, and how likely each is."""

    name: str
    first: int
    draw: Floats
    year: Floats
    """Incidents by type in a year at the level of 2025."""


@dataclass(frozen=True)
class _Choice:
    """Places to choose from, with running totals of how likely they are."""

    places: list[int]
    edges: list[float]

    def at(self, luck: float) -> int:
        """Return the place for a number from 0 up to 1."""
        return self.places[
            min(bisect_right(self.edges, luck * self.edges[-1]), len(self.edges) - 1)
        ]


class Force:
    """The places, ours first, and how incidents spread over them."""

    def __init__(self, cells: CellMap, rings: list[Ring]) -> None:
        """Lay out the places of all districts."""
        ours = district_snaps(cells, rings)
        self.places: list[Snap] = list(ours)
        self.own_count = len(ours)
        self.others: list[Other] = []
        for district in elsewhere.DISTRICTS + elsewhere.BEYOND:
            snaps = elsewhere.district_snaps(district, rings)
            draw = _uneven(len(snaps), len(self.places))
            draw[[snap.ward is not None for snap in snaps]] = _GUEST_DRAW
            year = elsewhere.district_year(district)
            self.others.append(Other(district.name, len(self.places), draw, year))
            self.places += snaps
        self.lsoa_rank = _lsoa_ranks(self.places)
        self._ordinary, self._retail = _own_choices(ours)
        self._hotspots = [
            [n for n, snap in enumerate(ours) if snap.hotspot == number]
            for number in range(len(truths.HOTSPOTS))
        ]

    def own_place(self, ward: int, crime_type: int, hotspot: int, luck: float) -> int:
        """Return a place for one of our incidents, given a number from 0 up to 1."""
        if hotspot != NOWHERE:
            spots = self._hotspots[hotspot]
            return spots[int(luck * len(spots))]
        choices = self._retail if crime_type == _SHOPLIFTING else self._ordinary
        return choices[ward].at(luck)


def _uneven(count: int, seed: int) -> Floats:
    """Return how likely places are: a few draw much, many draw little."""
    luck = Draws(_SEED, seed).uniforms(count)
    return 0.15 + luck * luck * luck


def _own_choices(snaps: Sequence[Snap]) -> tuple[list[_Choice], list[_Choice]]:
    """Return, for each ward, the places for incidents in general and for shoplifting."""
    ward_of_lsoa = {lsoa.code: lsoa.ward for lsoa in LSOAS}
    weights = _uneven(len(snaps), 0).tolist()
    ordinary, retail = [], []
    for ward in range(len(WARDS)):
        places, draw, shop_draw = [], [], []
        for number, snap in enumerate(snaps):
            home = ward_of_lsoa[snap.lsoa_code] if snap.ward is None else snap.ward
            if home != ward:
                continue
            weight = _STRAY_DRAW if snap.ward is None else weights[number]
            places.append(number)
            draw.append(weight)
            at_hotspot = snap.hotspot is not None
            shop = snap.location in _SHOPS and not at_hotspot
            shop_draw.append(0.0 if at_hotspot else weight * (_RETAIL_DRAW if shop else 1.0))
        ordinary.append(_Choice(places, list(accumulate(draw))))
        retail.append(_Choice(places, list(accumulate(shop_draw))))
    return ordinary, retail


def _lsoa_ranks(places: Sequence[Snap]) -> Integers:
    """Return each place's LSOA in the order of names; NO_PLACE, the last item, comes last."""
    names = sorted({place.lsoa_name for place in places})
    rank = {name: position for position, name in enumerate(names)}
    return np.array([*(rank[place.lsoa_name] for place in places), len(names)], dtype=np.int64)
