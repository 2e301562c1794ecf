"""The police forces of England and Wales, each as those who publish name it.

Names as data.police.uk gives them ("Falls within", and the slug in names of files and in its API)
were taken from public code that quotes its list of forces in November 2026; the Home Office's are
those of its tables of recorded crime.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from moorlands_dash.districts.register import read


@dataclass(frozen=True)
class PoliceForce:
    """A police force and its area."""

    code: str
    """ONS's code of the police force area."""
    name: str
    """As the Home Office's tables name it: "Derbyshire", "London, City of"."""
    falls_within: str
    """As street extracts name it: "Derbyshire Constabulary"."""
    slug: str
    """As data.police.uk's files and API name it: "city-of-london"."""
    silent_from: str
    """First month, "2019-07", from which it has published no usable street data; else empty."""
    also: str = ""
    """Another name that it bears, "Hampshire and Isle of Wight Constabulary"; else empty."""


@cache
def forces() -> dict[str, PoliceForce]:
    """Return every force by the code of its area."""
    return {
        code: PoliceForce(code, home_office, falls_within, slug, silent, also)
        for code, _, home_office, falls_within, also, slug, silent in read("forces.csv")
    }


def slug_of(name: str) -> str:
    """Return a force's name in data.police.uk's files, by its name in them; else "force"."""
    found = (each.slug for each in forces().values() if name in (each.falls_within, each.also))
    return next(found, "force")


def other_names(name: str) -> tuple[str, ...]:
    """Return the further names under which extracts may have a force; none for most."""
    both = ((force.falls_within, force.also) for force in forces().values() if force.also)
    found = next((pair for pair in both if name in pair), ())
    return tuple(each for each in found if each != name)
