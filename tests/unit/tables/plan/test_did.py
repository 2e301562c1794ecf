from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables import Selection, Table
from tests.opened import opened


def did(home: Path, settings: Settings, **asked: object) -> Table:
    snapshot = open_snapshot(home, withheld=[])
    return tables.build("what-we-did", snapshot, settings, Selection(**asked))  # type: ignore[arg-type]


def test_each_action_stands_where_its_newest_update_left_it(
    demo_home: Path, settings: Settings
) -> None:
    table = did(demo_home, settings)
    frame = table.frame.set_index("action_id")
    assert frame["standing"].tolist() == ["done"] * 4 + ["under way"] * 14 + ["planned"]
    assert table.sentence == "4 actions were done since November 2024; 14 under way and 1 planned."
    # First said to be done on 21 September 2026, and a late one; both as the demonstration has it.
    assert frame.loc["watch-schemes", "words"] == "Done, September 2026."
    assert frame.loc["leek-north-lighting", "words"] == (
        "Under way; it was to be done by September 2026 and is late."
    )
    assert frame.loc["warning-letters", "words"].startswith("Planned; it was to be done by October")


def test_what_was_stopped_is_not_told_as_under_way(demo_home: Path, settings: Settings) -> None:
    assert "alcohol-advice" not in set(did(demo_home, settings).frame["action_id"])


def test_what_residents_said_stands_beside_actions_of_its_theme(
    demo_home: Path, settings: Settings
) -> None:
    frame = did(demo_home, settings).frame
    said = frame.loc[frame["theme"] == "Anti-social behaviour", "said"]
    assert len(said) == 4
    assert said.str.startswith("People who say that anti-social behaviour is a problem").all()
    assert frame.loc[frame["theme"] == "Damage and arson", "said"].isna().all()


def test_a_wards_actions_are_its_own_and_the_districts(demo_home: Path, settings: Settings) -> None:
    frame = did(demo_home, settings, area="Leek North").frame
    assert set(frame["area_name"]) == {"Leek North", "Staffordshire Moorlands"}


def test_nobody_is_named_and_no_cost(demo_home: Path) -> None:
    """Hold it for the public's snapshot itself, whoever reads its actions."""
    actions = open_snapshot(demo_home, withheld=[]).action_updates()
    assert len(actions) > 30
    for column in ("owner", "cost", "funder"):
        assert actions[column].isna().all()
    assert (actions["note"] == "").all()
    assert opened(demo_home).action_updates()["owner"].notna().all()


def test_as_it_was_known_then(demo_home: Path, settings: Settings) -> None:
    frame = did(demo_home, settings, until="2026-06").frame  # type: ignore[arg-type]
    assert "watch-schemes" not in set(frame.loc[frame["standing"] == "done", "action_id"])
    assert (frame.loc[frame["standing"] == "done", "when"] < pd.Timestamp("2026-07-01")).all()


@pytest.mark.parametrize("public", [True, False])
def test_without_a_plan_it_says_what_to_load(
    real_home: Path, settings: Settings, public: bool
) -> None:
    snapshot = open_snapshot(real_home, withheld=[] if public else None)
    table = tables.build("what-we-did", snapshot, settings, Selection())
    assert table.frame.empty
    assert table.sentence.startswith("No action is loaded")
