"""The force's districts by residents and by homes, counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.unit.tables.comparison.test_recorded import HOME, NOW, OURS, STAFFORD, STREET

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]


def test_districts_have_both_rates_where_both_are_loaded(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    homes = [(OURS, "households", 2500.0, 2021, "x"), (STAFFORD, "households", 3000.0, 2021, "x")]
    snapshot = publish(district_counts=STREET, coverage=covered(NOW), denominators=homes)
    asked = Selection(category="burglary")
    table = tables.build("comparison-denominators", snapshot, settings, asked)
    rows = table.frame.set_index("area_name")
    # 50 of 5,000 residents and 2,500 homes; 300 of 10,000 and 3,000.
    assert rows.loc[HOME, ["rate_per_1000", "rate_by"]].tolist() == [10, 20]
    assert rows.loc["Stafford", ["rate_per_1000", "rate_by"]].tolist() == [30, 100]
    assert set(rows.index) == {HOME, "Stafford"}


def test_without_any_it_says_so(publish: Publish, covered: Covered, settings: Settings) -> None:
    snapshot = publish(district_counts=STREET, coverage=covered(NOW))
    asked = Selection(category="burglary")
    table = tables.build("comparison-denominators", snapshot, settings, asked)
    assert table.frame.empty
    assert table.sentence.startswith("Cannot tell by anything but residents")
