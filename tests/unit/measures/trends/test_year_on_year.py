from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures.trends.year_on_year import year_on_year
from moorlands_dash.periods import add_months

LATEST = date(2025, 9, 1)


def series(values: list[int]) -> pd.Series:
    first = add_months(LATEST, 1 - len(values))
    return pd.Series(values, index=[add_months(first, place) for place in range(len(values))])


def compared(counts: pd.Series, comparable: date = date(2010, 12, 1)) -> pd.DataFrame:
    return year_on_year(counts, LATEST, comparable=comparable, percent_from=20)


def test_only_the_same_months_are_compared_and_few_carry_no_per_cent() -> None:
    counts = series([9] + [1] * 11 + [14] + [2] * 10 + [14])
    counts.iloc[11] = 9
    frame = compared(counts)
    month, quarter, year = (frame.iloc[place] for place in range(3))
    assert (month["count_before"], month["count"], month["verdict"]) == (9, 14, "no clear change")
    assert pd.isna(month["percent"])
    assert month["before_from"] == pd.Timestamp(2024, 9, 1)
    assert (quarter["count_before"], quarter["count"]) == (11, 18)
    assert (year["count_before"], year["count"]) == (28, 48)
    # R: poisson.test(c(14, 9))$p.value = 0.4049.
    assert month["p_value"] == pytest.approx(0.4049, abs=5e-5)
    assert year["percent"] == pytest.approx(71.4, abs=0.05)


def test_a_missing_month_or_another_meaning_cannot_be_told() -> None:
    counts = series([10] * 24).drop(date(2024, 8, 1))
    frame = compared(counts)
    assert frame["verdict"].tolist() == ["no clear change", "cannot tell", "cannot tell"]
    assert pd.isna(frame["count_before"].iloc[1])
    later = compared(series([10] * 24), comparable=date(2024, 1, 1))
    assert later["verdict"].tolist() == ["no clear change"] * 2 + ["cannot tell"] * 2


def test_earlier_years_are_told_as_far_as_they_are_whole() -> None:
    frame = compared(series([10] * 40))
    assert frame["months"].tolist() == [1, 3, 12, 12, 12]
    assert frame["verdict"].iloc[-1] == "cannot tell"
    assert frame["count"].iloc[-1] == 120
