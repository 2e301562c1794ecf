"""Fires, environmental problems and reported anti-social behaviour, as partners might send them.

Levels, seasons, hours and wards are round figures and invented; what is planted stands in `truths`.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import sqrt

import numpy as np

from demonstration import truths
from demonstration.cellmap import to_km
from demonstration.draws import Draws, Floats
from demonstration.force import Force
from demonstration.outlines import Ring
from demonstration.places import WARD_POSITION, WARDS
from demonstration.sheets import csv_text
from demonstration.snaps import inside, rounded
from moorlands_dash.periods import months_between

_SEED = 7
_APART_KM = 0.25
"""Points lie within half of this of a point where people live or pass."""
_WARD_ALONE, _NO_PLACE = 0.08, 0.04
"""Shares of rows that give a ward and no point, and neither."""
_STEP_MINUTES = 5

EVENING = (1, 1, 1, 0.5, 0.3, 0.3, 0.5, 1, 1, 1, 1, 1, 1.5, 1.5, 2, 3, 4, 5, 7, 8, 9, 9, 7, 3)
DAYTIME = (0, 0, 0, 0, 0, 0.2, 1, 4, 8, 9, 9, 8, 7, 6, 6, 5, 4, 3, 2, 1.5, 1, 0.5, 0.2, 0)
ALL_DAY = (3, 2.5, 2, 1.5, 1, 1, 1, 1.5, 2, 2, 2.5, 3, 3.5, 4, 4, 4, 4.5, 5, 5, 5, 5, 5, 4.5, 4)
OFFICE_WEEK = (1.4, 1.2, 1.1, 1.0, 1.0, 0.5, 0.4)
WEEKEND = (0.8, 0.8, 0.8, 0.9, 1.3, 1.5, 1.1)
EVEN_WEEK = (1, 1, 1, 1, 1, 1, 1)
SUMMER = (0.7, 0.75, 0.9, 1.1, 1.15, 1.2, 1.3, 1.3, 1.05, 1.0, 0.85, 0.7)
WINTER = (1.25, 1.2, 1.05, 0.95, 0.9, 0.85, 0.8, 0.8, 0.9, 1.0, 1.1, 1.2)
FLAT = (1.0,) * 12


@dataclass(frozen=True)
class Problem:
    """One kind of problem: how often, where, and at which times."""

    category: str
    kind: str
    year: float
    season: tuple[float, ...]
    hours: tuple[float, ...]
    week: tuple[float, ...]
    towns: float
    """How much a resident weighs against a tenth of a square kilometre."""


FIRES = (
    Problem("fires_deliberate", "deliberate", 75, SUMMER, EVENING, WEEKEND, 1.0),
    Problem("fires_dwelling", "accidental dwelling", 45, WINTER, ALL_DAY, EVEN_WEEK, 1.0),
    Problem("fires_other", "other", 80, SUMMER, ALL_DAY, EVEN_WEEK, 0.5),
)
ENVIRONMENT = (
    Problem("fly_tipping", "fly-tipping", 420, FLAT, DAYTIME, OFFICE_WEEK, 0.3),
    Problem("graffiti", "graffiti", 60, FLAT, DAYTIME, OFFICE_WEEK, 1.0),
    Problem("dog_fouling", "dog fouling", 240, WINTER, DAYTIME, OFFICE_WEEK, 1.0),
    Problem("litter", "litter", 180, SUMMER, DAYTIME, OFFICE_WEEK, 0.8),
)
ASB = Problem("asb_reported", "", 560, SUMMER, EVENING, WEEKEND, 1.0)
"""Without the repeats, which come on top of it."""

_ASB_KINDS = {"noise": 30, "nuisance": 25, "neighbours": 15, "vehicles": 12, "alcohol or drugs": 8}
_ASB_KINDS |= {"vandalism": 5, "rubbish": 3, "animals": 2}
_ORGANISATIONS = ("Staffordshire Moorlands District Council", "Moorlands Housing")
_HOUSING_SHARE = 0.4
_SPAN_SHARE = 0.25
_PLACE = ("longitude", "latitude", "ward")

Happening = tuple[datetime, int, float, float]
"""When, in which ward (position), longitude and latitude."""
Told = tuple[datetime, str, tuple[str, str, str]]
"""When, of which kind, and the place as the file gives it."""


def fires_csv(rows: list[Told]) -> str:
    """Return fires, one a row, in the order of the calls."""
    cells = (
        (f"{when:%y}-{number:06d}", f"{when:%Y-%m-%d %H:%M}", kind, *place)
        for number, (when, kind, place) in enumerate(rows, start=1)
    )
    return csv_text(("incident_number", "called", "kind", *_PLACE), cells)


def environment_csv(rows: list[Told]) -> str:
    """Return environmental problems, one report a row; of one in three the day alone is known."""
    cells = (
        (f"EN-{number:06d}", f"{when:{'%Y-%m-%d' if number % 3 == 0 else '%Y-%m-%d %H:%M'}}", *rest)
        for number, (when, kind, place) in enumerate(rows, start=1)
        for rest in [(kind, *place)]
    )
    return csv_text(("reference", "reported", "kind", *_PLACE), cells)


def asb_csv(force: Force, rings: list[Ring]) -> str:
    """Return reports of anti-social behaviour, each with a moment or a span of some hours."""
    draws = Draws(_SEED, 100)
    found = sorted([*_happenings(ASB, 99, force, rings), *_repeats(force, rings, draws)])
    kinds = draws.picks(np.array(list(_ASB_KINDS.values()), dtype=float), len(found)).tolist()
    housing, spans = draws.uniforms(len(found)), draws.uniforms(len(found))
    names, places = list(_ASB_KINDS), _told(found, draws)
    cells = []
    for number, (when, *_) in enumerate(found):
        until = _end(when, float(spans[number])) if spans[number] < _SPAN_SHARE else ""
        organisation = _ORGANISATIONS[int(housing[number] < _HOUSING_SHARE)]
        reference = f"ASB-{number + 1:06d}"
        begun = f"{when:%Y-%m-%d %H:%M}"
        cells.append((reference, begun, until, names[kinds[number]], organisation, *places[number]))
    return csv_text(("reference", "from", "to", "kind", "organisation", *_PLACE), cells)


def _end(when: datetime, luck: float) -> str:
    """Return when a span ended: two to ten hours later, within the demonstration's months."""
    last = datetime.combine(_last_day(truths.PERIOD.end), datetime.max.time())
    hours = 2 + int(luck / _SPAN_SHARE * 8)
    return f"{min(when + timedelta(hours=hours), last):%Y-%m-%d %H:%M}"


