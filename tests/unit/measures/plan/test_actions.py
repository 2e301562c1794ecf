from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures.plan.actions import costs, stand

DAY = date(2026, 11, 1)


def updates(*rows: tuple[str, str, str, float | None], due: str = "2027-03-31") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["action_id", "updated", "status", "progress"])
    frame["updated"] = pd.to_datetime(frame["updated"])
    return frame.assign(
        start=pd.Timestamp("2026-04-01"), due=pd.Timestamp(due), funder="", cost=1.0
    )


def standing(frame: pd.DataFrame) -> tuple[str, object]:
    row = stand(frame, DAY, stalled_after=90, due_soon=30).iloc[0]
    return row["standing"], None if pd.isna(row["days_late"]) else int(row["days_late"])


@pytest.mark.parametrize(
    ("status", "updated", "due", "expected"),
    [
        ("under way", "2026-10-20", "2026-10-31", ("overdue", 1)),
        ("under way", "2026-10-20", "2026-11-01", ("due soon", None)),
        ("under way", "2026-10-20", "2026-12-01", ("due soon", None)),
        ("under way", "2026-10-20", "2026-12-02", ("on time", None)),
        ("planned", "2026-10-20", "2026-09-30", ("overdue", 32)),
        ("under way", "2026-08-03", "2027-03-31", ("on time", None)),
        ("under way", "2026-08-02", "2027-03-31", ("stalled", None)),
        ("done", "2026-10-20", "2026-09-30", ("done", None)),
        ("stopped", "2026-10-20", "2026-09-30", ("stopped", None)),
        ("postponed", "2026-02-20", "2026-09-30", ("postponed", None)),
    ],
)
def test_each_standing_at_its_edge(
    status: str, updated: str, due: str, expected: tuple[str, object]
) -> None:
    assert standing(updates(("a", updated, status, 40.0), due=due)) == expected


def test_an_update_that_moves_nothing_does_not_hide_a_stall() -> None:
    rows = [("a", "2026-05-01", "under way", 30.0), ("a", "2026-10-20", "under way", 30.0)]
    frame = stand(updates(*rows), DAY, stalled_after=90, due_soon=30)
    assert frame[["standing", "moved"]].values.tolist() == [["stalled", pd.Timestamp("2026-05-01")]]
    moved = [rows[0], ("a", "2026-10-20", "under way", 35.0)]
    assert standing(updates(*moved)) == ("on time", None)


def test_what_is_not_to_begin_yet_is_not_stalled() -> None:
    frame = updates(("a", "2026-05-01", "planned", 0.0)).assign(start=pd.Timestamp("2026-09-01"))
    assert standing(frame) == ("on time", None)


def test_a_progress_that_is_not_known_is_no_progress() -> None:
    rows = [("a", "2026-05-01", "under way", None), ("a", "2026-10-20", "under way", None)]
    assert standing(updates(*rows)) == ("stalled", None)


def test_a_later_update_is_not_known_yet() -> None:
    rows = [("a", "2026-10-20", "under way", 40.0), ("a", "2026-11-02", "done", 100.0)]
    assert standing(updates(*rows)) == ("on time", None)
    early = updates(("a", "2026-11-02", "done", 100.0))
    assert stand(early, DAY, stalled_after=90, due_soon=30).empty


def test_the_late_ones_come_first_then_by_due_date() -> None:
    frame = pd.concat(
        [
            updates(("late", "2026-10-20", "under way", 40.0), due="2026-10-01"),
            updates(("later", "2026-10-20", "under way", 40.0), due="2026-06-01"),
            updates(("soon", "2026-10-20", "under way", 40.0), due="2026-11-10"),
            updates(("still", "2026-05-20", "under way", 40.0)),
            updates(("done", "2026-05-20", "done", 100.0)),
        ]
    )
    found = stand(frame, DAY, stalled_after=90, due_soon=30)
    assert found["action_id"].tolist() == ["later", "late", "still", "soon", "done"]


def test_costs_are_summed_where_they_are_known() -> None:
    frame = pd.DataFrame(
        {
            "standing": ["on time", "done", "stopped", "overdue", "overdue"],
            "funder": ["A", "A", "A", "B", ""],
            "cost": [10.0, 5.0, 99.0, 20.0, None],
            "spent": [4.0, 5.0, 30.0, None, None],
            "in_kind": [None, 2.0, 50.0, None, None],
            "hours": [12.0, None, 70.0, None, None],
            "to_find": [6.0, None, 60.0, 20.0, None],
        }
    )
    found = costs(frame)
    assert found["funder"].tolist() == ["B", "A", "No funder named"]
    assert found["cost"].tolist()[:2] == [20.0, 15.0]
    assert pd.isna(found["cost"].iloc[2])
    assert found[["actions", "costed"]].values.tolist() == [[1, 1], [2, 2], [1, 0]]


def test_what_was_spent_on_a_stopped_action_stays_and_what_it_lacked_goes() -> None:
    frame = pd.DataFrame(
        {
            "standing": ["on time", "stopped", "stopped"],
            "funder": ["A", "A", "B"],
            "cost": [10.0, 99.0, 40.0],
            "spent": [4.0, 30.0, 8.0],
            "in_kind": [2.0, 50.0, 1.0],
            "hours": [12.0, 70.0, 5.0],
            "to_find": [6.0, 60.0, 40.0],
        }
    )
    found = costs(frame).set_index("funder")
    assert found.loc["A", ["cost", "spent", "in_kind", "hours", "to_find"]].tolist() == [
        *(10.0, 34.0, 2.0, 12.0, 6.0)
    ]
    # B's one action was stopped: what it took is known, and nothing more is to be paid or found.
    assert found.loc["B", ["actions", "spent"]].tolist() == [0, 8.0]
    assert found.loc["B", ["cost", "in_kind", "hours", "to_find"]].isna().all()
