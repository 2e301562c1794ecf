"""Ours among the partnerships of which residents are loaded, counted by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from moorlands_dash import tables
from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.unit.tables.comparison.test_recorded import HOME, NOW, STREET, official, rows

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, object, int]]]


@pytest.fixture
def whole(publish: Publish, covered: Covered, settings: Settings) -> Snapshot:
    recorded = official(2024, settings)
    return publish(district_counts=STREET, coverage=covered(NOW), recorded=recorded)


def test_partnerships_with_residents_stand_beside_ours(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("comparison-partnerships", whole, settings, Selection())
    found = rows(table, TOTAL)
    # 4 x 40 of 5,000 and 4 x 160 of 10,000; "Other" is no partnership that the register knows.
    assert set(found) == {HOME, "Stafford"}
    assert found[HOME]["rate_per_1000"] == 32
    assert found["Stafford"]["rate_per_1000"] == 64
    assert found["Stafford"]["verdict"] == "lower"
    assert table.sentence == "Official recorded crime: lower than in 1 of 1 others."


def test_without_residents_of_another_nothing_is_shown(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    people = [("E07000198", HOME, 2024, 5000, "here")]
    snapshot = publish(coverage=covered(NOW), recorded=official(2024, settings), populations=people)
    table = tables.build("comparison-partnerships", snapshot, settings, Selection())
    assert table.frame.empty
    assert table.sentence.startswith("Cannot tell how other partnerships compare")
