"""What the page says that the public sees first."""

from __future__ import annotations

from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.meetings.overview import big_count, standing_briefly
from moorlands_dash.words.numbers import during


def district_sentence(row: Row, period: Period) -> str:
    """Return how many incidents there were in the district, and whether that is usual.

    `row` is one of `district-change`, of the months of `period`.
    """
    return f"{row['name']} {during(period)}: {big_count(row)}, {standing_briefly(row)}."
