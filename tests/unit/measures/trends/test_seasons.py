import numpy as np
import pytest

from moorlands_dash.measures.trends.seasons import seasonal_indices

SHARES = np.array([0.7, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 1.5, 1.2, 1.0, 0.8, 0.7])
"""January to December; they average 1."""


def months(first: int, count: int) -> np.ndarray:
    return (first + np.arange(count)) % 12


@pytest.mark.parametrize("first", [0, 3, 11])
@pytest.mark.parametrize("count", [24, 61, 96])
def test_a_strong_season_is_found_whatever_the_month_it_starts_in(first: int, count: int) -> None:
    counts = 1000 * SHARES[months(first, count)][None]
    indices, variance = seasonal_indices(counts, first)
    assert indices[0] == pytest.approx(SHARES, abs=0.03)
    assert indices.mean() == pytest.approx(1)
    assert 0 < variance[0] < 0.01


def test_a_growing_level_is_not_taken_for_season() -> None:
    counts = 500 * SHARES[months(3, 96)] * 1.01 ** np.arange(96)
    indices, _ = seasonal_indices(counts[None], 3)
    assert indices[0] == pytest.approx(SHARES, abs=0.04)


def test_chance_alone_gives_hardly_a_season() -> None:
    counts = np.random.default_rng(3).poisson(4, (300, 84)).astype(float)
    indices, variance = seasonal_indices(counts, 0)
    # The raw ratios of such series spread by 0.2: sqrt(1 / 4 / 6).
    assert indices.std(axis=1).mean() < 0.04
    assert np.median(variance) == 0


def test_no_incidents_have_no_season() -> None:
    indices, variance = seasonal_indices(np.zeros((1, 36)), 5)
    assert indices.tolist() == [[1.0] * 12]
    assert variance.tolist() == [0]
