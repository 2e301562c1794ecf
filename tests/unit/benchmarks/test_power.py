"""How large a change is seen, in a small draw: `make power` measures it whole."""

import pytest

from benchmarks.power import WORLDS, World, district, wards

PLAIN, SCATTERED, DRIFTING, _ = WORLDS

pytestmark = pytest.mark.simulation


@pytest.mark.parametrize(
    ("change", "alone", "together"),
    [((9.0, 18.0), 0.55, 0.12), ((20.0, 40.0), 0.88, 0.55), ((30.0, 15.0), 0.75, 0.25)],
)
def test_what_a_wards_change_is_found_in(
    change: tuple[float, float], alone: float, together: float
) -> None:
    found = wards(PLAIN, change, 20, seed=3)
    assert found.alone > alone
    assert found.together > together
    assert found.false_alone <= 0.055
    assert found.false_share <= 0.075


def test_what_the_districts_change_is_found_in() -> None:
    found = district(PLAIN, 400, seed=3)
    assert found.alone > 0.75
    assert found.together > 0.40
    assert found.false_alone <= 0.055


@pytest.mark.parametrize("world", [SCATTERED, DRIFTING])
def test_scatter_and_drift_are_not_called_change(world: World) -> None:
    assert wards(world, (20.0, 40.0), 20, seed=3).false_alone <= 0.07
    assert district(world, 400, seed=3).false_alone <= 0.08
