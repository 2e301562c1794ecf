"""What was promised: counted in its own place, told with its own unit and source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from moorlands_dash import tables
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.model import Table
from tests.opened import opened
from tests.unit.tables.targets.test_trajectories import (
    BEFORE,
    HOME,
    LAST,
    LEEK,
    POLICE,
    THIS,
    target,
)

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

FIRES = "fires_deliberate"


def counts(category: str, count: int, *periods: Period) -> list[tuple]:
    return [(POLICE, HOME, month, category, count) for period in periods for month in period]


def _targets(snapshot: Snapshot, settings: Settings) -> Table:
    return tables.build("targets", snapshot, settings, Selection(year="2025/26"))


def test_a_ward_s_fires_are_counted_by_its_outline(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    own = target("leek", "reduce", f"incidents:{FIRES}", 24, 20, area_code=LEEK)
    snapshot = publish(
        targets=[own],
        district_counts=counts(FIRES, 5, BEFORE, LAST, THIS),
        ward_counts=[(LEEK, month, FIRES, 2) for p in (BEFORE, LAST, THIS) for month in p],
        coverage=[
            *covered(BEFORE, LAST, THIS),
            *[(FIRES, month, 5) for p in (BEFORE, LAST, THIS) for month in p],
        ],
    )
    (row,) = _targets(snapshot, settings).frame.to_dict("records")
    assert (row["actual"], row["standing"]) == (24, "missed")
    assert row["words"].startswith(
        "24 fires to March 2026. The period is over and the count passed"
    )


def test_the_targets_tables_name_every_unit_and_source(demo_home: Path) -> None:
    settings, snapshot = load_settings(), opened(demo_home)
    for name in ("targets", "trajectory", "forecast", "year-end"):
        table = tables.build(name, snapshot, settings, Selection())
        assert table.unit.startswith("incidents, fires or reports "), name
        for source in ("data.police.uk", "Fires attended", "Environmental problems"):
            assert source in table.source, name
