"""Places that repeat, on a table counted by hand."""

from datetime import date

import pandas as pd

from moorlands_dash.measures.briefing.repeats import repeats
from moorlands_dash.periods import Period

YEAR = list(Period(date(2025, 10, 1), date(2026, 9, 1)))


def counted(**places: dict[int, int]) -> pd.DataFrame:
    """Return counts by place and month of the year, 0 being October 2025."""
    rows = [
        {"place": place, "kind": "drugs", "month": pd.Timestamp(YEAR[month]), "count": count}
        for place, months in places.items()
        for month, count in months.items()
    ]
    return pd.DataFrame(rows)


def test_only_runs_that_reach_the_latest_month_count() -> None:
    found = repeats(
        counted(
            always=dict.fromkeys(range(12), 1),
            lately={0: 5, 6: 1, 7: 2, 8: 1, 9: 1, 10: 1, 11: 1},
            five=dict.fromkeys(range(7, 12), 9),
            over=dict.fromkeys(range(11), 9),
        ),
        YEAR,
    )
    assert found.to_dict("list") == {
        "place": ["always", "lately"],
        "kind": ["drugs", "drugs"],
        "count": [12, 12],
        "months_with": [12, 7],
        "run": [12, 6],
    }


def test_of_equal_runs_the_one_with_more_incidents_stands_first() -> None:
    months = range(6, 12)
    found = repeats(counted(few=dict.fromkeys(months, 1), many=dict.fromkeys(months, 2)), YEAR)
    assert list(found["place"]) == ["many", "few"]


def test_fewer_months_than_a_run_needs_tell_nothing() -> None:
    counts = counted(always=dict.fromkeys(range(7, 12), 1))
    assert repeats(counts, YEAR[7:]).empty
    assert repeats(counts.head(0), YEAR).empty
