"""Years apart, the months of a year, the hours of a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, Table
from tests.opened import built
from tests.unit.tables.conftest import LEEK

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]


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


@pytest.fixture
def steady(publish: Publish, covered: Covered) -> Snapshot:
    """Return four years of 10 a month, but 30 in each December."""
    whole = Period(date(2021, 1, 1), date(2024, 12, 1))
    counts = [(LEEK, month, "burglary", 30 if month.month == 12 else 10) for month in whole]
    return publish(coverage=covered(whole), ward_counts=counts)


def test_years_apart_are_set_against_the_one_before(steady: Snapshot, settings: Settings) -> None:
    asked = Selection(category="burglary", area=LEEK)
    frame = tables.build("year-on-year", steady, settings, asked).frame
    years = frame[(frame["months"] == 12) & frame["count"].notna()]
    # Eleven months of 10 and a December of 30.
    assert years["count"].unique().tolist() == [140]
    assert set(years["difference"].dropna()) == {0}
    latest = frame[frame["months"] == 1].iloc[0]
    assert (latest["count"], latest["count_before"]) == (30, 30)


def test_a_december_of_three_times_as_many_is_its_season(
    steady: Snapshot, settings: Settings
) -> None:
    asked = Selection(category="burglary", area=LEEK)
    frame = tables.build("season", steady, settings, asked).frame.set_index("calendar_month")
    assert frame.loc[12, "verdict"] == "more"
    # A usual month is 140 / 12 = 11.7, of which December has 2.6 times as many and June 0.86; few
    # years are drawn some way towards 1, all months by as much.
    drawn = (frame["index"] - 1) / (frame["count"] / 4 / (140 / 12) - 1)
    assert drawn.tolist() == pytest.approx([drawn[1]] * 12)
    assert 0.7 < drawn[1] < 1
    assert frame.loc[12, "count"] == 120
    assert frame["index"].mean() == pytest.approx(1, abs=0.01)