def in_order(problems: tuple[Problem, ...], force: Force, rings: list[Ring]) -> list[Told]:
    """Return what happened of several problems, in the order of time."""
    rows: list[Told] = []
    for number, problem in enumerate(problems):
        seed = len(problem.kind) * 10 + number
        found = _happenings(problem, seed, force, rings)
        places = _told(found, Draws(_SEED, seed, 1))
        rows += [(f[0], problem.kind, place) for f, place in zip(found, places, strict=True)]
    return sorted(rows)


def by_month(rows: list[Told]) -> Counter[tuple[str, date]]:
    """Return how many there are of each category and month."""
    category = {problem.kind: problem.category for problem in (*FIRES, *ENVIRONMENT)}
    return Counter((category[kind], when.date().replace(day=1)) for when, kind, _ in rows)


def _happenings(problem: Problem, seed: int, force: Force, rings: list[Ring]) -> list[Happening]:
    """Return what happened of one problem, month by month."""
    wards = np.array([w.residents * problem.towns + w.area_km2 * 40.0 for w in WARDS])
    found: list[Happening] = []
    for month in truths.PERIOD:
        draws = Draws(_SEED, seed, month.year, month.month)
        mean = _mean(problem, month)
        total = max(0, round(mean + sqrt(mean) * float(draws.normals(1)[0])))
        hotspot = truths.FLY_TIPPING if problem.category == "fly_tipping" else None
        moments = times(problem.week, problem.hours, month, total, draws)
        for when, ward, luck in zip(
            moments,
            draws.picks(wards, total).tolist(),
            draws.uniforms(total).tolist(),
            strict=True,
        ):
            if hotspot is not None and luck < hotspot.share:
                found.append((when, *_at_hotspot(hotspot, draws)))
            else:
                found.append((when, ward, *near_a_place(ward, force, rings, draws)))
    return found


