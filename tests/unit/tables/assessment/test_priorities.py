"""What was chosen, on what, and what came: looked back on when the year is over."""

from __future__ import annotations

from datetime import date

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.journal import records_of
from moorlands_dash.store.priorities import Priority, choose
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.assessment.priorities import OVER, RUNS, TO_COME, years_to_choose
from moorlands_dash.tables.model import Selection, Table
from tests.unit.tables.assessment.conftest import Even

CHOSEN = Priority(
    year="2024/25",
    theme="violence",
    title="Violence and public order",
    reason="First by most weights",
    snapshot="20240201-1",
    known_to=date(2023, 12, 1),
    count_then=130.0,
    rank_then=1,
    first_then=0.68,
    weights="3,3,3,3,3,3",
    harm="",
)


def chosen(snapshot: Snapshot, settings: Settings, *entries: dict[str, object]) -> Table:
    place = records_of(snapshot.home, settings, "An officer")
    for changes in entries:
        choose(Priority(**{**vars(CHOSEN), **changes}), place)
    return tables.build("priorities", snapshot, settings, Selection())


def test_a_year_that_is_over_is_looked_back_on(even: Even, settings: Settings) -> None:
    snapshot = even()
    table = chosen(snapshot, settings, {})
    (row,) = table.frame.to_dict("records")
    assert row["standing"] == OVER
    # Eight a month: the 12 months to March 2025.
    assert (row["count_now"], row["now_to"].date()) == (96.0, date(2025, 3, 1))
    assert row["words"] == (
        "Chosen for 2024/25 on 130 in the 12 months to December 2023 (rank 1 and first in 68% of "
        "draws). What came: 96 in the 12 months to March 2025, no clear change from what is usual."
    )
    assert (row["by"], row["snapshot_then"]) == ("An officer", "20240201-1")


@pytest.mark.parametrize(
    ("year", "standing"), [("2023/24", OVER), ("2025/26", RUNS), ("2026/27", TO_COME)]
)
def test_a_year_runs_is_over_or_to_come(
    even: Even, settings: Settings, year: str, standing: str
) -> None:
    table = chosen(even(), settings, {"year": year})
    assert table.frame["standing"].tolist() == [standing]


def test_what_is_not_counted_since_cannot_be_told(even: Even, settings: Settings) -> None:
    table = chosen(even(), settings, {"year": "2026/27", "known_to": date(2025, 12, 1)})
    assert table.frame["words"].iloc[0].endswith("What came can't be told yet.")
    unknown = {"theme": "cohesion", "count_then": None, "rank_then": None, "first_then": None}
    other = chosen(even(), settings, {**unknown, "title": "Cohesion"})
    assert "on a number that isn't known in the 12 months" in other.frame["words"].iloc[-1]


def test_the_public_is_told_why_and_never_by_whom(even: Even, settings: Settings) -> None:
    snapshot = even()
    chosen(snapshot, settings, {}, {"year": "2025/26", "theme": "asb", "title": "ASB"})
    table = tables.build("priorities-published", snapshot, settings, Selection(year="2025/26"))
    assert table.frame["theme_name"].tolist() == ["ASB"]
    assert "by" not in table.frame
    assert table.sentence == "1 priority of 2025/26: ASB."


def test_themes_are_chosen_for_the_next_year_or_this(settings: Settings) -> None:
    assert years_to_choose(settings, date(2027, 2, 10)) == ["2027/28", "2026/27"]
    assert years_to_choose(settings, date(2027, 4, 1)) == ["2028/29", "2027/28"]
