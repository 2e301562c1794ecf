"""What people say where they live: a survey by ward, what was raised, and who takes part: invented.

Each bears a truth that naive reading gets wrong; `truths_of_voices` names them.
"""

from __future__ import annotations

from datetime import date, timedelta

from demonstration import truths_of_voices as truths
from demonstration.draws import Draws
from demonstration.places import DISTRICT_CODE, WARD_POSITION, WARDS
from demonstration.sheets import csv_text
from demonstration.survey import COLUMNS as INDICATOR_COLUMNS
from moorlands_dash.periods import add_months

COLUMNS = (*INDICATOR_COLUMNS, "theme")
ISSUE_COLUMNS = ("theme", "area_code", "source", "date", "raised", "issue")

SURVEY = "Invented survey by ward, made for the demonstration"
KEPT = "Invented register of the voluntary sector, made for the demonstration"
START, END = date(2026, 6, 1), date(2026, 7, 31)

QUESTION = "problem_asb_by_ward"
TITLE = "People who say that anti-social behaviour is a problem, ward by ward"
WORDING = (
    "How much of a problem is anti-social behaviour in your neighbourhood? "
    "Those who say very big or fairly big."
)

_SEED = 61
_ASKED = (60, 120)
_LEVEL = 0.20
"""Share who say so in a ward of the district's rate; it goes up and down with the rate's root."""


def voices_csv() -> str:
    """Return the survey by ward, and who takes part, as CSV text in the layout of indicators."""
    return csv_text(COLUMNS, [*_ward_rows(), *_taking_part()])


def answers_by_ward() -> dict[str, tuple[int, int]]:
    """Return how many said so, and how many answered, by the ward's name."""
    draws = Draws(_SEED)
    sizes = draws.whole_numbers(_ASKED[1] - _ASKED[0] + 1, len(WARDS)).tolist()
    luck = draws.normals(len(WARDS)).tolist()
    found = {}
    for ward, size, chance in zip(WARDS, sizes, luck, strict=True):
        asked = _ASKED[0] + size
        level = truths.WORRY_LEVEL.get(ward.name, _LEVEL)
        spread = (level * (1 - level) / asked) ** 0.5
        said = min(max(round((level + 0.6 * spread * chance) * asked), 0), asked)
        found[ward.name] = (said, asked)
    return found | truths.FEW_ANSWERS


def _ward_rows() -> list[tuple[object, ...]]:
    return [
        (
            *(QUESTION, TITLE, WARDS[WARD_POSITION[name]].code, START, END, said, asked, "share"),
            *(WORDING, SURVEY, "residents", "Anti-social behaviour"),
        )
        for name, (said, asked) in answers_by_ward().items()
    ]


TAKE_PART = ((2024, 131, 512), (2025, 143, 508))
"""Year of the survey, how many took part in something, of how many: more, within chance."""
GROUPS = ((2024, 118), (2025, 131))
VOLUNTEERS = ((2024, 1842), (2025, 1911))
"""Year's end, and how many are on the register."""


def _taking_part() -> list[tuple[object, ...]]:
    shares = [
        (
            *("take_part", "People who take part in a local group or activity", DISTRICT_CODE),
            *(date(year, 9, 1), date(year, 10, 31), said, asked, "share"),
            "In the past year, have you taken part in a local group or activity? Those who have.",
            *(SURVEY, "residents", "Strong communities"),
        )
        for year, said, asked in TAKE_PART
    ]
    counts = [
        (
            *(key, title, DISTRICT_CODE, date(year, 4, 1), _last_day(year), count, "", "count"),
            *("", KEPT, "records", "Strong communities"),
        )
        for key, title, years in (
            ("community_groups", "Community groups on the register", GROUPS),
            ("volunteers", "Volunteers in these groups", VOLUNTEERS),
        )
        for year, count in years
    ]
    return [*shares, *counts]


def _last_day(year: int) -> date:
    return add_months(date(year, 4, 1), 12) - timedelta(days=1)


MEETING = "Public meeting in Cheadle"
LETTERS = "Letters to the council"
CONSULTATION = "Consultation on the plan"

_RAISED: tuple[tuple[str, str, str, date, int, str], ...] = (
    ("Biddulph West", "Anti-social behaviour", CONSULTATION, date(2026, 6, 20), 41,
     "Noise and drinking at the bus station in the evening"),
    ("Biddulph West", "Anti-social behaviour", MEETING, date(2026, 10, 1), 12,
     "Young people are moved on and come back an hour later"),
    ("Leek North", "Damage", CONSULTATION, date(2026, 6, 20), 28,
     "Benches and the shelter at the sports ground are smashed again and again"),
    ("Leek North", "Anti-social behaviour", CONSULTATION, date(2026, 6, 20), 19,
     "The park is not lit after dark"),
    ("Leek South", "Shoplifting", CONSULTATION, date(2026, 6, 20), 14, "Thefts from shops"),
    ("Leek West", "Parking", CONSULTATION, date(2026, 6, 20), 17, "Cars on pavements by schools"),
    ("Cellarhead", "Anti-social behaviour", CONSULTATION, date(2026, 6, 20), 33,
     "Off-road bikes heard from the quarry"),
    ("Cheddleton", "Fly-tipping", CONSULTATION, date(2026, 6, 20), 26,
     "Rubbish dumped in the lane by the old mill"),
    ("Checkley", "Vehicle crime", MEETING, date(2026, 10, 1), 15,
     "Thefts from cars in the new car park"),
    ("Cheadle West", "Speeding", MEETING, date(2026, 10, 1), 24, "Lorries in the town at night"),
    ("Cheadle North East", "Speeding", CONSULTATION, date(2026, 6, 20), 31,
     "Speed on the road past the school"),
    ("Biddulph East", "Speeding", CONSULTATION, date(2026, 6, 20), 22, "Speeding on the bypass"),
    ("Biddulph North", "Dog fouling", CONSULTATION, date(2026, 6, 20), 12, "Dog mess on footpaths"),
    ("Forsbrook", "Speeding", CONSULTATION, date(2026, 6, 20), 18, "Speed along the main road"),
    ("", "Speeding", CONSULTATION, date(2026, 6, 20), 46, "Speeding through villages"),
    ("", "Drug dealing", CONSULTATION, date(2026, 6, 20), 29, "Dealing near car parks"),
    ("", "Domestic abuse", CONSULTATION, date(2026, 6, 20), 11, "Where to turn for help"),
    ("", "Loneliness", CONSULTATION, date(2026, 6, 20), 9, "Older people who see nobody"),
    ("Ipstones", "Domestic abuse", CONSULTATION, date(2026, 6, 20), 2, ""),
)  # fmt: skip
"""Ward (the district where blank), theme as people call it, source, day, how many, the words."""


def issues_csv() -> str:
    """Return what was raised as CSV text in the layout of issues."""
    rows = [
        (theme, _code(ward), source, day, raised, issue)
        for ward, theme, source, day, raised, issue in _RAISED
    ]
    return csv_text(ISSUE_COLUMNS, [*rows, *_letters()])


def _letters() -> list[tuple[object, ...]]:
    """Return the letters of one hamlet: one person a letter, over half a year."""
    first, code = date(2026, 3, 2), _code(truths.SHOUTS_MOST)
    return [
        (
            *("Speeding", code, LETTERS, first + timedelta(days=6 * place), 1),
            f"Speed past the green, letter {place + 1}",
        )
        for place in range(truths.LETTERS)
    ]


def _code(ward: str) -> str:
    return WARDS[WARD_POSITION[ward]].code if ward else DISTRICT_CODE
