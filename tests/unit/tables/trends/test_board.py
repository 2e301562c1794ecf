"""The board is made of the same points as each measure's own chart, the special ones first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

LEEK = "E05007055"
MONTHS = [add_months(date(2024, 1, 1), place) for place in range(24)]
SAME = ["from", "to", "months", "count", "mean", "lower", "upper", "rule", "way", "meaning"]


@pytest.fixture
def leek(publish: Publish, covered: Covered) -> Snapshot:
    """Return 24 months of which burglary leaps in the last; damage stays, drugs leap too."""
    usual = [4 + place % 3 for place in range(24)]
    leaps = [*usual[:-1], 40]
    counts = {"damage_arson": usual, "burglary": leaps, "drugs": leaps}
    return publish(
        coverage=covered(Period(MONTHS[0], MONTHS[-1])),
        areas=[(LEEK, "Leek North", "ward", "E07000198")],
        ward_counts=[
            (LEEK, month, category, count)
            for category, series in counts.items()
            for month, count in zip(MONTHS, series, strict=True)
        ],
    )


def test_each_measure_s_points_are_those_of_its_own_chart(
    leek: Snapshot, settings: Settings
) -> None:
    board = tables.build("control-board", leek, settings, Selection(area="Leek North")).frame
    for category in ("burglary", "damage_arson", "drugs"):
        asked = Selection(category=category, area="Leek North")
        own = tables.build("control-chart", leek, settings, asked).frame
        mine = board[board["category"] == category].reset_index(drop=True)
        pd.testing.assert_frame_equal(mine[SAME], own[SAME])


def test_the_special_ones_stand_first_and_one_point_of_each_is_the_latest(
    leek: Snapshot, settings: Settings
) -> None:
    table = tables.build("control-board", leek, settings, Selection(area="Leek North"))
    latest = table.frame[table.frame["latest"]]
    assert list(latest["category"])[:2] == ["burglary", "drugs"]
    # What the police look for rises with them: neither better nor worse.
    assert list(latest["meaning"])[:3] == ["concerning", "neither", "ordinary"]
    assert set(latest["to"]) == {pd.Timestamp(MONTHS[-1])}
    assert latest["category"].is_unique
    assert ": 1 concerning, 1 special, 1 ordinary, " in table.sentence


def test_what_is_counted_leaves_the_board_as_it_is(leek: Snapshot, settings: Settings) -> None:
    one = tables.build(
        "control-board", leek, settings, Selection(category="drugs", area="Leek North")
    )
    every = tables.build("control-board", leek, settings, Selection(area="Leek North"))
    pd.testing.assert_frame_equal(one.frame, every.frame)


def test_a_measure_with_too_few_months_for_a_point_is_left_out(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = publish(
        coverage=covered(Period(MONTHS[0], MONTHS[0])),
        areas=[(LEEK, "Leek North", "ward", "E07000198")],
        ward_counts=[(LEEK, MONTHS[0], "burglary", 30)],
    )
    table = tables.build("control-board", snapshot, settings, Selection(area="Leek North"))
    assert list(table.frame["category"]) == ["burglary"]


def test_without_a_month_there_is_no_board(publish: Publish, settings: Settings) -> None:
    table = tables.build("control-board", publish(), settings, Selection())
    assert table.frame.empty
