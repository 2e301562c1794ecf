"""The area of one partnership: its districts now and before, its forces, what it is known as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moorlands_dash.districts.police import PoliceForce, forces
from moorlands_dash.districts.register import (
    Known,
    forerunners,
    names_in_files,
    standing,
    with_code,
)


@dataclass(frozen=True)
class Area:
    """A district, or the districts of one partnership, as the register has them."""

    code: str
    """ONS code of the district now, or of the partnership where it is of several districts."""
    name: str
    """As LSOA names begin: "Bristol", not "Bristol, City of"."""
    codes: tuple[str, ...]
    """Codes of the districts that it is of now."""
    codes_before: tuple[str, ...]
    """Codes that they had, or that their forerunners had, since 2011."""
    country: str
    forces: tuple[PoliceForce, ...]
    partnership_names: tuple[str, ...]
    """As the lookups name them, without those of forerunners."""
    partnership_codes: tuple[str, ...]
    neighbours: tuple[str, ...]
    """Codes now of the other districts of the same forces."""
    neighbours_before: tuple[str, ...]

    @property
    def all_codes(self) -> tuple[str, ...]:
        """Return every code under which files of any vintage know it, today's first."""
        return tuple(dict.fromkeys((*self.codes, *self.codes_before)))


def area_of_codes(codes: Sequence[str], name: str = "", code: str = "") -> Area:
    """Return the area of some districts that stand today; name and code where it is of several.

    Raises KeyError for a code that no district of today has.
    """
    for each in codes:
        standing()[each]
    rows = with_code(codes)
    before = _before(codes)
    areas = tuple(dict.fromkeys(row.force_code for row in rows))
    others = _others(areas, codes)
    return Area(
        code=code or codes[0],
        name=name or names_in_files(codes[0])[0],
        codes=tuple(codes),
        codes_before=tuple(dict.fromkeys(row.code for row in before)),
        country="Wales" if codes[0].startswith("W") else "England",
        forces=tuple(forces()[area] for area in areas),
        partnership_names=tuple(dict.fromkeys(row.partnership for row in rows)),
        partnership_codes=tuple(
            dict.fromkeys(row.partnership_code for row in rows if row.partnership_code)
        ),
        neighbours=others,
        neighbours_before=tuple(dict.fromkeys(row.code for row in _before(others))),
    )


def area_of(code: str) -> Area:
    """Return the area of one district that stands today; raise KeyError for any other code."""
    return area_of_codes([code])


def areas() -> list[Area]:
    """Return the area of every district that stands today, by name."""
    return sorted((area_of(code) for code in standing()), key=lambda area: area.name)


def _before(codes: Iterable[str]) -> list[Known]:
    return [older for code in codes for older in forerunners(code)]


def _others(areas: Sequence[str], codes: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of the other districts of some force areas, by name."""
    found = [row for row in standing().values() if row.force_code in areas]
    return tuple(
        row.code for row in sorted(found, key=lambda row: row.name) if row.code not in codes
    )
