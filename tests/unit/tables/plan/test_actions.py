"""The delivery plan: each action as last updated, and a snapshot from before there was one."""

from datetime import date
from pathlib import Path

import pandas as pd

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.tables import Selection
from tests.opened import built, opened
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
    columns = ["meeting_id", "date", "group", "title", "note", "status"]
    assert list(snapshot.meetings().columns) == columns
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


def test_costs_are_summed_over_what_was_not_stopped_and_blanks_are_said(demo_home: Path) -> None:
    costs = built(demo_home, "action-costs")
    actions = built(demo_home, "actions").frame
    going = actions[actions["standing"] != "stopped"]
    assert costs.frame["cost"].sum() == going["cost"].sum() == 123_400
    assert costs.frame["actions"].sum() == len(going) == 16
    assert costs.frame["costed"].sum() == going["cost"].notna().sum() == 15
    assert costs.sentence.startswith("£123,400 together for 15 of 16 actions")
    nobody = costs.frame[costs.frame["funder"] == "No funder named"].iloc[0]
    assert pd.isna(nobody["cost"]), "a cost that is not given is no nought"


def test_the_late_come_first_and_gaps_are_both_ways(demo_home: Path) -> None:
    plan = built(demo_home, "actions").frame
    assert plan["standing"].tolist()[:3] == ["overdue", "overdue", "stalled"]
    # Due on 30 September, seen on 1 November.
    assert plan["days_late"].iloc[0] == 32
    going = plan[plan["standing"] != "stopped"]
    gaps = built(demo_home, "action-gaps").frame
    bare = gaps[gaps["kind"] == "target without an action"]["target_id"]
    assert not set(bare) & set(going["target_id"])
    loose = gaps[gaps["kind"] == "action without a target"]["action_id"]
    assert set(loose) == set(going.loc[going["target_id"].isna(), "action_id"])


def test_a_postponed_action_is_neither_late_nor_done_and_serves_no_target(
    publish: Publish,
) -> None:
    # The snapshot is of 1 January 2026; both were due on 30 November 2025.
    days = (date(2025, 4, 1), date(2025, 11, 30))
    where = ("theft", "bikes-2025", "E07000198", "Staffordshire Police", *days)
    rest = (0.0, None, None, "", date(2025, 12, 20))
    rows = [
        (key, key.capitalize(), *where, status, *rest)
        for key, status in (("locks", "postponed"), ("patrols", "under way"))
    ]
    bikes = ("bikes-2025", "Fewer bicycles stolen", "theft", "incidents:bicycle_theft", "reduce")
    year = (date(2025, 4, 1), date(2026, 3, 31))
    before = (date(2024, 4, 1), date(2025, 3, 31), 10.0)
    target = (*bikes, "E07000198", *before, *year, 9.0, "seasonal", "Staffordshire Police", "")
    both = publish(actions=rows, targets=[target])
    table = tables.build("actions", both, load_settings(), Selection())
    found = table.frame.set_index("action_id")["standing"].to_dict()
    assert found == {"locks": "postponed", "patrols": "overdue"}
    assert "of 2 actions, 1 overdue; 1 is postponed." in table.sentence
    told = tables.build("what-we-did", both, load_settings(), Selection())
    assert told.frame.set_index("action_id").loc["locks", "words"] == "Put off for now."
    changed = tables.build("changes", both, load_settings(), Selection()).frame
    assert "locks" not in set(changed["choice"])
    alone = publish(actions=rows[:1], targets=[target])
    gaps = tables.build("action-gaps", alone, load_settings(), Selection()).frame
    assert gaps["target_id"].tolist() == ["bikes-2025"]


def test_with_nothing_loaded_nothing_is_said_to_be_whole(publish: Publish) -> None:
    said = tables.build("action-gaps", publish(), load_settings(), Selection()).sentence
    assert said == "Neither a target nor an action of the year is loaded."


def test_an_action_on_a_target_that_is_not_there_serves_none(publish: Publish) -> None:
    days = (date(2025, 4, 1), date(2026, 3, 31))
    action = (
        *("lights", "Street lights", "damage", "nowhere-2025", "E07000198", "Council", *days),
        *("under way", 40.0, None, None, "", date(2025, 12, 1)),
    )
    snapshot = publish(actions=[action])
    table = tables.build("action-gaps", snapshot, load_settings(), Selection())
    assert table.sentence == "1 action serves no target."
    assert "names a target that is not loaded, nowhere-2025." in table.frame["words"].iloc[0]
