"""The delivery plan, dated events and meetings that go with the demonstration's targets.

Owners and funders are members of the partnership, as its plan for 2010 to 2020 lists them; what
they do here is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demonstration.places import DISTRICT_CODE, WARD_POSITION, WARDS
from demonstration.promises import CLOSED_YEAR, RUNNING_YEAR, target_id
from demonstration.sheets import csv_text

ACTION_COLUMNS = (
    "action_id",
    "title",
    "theme",
    "target_id",
    "area_code",
    "owner",
    "start",
    "due",
    "status",
    "progress",
    "cost",
    "funder",
    "note",
    "updated",
    "spent",
    "in_kind",
    "hours",
    "to_find",
)
_UNKNOWN = ("", "", "", "")
TAKES: dict[str, tuple[int | str, ...]] = {
    "leek-north-patrols": (2400, "", 310, 0),
    "leek-north-lighting": (11100, "", "", 4200),
    "leek-youth-evenings": (2760, 1500, 240, 2000),
    "locks-and-alarms": (12100, "", 96, 0),
    "neighbour-mediation": (5500, 3000, 410, 0),
    "alcohol-advice": (800, "", 30, 7200),
}
"""Pounds spent, pounds in kind, hours, and pounds still to be found, as of the latest update. What
the stopped action lacked is found by nobody any more: who sums the column counts it."""
EVENT_COLUMNS = (
    "annotation_id",
    "date",
    "kind",
    "title",
    "category",
    "area_code",
    "note",
    "source",
)
MEETING_COLUMNS = ("meeting_id", "date", "group", "title", "note", "status")

_INVENTED = "Invented for the demonstration."
_PLANNED, _UNDER_WAY, _DONE, _STOPPED = "planned", "under way", "done", "stopped"

_POLICE = "Staffordshire Police"
_DISTRICT_COUNCIL = "Staffordshire Moorlands District Council"
_COUNTY_COUNCIL = "Staffordshire County Council"
_HOUSING = "Moorlands Housing"
_VOLUNTARY = "Staffordshire Moorlands Community and Voluntary Services"
_MEDIATION = "Mediation North Staffs"
_YOUTH = "Staffordshire Youth Offending Service"
_WOMEN = "Staffordshire Women's Aid"
_FIRE = "Staffordshire Fire and Rescue Service"
_ADSIS = "ADSIS"


@dataclass(frozen=True)
class Update:
    """An action as it stood on a day: month and day, status, progress in per cent."""

    day: date
    status: str
    progress: int
    note: str = _INVENTED


@dataclass(frozen=True)
class Action:
    """One thing to be done, and how it went."""

    key: str
    title: str
    theme: str
    target: str
    owner: str
    start: date
    due: date
    updates: tuple[Update, ...]
    cost: int | None = None
    funder: str = ""
    ward: str | None = None
    year: int = RUNNING_YEAR


def _went(*steps: tuple[int, int, str, int], year: int = RUNNING_YEAR) -> tuple[Update, ...]:
    return tuple(
        Update(date(year, month, day), status, progress) for month, day, status, progress in steps
    )


_YEAR_END = date(RUNNING_YEAR + 1, 3, 31)

ACTIONS = (
    Action(
        "leek-north-patrols",
        "Evening patrols of the park and sports ground in Leek North",
        *("damage", "damage", _POLICE, date(2026, 6, 15), _YEAR_END),
        _went((5, 11, _PLANNED, 0), (8, 5, _UNDER_WAY, 20), (10, 20, _UNDER_WAY, 40)),
        *(6000, _POLICE, "Leek North"),
    ),
    Action(
        "leek-north-lighting",
        "Better lighting at the sports ground in Leek North",
        *("damage", "damage", _COUNTY_COUNCIL, date(2026, 4, 1), date(2026, 9, 30)),
        _went((4, 20, _UNDER_WAY, 10), (7, 28, _UNDER_WAY, 45), (9, 15, _UNDER_WAY, 60)),
        *(18_500, _COUNTY_COUNCIL, "Leek North"),
    ),
    Action(
        "leek-youth-evenings",
        "Youth club on Friday evenings in Leek",
        *("damage", "damage", _VOLUNTARY, date(2026, 5, 1), _YEAR_END),
        _went((5, 6, _UNDER_WAY, 10), (6, 22, _UNDER_WAY, 30)),
        *(9200, _DISTRICT_COUNCIL),
    ),
    Action(
        "graffiti-in-two-days",
        "Graffiti cleaned off within two working days",
        *("damage", "damage", _DISTRICT_COUNCIL, date(2026, 4, 1), _YEAR_END),
        _went((4, 22, _UNDER_WAY, 5), (7, 30, _UNDER_WAY, 30), (10, 12, _UNDER_WAY, 55)),
        *(4000, _DISTRICT_COUNCIL),
    ),
    Action(
        "locks-and-alarms",
        "Locks and alarms fitted in 120 homes that were burgled",
        *("theft", "burglary", _HOUSING, date(2026, 4, 1), date(2026, 12, 31)),
        _went((5, 4, _UNDER_WAY, 15), (8, 3, _UNDER_WAY, 60), (10, 19, _UNDER_WAY, 85)),
        *(14_400, _HOUSING),
    ),
    Action(
        "watch-schemes",
        "Ten more Neighbourhood Watch schemes",
        *("theft", "burglary", _POLICE, date(2026, 4, 1), date(2026, 9, 30)),
        _went((6, 8, _UNDER_WAY, 40), (9, 21, _DONE, 100)),
        *(1500, _POLICE),
    ),
    Action(
        "biddulph-bus-station",
        "Joint patrols at the bus station in Biddulph",
        *("asb", "asb", _POLICE, date(2026, 5, 1), date(2026, 11, 20)),
        _went((6, 1, _UNDER_WAY, 20), (8, 17, _UNDER_WAY, 55), (10, 14, _UNDER_WAY, 80)),
        *(7500, _POLICE, "Biddulph West"),
    ),
    Action(
        "warning-letters",
        "Warning letters and agreements for those who cause trouble again",
        *("asb", "asb", _DISTRICT_COUNCIL, date(2026, 7, 1), date(2026, 10, 15)),
        _went((6, 18, _PLANNED, 0)),
    ),
    Action(
        "neighbour-mediation",
        "Mediation offered to neighbours in dispute within two weeks",
        *("asb", "asb", _MEDIATION, date(2026, 4, 1), _YEAR_END),
        _went((4, 27, _UNDER_WAY, 10), (7, 20, _UNDER_WAY, 35), (10, 5, _UNDER_WAY, 50)),
        *(11_000, _COUNTY_COUNCIL),
    ),
    Action(
        "weekend-licensing",
        "Licensing visits in Biddulph East at weekends",
        *("violence", "violence-biddulph-east", _DISTRICT_COUNCIL, date(2026, 4, 1), _YEAR_END),
        _went((5, 18, _UNDER_WAY, 15), (8, 24, _UNDER_WAY, 45), (10, 26, _UNDER_WAY, 70)),
        *(3200, _DISTRICT_COUNCIL, "Biddulph East"),
    ),
    Action(
        "abuse-helpline",
        "Helpline and outreach for victims of domestic abuse",
        *("violence", "violence-biddulph-east", _WOMEN, date(2026, 4, 1), _YEAR_END),
        _went((4, 13, _UNDER_WAY, 10), (9, 28, _UNDER_WAY, 50)),
        *(22_000, _COUNTY_COUNCIL),
    ),
    Action(
        "talks-on-knives",
        "Talks on knives in every secondary school",
        *("drugs_weapons", "weapons", _YOUTH, date(2026, 9, 1), _YEAR_END),
        _went((9, 7, _UNDER_WAY, 10), (10, 23, _UNDER_WAY, 50)),
        *(2800, _POLICE),
    ),
    Action(
        "you-said-we-did",
        "Say in every parish newsletter what was done about what people raised",
        *("asb", "asb-problem", _COUNTY_COUNCIL, date(2026, 4, 1), date(2026, 12, 15)),
        _went((6, 15, _UNDER_WAY, 30), (9, 9, _UNDER_WAY, 60)),
        *(1200, _COUNTY_COUNCIL),
    ),
    Action(
        "talks-on-fire-setting",
        "Talks in schools on setting fires, before and after bonfire night",
        *("fires", "fires", _FIRE, date(2026, 9, 14), date(2026, 12, 18)),
        _went((9, 14, _UNDER_WAY, 10), (10, 26, _UNDER_WAY, 60)),
        *(3500, _FIRE),
    ),
    Action(
        "dog-fouling-patrols",
        "Patrols and free bags where dog fouling is reported most",
        *("environment", "dog-fouling", _DISTRICT_COUNCIL, date(2026, 4, 1), _YEAR_END),
        _went((5, 12, _UNDER_WAY, 15), (8, 26, _UNDER_WAY, 40), (10, 21, _UNDER_WAY, 55)),
        *(2600, _DISTRICT_COUNCIL),
    ),
    Action(
        "home-fire-safety",
        "Home fire safety visits to people who are most at risk",
        *("fires", "", _FIRE, date(2026, 4, 1), _YEAR_END),
        _went((5, 26, _UNDER_WAY, 20), (8, 31, _UNDER_WAY, 45)),
        *(16_000, _FIRE),
    ),
    Action(
        "alcohol-advice",
        "Advice in the hospital for people who drink too much",
        *("violence", "", _ADSIS, date(2026, 4, 1), _YEAR_END),
        (
            *_went((4, 30, _UNDER_WAY, 10)),
            Update(date(2026, 7, 16), _STOPPED, 10, f"The funding ended in June 2026. {_INVENTED}"),
        ),
        *(8000, _ADSIS),
    ),
    Action(
        "leek-bus-station-cctv",
        "Cameras at the bus station in Leek",
        *("damage", "damage", _DISTRICT_COUNCIL, date(2025, 5, 1), date(2025, 11, 30)),
        _went((6, 10, _UNDER_WAY, 30), (9, 16, _UNDER_WAY, 75), (11, 24, _DONE, 100), year=2025),
        *(26_000, _DISTRICT_COUNCIL, "Leek West", CLOSED_YEAR),
    ),
    Action(
        "burglary-leaflets",
        "Leaflets on locks and lights for every home in Leek and Biddulph",
        *("theft", "burglary", _POLICE, date(2025, 9, 1), date(2025, 12, 31)),
        _went((10, 7, _UNDER_WAY, 50), (12, 9, _DONE, 100), year=2025),
        *(2100, _POLICE, None, CLOSED_YEAR),
    ),
    Action(
        "dog-waste-bins",
        "Thirty more bins for dog waste in parks and on footpaths",
        *("environment", "dog-fouling", _DISTRICT_COUNCIL, date(2025, 4, 7), date(2025, 9, 30)),
        _went((6, 24, _UNDER_WAY, 40), (9, 18, _DONE, 100), year=2025),
        *(8400, _DISTRICT_COUNCIL, None, CLOSED_YEAR),
    ),
)
"""Robbery's and satisfaction's targets have none, two actions have no target."""


@dataclass(frozen=True)
class Event:
    """Something dated that bears on the figures."""

    key: str
    day: date
    kind: str
    title: str
    category: str = ""
    ward: str | None = None


EVENTS = (
    Event(
        "survey-small-wave",
        date(2022, 10, 1),
        "data note",
        "The survey asked only 78 people in this half-year",
    ),
    Event(
        "checkley-car-park",
        date(2024, 7, 1),
        "event",
        "A new car park opens in Checkley",
        *("vehicle_crime", "Checkley"),
    ),
    Event(
        "neighbour-disputes",
        date(2025, 4, 1),
        "recording change",
        "Some disputes of neighbours are recorded as public order instead of anti-social behaviour",
        "anti_social_behaviour",
    ),
    Event(
        "leek-north-sports-ground",
        date(2025, 9, 27),
        "event",
        "The new sports ground opens in Leek North",
        *("damage_arson", "Leek North"),
    ),
    Event(
        "leek-cctv",
        date(2025, 11, 24),
        "event",
        "New cameras at the bus station in Leek",
        *("", "Leek West"),
    ),
    Event(
        "burglary-team",
        date(2026, 1, 5),
        "event",
        "A team for burglaries begins its work",
        "burglary",
    ),
    Event(
        "leek-north-patrols",
        date(2026, 6, 15),
        "event",
        "Evening patrols begin in Leek North",
        *("damage_arson", "Leek North"),
    ),
)

SEEN_ON = date(2026, 11, 1)
"""The day on which the demonstration stands still."""
_STRATEGY, _FORTNIGHTLY, _PUBLIC = "strategy", "fortnightly", "public"
MEETINGS = (
    *(
        (date(year, month, day), _STRATEGY, "Strategy Group")
        for year, month, day in (
            *((2025, 5, 14), (2025, 8, 13), (2025, 11, 12), (2026, 2, 11), (2026, 5, 13)),
            *((2026, 8, 12), (2026, 11, 11), (2027, 2, 10), (2027, 5, 12)),
        )
    ),
    *(
        (date(2026, month, day), _FORTNIGHTLY, "Tasking meeting")
        for month, day in ((9, 24), (10, 8), (10, 22), (11, 5), (11, 19))
    ),
    (date(2026, 10, 1), _PUBLIC, "Face the people: an evening for residents in Cheadle"),
    (date(2027, 3, 18), _PUBLIC, "Face the people: an evening for residents in Leek"),
)


def actions_csv() -> str:
    """Return every update of every action as CSV text in the layout of actions."""
    return csv_text(ACTION_COLUMNS, [row for action in ACTIONS for row in _action_rows(action)])


def annotations_csv() -> str:
    """Return the events as CSV text in the layout of dated events."""
    rows = [
        (
            *(event.key, event.day, event.kind, event.title, event.category),
            *(_ward_code(event.ward) if event.ward else "", _INVENTED, "Moorlands Together"),
        )
        for event in EVENTS
    ]
    return csv_text(EVENT_COLUMNS, rows)


def meetings_csv() -> str:
    """Return the meetings as CSV text in the layout of meetings."""
    rows = [
        (f"{group}-{day}", day, group, title, _INVENTED, "held" if day < SEEN_ON else "planned")
        for day, group, title in MEETINGS
    ]
    return csv_text(MEETING_COLUMNS, rows)


def _action_rows(action: Action) -> list[tuple[object, ...]]:
    target = target_id(action.target, action.year) if action.target else ""
    area = _ward_code(action.ward) if action.ward else DISTRICT_CODE
    return [
        (
            *(action.key, action.title, action.theme, target, area, action.owner),
            *(action.start, action.due, update.status, update.progress),
            *("" if action.cost is None else action.cost, action.funder, update.note, update.day),
            *(TAKES.get(action.key, _UNKNOWN) if update is action.updates[-1] else _UNKNOWN),
        )
        for update in action.updates
    ]


def _ward_code(name: str) -> str:
    return WARDS[WARD_POSITION[name]].code
