"""What the front page says of the district, from hand-made rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from moorlands_dash.periods import Period
from moorlands_dash.words.meetings.front import district_sentence

ROW: dict[str, Any] = {
    "name": "All crime",
    "count": 5244,
    "doubt": 0,
    "verdict": "no clear change",
    "months_expected": 12,
    "months_loaded": 12,
}
YEAR = Period(date(2025, 10, 1), date(2026, 9, 1))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW, "All crime in the 12 months to September 2026: 5,244, usual ups and downs."),
        (
            ROW | {"verdict": "fewer"},
            "All crime in the 12 months to September 2026: 5,244, clearly fewer than usual.",
        ),
        (
            ROW | {"months_loaded": 10},
            "All crime in the 12 months to September 2026: –, 2 months missing.",
        ),
    ],
)
def test_the_district_is_told_with_its_months_and_its_verdict(
    row: dict[str, Any], said: str
) -> None:
    assert district_sentence(row, YEAR) == said
