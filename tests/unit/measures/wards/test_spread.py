from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from moorlands_dash.measures.wards.spread import (
    beside_dispersion,
    months_dispersion,
    place_dispersions,
    ward_spreads,
)
from moorlands_dash.periods import Period, add_months


def series(expected: float, spread: float, months: int, wards: int = 27) -> pd.DataFrame:
    rng = np.random.default_rng(5)
    found = (
        rng.poisson(expected, (months, wards))
        if spread == 1
        else rng.negative_binomial(expected / (spread - 1), 1 / spread, (months, wards))
    )
    index = [add_months(date(2024, 1, 1), month) for month in range(months)]
    return pd.DataFrame(found, index=index, columns=[f"W{ward}" for ward in range(wards)])


def test_dispersion_of_a_table_is_scipy_s_chi_squared_over_its_freedom() -> None:
    table = np.array([[12.0, 30, 8, 5], [9, 10, 22, 40], [3, 14, 6, 11]])
    squares, _, freedom, _ = chi2_contingency(table, correction=False)
    assert months_dispersion(table) == pytest.approx(squares / freedom)


def test_seasons_and_busy_places_are_no_dispersion() -> None:
    assert months_dispersion(np.outer([10, 50, 200], [1, 2, 3, 4])) == 1


@pytest.mark.parametrize("table", [np.zeros((3, 4)), np.ones((1, 4)), np.ones((4, 1))])
def test_a_single_place_or_month_tells_nothing(table: np.ndarray) -> None:
    assert months_dispersion(table) == 1
    assert place_dispersions(table).tolist() == [1.0] * len(table)


def test_a_place_that_varies_more_has_more_and_none_less_than_all() -> None:
    table = np.array([[10.0, 10, 10, 10], [10, 10, 10, 10], [2, 40, 1, 35]])
    found = place_dispersions(table)
    assert found[2] > found[0] == found[1] == months_dispersion(table)


def test_a_district_s_quarters_by_hand() -> None:
    # 60 shared out by 1, 1, 2: 15, 15, 30; squares 25/15 + 25/15 + 0, of two degrees of freedom
    table = np.array([[20.0, 10, 30], [100, 100, 200]])
    assert beside_dispersion([table]) == pytest.approx((25 / 15 + 25 / 15) / 2)
    assert beside_dispersion([]) == 1


@pytest.mark.parametrize("months", [12, 36])
@pytest.mark.parametrize(("spread", "least", "most"), [(1.0, 1.0, 1.3), (2.0, 1.7, 2.6)])
def test_spreads_find_what_months_were_drawn_with(
    months: int, spread: float, least: float, most: float
) -> None:
    frame = series(20, spread, months)
    year = Period(
        add_months(date(2024, 1, 1), months - 12), add_months(date(2024, 1, 1), months - 1)
    )
    found = ward_spreads(frame, year)
    assert list(found.index) == list(frame.columns)
    assert found.min() >= 1
    assert least <= found.median() <= most


def test_a_ward_that_varies_more_than_the_others_has_its_own() -> None:
    frame = series(20, 1, 36)
    frame["W3"] = [5, 50] * 18
    found = ward_spreads(frame, Period(date(2026, 1, 1), date(2026, 12, 1)))
    assert found["W3"] > 3 * found["W5"]
