"""The delivery plan: each action as last updated, and a snapshot from before there was one."""

from datetime import date
from pathlib import Path

import pandas as pd

from tests.opened import opened
from tests.unit.tables.conftest import Publish

ADDED = ("actions", "annotations", "meetings")


def test_a_snapshot_of_an_earlier_version_has_no_actions_and_only_residents(
    publish: Publish,
) -> None:
    asked = (date(2025, 4, 1), date(2025, 9, 30), 10.0, 20.0, "share", "Safe?", "Survey")
    snapshot = publish(indicators=[("safe", "Safe", "E07000198", *asked)])
    for name in ADDED:
        assert not (snapshot.folder / f"{name}.parquet").exists()
    assert snapshot.actions().empty
    assert list(snapshot.meetings().columns) == ["meeting_id", "date", "group", "title", "note"]
    assert "category" in snapshot.annotations().columns
    assert snapshot.indicators()["sample"].tolist() == ["residents"]


def test_an_action_is_as_last_updated(demo_home: Path) -> None:
    snapshot = opened(demo_home)
    actions = snapshot.actions().set_index("action_id")
    assert len(actions) == 20
    assert actions.loc["leek-north-patrols", ["status", "progress"]].tolist() == ["under way", 40.0]
    assert len(snapshot.action_updates()) == 48
    assert actions["due"].is_monotonic_increasing
    assert pd.isna(actions.loc["home-fire-safety", "target_id"])
