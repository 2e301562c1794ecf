"""What is done in a ward: actions that name it first, then those for the whole district."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.model import Selection, SelectionError, Table
from tests.opened import built

OURS = "E07000198"


def of(home: Path, ward: str | None) -> Table:
    return built(home, "ward-actions", Selection(area=ward))


def test_its_own_come_first_and_another_wards_are_not_there(demo_home: Path) -> None:
    frame = of(demo_home, "Leek North").frame
    assert frame["where"].tolist() == ["this ward"] * 2 + ["the whole district"] * 12
    assert set(frame["action_id"][:2]) == {"leek-north-lighting", "leek-north-patrols"}
    assert set(frame["area_code"][2:].dropna()) <= {OURS}


def test_a_ward_without_any_still_has_the_districts(demo_home: Path) -> None:
    frame = of(demo_home, "Manifold").frame
    assert frame["where"].unique().tolist() == ["the whole district"]
    assert len(frame) == 12


def test_without_a_ward_every_ward_is_meant(demo_home: Path) -> None:
    table = of(demo_home, None)
    assert (table.frame["where"] == "this ward").sum() == 4
    assert table.sentence == "4 actions name the wards; 12 actions are for the whole district."


def test_what_was_stopped_is_not_done(demo_home: Path) -> None:
    plan = built(demo_home, "actions").frame
    stopped = set(plan.loc[plan["standing"] == "stopped", "action_id"])
    assert stopped
    assert not stopped & set(of(demo_home, None).frame["action_id"])


def test_an_unknown_ward_is_refused(demo_home: Path) -> None:
    snapshot: Snapshot = open_snapshot(demo_home)
    with pytest.raises(SelectionError, match="not a ward of the map"):
        tables.build("ward-actions", snapshot, load_settings(), Selection(area="Atlantis"))
