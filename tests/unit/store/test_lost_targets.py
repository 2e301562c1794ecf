"""Actions that name a target which isn't there, and plans on wards which aren't."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.cli.summaries import check_summary, load_summary
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.load import check, load
from moorlands_dash.store.lost_targets import lost_targets
from tests.contracts.test_actions import GOOD as ACTION
from tests.contracts.test_targets import COUNT as TARGET
from tests.hand_made import write_wards

pytestmark = pytest.mark.slow

WARD = "E05099999"


def test_lost_targets_are_named_once_with_their_actions() -> None:
    rows = [("t1", "b"), ("t1", "a"), ("t1", "a"), ("t2", "c"), (None, "d")]
    actions = pd.DataFrame(rows, columns=["target_id", "action_id"])
    assert lost_targets(actions, {"t2"}) == {"t1": ["a", "b"]}
    assert lost_targets(actions, {"t1", "t2"}) == {}


def written(path: Path, *rows: dict[str, str]) -> Path:
    lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path.write_text("\n".join([",".join(rows[0]), *lines]) + "\n", encoding="utf-8")
    return path


def test_a_check_and_a_load_say_what_of_a_plan_is_not_there(tmp_path: Path) -> None:
    write_wards(wards := tmp_path / "wards.geojson")
    plan = ACTION | {"area_code": "E07000198"}
    here = written(
        tmp_path / "targets.csv", TARGET, TARGET | {"target_id": "far", "area_code": WARD}
    )
    done = [
        plan | {"action_id": "fine", "target_id": TARGET["target_id"]},
        plan | {"action_id": "lost", "target_id": "nowhere"},
    ]
    actions = written(tmp_path / "actions.csv", *done)
    settings, home = load_settings(), tmp_path / "home"
    said = check_summary(check([wards, here, actions], settings, home=home))
    assert "1 action names a target that isn't there (lost names nowhere)" in said
    assert f"1 target stands on wards that the map in use doesn't have (far on {WARD})" in said
    done = load_summary(load([wards, here, actions], settings, home))
    assert "lost names nowhere" in done
    # What is loaded already is known to a check.
    again = check_summary(check([written(tmp_path / "b.csv", done_of(plan))], settings, home=home))
    assert "isn't there" not in again


def done_of(plan: dict[str, str]) -> dict[str, str]:
    return plan | {"action_id": "next", "target_id": TARGET["target_id"]}
