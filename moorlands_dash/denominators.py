"""What a count may be divided by where residents mislead: homes, vehicles, people who are there.

A rate says what it is per. Who burgles needs a home, not a resident; a town centre's shops are
full of people who live elsewhere. Each denominator says of which categories it is the better one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Denominator:
    """One thing to divide by."""

    key: str
    """As files name it."""
    name: str
    """Several of them, within a sentence: "households"."""
    per: int
    """A rate is given per so many."""
    of: tuple[str, ...]
    """Categories and choices for which it tells more than residents do."""
    why: str
    """Why residents mislead there, in a sentence."""

    @property
    def called(self) -> str:
        """Return what a rate is per: "1,000 households"."""
        return f"{self.per:,} {self.name}"


DENOMINATORS = (
    Denominator(
        "households",
        "households",
        1000,
        ("burglary",),
        "Homes are burgled, not residents: where many homes are small, or are lived in for a part "
        "of the year, a rate per resident misleads.",
    ),
    Denominator(
        "vehicles",
        "vehicles",
        1000,
        ("vehicle_crime",),
        "A place with more cars for each resident has more of what is stolen or broken into.",
    ),
    Denominator(
        "workplace_population",
        "people at work there",
        1000,
        ("shoplifting", "theft_from_person", "other_theft", "robbery", "public_order"),
        "A town centre is full of people who live elsewhere: its few residents make every rate "
        "look high.",
    ),
    Denominator(
        "daytime_population",
        "people there by day",
        1000,
        ("shoplifting", "theft_from_person", "other_theft", "robbery", "public_order"),
        "A town centre is full of people who live elsewhere: its few residents make every rate "
        "look high.",
    ),
    Denominator(
        "road_km",
        "kilometres of road",
        100,
        ("collisions",),
        "Collisions happen where roads are: a long road through few homes makes a rate per "
        "resident look high.",
    ),
)
BY_KEY = {each.key: each for each in DENOMINATORS}


def denominators_of(choice: str) -> tuple[Denominator, ...]:
    """Return what else a choice may be divided by, the best first; nothing where residents do."""
    return tuple(each for each in DENOMINATORS if choice in each.of)
