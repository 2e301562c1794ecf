"""The months that a claim sets beside each other, worked by hand."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.claims.spans import (
    alike,
    each_length,
    earlier_same_months,
    period_share,
    straight_before,
)
from moorlands_dash.periods import Period


def test_shares_of_periods_that_differ_follow_the_season() -> None:
    june = Period(date(2026, 6, 1), date(2026, 6, 1))
    seasons = dict.fromkeys(range(1, 13), 1 / 12) | {6: 3 / 12, 1: 0.0, 2: 0.0}
    assert period_share(june, june.shifted(-12), seasons) == 0.5
    assert period_share(june, june.shifted(-1), seasons) == pytest.approx(0.75)
    year = straight_before(june, 12)
    assert year == Period(date(2025, 6, 1), date(2026, 5, 1))
    assert period_share(june, year, seasons) == pytest.approx(0.2)
    january = Period(date(2026, 1, 1), date(2026, 1, 1))
    for pair in ((january, june), (june, january), (january, january.shifted(1))):
        assert np.isnan(period_share(*pair, seasons))
    assert period_share(january, january.shifted(-12), seasons) == 0.5


def test_earlier_years_are_whole_and_comparable() -> None:
    loaded = [
        *Period(date(2021, 4, 1), date(2023, 5, 1)),
        *Period(date(2023, 7, 1), date(2026, 6, 1)),
    ]
    counts = pd.Series(1, index=loaded)
    quarter = Period(date(2026, 4, 1), date(2026, 6, 1))
    years = [year.start.year for year in earlier_same_months(counts, quarter, date(2000, 1, 1))]
    assert years == [2025, 2024, 2022, 2021]
    assert len(earlier_same_months(counts, quarter, date(2023, 1, 1))) == 2


def test_no_season_lies_between_the_same_months_or_whole_years() -> None:
    june = Period(date(2026, 6, 1), date(2026, 6, 1))
    year, two = straight_before(june, 12), straight_before(june, 24)
    assert alike(june, june.shifted(-12)) and alike(two, year)
    assert not alike(june, june.shifted(-1)) and not alike(june, year)


def test_how_many_of_each_a_period_has() -> None:
    year = Period(date(2025, 10, 1), date(2026, 9, 1))
    assert [each_length(year, each) for each in ("", "year", "month", "day")] == [
        1.0, 1.0, 12.0, 365.0,
    ]  # fmt: skip
    assert each_length(year, "week") == pytest.approx(365 / 7)
