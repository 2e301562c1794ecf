from datetime import date

import pandas as pd

from moorlands_dash.measures.coverage import coverage, default_period, with_coverage
from moorlands_dash.periods import Period, add_months


def months(start: date, number: int) -> list[date]:
    return [add_months(start, i) for i in range(number)]


def test_the_latest_unbroken_run_is_the_default() -> None:
    loaded = [date(2018, 10, 1), *months(date(2025, 1, 1), 9)]
    assert default_period(loaded) == Period(date(2025, 1, 1), date(2025, 9, 1))


def test_the_default_is_twelve_months_at_most() -> None:
    assert default_period(months(date(2024, 1, 1), 30)) == Period(
        date(2025, 7, 1), date(2026, 6, 1)
    )


def test_nothing_loaded_has_no_default() -> None:
    assert default_period([]) is None


def test_missing_months_are_named_and_counted() -> None:
    period = Period(date(2025, 1, 1), date(2025, 4, 1))
    found = coverage(period, [date(2025, 1, 1), date(2025, 3, 1), date(2030, 1, 1)])
    assert found.missing == (date(2025, 2, 1), date(2025, 4, 1))
    assert (found.expected, found.loaded, found.complete) == (4, 2, False)
    assert found.months() == [date(2025, 1, 1), date(2025, 3, 1)]


def test_the_period_stands_on_each_row() -> None:
    period = Period(date(2025, 1, 1), date(2025, 2, 1))
    frame = with_coverage(pd.DataFrame({"count": [3]}), coverage(period, list(period)))
    assert frame.iloc[0].to_dict() == {
        "count": 3,
        "from": pd.Timestamp("2025-01-01"),
        "to": pd.Timestamp("2025-02-01"),
        "months_expected": 2,
        "months_loaded": 2,
        "complete": True,
    }
