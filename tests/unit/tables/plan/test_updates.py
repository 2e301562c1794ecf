"""Progress that officers recorded stands in the plan, and never reaches the public."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.progress import Progress, update
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables.audience import opened
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.plan.updates import action_updates, latest_actions
from moorlands_dash.tables.request import Request

SETTINGS = load_settings()


def test_what_is_recorded_stands_in_the_plan_and_in_what_changed(own_home: Path) -> None:
    snapshot = open_snapshot(own_home)
    request = Request(snapshot, SETTINGS, Selection())
    pd.testing.assert_frame_equal(action_updates(request), snapshot.action_updates())
    assert sorted(latest_actions(request)["action_id"]) == sorted(snapshot.actions()["action_id"])
    plan = tables.build("actions", snapshot, SETTINGS, Selection()).frame
    action = str(plan.query("standing == 'overdue'")["action_id"].iloc[0])
    update(Progress(action, "done", 100, "All lamps are lit", snapshot.id), request.records)
    after = tables.build("actions", snapshot, SETTINGS, Selection()).frame.set_index("action_id")
    assert (after.loc[action, "standing"], after.loc[action, "progress"]) == ("done", 100)
    assert after.loc[action, "updated"].date() == snapshot.as_at
    changed = tables.build("changes", snapshot, SETTINGS, Selection()).frame
    title = after.loc[action, "title"]
    assert changed.loc[changed["title"] == title, "now"].tolist() == ["done"]


def test_the_public_is_told_what_files_say(own_home: Path) -> None:
    snapshot = open_snapshot(own_home)
    action = str(snapshot.actions()["action_id"].iloc[0])
    records = Request(snapshot, SETTINGS, Selection()).records
    update(Progress(action, "stopped", 5, "No money is left", snapshot.id), records)
    public = opened(SETTINGS, own_home, asked=True)
    told = action_updates(Request(public, SETTINGS, Selection()))
    pd.testing.assert_frame_equal(told, public.action_updates())
    assert "No money is left" not in told["note"].tolist()
