"""Counts of people that the partners send, invented: how many of how many, and never who.

What is planted stands in `people_truths`: a share that rises only as other people came in, repeat
victims who stand in two measures, referrals and support that do change.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from demonstration import people_truths as planted
from demonstration import truths
from demonstration.draws import Draws
from demonstration.places import DISTRICT_CODE, WARDS
from demonstration.sheets import csv_text
from moorlands_dash.periods import Period, add_months, financial_year_label, financial_year_start

COLUMNS = ("period", "measure", "area_code", "group", "count", "of")
_SEED = 2019
_QUARTER = 3
_LUCK = 0.4
"""Spread of those who reoffend beside that of chance alone."""
_HIGHER, _LOWER = "higher", "lower"

Row = tuple[str, str, str, str, int, int | str]

_NEEDS = (
    ("need_housing_met", 26, 0.58),
    ("need_work_met", 38, 0.41),
    ("need_drugs_met", 33, 0.47),
    ("need_debt_met", 17, 0.62),
    ("need_health_met", 21, 0.34),
)
"""Measure, offenders found to have the need in a quarter, and the share who had it met."""


def people_csv() -> str:
    """Return every count of people as CSV text in the layout of people."""
    draws = Draws(_SEED)
    rows = [row for quarter in quarters() for row in _quarter_rows(quarter, draws)]
    rows += [row for month in truths.PERIOD for row in _month_rows(month, draws)]
    return csv_text(COLUMNS, rows)


def quarters() -> Iterator[Period]:
    """Yield the quarters of the demonstration's period."""
    start = truths.PERIOD.start
    while add_months(start, _QUARTER - 1) <= truths.PERIOD.end:
        yield Period(start, add_months(start, _QUARTER - 1))
        start = add_months(start, _QUARTER)


def _named(quarter: Period) -> str:
    year = financial_year_start(quarter.start)
    number = (quarter.start.month - 4) % 12 // _QUARTER + 1
    return f"Q{number} {financial_year_label(year)}"


def _some(draws: Draws, people: int, share: float) -> int:
    """Return how many of some people did what each does with a chance."""
    return int((draws.uniforms(people) < share).sum())


def _near(draws: Draws, people: int, share: float) -> int:
    """Return about as many, with less luck, so that what is planted shows."""
    spread: float = _LUCK * (people * share * (1 - share)) ** 0.5
    found = round(people * share + spread * float(draws.normals(1)[0]))
    return min(max(found, 0), people)


def _about(draws: Draws, level: float) -> int:
    """Return a count about a level, varying about as much as Poisson's."""
    spread: float = level**0.5
    return max(round(level + float(draws.normals(1)[0]) * spread), 0)


def _quarter_rows(quarter: Period, draws: Draws) -> Iterator[Row]:
    when = _named(quarter)
    managed = 78 + int(draws.whole_numbers(9, 1)[0])
    share = planted.INTAKE_AFTER if quarter.start >= planted.INTAKE else planted.INTAKE_BEFORE
    higher = round(managed * share)
    groups = ((_HIGHER, higher), (_LOWER, managed - higher))
    for group, people in groups:
        yield when, "offenders_managed", DISTRICT_CODE, group, people, ""
        again = _near(draws, people, planted.REOFFEND[group])
        yield when, "offenders_reoffended", DISTRICT_CODE, group, again, people
    young = 22 + int(draws.whole_numbers(7, 1)[0])
    yield when, "young_reoffended", DISTRICT_CODE, "", _some(draws, young, 0.33), young
    yield when, "young_first_time", DISTRICT_CODE, "", _about(draws, 6), ""
    for key, level, met in _NEEDS:
        people = max(_about(draws, level), 8)
        yield when, key, DISTRICT_CODE, "", _some(draws, people, met), people
    yield when, "asb_repeat_people", DISTRICT_CODE, "", _about(draws, 31), ""
    visits = [_about(draws, 3.2) for _ in WARDS]
    for ward, count in zip(WARDS, visits, strict=True):
        yield when, "home_safety_visits", ward.code, "", count, ""
    yield when, "home_safety_visits", DISTRICT_CODE, "", sum(visits), ""
    ended = 30 + int(draws.whole_numbers(12, 1)[0])
    yield when, "vulnerable_risk_fell", DISTRICT_CODE, "", _some(draws, ended, 0.66), ended


def repeat_victims(draws: Draws) -> tuple[int, int, int]:
    """Return a month's repeat victims of anti-social behaviour, of crime, and who are both."""
    asb, crime = _about(draws, 24), _about(draws, 37)
    return asb, crime, round(min(asb, crime) * planted.REPEAT_IN_BOTH)


def _month_rows(month: date, draws: Draws) -> Iterator[Row]:
    when = f"{month:%Y-%m}"
    asb, crime, _ = repeat_victims(draws)
    reported, victims = 150 + _about(draws, 12), 270 + _about(draws, 18)
    yield when, "asb_repeat_victims", DISTRICT_CODE, "", asb, reported
    yield when, "crime_repeat_victims", DISTRICT_CODE, "", crime, victims
    level = 21 * (planted.MORE_REFERRALS if month >= planted.REFERRALS_FROM else 1)
    referrals = _about(draws, level)
    yield when, "abuse_referrals", DISTRICT_CODE, "", referrals, ""
    repeats = _some(draws, referrals, 0.28)
    yield when, "abuse_repeat_referrals", DISTRICT_CODE, "", repeats, referrals
    offered = 14 + int(draws.whole_numbers(6, 1)[0])
    yield when, "abuse_victims_supported", DISTRICT_CODE, "", _some(draws, offered, 0.6), offered
    share = planted.SUPPORT_AFTER if month >= planted.SUPPORT_FROM else planted.SUPPORT_BEFORE
    people = 95 + int(draws.whole_numbers(20, 1)[0])
    yield when, "victims_supported", DISTRICT_CODE, "", _some(draws, people, share), people
    yield when, "vulnerable_helped", DISTRICT_CODE, "", _about(draws, 44), ""
