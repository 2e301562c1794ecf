"""Years apart, the months of a year, the hours of a week."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.tables.model import Selection, Table
from tests.opened import built


def demo(home: Path, name: str, **selection: object) -> Table:
    return built(home, name, Selection(**selection))  # type: ignore[arg-type]


def test_hours_of_the_week_need_times(demo_home: Path) -> None:
    police = demo(demo_home, "week-hours", category="burglary")
    assert police.frame.empty
    assert "the police publish only the month" in police.sentence
    council = demo(demo_home, "week-hours", category="fly_tipping")
    assert council.frame["incidents"].sum() > 100
    assert len(council.frame) == 168
    assert council.frame["share"].sum() == pytest.approx(1)
