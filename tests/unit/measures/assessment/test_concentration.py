"""The generalised Gini: the usual one with many incidents, fair to few."""

from __future__ import annotations

import numpy as np
import pytest

from moorlands_dash.measures.assessment.concentration import concentration, generalised_gini


def plain_gini(values: list[float]) -> float:
    """The mean absolute difference over twice the mean: Gini's own definition."""
    n = len(values)
    apart = sum(abs(a - b) for a in values for b in values)
    return apart / (2 * n * sum(values))


@pytest.mark.parametrize("counts", [[5, 5, 5, 5], [1, 2, 3, 14], [0, 0, 0, 40], [7, 9, 30, 2]])
def test_with_many_incidents_it_is_the_usual_one(counts: list[int]) -> None:
    assert float(generalised_gini(counts)) == pytest.approx(plain_gini(counts))


def test_three_incidents_in_three_of_ten_places_are_as_even_as_can_be() -> None:
    few = [1, 1, 1, *[0] * 7]
    assert plain_gini(few) == pytest.approx(0.7)
    assert float(generalised_gini(few)) == pytest.approx(0.0)


def test_few_incidents_in_one_place_are_as_uneven_as_can_be() -> None:
    # 1 - 1/c, as Bernasco and Steenbeek (2017) give for c crimes at one of more places.
    assert float(generalised_gini([4, *[0] * 9])) == pytest.approx(1 - 1 / 4)


def test_nothing_counted_has_no_concentration() -> None:
    assert concentration([0, 0, 0]) is None
    assert np.isnan(generalised_gini([0, 0, 0]))


def test_half_of_20_lies_in_the_one_ward_with_14() -> None:
    found = concentration([1, 14, 2, 3])
    assert found is not None
    assert found.wards_with_half == 1
    assert 0.05 < found.error < 0.15
    assert found == concentration([1, 14, 2, 3])


def test_half_of_an_even_spread_lies_in_half_of_the_wards() -> None:
    found = concentration([10, 10, 10, 10])
    assert found is not None
    assert found.wards_with_half == 2
