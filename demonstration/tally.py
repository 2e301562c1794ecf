"""How many incidents were made, by month, place and type: what the other extracts must fit."""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np

from demonstration import mix
from demonstration.draws import Integers
from demonstration.force import Force
from demonstration.incidents import Rows, is_new
from demonstration.places import DISTRICT_NAME, WARDS
from moorlands_dash.periods import Period

NO_LOCATION = ""
OUTSIDE_WARDS = len(WARDS)


class Tally:
    """Counts of incidents, each crime in the month where it first stood."""

    def __init__(self, force: Force) -> None:
        """Begin with nothing counted."""
        areas = [place.lsoa_name.rpartition(" ")[0] for place in force.places] + [NO_LOCATION]
        self.areas = sorted(set(areas))
        self._area = np.array([self.areas.index(area) for area in areas])
        wards = [OUTSIDE_WARDS if place.ward is None else place.ward for place in force.places]
        self._ward = np.array([*wards, OUTSIDE_WARDS])
        self._by_area: dict[date, Integers] = {}
        self._by_ward: dict[date, Integers] = {}
        self._reported: Counter[tuple[str, date]] = Counter()

    def add(self, rows: Rows) -> None:
        """Count a month's rows, those published before left out."""
        new = np.array([is_new(rows.month, crime_id) for crime_id in rows.crime_id])
        place, crime_type = rows.place[new], rows.crime_type[new]
        by_area = np.zeros((len(self.areas), len(mix.TYPES)), dtype=np.int64)
        by_ward = np.zeros((OUTSIDE_WARDS + 1, len(mix.TYPES)), dtype=np.int64)
        np.add.at(by_area, (self._area[place], crime_type), 1)
        np.add.at(by_ward, (self._ward[place], crime_type), 1)
        self._by_area[rows.month], self._by_ward[rows.month] = by_area, by_ward

    def add_reported(self, counts: Counter[tuple[str, date]]) -> None:
        """Count what partners beside the police send, by category and month."""
        self._reported.update(counts)

    def in_area(self, area: str, period: Period) -> Integers:
        """Return counts by type for a district by its LSOAs, or for NO_LOCATION."""
        position = self.areas.index(area)
        return sum((self._by_area[month][position] for month in period), self._none())

    def in_district(self, crime_type: str, period: Period) -> int:
        """Return our district's incidents of a type."""
        return int(self.in_area(DISTRICT_NAME, period)[mix.TYPE_POSITION[crime_type]])

    def reported(self, category: str, period: Period) -> int:
        """Return what partners beside the police send of a category, with a place or without."""
        return sum(self._reported[category, month] for month in period)

    def in_ward(self, ward: int, crime_type: str, period: Period) -> int:
        """Return the incidents of a type whose point lies in a ward's outline."""
        position = mix.TYPE_POSITION[crime_type]
        return int(sum(self._by_ward[month][ward, position] for month in period))

    def _none(self) -> Integers:
        return np.zeros(len(mix.TYPES), dtype=np.int64)
