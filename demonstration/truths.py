"""What was planted in the demonstration extracts, for whoever wants to see whether it is found.

docs/demonstration.md says the same in words; a test holds that the extracts bear it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demonstration.ranked import FIRST_BY_NUMBER_ALONE as FIRST_BY_NUMBER_ALONE
from demonstration.ranked import RANK_NOT_SURE as RANK_NOT_SURE
from moorlands_dash.periods import Period

PERIOD = Period(date(2021, 4, 1), date(2026, 9, 1))
"""Six financial years; the last one runs to the quarter July to September 2026."""

FEWEST, MOST = 450, 600
"""Every month's incidents in the district lie within these."""


@dataclass(frozen=True)
class Hotspot:
    """A cluster of snap points within about 150 m that draws incidents of one type."""

    ward: str
    crime_type: str
    longitude: float
    latitude: float
    locations: tuple[str, ...]
    share: float = 0.0
    """Of the ward's incidents of the type, in all months."""
    monthly: float = 0.0
    """Incidents a month over and above the ward's others, from `start` on."""
    start: date = PERIOD.start


HOTSPOTS = (
    Hotspot(
        ward="Leek South",
        crime_type="Shoplifting",
        longitude=-2.0335,
        latitude=53.0965,
        locations=("Supermarket", "Shopping Area", "Parking Area"),
        share=0.7,
    ),
    Hotspot(
        ward="Biddulph West",
        crime_type="Anti-social behaviour",
        longitude=-2.1835,
        latitude=53.1145,
        locations=("Sports/Recreation Area", "Bus/Coach Station", "Parking Area"),
        share=0.65,
    ),
    Hotspot(
        ward="Leek North",
        crime_type="Criminal damage and arson",
        longitude=-2.0275,
        latitude=53.1195,
        locations=("Park/Open Space", "Sports/Recreation Area", "Parking Area"),
        monthly=12.0,
        start=date(2025, 10, 1),
    ),
)
"""Two that were always there, and one that emerges in the last year."""


@dataclass(frozen=True)
class Change:
    """From `start` on, a ward's level of a type (of all, where None) is multiplied by `factor`."""

    ward: str | None
    crime_type: str | None
    start: date
    factor: float
    months: int = 1
    """Over how many months the level gets there, evenly; 1 is a step."""


STEP_CHANGE = Change("Checkley", "Vehicle crime", date(2024, 7, 1), 3.5)
"""Vehicle crime in one ward leaps from about 2 a month to about 7, and stays."""

IMPROVING_WARD = Change("Biddulph East", None, date(2024, 10, 1), 0.5, months=24)
"""Incidents of all types fall evenly to half in two years."""

FEWER_BURGLARIES = Change(None, "Burglary", date(2026, 1, 1), 0.75)
"""Burglaries in all wards fall by a quarter: the reason why their target will be met."""

CHANGES = (STEP_CHANGE, IMPROVING_WARD, FEWER_BURGLARIES)

FLY_TIPPING = Hotspot(
    ward="Cheddleton",
    crime_type="fly_tipping",
    longitude=-2.038,
    latitude=53.052,
    locations=(),
    share=0.15,
)
"""A seventh of all the district's fly-tipping lies within 100 m of one place, in all months."""

MORE_DELIBERATE_FIRES = Change(None, "fires_deliberate", date(2025, 4, 1), 1.6)
"""Deliberate fires in all wards rise by six tenths in a step."""

LESS_DOG_FOULING = Change(None, "dog_fouling", date(2024, 10, 1), 0.6, months=12)
"""Reports of dog fouling in all wards fall evenly by four tenths in a year."""

PARTNER_CHANGES = (MORE_DELIBERATE_FIRES, LESS_DOG_FOULING)


@dataclass(frozen=True)
class NearRepeats:
    """Chains of reports that follow each other closely in place and time."""

    ward: str
    chains_a_month: int
    within_days: int
    side_km: float
    """Side of the square about the first report in which the others lie."""


NEAR_REPEATS = NearRepeats("Cheadle West", 5, 14, 0.24)
"""Each chain's later reports come within 14 days and 200 m of its first."""

TARGET_THAT_WILL_BE_MET = "burglary-2026-27"
TARGET_THAT_WILL_BE_MISSED = "damage-2026-27"
"""Because of the hotspot that emerges."""
TARGET_ON_THE_EDGE = "asb-2026-27"

FIRES_TARGET_ON_COURSE = "fires-2026-27"
"""No fewer fires than their new level are needed: the year before, the baseline, ran above it."""
FOULING_TARGET_LEFT_OPEN = "dog-fouling-2026-27"
"""The fall is over, so that the target lies close to what goes on being reported."""
FIRES_TARGET_MISSED = "fires-2025-26"
"""The step came as the year began, against a baseline from before it."""
FOULING_TARGET_MET = "dog-fouling-2025-26"
"""The fall went on through the half-year before and the first half of the year."""

STILL_OPEN = (0.45, 0.2, 0.08)
"""Share of crimes still under investigation in the last month, the one before, ...

Nothing else changes what becomes of crimes: neither year nor ward, only the offence. Whoever sets
the latest months against the year before sees charges fall; whoever sets plain shares of wards
against each other sees the mix of offences.
"""


@dataclass(frozen=True)
class Denser:
    """A ward that has so many times as much of something as its residents would lead to expect."""

    ward: str
    times: float


SECOND_HOMES = Denser("Caverswall", 3.2)
"""Homes that nobody lives in for most of the year: burglary is by far the highest per resident of
all wards, and about as everywhere per home."""

TOWN_CENTRE = Denser("Leek South", 5.0)
"""People who come to work and to shop: shoplifting is far above the rest per resident, and isn't
per person at work there."""

LONG_ROADS = "Dane"
"""Few people along many kilometres of road: collisions are far above the rest per resident, and
aren't per kilometre."""

ONLY_SEEMS_WORSE = ("Tamworth", "Public order offences")
"""A similar district and a group of offences: the highest rate of all, within chance."""

SILENT_FORCE = ("Devon and Cornwall", 2022, 3)
"""The force that did not report, the financial year (its start) and the quarter."""

SMALL_WAVE = date(2022, 10, 1)
"""Start of the survey wave in which fewer than 100 people were asked."""

REWORDED = date(2024, 4, 1)
"""From this wave on the question on safety after dark is put in other words."""

WRONG_LSOA = (
    ("Leek West", "Leek South"),
    ("Biddulph North", "Biddulph East"),
    ("Cheadle West", "Cheadle South East"),
    ("Forsbrook", "Caverswall"),
)
"""Ward in which one point lies, and ward whose LSOA that point is published with."""

WARDS_WITH_STRAYS = ("Dane", "Hamps Valley", "Checkley")
"""Wards with one point that lies just over the district's border, outside every outline."""

WARDS_WITH_GUESTS = (("Biddulph West", "Cheshire East"), ("Werrington", "Stoke-on-Trent"))
"""Ward in which one point lies, and neighbouring district whose LSOA it is published with."""
