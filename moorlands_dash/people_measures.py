"""What is counted of people: never who they are, only how many, of how many, when and where.

Offenders who are managed together, people who cause trouble again and again, victims, people at
risk and what became of their needs. A file of people names its measure by a key or a name of this
list and nothing else. Measures are told apart by whether their periods add up: a referral is made
once, but one person may be counted in two months, so that months of people are never summed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from moorlands_dash.spelling import did_you_mean

PREFIX = "people:"
"""What a target writes before a key: "people:offenders_reoffended"."""

PEOPLE_THEMES = {
    "reoffending": "Reoffending",
    "anti-social behaviour": "Anti-social behaviour",
    "domestic abuse": "Domestic abuse",
    "victims": "Victims",
    "vulnerability": "Vulnerability",
}
"""Key of a theme -> its name, in the order in which pages show them."""

FEWER, NEITHER, MORE = -1, 0, 1

PROBATION = "the probation service"
YOUTH = "the youth justice service"
POLICE = "the police"
COUNCIL = "the council's community safety team"
SUPPORT = "the victims' service"
ABUSE = "the domestic abuse service"
FIRE = "the fire and rescue service"

RISK = {"higher": "higher risk", "lower": "lower risk"}
"""Groups of offenders, as assessed when they are first managed."""


@dataclass(frozen=True)
class PeopleMeasure:
    """One thing that is counted of people."""

    key: str
    name: str
    theme: str
    unit: str
    """The word for one of what is counted."""
    better: int
    """`MORE`, `FEWER`, or `NEITHER` where more may be good news or bad."""
    sender: str
    of: str = ""
    """Of a share, of how many: "offenders managed together"; blank of a plain count."""
    short: str = ""
    """Of a share, what those counted did, as a picture has it: "reoffended"."""
    adds_up: bool = False
    """Whether periods add up: events do, people that may be counted in several don't."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """Groups by which it may be given as well, key -> name: no person is in two of them."""
    of_measure: str = ""
    """Key of the measure that counts those of how many it is, where there is one."""
    need: bool = False
    """Whether it is a need of offenders that was met."""
    why: str = ""
    """Why neither side is better, or what else must be known."""

    @property
    def is_share(self) -> bool:
        """Tell whether it is given of how many."""
        return bool(self.of)

    @property
    def target_measure(self) -> str:
        """Return how a target names it."""
        return f"{PREFIX}{self.key}"


def _need(key: str, name: str) -> PeopleMeasure:
    return PeopleMeasure(
        key=f"need_{key}_met",
        name=f"Needs met: {name}",
        theme="reoffending",
        unit="offender",
        better=MORE,
        sender=PROBATION,
        of="offenders found to have the need",
        short="had it met",
        need=True,
    )


