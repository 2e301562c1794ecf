"""Scores worked by hand; what isn't known stays so."""

from __future__ import annotations

import numpy as np
import pytest

from moorlands_dash.measures.assessment.criteria import CRITERIA, KEYS
from moorlands_dash.measures.assessment.scoring import (
    SCORINGS,
    of_change,
    of_gap,
    of_the_most,
    scored,
)


def test_a_share_of_the_most_is_one_for_the_theme_with_the_most() -> None:
    assert of_the_most(np.array([50.0, 200.0, np.nan, 0.0])).tolist()[:2] == [0.25, 1.0]
    assert np.isnan(of_the_most(np.array([50.0, np.nan]))[1])
    assert np.isnan(of_the_most(np.array([0.0, 0.0]))).all()


@pytest.mark.parametrize(
    ("times", "score"), [(0.2, 0.0), (0.5, 0.0), (1.0, 0.5), (1.25, 0.75), (1.5, 1.0), (4.0, 1.0)]
)
def test_a_change_scores_half_where_all_is_as_usual(times: float, score: float) -> None:
    assert of_change(np.array([times]))[0] == pytest.approx(score)


@pytest.mark.parametrize(("times", "score"), [(0.0, 0.0), (0.5, 0.25), (1.0, 0.5), (3.0, 1.0)])
def test_a_gap_scores_half_at_the_countrys_rate(times: float, score: float) -> None:
    assert of_gap(np.array([times]))[0] == pytest.approx(score)


def test_each_criterion_scores_its_own_column() -> None:
    values = np.array([[10.0, 4.0, 1.0, 1.0, 0.3, 0.4], [5.0, 8.0, 1.5, np.nan, 0.6, 0.2]])
    assert scored(values)[0].tolist() == pytest.approx([1.0, 0.5, 0.5, 0.5, 0.5, 0.4])
    assert np.isnan(scored(values)[1][3])


def test_every_criterion_says_how_it_scores() -> None:
    assert len(set(KEYS)) == len(CRITERIA) == 6
    assert tuple(SCORINGS) == KEYS
    assert all(each.means.startswith(f"{each.name}:") for each in CRITERIA)
