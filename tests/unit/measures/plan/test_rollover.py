"""Next year's drafts, from a year small enough to read."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.measures.plan.rollover import Base, again, drafted, renamed
from moorlands_dash.periods import financial_year

YEAR = financial_year(2026)
DAY = date(2027, 2, 1)
TARGET = {
    "target_id": "burglary-2026-27", "title": "Fewer burglaries", "theme": "theft",
    "measure": "incidents:burglary", "kind": "reduce", "area_code": "E07000198",
    "baseline_start": pd.Timestamp(2025, 4, 1), "baseline_end": pd.Timestamp(2026, 3, 1),
    "baseline": 200.0, "start": pd.Timestamp(2026, 4, 1), "end": pd.Timestamp(2027, 3, 1),
    "target": 190.0, "profile": "seasonal", "owner": "Police", "note": "", "whose": "shared",
    "by_year": "",
}  # fmt: skip
ACTION = {
    "action_id": "patrols", "title": "Patrols", "theme": "theft", "target_id": "burglary-2026-27",
    "area_code": "E07000198", "owner": "Police", "start": pd.Timestamp(2026, 4, 1),
    "due": pd.Timestamp(2027, 3, 31), "status": "under way", "progress": 40.0, "cost": 500.0,
    "funder": "Police", "note": "", "updated": pd.Timestamp(2026, 11, 1), "spent": 300.0,
    "in_kind": None, "hours": 20.0, "to_find": 0.0, "standing": "on time",
}  # fmt: skip
BASES = {"burglary-2026-27": Base(177.0, date(2026, 2, 1), date(2027, 1, 31))}


def draft(targets: list[dict[str, Any]], actions: list[dict[str, Any]], **more: Any) -> Any:
    given = {"year": YEAR, "day": DAY} | more
    bases = given.pop("bases", BASES)
    frames = (pd.DataFrame(targets), pd.DataFrame(actions, columns=list(ACTION)))
    return drafted(*frames, bases, {}, **given)


def test_a_target_asks_for_the_same_change_again_from_what_came_since() -> None:
    (row,) = draft([TARGET], []).targets.to_dict("records")
    assert row["target_id"] == "burglary-2027-28"
    assert (row["baseline"], row["target"]) == (177.0, 168.0)  # 177 x 0.95 is 168.15
    assert (row["start"], row["end"]) == (date(2027, 4, 1), date(2028, 3, 31))
    assert row["baseline_end"] < row["start"]


def test_an_action_begins_anew_with_its_budget_to_be_found() -> None:
    (row,) = draft([TARGET], [ACTION]).actions.to_dict("records")
    assert (row["action_id"], row["target_id"]) == ("patrols-2027-28", "burglary-2027-28")
    assert (row["status"], row["progress"], row["spent"]) == ("planned", 0, None)
    assert (row["cost"], row["to_find"]) == (500.0, 500.0)
    assert (row["start"], row["due"]) == (date(2027, 4, 1), date(2028, 3, 31))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"standing": "done"}, "done"),
        ({"standing": "stopped"}, "stopped"),
        ({"due": pd.Timestamp(2028, 6, 1)}, "runs on"),
    ],
)
def test_what_is_not_drafted_is_named_with_its_reason(changes: dict[str, Any], why: str) -> None:
    found = draft([TARGET], [ACTION | changes])
    assert found.actions.empty
    assert why in found.left["why"].iloc[0]


def test_a_target_without_a_baseline_is_named_and_its_action_loses_it() -> None:
    found = draft([TARGET], [ACTION], bases={})
    assert found.targets.empty
    assert found.actions["target_id"].tolist() == [""]
    assert found.left["kind"].tolist() == ["target", "action's target"]


def test_a_path_that_runs_on_needs_no_new_target() -> None:
    path = TARGET | {"end": pd.Timestamp(2030, 3, 1)}
    assert "runs on" in draft([path], []).left["why"].iloc[0]
    over = TARGET | {"start": pd.Timestamp(2022, 4, 1)}
    assert "path of several years ends" in draft([over], []).left["why"].iloc[0]


def test_what_next_year_has_already_is_not_drafted_again() -> None:
    found = draft([TARGET], [], taken={"burglary-2027-28"})
    assert found.targets.empty
    assert "already" in found.left["why"].iloc[0]


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("a-2026-27", "a-2027-28"),
        ("a_2026_27_b", "a_2027_28_b"),
        ("a-2026", "a-2027"),
        ("a20261", "a20261-2027-28"),
        ("a", "a-2027-28"),
        ("x" * 60, "x" * 51 + "-2027-28"),
    ],
)
def test_ids_move_on_a_year(name: str, new: str) -> None:
    assert renamed(name, YEAR) == new


@pytest.mark.parametrize(
    ("kind", "unit", "old", "before", "now", "found"),
    [
        ("reduce", "count", 95, 100, 50, 47.0),
        ("increase", "count", 110, 100, 51, 57.0),
        ("no_worse", "count", 100, 100, 60, 60),
        ("survey_increase", "share", 0.75, 0.71, 0.98, 1.0),
        ("survey_reduce", "share", 0.20, 0.23, 0.02, 0.0),
        ("reduce", "per_1000", 1.4, 1.6, 1.5, 1.31),
        ("reduce", "count", 0, 0, 5, 5.0),
    ],
)
def test_the_same_change_again(
    kind: str, unit: str, old: float, before: float, now: float, found: float
) -> None:
    assert again(old, before, now, kind=kind, unit=unit) == pytest.approx(found)
