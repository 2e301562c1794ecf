from __future__ import annotations

import numpy as np
import pytest

from demonstration.draws import Draws

MANY = 40_000


def test_a_stream_belongs_to_its_seeds() -> None:
    assert (Draws(1, 2).uniforms(5) == Draws(1, 2).uniforms(5)).all()
    assert (Draws(1, 2).uniforms(5) != Draws(1, 3).uniforms(5)).all()


def test_the_stream_is_numpys_documented_one() -> None:
    """The 53 upper bits of PCG64's raw words, as numpy.random.Generator.random makes them."""
    bits = np.random.PCG64(np.random.SeedSequence([7, 11]))
    assert (Draws(7, 11).uniforms(100) == np.random.Generator(bits).random(100)).all()


def test_uniforms_are_even() -> None:
    found = Draws(1).uniforms(MANY)
    assert found.min() >= 0
    assert found.max() < 1
    assert np.histogram(found, bins=10, range=(0, 1))[0] == pytest.approx([4_000] * 10, abs=250)


def test_whole_numbers_reach_both_ends() -> None:
    assert set(Draws(2).whole_numbers(6, 1_000).tolist()) == set(range(6))


def test_shuffled_keeps_each_once() -> None:
    found = Draws(3).shuffled(100).tolist()
    assert sorted(found) == list(range(100))
    assert found != list(range(100))


def test_normals_have_mean_nought_and_variance_one() -> None:
    found = Draws(4).normals(MANY)
    assert found.mean() == pytest.approx(0, abs=0.02)
    assert found.var() == pytest.approx(1, abs=0.03)
    assert (abs(found) < 1.96).mean() == pytest.approx(0.95, abs=0.005)


def test_picks_follow_the_weights() -> None:
    found = np.bincount(Draws(5).picks(np.array([1.0, 0.0, 3.0]), MANY), minlength=3)
    assert found[1] == 0
    assert found[2] / found[0] == pytest.approx(3, abs=0.1)
