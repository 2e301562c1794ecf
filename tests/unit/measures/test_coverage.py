from datetime import date

import pandas as pd

from moorlands_dash.measures.coverage import (
    before_columns,
    coverage,
    default_period,
    in_both,
    with_coverage,
)
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


def test_the_months_that_both_years_have_are_offered() -> None:
    year = Period(date(2025, 1, 1), date(2025, 12, 1))
    before = coverage(year.shifted(-12), months(date(2024, 1, 1), 4))
    whole = coverage(year, list(year))
    assert in_both(whole, before) == Period(date(2025, 1, 1), date(2025, 4, 1))
    assert in_both(whole, coverage(before.period, list(before.period))) is None
    assert in_both(whole, coverage(before.period, [])) is None
    # Of two runs as long the later one, and no longer one that the period itself lacks.
    gaps = coverage(before.period, [date(2024, n, 1) for n in (1, 2, 3, 4, 7, 8, 10, 11)])
    now = coverage(year, months(date(2025, 4, 1), 9))
    assert in_both(now, gaps) == Period(date(2025, 10, 1), date(2025, 11, 1))


def test_a_period_carries_its_own_months() -> None:
    part = coverage(Period(date(2024, 1, 1), date(2024, 12, 1)), months(date(2024, 1, 1), 4))
    told = before_columns(part)
    assert (told["before_months_expected"], told["before_months_loaded"]) == (12, 4)
    counts = pd.Series([176, 0], dtype="Int64")
    assert part.known(counts).isna().all()
    assert coverage(part.period, list(part.period)).known(counts).tolist() == [176, 0]
