"""Priorities: chosen once for a year, with the reason, and taken back by another line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.store.priorities import (
    CHOSEN,
    TAKEN_BACK,
    Priority,
    PriorityError,
    choose,
    priorities,
    take_back,
)
from moorlands_dash.store.record_export import export_records

pytestmark = pytest.mark.usefixtures("either_database")

NOW = datetime(2027, 2, 10, 18, 30, 5, tzinfo=UTC)
ONE = Priority(
    year="2027/28",
    theme="violence",
    title="Violence and public order",
    reason="First by most weights, and by harm",
    snapshot="20270201-1",
    known_to=date(2026, 12, 1),
    count_then=3222.0,
    rank_then=1,
    first_then=0.68,
    weights="3,3,3,3,3,3",
    harm="A list",
)


def test_a_choice_comes_back_as_it_was_made(tmp_path: Path) -> None:
    made = choose(ONE, tmp_path, now=NOW)
    assert made == replace(ONE, priority_id="R0001", recorded_at=NOW, entry=CHOSEN)
    unknown = replace(ONE, theme="cohesion", count_then=None, rank_then=None, first_then=None)
    other = choose(unknown, tmp_path, now=NOW)
    assert priorities(tmp_path) == [made, other]
    export_records(tmp_path, tmp_path / "export")
    assert (tmp_path / "export" / "priorities.csv").read_text().splitlines()[0] == (
        "priority_id,recorded_at,entry,year,theme,title,reason,known_to,count_then,rank_then,"
        "first_then,weights,harm,snapshot,by,partnership"
    )


def test_a_theme_is_chosen_once_a_year_until_it_is_taken_back(tmp_path: Path) -> None:
    choose(ONE, tmp_path, now=NOW)
    with pytest.raises(PriorityError, match="a priority of 2027/28 already, as R0001"):
        choose(replace(ONE, reason="Said in other words"), tmp_path, now=NOW)
    choose(replace(ONE, year="2028/29"), tmp_path, now=NOW)
    back = take_back("R0001", "Another theme took its place", tmp_path, now=NOW)
    assert (back.entry, back.theme) == (TAKEN_BACK, "violence")
    assert [entry.year for entry in priorities(tmp_path)] == ["2028/29"]
    with pytest.raises(PriorityError, match="No priority stands as 'R0001'"):
        take_back("R0001", "Another theme took its place", tmp_path, now=NOW)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": "because"}, "Write the reason"),
        ({"reason": "Ring 01538 395400 for it"}, "a telephone number"),
        ({"reason": "Councillor Smith wished for it"}, "the name of a person"),
        ({"year": "2027"}, "not a financial year"),
        ({"year": "2027/29"}, "not a financial year"),
    ],
)
def test_what_cannot_be_chosen_is_refused_in_words(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    with pytest.raises(PriorityError, match=said):
        choose(replace(ONE, **change), tmp_path, now=NOW)  # type: ignore[arg-type]
    assert priorities(tmp_path) == []
