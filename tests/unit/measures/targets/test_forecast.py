import math
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.targets.forecast import (
    HISTORY,
    TAILS,
    Forecast,
    followable,
    forecast,
    gapless,
    what_if,
)
from moorlands_dash.periods import Period, add_months, financial_year

YEAR = financial_year(2025)
FIRST = date(2020, 4, 1)


def monthly(mean: float, *, until: date, seed: int = 1, first: date = FIRST) -> pd.Series:
    months = list(Period(first, until))
    counts = np.random.default_rng(seed).poisson(mean, len(months))
    return pd.Series(counts, index=months)


SEPTEMBER = date(2025, 9, 1)
STEADY = monthly(40, until=SEPTEMBER)


def by_hand(months: list[list[int]], counted: list[int], year: Period = YEAR) -> Forecast:
    table = np.array(months)
    latest = add_months(year.start, len(counted) - 1)
    return Forecast(year, latest, np.array(counted), table.astype(float), table)


HALF = by_hand([[1, 2, 0, 0, 0, 0], [0, 0, 0, 0, 0, 5], [9, 0, 0, 0, 0, 0], [0] * 6], [4] * 6)
"""24 so far; 3, 5, 9 and 0 to come."""


@pytest.mark.parametrize(
    ("limit", "chance"), [(27, 0.5), (27.9, 0.5), (29, 0.75), (28.9999999999, 0.75), (26.999, 0.25)]
)
def test_the_chance_is_the_share_of_draws_that_do_not_pass_the_limit(
    limit: float, chance: float
) -> None:
    # A limit of 27.9 allows 27; 28.9999999999 is 29 but for rounding.
    assert HALF.chance(limit) == chance


def test_nothing_is_certain_while_months_are_left_unless_the_limit_is_passed() -> None:
    assert HALF.chance(1000) == 1 - 1 / 8
    assert HALF.chance(24) == 0.25
    assert by_hand([[1] * 6] * 4, [4] * 6).chance(24) == 1 / 8
    assert HALF.chance(23) == 0


def test_a_year_that_is_over_is_certain() -> None:
    over = by_hand([[]] * 4, [2] * 12)
    assert (over.chance(24), over.chance(23)) == (1, 0)
    assert over.quantile(0.1) == over.quantile(0.9) == 24
    assert over.fan()["known"].all()


def test_the_fan_sums_up_month_by_month() -> None:
    fan = HALF.fan()
    assert fan["month"].tolist() == [pd.Timestamp(month) for month in YEAR]
    assert fan["known"].tolist() == [True] * 6 + [False] * 6
    assert fan.loc[:5, "median"].tolist() == [4, 8, 12, 16, 20, 24]
    # After October 25, 24, 33, 24; after November 27, 24, 33, 24; after March 27, 29, 33, 24.
    assert fan.loc[6:, "median"].tolist() == [24, 24, 24, 24, 24, 27]
    assert fan.loc[11, list(TAILS)].tolist() == [24, 24, 24, 27, 29, 33, 33]


def test_what_is_counted_is_counted_and_the_rest_is_whole() -> None:
    found = forecast(STEADY, YEAR)
    assert found.so_far == STEADY.iloc[-6:].sum()
    assert found.latest == SEPTEMBER
    assert found.months.shape == (4000, 6)
    assert found.outturn.dtype == np.int64
    assert found.outturn.min() >= found.so_far


def test_a_steady_series_goes_on_as_it_was() -> None:
    found = forecast(monthly(40, until=SEPTEMBER, first=date(2016, 4, 1)), YEAR)
    assert found.months.mean() == pytest.approx(40, rel=0.06)
    # Poisson alone gives 6 months of 40 a standard deviation of 15.5; an unsure level more.
    assert 15.5 < found.outturn.std() < 35


def test_a_season_shows_in_the_months_left() -> None:
    shares = np.array(
        [1.5 if month.month in (12, 1) else 0.9 for month in Period(FIRST, SEPTEMBER)]
    )
    counts = pd.Series(np.round(100 * shares).astype(int), index=STEADY.index)
    months = forecast(counts, YEAR).months.mean(axis=0)
    assert months[[2, 3]] == pytest.approx([150, 150], rel=0.05)
    assert months[[0, 1, 4, 5]] == pytest.approx([90] * 4, rel=0.05)


def test_same_counts_same_draws() -> None:
    assert (forecast(STEADY, YEAR).months == forecast(STEADY, YEAR).months).all()
    assert (forecast(STEADY, YEAR, seed=2).months != forecast(STEADY, YEAR).months).any()


def test_months_after_the_year_are_not_looked_at() -> None:
    later = monthly(40, until=date(2026, 8, 1))
    whole = forecast(later, YEAR)
    assert whole.outturn.tolist() == [whole.so_far] * 4000
    assert forecast(later, financial_year(2024)).so_far == later.iloc[48:60].sum()


def test_timestamps_order_and_missing_values_do_not_matter() -> None:
    mixed = STEADY.astype("Int64").sample(frac=1, random_state=1)
    mixed.index = pd.to_datetime(mixed.index)
    mixed[pd.Timestamp("2025-10-01")] = pd.NA
    assert (forecast(mixed, YEAR).months == forecast(STEADY, YEAR).months).all()


