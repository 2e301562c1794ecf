from datetime import date

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.trends.calendar_months import season
from moorlands_dash.periods import add_months


def series(values: np.ndarray, first: date = date(2021, 4, 1)) -> pd.Series:
    return pd.Series(values, index=[add_months(first, place) for place in range(len(values))])


def test_a_season_is_found_in_its_months_whatever_month_the_counts_begin_with() -> None:
    generator = np.random.default_rng(1)
    usual = np.full(60, 30.0)
    usual[6::12] = 60  # Octobers
    found = season(series(generator.poisson(usual)))
    assert found.clear
    assert found.years == 5
    october = found.months.set_index("calendar_month").loc[10]
    assert october["verdict"] == "more"
    assert october["index"] == pytest.approx(60 / 32.5, rel=0.15)
    assert found.months.loc[found.months["verdict"] == "more", "calendar_month"].tolist() == [10]


def test_months_sum_to_what_was_counted_in_whole_years_from_the_latest_back() -> None:
    counts = series(np.arange(30))
    found = season(counts)
    assert found.years == 2
    # March: places 11 and 23 of April 2021 onwards; the years are October 2021 to September 2023.
    assert found.months.set_index("calendar_month").loc[3, "count"] == 11 + 23
    assert found.months["count"].sum() == sum(range(6, 30))


def test_short_series_tell_nothing_and_empty_ones_no_season() -> None:
    assert season(series(np.ones(23, dtype=int))).months.empty
    found = season(series(np.zeros(36, dtype=int)))
    assert not found.clear
    assert set(found.months["verdict"]) == {"similar"}


@pytest.mark.simulation
@pytest.mark.parametrize("level", [1, 8])
def test_steady_counts_have_a_season_no_more_often_than_stated(level: int) -> None:
    generator = np.random.default_rng(level)
    clear = [season(series(generator.poisson(level, 60))).clear for _ in range(400)]
    assert np.mean(clear) <= 0.07
