"""The partnership's targets for a closed and a running year, against baselines from the extracts.

Owners are members of the partnership, as its plan for 2010 to 2020 lists them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from demonstration.places import DISTRICT_CODE, WARD_POSITION, WARDS
from demonstration.sheets import csv_text
from demonstration.survey import Answer
from demonstration.tally import Tally
from moorlands_dash.periods import add_months, financial_year, financial_year_label
from moorlands_dash.vocabulary import CATEGORY_BY_KEY, POLICE_TYPES

COLUMNS = (
    "target_id",
    "title",
    "theme",
    "measure",
    "kind",
    "area_code",
    "baseline_start",
    "baseline_end",
    "baseline",
    "start",
    "end",
    "target",
    "profile",
    "owner",
    "note",
)
CLOSED_YEAR, RUNNING_YEAR = 2025, 2026
_INVENTED = "Invented for the demonstration."

_POLICE = "Staffordshire Police"
_DISTRICT_COUNCIL = "Staffordshire Moorlands District Council"
_COUNTY_COUNCIL = "Staffordshire County Council"
_FIRE = "Staffordshire Fire and Rescue Service"
_HOUSING = "Moorlands Housing"
_VOLUNTARY = "Staffordshire Moorlands Community and Voluntary Services"


@dataclass(frozen=True)
class Count:
    """A target that counts: the share by which the count is to fall; 0 is no worse."""

    key: str
    title: str
    counts: str
    """A crime type of the police, or a category of what partners beside them send."""
    owner: str
    fall: float
    ward: str | None = None
    """Of the police's counts alone."""

    @property
    def category(self) -> str:
        """Return the key of the category counted."""
        return POLICE_TYPES.get(self.counts, self.counts)


@dataclass(frozen=True)
class Share:
    """A target that a survey measures: the points by which the share is to change."""

    key: str
    title: str
    question: str
    theme: str
    owner: str
    change: float


COUNTS = (
    Count("burglary", "Fewer burglaries", "Burglary", _POLICE, 0.05),
    Count(
        "damage",
        "Less criminal damage and arson",
        *("Criminal damage and arson", _DISTRICT_COUNCIL, 0.05),
    ),
    Count("asb", "Less anti-social behaviour", "Anti-social behaviour", _DISTRICT_COUNCIL, 0.02),
    Count(
        "violence-biddulph-east",
        "Less violence in Biddulph East",
        *("Violence and sexual offences", _HOUSING, 0.10, "Biddulph East"),
    ),
    Count("robbery", "Robbery no worse than last year", "Robbery", _POLICE, 0.0),
    Count("weapons", "Possession of weapons no worse", "Possession of weapons", _POLICE, 0.0),
    Count("fires", "Fewer deliberate fires", "fires_deliberate", _FIRE, 0.045),
    Count("dog-fouling", "Fewer reports of dog fouling", "dog_fouling", _DISTRICT_COUNCIL, 0.05),
)

SHARES = (
    Share(
        "asb-problem",
        "Fewer people say that anti-social behaviour is a problem",
        *("problem_asb", "asb", _COUNTY_COUNCIL, -0.02),
    ),
    Share(
        "satisfied",
        "More people are satisfied with where they live",
        *("satisfied_area", "other", _VOLUNTARY, 0.02),
    ),
)


def targets_csv(tally: Tally, answers: list[Answer]) -> str:
    """Return the targets of both years as CSV text in the layout of targets."""
    rows: list[tuple[object, ...]] = []
    for year in (CLOSED_YEAR, RUNNING_YEAR):
        rows += [_count_row(promise, year, tally) for promise in COUNTS]
        rows += [_share_row(promise, year, answers) for promise in SHARES]
    return csv_text(COLUMNS, rows)


def baseline(promise: Count, year: int, tally: Tally) -> int:
    """Return the count of the financial year before."""
    before = financial_year(year - 1)
    if promise.counts not in POLICE_TYPES:
        return tally.reported(promise.category, before)
    if promise.ward is None:
        return tally.in_district(promise.counts, before)
    return tally.in_ward(WARD_POSITION[promise.ward], promise.counts, before)


def goal(promise: Count, year: int, tally: Tally) -> int:
    """Return the count that must not be passed."""
    return round(baseline(promise, year, tally) * (1 - promise.fall))


def target_id(key: str, year: int) -> str:
    """Return "burglary-2026-27"."""
    return f"{key}-{financial_year_label(year).replace('/', '-')}"


def _count_row(promise: Count, year: int, tally: Tally) -> tuple[object, ...]:
    before, period = financial_year(year - 1), financial_year(year)
    area = DISTRICT_CODE if promise.ward is None else WARDS[WARD_POSITION[promise.ward]].code
    return (
        *(target_id(promise.key, year), promise.title, CATEGORY_BY_KEY[promise.category].theme),
        *(f"incidents:{promise.category}", "reduce" if promise.fall else "no_worse", area),
        *(before.start, before.end, baseline(promise, year, tally)),
        *(period.start, period.end, goal(promise, year, tally)),
        *("seasonal", promise.owner, _INVENTED),
    )


def _share_row(promise: Share, year: int, answers: list[Answer]) -> tuple[object, ...]:
    period = financial_year(year)
    wave = _last_wave_before(promise.question, period.start, answers)
    return (
        *(target_id(promise.key, year), promise.title, promise.theme),
        f"indicator:{promise.question}",
        "survey_increase" if promise.change > 0 else "survey_reduce",
        *(DISTRICT_CODE, wave.start, wave.end, round(wave.share, 3)),
        *(period.start, add_months(period.end, 1) - timedelta(days=1)),
        *(round(wave.share + promise.change, 2), "straight", promise.owner, _INVENTED),
    )


def _last_wave_before(question: str, start: date, answers: list[Answer]) -> Answer:
    return [a for a in answers if a.question.key == question and a.end < start][-1]