def expected_count(month: date, category: str) -> float:
    """Return the mean number of fires or environmental problems of a category in a month."""
    return sum(_mean(p, month) for p in (*FIRES, *ENVIRONMENT) if p.category == category)


def _mean(problem: Problem, month: date) -> float:
    return problem.year / 12 * problem.season[month.month - 1] * _level(problem, month)


def _level(problem: Problem, month: date) -> float:
    """Return the level by what is planted, 1 at first."""
    level = 1.0
    for change in truths.PARTNER_CHANGES:
        if change.crime_type == problem.category and month >= change.start:
            done = min(months_between(change.start, month) / change.months, 1.0)
            level *= 1.0 + (change.factor - 1.0) * done
    return level


def times(
    week: Sequence[float], hours: Sequence[float], month: date, count: int, draws: Draws
) -> list[datetime]:
    """Return moments of a month, by how much weekdays (Monday first) and hours weigh."""
    days = [date(month.year, month.month, n + 1) for n in range(_last_day(month).day)]
    by_day = np.array([week[day.weekday()] for day in days], dtype=float)
    by_hour = np.array(hours, dtype=float)
    minutes = draws.whole_numbers(60 // _STEP_MINUTES, count).tolist()
    return [
        datetime(days[d].year, days[d].month, days[d].day, h, m * _STEP_MINUTES)
        for d, h, m in zip(
            draws.picks(by_day, count).tolist(),
            draws.picks(by_hour, count).tolist(),
            minutes,
            strict=True,
        )
    ]


def _last_day(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def near_a_place(ward: int, force: Force, rings: list[Ring], draws: Draws) -> tuple[float, float]:
    """Return a point of the ward near one of its places, where people are."""
    own = [snap for snap in force.places[: force.own_count] if snap.ward == ward]
    while True:
        place = own[int(draws.whole_numbers(len(own), 1)[0])]
        point = _moved(place.longitude, place.latitude, _APART_KM, draws)
        if inside(rings[ward], *point):
            return point


def _moved(longitude: float, latitude: float, side_km: float, draws: Draws) -> tuple[float, float]:
    """Return a point within a square of that side about another."""
    x, y = to_km(longitude, latitude)
    aside, up = ((draws.uniforms(2) - 0.5) * side_km).tolist()
    return rounded(x + aside, y + up)


def _at_hotspot(hotspot: truths.Hotspot, draws: Draws) -> tuple[int, float, float]:
    point = _moved(hotspot.longitude, hotspot.latitude, 0.12, draws)
    return WARD_POSITION[hotspot.ward], *point


def _repeats(force: Force, rings: list[Ring], draws: Draws) -> Iterator[Happening]:
    """Yield chains of reports close to each other in place and time, in one ward."""
    planted = truths.NEAR_REPEATS
    ward = WARD_POSITION[planted.ward]
    for month in truths.PERIOD:
        for when in times(ASB.week, ASB.hours, month, planted.chains_a_month, draws):
            point = near_a_place(ward, force, rings, draws)
            yield (when, ward, *point)
            for _ in range(1 + int(draws.whole_numbers(2, 1)[0])):
                days = 1 + int(draws.whole_numbers(planted.within_days - 1, 1)[0])
                again = when + timedelta(days=days)
                close = _moved(*point, planted.side_km, draws)
                if again.date() <= _last_day(truths.PERIOD.end) and inside(rings[ward], *close):
                    yield (again, ward, *close)


def _told(found: list[Happening], draws: Draws) -> list[tuple[str, str, str]]:
    """Return the place as the partner's file gives it: a point, a ward alone, or nothing."""
    told = []
    luck: Floats = draws.uniforms(len(found))
    for (_, ward, longitude, latitude), chance in zip(found, luck.tolist(), strict=True):
        if chance < _NO_PLACE:
            told.append(("", "", ""))
        elif chance < _NO_PLACE + _WARD_ALONE:
            told.append(("", "", WARDS[ward].name))
        else:
            told.append((f"{longitude:.6f}", f"{latitude:.6f}", ""))
    return told
