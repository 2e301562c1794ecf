"""A target stands where it does with rows set aside and without them, or nobody can tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.words.targets.trajectories import so_far
from tests.unit.tables.targets.test_trajectories import (
    BEFORE,
    HOME,
    LAST,
    POLICE,
    THIS,
    target,
)

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]


@pytest.mark.parametrize(("rows", "met"), [(0, True), (3, True), (40, False)])
def test_a_target_is_met_only_where_rows_set_aside_cannot_break_it(
    publish: Publish, covered: Covered, settings: Settings, rows: int, met: bool
) -> None:
    counts = [(BEFORE, 10), (LAST, 10), (THIS, 8)]
    snapshot = publish(
        targets=[target("burglary", "reduce", "incidents:burglary", 120, 108)],
        district_counts=[
            (POLICE, HOME, month, "burglary", each) for period, each in counts for month in period
        ],
        coverage=covered(BEFORE, LAST, THIS),
        doubt=[("street", THIS.end, THIS.end, None, None, rows)] if rows else [],
    )
    table = tables.build("targets", snapshot, settings, Selection(year="2025/26"))
    row = table.frame.iloc[0]
    assert row["standing"] == row["status"] == ("met" if met else "cannot tell")
    assert ("rows set aside may belong to its count" in row["words"]) is not met
    # 96 are counted; with rows set aside it is the bounds that are said.
    bounds = f"between 96 and {96 + rows} incidents" if rows else "96 incidents"
    assert row["words"].startswith(f"{bounds} to March 2026")
    assert so_far(row) == f"{bounds.removesuffix(' incidents')} to March 2026"
    if not met:
        assert row["status_reason"].startswith("Rows are set aside that may belong to its count")
