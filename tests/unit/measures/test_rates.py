import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.rates import ward_rates, with_rates


def counts(*values: int | None, complete: bool = True) -> pd.DataFrame:
    codes = [f"W{i}" for i in range(len(values))]
    return pd.DataFrame(
        {
            "area_code": codes,
            "count": pd.array(values, dtype="Int64"),
            "complete": [complete] * len(values),
        }
    )


def people(*values: int | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": [f"W{i}" for i in range(len(values))],
            "population": pd.array(values, dtype="Int64"),
            "population_year": 2021,
            "population_source": "census",
        }
    )


def test_south_staffordshire_s_published_rate() -> None:
    # 6,528 incidents in 2025 among 110.5 thousand residents: 59.1 per 1,000
    frame = with_rates(counts(6528).assign(population=110_500))
    assert frame["rate_per_1000"].iloc[0] == pytest.approx(59.1, abs=0.05)
    assert frame["lower_95"].iloc[0] < 59.1 < frame["upper_95"].iloc[0]


def test_a_published_interval_per_1000() -> None:
    # PHEindicatormethods' Area4, 65 of 100, brought to 1,000
    frame = with_rates(counts(65).assign(population=100))
    assert frame["lower_95"].iloc[0] == pytest.approx(501.63187710459454)
    assert frame["upper_95"].iloc[0] == pytest.approx(828.4913854593984)


def test_no_population_or_nobody_there_is_a_missing_rate_and_never_zero() -> None:
    frame = ward_rates(counts(5, 5), people(None, 0), unreliable_below=20)
    assert frame[["rate_per_1000", "lower_95", "upper_95", "rank"]].isna().all(axis=None)
    assert frame["against_district"].tolist() == ["cannot tell"] * 2
    assert not frame["reliable"].any()


def test_a_missing_month_takes_rate_and_verdict_but_leaves_the_count() -> None:
    frame = ward_rates(counts(50, 9, complete=False), people(1000, 1000), unreliable_below=20)
    assert frame["count"].tolist() == [50, 9]
    assert frame["rate_per_1000"].isna().all()
    assert frame["against_district"].tolist() == ["cannot tell"] * 2
    assert frame["district_rate_per_1000"].isna().all()


def test_wards_against_the_district_by_hand() -> None:
    # district: 130 of 5,000 = 26 per 1,000; 100 of 1,000 lies above (Byar's lower limit 81.4),
    # 22 of 2,000 below (upper limit 16.7), 8 of 2,000 too (exact upper limit 7.9)
    frame = ward_rates(counts(100, 22, 8), people(1000, 2000, 2000), unreliable_below=20)
    assert frame["district_rate_per_1000"].tolist() == [26.0] * 3
    assert frame["rate_per_1000"].tolist() == [100.0, 11.0, 4.0]
    assert frame["against_district"].tolist() == ["higher", "lower", "lower"]
    assert frame["rank"].tolist() == [1, 2, 3]
    assert frame["reliable"].tolist() == [True, True, False]


def test_the_district_s_rate_leaves_out_wards_without_a_population() -> None:
    frame = ward_rates(counts(10, 90), people(1000, None), unreliable_below=20)
    assert frame["district_rate_per_1000"].iloc[0] == 10


def test_equal_rates_share_a_rank() -> None:
    frame = ward_rates(counts(4, 4, 1), people(100, 100, 100), unreliable_below=20)
    assert frame["rank"].tolist() == [1, 1, 3]


def test_the_interval_holds_the_rate() -> None:
    frame = with_rates(counts(*range(40)).assign(population=1000))
    assert (frame["lower_95"] <= frame["rate_per_1000"]).all()
    assert (frame["rate_per_1000"] < frame["upper_95"]).all()
    assert np.isfinite(frame["upper_95"]).all()
