import numpy as np
import pandas as pd

from moorlands_dash.measures.meetings.standings import revised_months, status_changes


def rows(**statuses: tuple[str, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"target_id": key, "title": key.title(), "status": status, "chance": chance}
            for key, (status, chance) in statuses.items()
        ]
    )


def test_only_flipped_targets_are_told_the_worst_first() -> None:
    then = rows(a=("on course", 0.9), b=("watch", 0.6), c=("at risk", 0.3), gone=("met", 1.0))
    now = rows(a=("watch", 0.7), b=("unlikely", 0.1), c=("at risk", 0.21), new=("watch", 0.5))
    found = status_changes(then, now)
    assert found["target_id"].tolist() == ["b", "a"]
    assert found[["was", "now"]].values.tolist() == [["watch", "unlikely"], ["on course", "watch"]]
    assert found[["was_chance", "now_chance"]].values.tolist() == [[0.6, 0.1], [0.9, 0.7]]
    assert found["newly_worse"].tolist() == [True, True]


def test_a_status_that_could_not_be_told_is_no_worse_one() -> None:
    then = rows(a=("cannot tell", np.nan), b=("unlikely", 0.1), c=("watch", 0.6))
    now = rows(a=("unlikely", 0.1), b=("watch", 0.6), c=("cannot tell", np.nan))
    found = status_changes(then, now).set_index("target_id")
    assert found["newly_worse"].to_dict() == {"a": False, "b": False, "c": False}


def test_months_counted_differently_are_revised_and_new_ones_are_not() -> None:
    months = pd.to_datetime(["2026-01-01", "2026-02-01", "2026-02-01", "2026-03-01"])
    then = pd.DataFrame({"month": months[:3], "count": [5, 2, 3]})
    now = pd.DataFrame({"month": months, "count": [5, 4, 3, 9]})
    found = revised_months(then, now)
    assert found.values.tolist() == [[pd.Timestamp("2026-02-01"), 5, 7]]
    assert revised_months(then, then).empty
