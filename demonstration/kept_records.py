"""A ward's own survey, and what others counted in their records: invented, with rough levels."""

from __future__ import annotations

from datetime import date, timedelta

from demonstration.places import DISTRICT_CODE, WARD_POSITION, WARDS
from demonstration.sheets import csv_text
from demonstration.survey import COLUMNS
from moorlands_dash.periods import add_months

WARD_SURVEY = "Invented survey of a ward's residents, made for the demonstration"
RECORDS = "Invented records, made for the demonstration"

_WARD = "Leek North"
_WARD_TITLE = "People who say that anti-social behaviour is a problem where they live"
_WARD_WORDING = (
    "How much of a problem is anti-social behaviour in your neighbourhood? "
    "Those who say very big or fairly big."
)
WAVES = ((date(2025, 4, 1), 39, 96), (date(2026, 4, 1), 48, 147))
"""First day of a half-year, how many said so, and how many were asked."""

REOFFENDED = ((2022, 104, 398), (2023, 97, 405), (2024, 88, 412))
"""Financial year, adults who reoffended within a year, and adults followed."""
FIRST_TIME = ((2023, 26, 8790), (2024, 21, 8800), (2025, 23, 8810))
"""Financial year, young people who came to the youth courts for the first time, of so many."""


def records_csv() -> str:
    """Return a ward's survey and others' records as CSV text in the layout of indicators."""
    return csv_text(COLUMNS, [*_survey_rows(), *_record_rows()])


def _survey_rows() -> list[tuple[object, ...]]:
    return [
        (
            *(
                "problem_asb_ward",
                _WARD_TITLE,
                WARDS[WARD_POSITION[_WARD]].code,
                start,
                _last_day(start, 6),
            ),
            *(said, asked, "share", _WARD_WORDING, WARD_SURVEY, "residents"),
        )
        for start, said, asked in WAVES
    ]


def _record_rows() -> list[tuple[object, ...]]:
    kept = (
        ("reoffending_adult", "Adults who reoffend within a year", "share", REOFFENDED),
        (
            *("first_time_entrants", "Young people who enter the courts for the first time"),
            *("per_1000", FIRST_TIME),
        ),
    )
    return [
        (
            *(key, title, DISTRICT_CODE, date(year, 4, 1), _last_day(date(year, 4, 1), 12)),
            *(count, people, unit, "", RECORDS, "records"),
        )
        for key, title, unit, years in kept
        for year, count, people in years
    ]


def _last_day(start: date, months: int) -> date:
    return add_months(start, months) - timedelta(days=1)
