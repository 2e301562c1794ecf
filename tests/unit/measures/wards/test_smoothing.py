import numpy as np
import pandas as pd
import pytest
from scipy.stats import gamma

from moorlands_dash.measures.wards.smoothing import gamma_prior, with_smoothed


def frame(counts: list[float], people: list[float]) -> pd.DataFrame:
    found = pd.DataFrame({"count": counts, "population": people})
    return found.assign(rate_per_1000=found["count"] / found["population"] * 1000)


def test_the_published_rates_of_st_louis() -> None:
    # esda's documentation of Empirical_Bayes (BSD): homicides of the counties around St Louis.
    libpysal = pytest.importorskip("libpysal")
    path = libpysal.examples.load_example("stl").get_path("stl_hom.csv")
    counties = libpysal.io.open(path, "r")
    found = with_smoothed(frame(list(counties[:, 10]), list(counties[:, 13])))
    published = [2.36718950e-05, 4.54539167e-05, 4.78114019e-05, 2.76907146e-05, 6.58989323e-05,
                 3.66494122e-05, 5.79952721e-05, 2.03064590e-05, 3.31152999e-05,
                 3.02748380e-05]  # fmt: skip
    assert (found["smoothed_per_1000"].head(10) / 1000).tolist() == pytest.approx(published, 1e-7)


def test_three_wards_by_hand() -> None:
    # Rates 0.01, 0.03, 0.05 of 1,000 each: mean 0.03, spread 0.0008/3 less 0.03/1000 leaves
    # 0.00023667; the weight of a ward's own rate is that over itself and 0.00003.
    count, people = np.array([10.0, 30.0, 50.0]), np.full(3, 1000.0)
    mean, variance = gamma_prior(count, people)
    assert mean == pytest.approx(0.03)
    assert variance == pytest.approx(0.0008 / 3 - 0.00003)
    weight = variance / (variance + 0.00003)
    found = with_smoothed(frame(list(count), list(people)))
    assert found["own_weight"].tolist() == pytest.approx([weight] * 3)
    assert found["smoothed_per_1000"].tolist() == pytest.approx(
        [30 - 20 * weight, 30, 30 + 20 * weight]
    )
    exact = gamma(10 + mean**2 / variance, scale=1 / (1000 + mean / variance)).ppf([0.025, 0.975])
    assert found[["smoothed_lower_95", "smoothed_upper_95"]].iloc[0].tolist() == pytest.approx(
        list(exact * 1000)
    )


def test_wards_that_differ_by_chance_alone_all_have_the_districts_rate() -> None:
    found = with_smoothed(frame([9, 10, 11, 10], [1000, 1000, 1000, 1000]))
    assert found["smoothed_per_1000"].tolist() == pytest.approx([10.0] * 4)
    assert found["own_weight"].tolist() == [0, 0, 0, 0]
    assert (found["smoothed_lower_95"] < 10).all()
    assert (found["smoothed_upper_95"] > 10).all()


def test_the_fewer_residents_the_nearer_the_district() -> None:
    found = with_smoothed(frame([4, 400, 100, 100], [100, 10_000, 10_000, 10_000]))
    assert found["rate_per_1000"][0] == found["rate_per_1000"][1] == 40
    assert found["smoothed_per_1000"][0] < found["smoothed_per_1000"][1] < 40
    assert found["own_weight"][0] < found["own_weight"][1]


def test_a_ward_without_residents_has_no_smoothed_rate() -> None:
    wards = frame([5, 9, 2], [1000, 1000, 1000]).assign(rate_per_1000=[5, np.nan, 2])
    assert with_smoothed(wards)["smoothed_per_1000"].isna().tolist() == [False, True, False]
    nothing = with_smoothed(frame([0, 0], [1000, 1000]))
    assert nothing["smoothed_per_1000"].isna().all()