PEOPLE_MEASURES = (
    PeopleMeasure(
        key="offenders_managed",
        name="Offenders managed together",
        theme="reoffending",
        unit="offender",
        better=NEITHER,
        sender=PROBATION,
        groups=RISK,
        why="More may mean more offenders, or that more of them are worked with.",
    ),
    PeopleMeasure(
        key="offenders_reoffended",
        name="Offenders managed together who reoffended",
        theme="reoffending",
        unit="offender",
        better=FEWER,
        sender=PROBATION,
        of="offenders managed together",
        of_measure="offenders_managed",
        short="reoffended",
        groups=RISK,
    ),
    PeopleMeasure(
        key="young_reoffended",
        name="Young people known to youth justice who reoffended",
        theme="reoffending",
        unit="young person",
        better=FEWER,
        sender=YOUTH,
        of="young people known to youth justice",
        short="reoffended",
    ),
    PeopleMeasure(
        key="young_first_time",
        name="Young people who entered the justice system for the first time",
        theme="reoffending",
        unit="young person",
        better=FEWER,
        sender=YOUTH,
        adds_up=True,
    ),
    _need("housing", "a place to live"),
    _need("work", "work, skills or training"),
    _need("drugs", "drugs and alcohol"),
    _need("debt", "debt and money"),
    _need("health", "mental health"),
    PeopleMeasure(
        key="asb_repeat_people",
        name="People who repeatedly cause anti-social behaviour",
        theme="anti-social behaviour",
        unit="person",
        better=FEWER,
        sender=COUNCIL,
    ),
    PeopleMeasure(
        key="asb_repeat_victims",
        name="Repeat victims of anti-social behaviour",
        theme="anti-social behaviour",
        unit="victim",
        better=FEWER,
        sender=COUNCIL,
        of="people who reported anti-social behaviour",
        short="reported it before",
    ),
    PeopleMeasure(
        key="abuse_referrals",
        name="Referrals of domestic abuse",
        theme="domestic abuse",
        unit="referral",
        better=NEITHER,
        sender=ABUSE,
        adds_up=True,
        why="More may mean more abuse, or that more people ask for help.",
    ),
    PeopleMeasure(
        key="abuse_repeat_referrals",
        name="Referrals of domestic abuse that are repeats",
        theme="domestic abuse",
        unit="referral",
        better=NEITHER,
        sender=ABUSE,
        of="referrals of domestic abuse",
        of_measure="abuse_referrals",
        short="were repeats",
        adds_up=True,
        why="More may mean abuse that goes on, or that people come back for help.",
    ),
    PeopleMeasure(
        key="abuse_victims_supported",
        name="Victims of domestic abuse who took up support",
        theme="domestic abuse",
        unit="victim",
        better=MORE,
        sender=ABUSE,
        of="victims of domestic abuse who were offered support",
        short="took it up",
    ),
    PeopleMeasure(
        key="crime_repeat_victims",
        name="Repeat victims of crime",
        theme="victims",
        unit="victim",
        better=FEWER,
        sender=POLICE,
        of="victims of crime",
        short="were victims before",
    ),
    PeopleMeasure(
        key="victims_supported",
        name="Victims who took up support",
        theme="victims",
        unit="victim",
        better=MORE,
        sender=SUPPORT,
        of="victims who were offered support",
        short="took it up",
    ),
    PeopleMeasure(
        key="vulnerable_helped",
        name="Vulnerable people helped",
        theme="vulnerability",
        unit="person",
        better=MORE,
        sender=COUNCIL,
    ),
    PeopleMeasure(
        key="vulnerable_risk_fell",
        name="Vulnerable people whose risk fell",
        theme="vulnerability",
        unit="person",
        better=MORE,
        sender=COUNCIL,
        of="vulnerable people whose help ended",
        short="are at less risk",
    ),
    PeopleMeasure(
        key="home_safety_visits",
        name="Home safety visits to people at risk",
        theme="vulnerability",
        unit="visit",
        better=MORE,
        sender=FIRE,
        adds_up=True,
    ),
)
"""Every measure, theme by theme."""

PEOPLE_MEASURE_BY_KEY = {measure.key: measure for measure in PEOPLE_MEASURES}

OVERLAPPING = (
    ("asb_repeat_victims", "crime_repeat_victims"),
    ("victims_supported", "abuse_victims_supported"),
    ("offenders_managed", "young_reoffended"),
    ("asb_repeat_people", "offenders_managed"),
)
"""Pairs of measures that may count the same people: they are never added."""

_PLURALS = {"person": "people", "young person": "young people"}


def people_measures_by_theme() -> dict[str, tuple[PeopleMeasure, ...]]:
    """Return the measures of each theme, in the order of `PEOPLE_THEMES`."""
    return {
        theme: tuple(measure for measure in PEOPLE_MEASURES if measure.theme == theme)
        for theme in PEOPLE_THEMES
    }


def find_people_measure(text: str) -> PeopleMeasure:
    """Return the measure of a key or name, in any letter case; raise ValueError, in words.

    A target's "people:" before it is passed over.
    """
    wanted = " ".join(text.split()).casefold().removeprefix(PREFIX).strip()
    for measure in PEOPLE_MEASURES:
        if wanted in (measure.key, measure.name.casefold()):
            return measure
    meant = did_you_mean(text, [measure.name for measure in PEOPLE_MEASURES])
    raise ValueError(f"no measure of people is called so. {meant}".strip())


def units(measure: PeopleMeasure, count: int = 2) -> str:
    """Return the word for so many of what a measure counts: "young people"."""
    if count == 1:
        return measure.unit
    return _PLURALS.get(measure.unit, f"{measure.unit}s")


def overlapping(key: str) -> tuple[str, ...]:
    """Return the keys of measures that may count the same people as one."""
    return tuple(pair[1 - pair.index(key)] for pair in OVERLAPPING if key in pair)