@pytest.mark.parametrize(("months", "told"), [(HISTORY - 1, False), (HISTORY, True)])
def test_too_short_a_history_tells_nothing(months: int, told: bool) -> None:
    found = forecast(STEADY.iloc[-months:], YEAR)
    assert found.told is told
    assert found.gap == (None if told else 23)
    assert math.isnan(found.chance(500)) is not told
    assert math.isnan(found.quantile(0.5)) is not told
    assert found.fan()["median"].notna().sum() == (12 if told else 6)


@pytest.mark.parametrize(("missing", "told"), [(date(2025, 6, 1), False), (date(2023, 9, 1), True)])
def test_a_missing_month_breaks_the_history(missing: date, told: bool) -> None:
    # After September 2023 there are 24 months to September 2025.
    assert forecast(STEADY.drop(missing), YEAR).told is told
    assert forecast(STEADY.drop(add_months(missing, 1)), YEAR).told is False


def test_no_history_tells_nothing() -> None:
    none = forecast(pd.Series(dtype="int64"), YEAR)
    assert (none.told, none.latest, none.so_far, none.gap) == (False, None, 0, 0)
    assert none.fan()["median"].isna().all()


def test_a_year_that_has_not_begun_is_forecast_from_its_first_month() -> None:
    found = forecast(monthly(40, until=date(2025, 1, 1)), YEAR)
    assert found.so_far == 0
    assert found.months.shape == (4000, 12)
    assert not found.fan()["known"].any()
    assert found.months.mean() == pytest.approx(40, rel=0.12)


def test_no_incidents_at_all_stay_few() -> None:
    found = forecast(STEADY * 0, YEAR)
    assert found.quantile(0.975) <= 2
    assert found.chance(0) > 0.5


def test_gapless_counts_back_from_the_latest() -> None:
    assert gapless(STEADY) == 66
    assert gapless(STEADY.drop(date(2025, 6, 1))) == 3


def test_a_fall_of_the_peers_is_followed_before_the_series_shows_it() -> None:
    path = np.exp(0.15 * np.cumsum(np.random.default_rng(9).standard_normal(len(STEADY))))
    path *= 1 / path[-1]
    path[-2:] = 0.5
    counts = np.random.default_rng(10).poisson(6 * path)
    series = pd.Series(counts, index=STEADY.index)
    peers = pd.Series(np.round(900 * path).astype(int), index=STEADY.index)
    alone = forecast(series, YEAR).months.mean()
    followed = forecast(series, YEAR, peers=peers).months.mean()
    assert abs(followed - 3) < abs(alone - 3)


def test_peers_that_lack_a_month_are_not_followed() -> None:
    alone = forecast(STEADY, YEAR).months
    for peers in (STEADY.drop(date(2024, 6, 1)), STEADY * 0, STEADY - 100):
        assert (forecast(STEADY, YEAR, peers=peers).months == alone).all()
    assert (forecast(STEADY, YEAR, peers=STEADY * 20).months != alone).any()


def test_followable_is_told_of_each_row() -> None:
    peers = np.array([[1.0, 2], [0, 0], [np.nan, 5], [9, -1], [0, 1]])
    assert followable(peers).tolist() == [True, False, False, False, True]


def test_a_change_scales_what_is_left_in_whole_incidents() -> None:
    base = forecast(STEADY, YEAR)
    for change in (-0.3, 0.2):
        scaled = what_if(base, change)
        assert scaled.months.dtype == np.int64
        assert scaled.so_far == base.so_far
        assert scaled.months.mean() == pytest.approx(base.months.mean() * (1 + change), rel=0.01)
    assert (what_if(base, 0).months == base.months).all()
    assert (what_if(base, -1).outturn == base.so_far).all()


def test_counts_of_scaled_means_scatter_as_counts_do() -> None:
    # With a mean of 30 known for certain, a fifth fewer is Poisson's 24, a fifth more its 36.
    table = np.random.default_rng(1).poisson(30, (20_000, 1))
    base = Forecast(YEAR, add_months(YEAR.start, 10), np.zeros(11, int), 0.0 * table + 30, table)
    for change, mean in ((-0.2, 24), (0.2, 36)):
        scaled = what_if(base, change).months
        assert scaled.mean() == pytest.approx(mean, rel=0.01)
        assert scaled.var() == pytest.approx(mean, rel=0.05)


def test_fewer_never_lowers_the_chance() -> None:
    base = forecast(STEADY, YEAR)
    limit = base.quantile(0.4)
    chances = [what_if(base, change).chance(limit) for change in (-0.2, -0.1, 0, 0.1, 0.2)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] - chances[-1] > 0.3


def test_a_change_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 is least"):
        what_if(HALF, -1.1)


BASE = forecast(STEADY, YEAR)


@given(st.integers(0, 900), st.integers(0, 300))
def test_a_higher_limit_is_never_less_likely_to_be_met(limit: int, more: int) -> None:
    assert BASE.chance(limit) <= BASE.chance(limit + more)


def test_intervals_lie_within_each_other() -> None:
    fan = BASE.fan()
    values = fan[list(TAILS)].to_numpy()
    assert (np.diff(values, axis=1) >= 0).all()
    assert (np.diff(values, axis=0) >= 0).all()
