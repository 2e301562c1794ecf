import numpy as np
import pytest

from moorlands_dash.measures.targets.levels import (
    ALONE,
    DISPERSIONS,
    DRIFTS,
    FOLLOWED,
    WITH_PEERS,
    Levels,
    filtered,
    movement,
)

FLAT = np.ones((1, 12))


def usual(found: Levels) -> float:
    return float((found.level * found.weight).sum())


def believed(found: Levels) -> np.ndarray:
    """Return the weight of each triple: followed, drift, dispersion."""
    shape = (found.weight.shape[1] // 25, len(DRIFTS), len(DISPERSIONS))
    return found.weight[0].reshape(shape)


def test_the_priors_cover_the_grid() -> None:
    assert ALONE.shape == (len(DRIFTS), len(DISPERSIONS))
    assert WITH_PEERS.shape == (len(FOLLOWED), *ALONE.shape)
    assert ALONE.sum() == pytest.approx(1000, abs=20)
    assert WITH_PEERS.sum() == pytest.approx(1000, abs=30)


def test_a_steady_series_keeps_its_level_and_is_believed_to_be_steady() -> None:
    counts = np.random.default_rng(1).poisson(50, (1, 72)).astype(float)
    found = filtered(counts, FLAT, 0)
    assert usual(found) == pytest.approx(50, rel=0.06)
    assert found.weight.sum() == pytest.approx(1)
    drift, dispersion = believed(found)[0].sum(axis=1), believed(found)[0].sum(axis=0)
    assert drift[:2].sum() > 0.5
    assert dispersion[:2].sum() > 0.8


def test_a_level_that_has_changed_is_followed() -> None:
    counts = np.concatenate([np.full(48, 100.0), np.full(24, 180.0)])[None]
    assert usual(filtered(counts, FLAT, 0)) == pytest.approx(180, rel=0.03)


def test_scatter_is_told_from_drift() -> None:
    generator = np.random.default_rng(2)
    counts = generator.poisson(generator.gamma(5, 10, (1, 72))).astype(float)
    dispersion = believed(filtered(counts, FLAT, 0))[0].sum(axis=0)
    assert DISPERSIONS[dispersion.argmax()] == 0.2


def test_a_seasonal_index_belongs_to_its_month() -> None:
    seasons = np.array([[2.0] + [10 / 11] * 11])
    counts = 30 * seasons[0][(4 + np.arange(80)) % 12][None]
    assert usual(filtered(counts, seasons, 4)) == pytest.approx(30, rel=0.01)


def test_only_the_latest_months_count() -> None:
    counts = np.random.default_rng(4).poisson(20, (1, 96)).astype(float)
    earlier = counts.copy()
    earlier[:, :24] = 500
    assert usual(filtered(counts, FLAT, 0)) == usual(filtered(earlier, FLAT, 0))


def test_movement_is_that_of_the_peers_level() -> None:
    growing = 400 * 1.02 ** np.arange(84)
    found = movement(growing[None], 0)
    assert found.steps[0, 0] == 0
    assert found.steps[0, 24:].mean() == pytest.approx(np.log(1.02), abs=0.003)


def wandering(seed: int) -> np.ndarray:
    steps = 0.12 * np.random.default_rng(seed).standard_normal(72)
    return np.exp(np.cumsum(steps))


def test_a_series_that_moves_with_its_peers_is_believed_to_follow_them() -> None:
    path, generator = wandering(5), np.random.default_rng(6)
    counts = generator.poisson(25 * path)[None].astype(float)
    peers = movement(generator.poisson(600 * path)[None].astype(float), 0)
    assert believed(filtered(counts, FLAT, 0, peers))[2].sum() > 0.9


def test_a_series_that_does_not_is_not() -> None:
    generator = np.random.default_rng(7)
    counts = generator.poisson(25, 72)[None].astype(float)
    peers = movement(generator.poisson(600 * wandering(8))[None].astype(float), 0)
    assert believed(filtered(counts, FLAT, 0, peers))[0].sum() > 0.9


def test_whoever_follows_peers_shares_their_drift() -> None:
    counts = np.full((1, 72), 30.0)
    peers = movement(np.full((1, 72), 900.0), 0)
    found = filtered(counts, FLAT, 0, peers)
    drift = found.drift[0].reshape(3, 5, 5)[:, 0, 0]
    assert drift == pytest.approx(DRIFTS[0] + FOLLOWED**2 * peers.drift[0])


def test_a_large_series_is_less_readily_believed_to_follow_its_peers() -> None:
    peers = movement(np.full((1, 72), 900.0), 0)
    small, large = (filtered(np.full((1, 72), count), FLAT, 0, peers) for count in (2.0, 200.0))
    assert believed(large)[0].sum() > believed(small)[0].sum()
    assert (small.size, large.size) == (2, 200)
