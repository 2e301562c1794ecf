import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.targets.track_record import COLUMNS, MONTHS_IN, Forecast, track_record
from moorlands_dash.periods import Period, add_months, financial_year

YEAR = financial_year(2025)
START = financial_year(2022).start


def series(*years: int | None) -> pd.Series:
    """Return years of the same count a month from 2022/23 on; None is a year without files."""
    found = {
        add_months(START, 12 * place + month): count
        for place, count in enumerate(years)
        for month in range(12)
        if count is not None
    }
    return pd.Series(found, dtype="int64")


def always(*draws: float) -> Forecast:
    def forecast(_: pd.Series, year: Period) -> np.ndarray:  # type: ignore[type-arg]
        assert len(year) == 12
        return np.array(draws, dtype=float)

    return forecast


def test_a_forecast_that_is_sure_and_right_has_no_error() -> None:
    found = track_record(series(10, 10, 10), YEAR, always(120, 120), promised=0.95)
    assert found["months_in"].tolist() == list(MONTHS_IN)
    assert list(found.columns) == COLUMNS
    assert found["forecasts"].tolist() == [3, 3, 3]
    assert found[["covered_80", "covered_95"]].to_numpy().tolist() == [[1.0, 1.0]] * 3
    assert found["crps"].tolist() == [0.0, 0.0, 0.0]
    assert found["ratio"].isna().all()
    assert not found["worse"].any()
    assert found["brier"].tolist() == [0.0, 0.0, 0.0]


def test_the_chance_is_scored_where_there_is_a_year_before_to_promise_less_than() -> None:
    # Half the draws are within 114, and neither year after the first came to that: 0.25 each.
    found = track_record(series(10, 10, 10), YEAR, always(110, 130), promised=0.95)
    assert found["brier"].tolist() == [0.25, 0.25, 0.25]
    alone = track_record(series(10), financial_year(2023), always(110, 130), promised=0.95)
    assert alone["brier"].isna().all()


def test_errors_by_hand() -> None:
    # 10 a month for half a year and 20 after that: 180, where the straight line said 120.
    counts = series(10, 10)
    counts.iloc[18:] = 20
    found = track_record(counts, financial_year(2024), always(170, 190), promised=1.0)
    row = found.set_index("months_in").loc[6]
    # 2022/23 came to 120: draws 50 and 70 off, less half their own mean distance: 60 - 5;
    # 2023/24 came to 180: 10 - 5. The straight line: 0 and 60.
    assert row["crps"] == pytest.approx((55 + 5) / 2)
    assert row["straight_line_crps"] == pytest.approx(30)
    assert row["ratio"] == pytest.approx(1.0)
    assert row["covered_80"] == 0.5
    assert row["brier"] == pytest.approx(0.0)


def test_where_it_does_worse_than_the_straight_line_the_row_says_so() -> None:
    counts = series(10, 10)
    counts.iloc[-1] = 22
    found = track_record(counts, financial_year(2024), always(400), promised=1.0)
    assert found["worse"].all()
    assert (found["ratio"] > 1).all()


def test_only_what_was_known_then_is_given_to_the_forecast() -> None:
    seen: list[tuple[int, int]] = []

    def forecast(known: pd.Series, year: Period) -> None:
        seen.append((year.start.year, (known.index[-1].month - 4) % 12 + 1))
        assert known.index[-1] < YEAR.start

    track_record(series(1, 2, 3), YEAR, forecast, promised=1.0)
    assert sorted(seen) == [(year, months) for year in (2022, 2023, 2024) for months in MONTHS_IN]


@pytest.mark.parametrize("make", [lambda: series(), lambda: series(5, None, 5)])
def test_years_that_cannot_be_tried_are_left_out(make: Callable[[], pd.Series]) -> None:
    counts = make()
    found = track_record(counts, YEAR, always(60), promised=1.0)
    assert found["forecasts"].tolist() == [2 if len(counts) else 0] * 3
    assert not found["worse"].any()
    if not len(counts):
        assert math.isnan(found["crps"].iloc[0])


def test_without_a_forecast_nothing_is_counted() -> None:
    found = track_record(series(10, 10), YEAR, lambda _, __: None, promised=1.0)
    assert found["forecasts"].tolist() == [0, 0, 0]
    assert found["covered_80"].isna().all()
