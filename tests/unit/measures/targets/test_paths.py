"""A path of three years, by hand."""

from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures.targets.paths import by_year
from moorlands_dash.measures.targets.trajectories import (
    Promise,
    along,
    seasonal_shares,
    trajectory,
)
from moorlands_dash.periods import Period, add_months

PATH = Period(date(2022, 4, 1), date(2025, 3, 1))


def monthly(start: date, counts: list[int]) -> pd.Series:
    return pd.Series(counts, index=[add_months(start, place) for place in range(len(counts))])


def path(kind: str, target: float, parts: tuple[float, ...] = ()) -> Promise:
    return Promise(kind, PATH, target, 360.0, parts)


def test_each_year_has_its_part_and_its_result() -> None:
    promise = path("reduce", 300, (110, 100, 90))
    counts = monthly(date(2022, 4, 1), [9] * 12 + [10] * 12)
    rows = by_year(counts, promise, along(promise, seasonal_shares(counts, PATH)))
    assert rows["promised"].tolist() == [110, 100, 90]
    assert rows["promised_so_far"].tolist() == [110, 210, 300]
    assert rows["count"].tolist()[:2] == [108, 120]
    assert rows["result"].tolist() == ["met", "missed", "cannot tell"]
    assert rows["baseline"].tolist() == [120, 120, 120]


def test_parts_are_equal_where_none_are_given_and_whole_for_either_side() -> None:
    counts = monthly(date(2022, 4, 1), [9] * 36)
    falls, rises = (path(kind, 100) for kind in ("reduce", "increase"))
    shares = seasonal_shares(counts, PATH)
    assert by_year(counts, falls, shares)["promised"].tolist() == [33, 33, 33]
    assert by_year(counts, rises, shares)["promised"].tolist() == [34, 34, 34]
    assert by_year(counts, rises, shares)["promised_so_far"].tolist()[-1] == 100


def test_a_month_missing_leaves_the_year_and_every_sum_after_it_open() -> None:
    counts = monthly(date(2022, 4, 1), [9] * 36).drop(date(2023, 1, 1))
    rows = by_year(counts, path("reduce", 330), seasonal_shares(counts, PATH))
    assert rows["complete"].tolist() == [False, True, True]
    assert np.isnan(rows["count_so_far"]).all()
    assert rows["result"].tolist() == ["cannot tell", "met", "met"]


def test_the_season_of_one_year_repeats_in_each() -> None:
    season = [5, 5, 5, 5, 5, 5, 15, 15, 15, 15, 15, 15]
    counts = monthly(date(2020, 4, 1), season * 2)
    found = trajectory(counts, path("reduce", 360), seasonal_shares(counts, PATH))
    assert found["milestone"].tolist() == season * 3
