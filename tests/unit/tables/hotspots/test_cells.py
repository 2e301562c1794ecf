"""Each cell: its count, its heat, and what cannot be told of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.geography import grid_reference
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.model import Selection, Table
from tests import hand_made
from tests.opened import opened


def build(name: str, of: Snapshot, category: str = "all", **extra: str) -> Table:
    period = None
    return tables.build(name, of, load_settings(), Selection(period, category, None, **extra))


@pytest.mark.slow
def test_cells_hold_every_incident_once(snapshot: Snapshot) -> None:
    frame = build("hotspots", snapshot).frame
    assert frame["count"].sum() == 96
    hot = frame[frame["heat"] == "hot"]
    assert hot["called"].tolist() == [
        f"East, about Mill Street ({grid_reference(*hot[['easting', 'northing']].iloc[0])})"
    ]
    assert hot["kind"].tolist() == ["emerging"]
    assert hot["rose_from"].tolist() == [pd.Timestamp("2025-04-01")]
    assert hot["survives"].isna().all()


@pytest.mark.slow
def test_a_missing_month_makes_it_cannot_tell(tmp_path: Path) -> None:
    home = hand_made.made(tmp_path / "home", without=(date(2025, 5, 1),))
    of = open_snapshot(home)
    year = Period(date(2024, 10, 1), date(2025, 9, 1))
    whole = tables.build("hotspot-places", of, load_settings(), Selection(year))
    assert whole.frame.empty
    assert "cannot tell where the hotspots are" in whole.sentence
    assert "May 2025" in whole.sentence
    cells = tables.build("hotspots", of, load_settings(), Selection(year)).frame
    assert set(cells["heat"]) == {"cannot tell"}
    assert set(cells["change_verdict"]) == {"cannot tell"}
    months = tables.build("hotspot-cell-months", of, load_settings(), Selection(year)).frame
    every = months[months["part"] == "all"].set_index("month")["count"]
    assert every.loc[["2025-05-01"]].isna().all()
    assert every.loc["2025-06-01"] == 8


def test_three_months_of_the_year_before_are_no_year(snapshot: Snapshot) -> None:
    year = Selection(Period(date(2024, 1, 1), date(2024, 12, 1)))
    cells = tables.build("hotspots", snapshot, load_settings(), year).frame
    assert cells["count"].sum() == 48
    assert cells["count_before"].isna().all()
    held = cells[["before_months_loaded", "before_months_expected"]].drop_duplicates()
    assert held.to_numpy().tolist() == [[3, 12]]
    whole = tables.build("hotspots", snapshot, load_settings(), Selection()).frame
    assert whole["count_before"].sum() == 48


def test_real_extracts_with_gaps_are_told_as_far_as_they_go(real_home: Path) -> None:
    of = opened(real_home)
    table = build("hotspot-places", of)
    assert str(table.period) == "January to September 2025"
    assert len(table.frame)
    assert set(table.frame["kind"]) == {"cannot tell"}
    assert set(table.frame["verdict"]) == {"cannot tell"}
    areas = build("hotspots", of, shape="lsoa")
    assert len(areas.frame) == 59
    assert "59 LSOAs" in " ".join(areas.notes)
