from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from demonstration.plan import ACTIONS, EVENTS, MEETINGS
from moorlands_dash.partnership import load_settings
from moorlands_dash.vocabulary import THEME_BY_KEY

SEEN = date(2026, 11, 1)
"""The day as on which the demonstration is seen."""


@pytest.fixture(scope="module")
def actions(built: Path) -> pd.DataFrame:
    return pd.read_csv(built / "actions.csv", keep_default_na=False)


def test_owners_and_funders_are_members_of_the_partnership(actions: pd.DataFrame) -> None:
    members = set(load_settings().members.names)
    assert set(actions["owner"]) <= members
    assert set(actions["funder"]) - {""} <= members
    assert set(actions["theme"]) <= set(THEME_BY_KEY)


def test_actions_serve_targets_that_there_are(actions: pd.DataFrame, built: Path) -> None:
    targets = set(pd.read_csv(built / "targets.csv")["target_id"])
    served = set(actions["target_id"]) - {""}
    assert served <= targets
    running = {target for target in targets if target.endswith("2026-27")}
    assert running - served == {"robbery-2026-27", "satisfied-2026-27"}
    without = actions.loc[actions["target_id"] == "", "action_id"]
    assert set(without) == {"home-fire-safety", "alcohol-advice"}


def test_no_update_is_later_than_the_day_as_on_which_it_is_seen() -> None:
    for action in ACTIONS:
        days = [update.day for update in action.updates]
        assert days == sorted(days)
        assert days[-1] < SEEN


def test_what_is_late_or_stalled_was_planted() -> None:
    last = {action.key: (action, action.updates[-1]) for action in ACTIONS}
    open_ = {k: v for k, v in last.items() if v[1].status in ("planned", "under way")}
    late = {key for key, (action, _) in open_.items() if action.due < SEEN}
    assert late == {"leek-north-lighting", "warning-letters"}
    quiet = {key for key, (_, update) in open_.items() if (SEEN - update.day).days > 90}
    assert quiet - late == {"leek-youth-evenings"}
    soon = {k for k, (action, _) in open_.items() if 0 <= (action.due - SEEN).days <= 30}
    assert soon == {"biddulph-bus-station"}


def test_the_strategy_group_meets_every_three_months() -> None:
    days = sorted(day for day, group, _ in MEETINGS if group == "strategy")
    assert all(84 <= (later - earlier).days <= 98 for earlier, later in pairwise(days))
    assert max(day for day in days if day < SEEN) == date(2026, 8, 12)
    assert min(day for day in days if day >= SEEN) == date(2026, 11, 11)


def test_events_are_all_invented_and_of_the_extracts_time() -> None:
    assert all(date(2021, 4, 1) <= event.day < SEEN for event in EVENTS)
