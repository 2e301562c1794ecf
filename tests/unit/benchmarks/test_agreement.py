"""What the outputs say of the same change agrees; and a pair that doesn't would be seen."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.agreement import Agreement, Said, compared, difference
from moorlands_dash.periods import Period

SAID = Said("map", "more", 0.03, "no clear change", "wards")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Said("list", "more", 0.03, "no clear change", "wards"), ""),
        (Said("card", "more", 0.03), ""),
        (Said("trend", "more", 0.03, "more", "periods"), ""),
        (Said("card", "no clear change", 0.03), "verdict alone"),
        (Said("card", "more", 0.04), "p-value"),
        (Said("card", "more", float("nan")), "p-value"),
        (Said("list", "more", 0.03, "more", "wards"), "verdict together"),
        (Said("trend", "more", 0.03, "fewer", "periods"), "opposite words"),
        (Said("what-changed", "", float("nan"), "more"), ""),
        (Said("what-changed", "", float("nan"), "fewer"), "opposite words"),
    ],
)
def test_two_outputs_are_held_against_each_other(other: Said, why: str) -> None:
    assert difference(SAID, other) == why


def test_only_what_is_said_of_the_same_change_is_compared() -> None:
    found, period = Agreement(), Period(date(2026, 1, 1), date(2026, 3, 1))
    found.add([(("A", "all", period), SAID), (("B", "all", period), Said("list", "fewer", 0.2))])
    assert not found.disagreements()
    found.add([(("A", "all", period), Said("list", "fewer", 0.03))])
    assert len(found.disagreements()) == 1


@pytest.mark.home
@pytest.mark.parametrize("home", ["demo_home", "real_home"])
def test_outputs_agree_on_periods_drawn(home: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(home)
    found = compared(folder, 1, seed=11, offered=False)
    assert sum(1 for _ in found.pairs()) > 30
    assert found.disagreements() == []
